import { hallPath } from '../../../protocol/hall-files.ts';
import { type Hall, hallSchema } from '../../../scenes/hall-schema.ts';

/** Where everything is in the hall of this hash, without anything to draw it with. Rejects when it does not come. */
export async function fetchHallPlan(hash: string, signal: AbortSignal): Promise<Hall> {
  const response = await fetch(hallPath(hash, 'json'), { signal });
  if (!response.ok) throw new Error(`the plan of the hall did not arrive (${response.status})`);
  return hallSchema.parse(await response.json());
}
