import { type HallOnDisk, readHall } from './adapters/node/hall-files.ts';
import { StartError } from './adapters/node/start-error.ts';
import type { Config } from './config.ts';

export const defaultHall = 'townhall';

/** Who sits where is in the record: a town hall stays in the hall that it was made in. Rule HALL26. */
export async function hallOfRecord(hallId: string, config: Config): Promise<HallOnDisk> {
  const stays = `This town hall was made in the hall “${hallId}”, and stays there: its record says who sits where.`;
  const elsewhere = `For a town hall in HALL=${config.hall ?? defaultHall}, begin with another data folder: DATA_DIR=…`;
  const place = await readHall(hallId).catch((error: unknown) => {
    throw new StartError(`${stays} Start it with HALL=…, the path of its file. ${elsewhere}`, { cause: error });
  });
  // Who asked for no hall gets what they had.
  return config.hall === null ? place : { ...place, notes: [...place.notes, `${stays} ${elsewhere}`] };
}
