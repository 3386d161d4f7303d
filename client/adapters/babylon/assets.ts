import { type HallFileKind, hallPath } from '../../../protocol/hall-files.ts';
import { type Hall, hallSchema } from '../../../scenes/hall-schema.ts';
import { type Glb, readGlb } from './glb.ts';

const leader = new URL('../../../assets/models/leader.glb', import.meta.url);

export const fetchLeaderModel = (signal: AbortSignal): Promise<Glb> => fetchBytes(leader, signal).then(readGlb);

/** Everything of a hall that is drawn. What is null did not come: a plain stand-in is drawn instead. Rule HALL41. */
export interface HallFiles {
  readonly hall: Hall;
  readonly model: Glb | null;
  readonly light: ArrayBuffer | null;
  readonly lightMap: ImageBitmap | null;
}

/** The files of the hall of this hash, all at once. Rejects only without the hall's own data. */
export async function fetchHall(hash: string, signal: AbortSignal): Promise<HallFiles> {
  const at = (kind: HallFileKind) => fetchBytes(new URL(hallPath(hash, kind), location.origin), signal);
  const [data, model, light, lightMap] = await Promise.all([
    at('json'),
    unlessMissing(at('glb').then(readGlb)),
    unlessMissing(at('bin')),
    unlessMissing(at('webp').then(readLightMap)),
  ]);
  const hall = hallSchema.parse(JSON.parse(new TextDecoder().decode(data)));
  return { hall, model, light, lightMap };
}

async function unlessMissing<T>(file: Promise<T>): Promise<T | null> {
  try {
    return await file;
  } catch (cause) {
    console.warn('a file of the hall did not arrive', cause);
    return null;
  }
}

/** The numbers of the file as they are: no color management. */
function readLightMap(bytes: ArrayBuffer): Promise<ImageBitmap> {
  const options = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' } as const;
  return createImageBitmap(new Blob([bytes], { type: 'image/webp' }), options);
}

async function fetchBytes(url: URL, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal });
  if (!response.ok)
    throw new Error(`the hall's ${url.pathname.split('/').pop() ?? 'file'} did not arrive (${response.status})`);
  return response.arrayBuffer();
}
