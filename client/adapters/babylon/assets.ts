import { bodyPath } from '../../../protocol/body-files.ts';
import { hallPath } from '../../../protocol/hall-files.ts';
import { type Hall, hallSchema } from '../../../scenes/hall-schema.ts';
import { type Glb, readGlb } from './glb.ts';
import { isDriven } from './leader/driven-targets.ts';

/** The leader's body of this hash. */
export const fetchLeaderModel = (hash: string, signal: AbortSignal): Promise<Glb> =>
  fetchBytes(new URL(bodyPath(hash), location.origin), signal).then((bytes) => readGlb(bytes, isDriven));

/** Everything of a hall that is drawn. */
export interface HallFiles {
  readonly hall: Hall;
  readonly model: Glb;
  readonly light: ArrayBuffer;
  /** Null when it does not come: the hall is then lit plainly. */
  readonly lightMap: ImageBitmap | null;
}

/** The files of the hall of this hash, all at once. */
export async function fetchHall(hash: string, signal: AbortSignal): Promise<HallFiles> {
  const at = (kind: 'json' | 'glb' | 'bin') => fetchBytes(new URL(hallPath(hash, kind), location.origin), signal);
  const [data, model, light, lightMap] = await Promise.all([
    at('json'),
    at('glb'),
    at('bin'),
    fetchLightMap(new URL(hallPath(hash, 'webp'), location.origin), signal),
  ]);
  const hall = hallSchema.parse(JSON.parse(new TextDecoder().decode(data)));
  return { hall, model: readGlb(model), light, lightMap };
}

/** The numbers of the file as they are: no color management. */
async function fetchLightMap(url: URL, signal: AbortSignal): Promise<ImageBitmap | null> {
  try {
    const bytes = await fetchBytes(url, signal);
    const options = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' } as const;
    return await createImageBitmap(new Blob([bytes], { type: 'image/webp' }), options);
  } catch (cause) {
    console.warn('the light of the hall did not arrive', cause);
    return null;
  }
}

async function fetchBytes(url: URL, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal });
  if (!response.ok)
    throw new Error(`the hall's ${url.pathname.split('/').pop() ?? 'file'} did not arrive (${response.status})`);
  return response.arrayBuffer();
}
