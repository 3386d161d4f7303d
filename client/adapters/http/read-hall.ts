import { hallPath } from '../../../protocol/hall-files.ts';
import { type Hall, hallSchema } from '../../../scenes/hall-schema.ts';

/** The data of the hall of this hash, without what is drawn of it: from the browser's own store where the drawing has fetched it. */
export async function readHall(hash: string): Promise<Hall | null> {
  try {
    const response = await fetch(hallPath(hash, 'json'));
    return response.ok ? (hallSchema.safeParse(await response.json()).data ?? null) : null;
  } catch {
    // No network: what is told then is told without places.
    return null;
  }
}
