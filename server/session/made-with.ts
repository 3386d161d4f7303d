import { type TownhallEvent, townhallEventSchema } from '../../protocol/events.ts';
import { type PersonaId, type TownhallId, townhallStream } from '../../protocol/ids.ts';
import { foldStream } from './fold-stream.ts';
import type { Record } from './ports.ts';

/** The persona that a town hall was made with, or planned for; null where none was made yet. Reads the beginning of its record alone: it stays once people were in. Rules PN8, OT3. */
export async function personaOf(record: Pick<Record, 'read'>, townhallId: TownhallId): Promise<PersonaId | null> {
  const { state } = await foldStream<TownhallEvent, PersonaId | null>(
    { read: (stream, fromSeq) => firstOf(record.read(stream, fromSeq)) },
    townhallStream(townhallId),
    townhallEventSchema,
    null,
    (before, event) => {
      if (event.type === 'townhall.edited') return event.plan.personaId;
      return event.type === 'townhall.created' ? event.personaId : before;
    },
  );
  return state;
}

async function* firstOf<T>(batches: AsyncIterable<T>): AsyncIterable<T> {
  for await (const batch of batches) {
    yield batch;
    return;
  }
}
