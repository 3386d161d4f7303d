import { hallSchema } from './hall-schema.ts';
import townhallData from './townhall.hall.json' with { type: 'json' };

/** The town hall: 250 seats in curved rising rows, three balconies. Its data is checked by `test/unit/scenes`. */
export const townhall = hallSchema.parse(townhallData);
