import { hallPath } from '../../../protocol/hall-files.ts';
import { type Hall, hallSchema } from '../../../scenes/hall-schema.ts';

/** Gives the data of the hall of a hash, without what is drawn of it; fetched once, again only where it did not come. */
export function createHallReader(): (hash: string) => Promise<Hall | null> {
  const read = new Map<string, Promise<Hall | null>>();
  return async (hash) => {
    const reading = read.get(hash) ?? readHall(hash);
    read.set(hash, reading);
    const hall = await reading;
    if (hall === null) read.delete(hash);
    return hall;
  };
}

async function readHall(hash: string): Promise<Hall | null> {
  try {
    const response = await fetch(hallPath(hash, 'json'));
    return response.ok ? (hallSchema.safeParse(await response.json()).data ?? null) : null;
  } catch {
    // No network: what is told then is told without places.
    return null;
  }
}
