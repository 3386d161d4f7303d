import { type Glb, readGlb } from './glb.ts';

const files = {
  hall: new URL('../../../assets/models/townhall.glb', import.meta.url),
  light: new URL('../../../assets/models/townhall-light.bin', import.meta.url),
  lightMap: new URL('../../../assets/models/townhall-light.webp', import.meta.url),
  leader: new URL('../../../assets/models/leader.glb', import.meta.url),
} as const;

export const fetchHallModel = (signal: AbortSignal): Promise<Glb> => fetchBytes(files.hall, signal).then(readGlb);
export const fetchLeaderModel = (signal: AbortSignal): Promise<Glb> => fetchBytes(files.leader, signal).then(readGlb);
export const fetchHallLight = (signal: AbortSignal): Promise<ArrayBuffer> => fetchBytes(files.light, signal);

/** The numbers of the file as they are: no color management. Null when it does not come: the hall is then lit plainly. */
export async function fetchHallLightMap(signal: AbortSignal): Promise<ImageBitmap | null> {
  try {
    const bytes = await fetchBytes(files.lightMap, signal);
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
