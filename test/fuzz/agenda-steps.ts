import fc from 'fast-check';
import type { TownhallState } from '../../server/townhall/state.ts';
import { itemId } from '../support/build-townhall.ts';

/** What is planned, with items that come, go and change their places. */
export function agendaSteps(text: fc.Arbitrary<string>) {
  return fc.oneof(
    fc
      .record({
        ids: fc.shuffledSubarray(['i1', 'i2', 'i3']),
        title: text,
        minutes: fc.constantFrom(1, 5, 25),
        isLate: fc.boolean(),
      })
      .map(({ ids, title, minutes, isLate }) => ({ agenda }: TownhallState) => ({
        type: 'agenda.set' as const,
        was: isLate ? 0 : agenda.entry,
        items: ids.map((id) => ({ item: itemId(id), title, minutes })),
      })),
    fc.record({ type: fc.constant('agenda.start' as const), item: fc.constantFrom('i1', 'i2', 'i3').map(itemId) }),
    fc.record({ type: fc.constant('agenda.finish' as const) }),
  );
}
