import fc from 'fast-check';
import { expect } from 'vitest';
import type { Command, PollCommand } from '../../protocol/commands.ts';
import type { Actor, TownhallEvent } from '../../protocol/events.ts';
import { pollKindSchema } from '../../protocol/poll.ts';
import { pollViewsFor } from '../../server/townhall/poll-views.ts';
import type { TownhallState } from '../../server/townhall/state.ts';
import type { Viewer } from '../../server/townhall/visible-to.ts';
import { pollId } from '../support/build-townhall.ts';

type Asked = readonly [fc.Arbitrary<Actor>, fc.Arbitrary<Command | ((state: TownhallState) => Command)>];

const id = fc.constantFrom('p1', 'p2', 'p3').map(pollId);

/** What people and the crew do with polls. Answers go to the open one more often than not, else they would seldom meet it. */
export function pollSteps(
  byPerson: fc.Arbitrary<Actor>,
  byCrew: fc.Arbitrary<Actor>,
  text: fc.Arbitrary<string>,
): readonly Asked[] {
  const create: fc.Arbitrary<PollCommand> = fc.record({
    type: fc.constant('poll.create' as const),
    pollId: id,
    kind: fc.constantFrom(...pollKindSchema.options, 'words' as const),
    question: text,
    labels: fc.constantFrom<readonly string[]>(['Low', 'High'], ['Low', 'High'], ['One', 'Two', 'Three'], []),
    steps: fc.constantFrom(5, 5, undefined, 1),
    isHidden: fc.boolean(),
  });
  const words = fc.constantFrom('Yes', 'yes.', 'No');
  const answered = fc.record({ fallback: id, picked: fc.uniqueArray(fc.nat(5), { maxLength: 3 }), words });
  const onOpen = (state: TownhallState, fallback: ReturnType<typeof pollId>) =>
    state.polls.find(({ phase }) => phase === 'open')?.id ?? fallback;
  const answer = answered.map(({ fallback, picked, words: said }) => (state: TownhallState) => {
    const poll = onOpen(state, fallback);
    const isOne = picked.length > 1 && state.polls.get(poll)?.kind !== 'multiple';
    return { type: 'poll.answer' as const, pollId: poll, picked: isOne ? picked.slice(0, 1) : picked, text: said };
  });
  // What is shown is hidden by the next step of this kind: else it seldom would, in so short a play.
  const onWords = fc.record({ fallback: id, words }).map(({ fallback, words: said }) => (state: TownhallState) => {
    const poll = state.polls.find(({ kind, answers }) => kind === 'words' && !answers.isEmpty());
    const type = poll?.shown.isEmpty() === false ? ('poll.hide-words' as const) : ('poll.show-words' as const);
    return { type, pollId: poll?.id ?? fallback, text: said };
  });
  const onPoll = fc.record({
    type: fc.constantFrom('poll.open', 'poll.open', 'poll.open', 'poll.close', 'poll.discard'),
    pollId: id,
  });
  const back = id.map((fallback) => (state: TownhallState) => ({
    type: 'poll.take-back' as const,
    pollId: onOpen(state, fallback),
  }));
  return [
    [byCrew, create],
    [byCrew, onPoll],
    [byPerson, answer],
    [byPerson, answer],
    [byPerson, back],
    [byCrew, onWords],
  ];
}

/** Of what a viewer without a desk sees: no draft, no result that is hidden, no words that were not let be seen, nobody else's answer. */
export function assertPollsKept(viewer: Viewer, state: TownhallState, seen: readonly (TownhallEvent | null)[]): void {
  for (const event of seen)
    if (event?.type === 'poll.answered' || event?.type === 'poll.taken-back')
      expect(event.memberId).toBe(viewer.memberId);
  for (const audience of [viewer, { role: 'moderator' } as const]) {
    for (const { id, phase, isHidden, counts, words } of pollViewsFor(state, audience)) {
      const poll = state.polls.get(id);
      if (isHidden && phase !== 'closed') expect({ id, counts, words }).toEqual({ id, counts: null, words: null });
      if (audience !== viewer) continue;
      expect(['open', 'closed']).toContain(poll?.phase);
      expect(words?.every(({ isShown }) => isShown) ?? true).toBe(true);
    }
  }
}
