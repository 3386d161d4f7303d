import { Map as PersistentMap } from 'immutable';
import { assertNever } from '../../protocol/assert-never.ts';
import type { PollId } from '../../protocol/ids.ts';
import { withEntry } from './change.ts';
import { type EventOf, erased, textIn } from './event-of.ts';
import { invariant } from './invariant.ts';
import { wordsKey } from './poll-count.ts';
import type { Poll, TownhallState } from './state.ts';

/** Folds an event of a poll. Rules PO1 to PO9. */
export function evolvePoll(state: TownhallState, event: EventOf<`poll.${string}`>): TownhallState {
  const id = event.pollId;
  switch (event.type) {
    case 'poll.created':
      return created(state, event);
    case 'poll.opened':
      return withPoll(state, id, { phase: 'open' });
    case 'poll.closed':
      return withPoll(state, id, { phase: 'closed', result: event.result });
    case 'poll.discarded':
      return withPoll(state, id, { phase: 'discarded' });
    case 'poll.answered': {
      const { memberId, personal } = event;
      const { answers } = pollIn(state, id);
      // Nobody can tell any more what was answered: it counts as not answered.
      if (personal === 'erased') return withPoll(state, id, { answers: answers.delete(memberId) });
      const answer = { ...personal, entry: state.seq };
      return withEntry(withPoll(state, id, { answers: answers.set(memberId, answer) }), memberId);
    }
    case 'poll.taken-back':
      return withPoll(state, id, { answers: pollIn(state, id).answers.delete(event.memberId) });
    case 'poll.words-shown':
    case 'poll.words-hidden':
      return letBeSeen(state, event);
    default:
      return assertNever(event);
  }
}

/** Folds an erasure: what lay in these entries is gone from the poll too. What was counted at its close stays. Rule PO9. */
export function forgetInPoll(poll: Poll, gone: ReadonlySet<number>): Poll {
  const isAsked = gone.has(poll.entry);
  const isTouched = poll.answers.some(({ entry }) => gone.has(entry)) || poll.shown.some((entry) => gone.has(entry));
  if (!isAsked && !isTouched) return poll;
  return {
    ...poll,
    answers: poll.answers.filter(({ entry }) => !gone.has(entry)),
    shown: poll.shown.filter((entry) => !gone.has(entry)),
    ...(isAsked && { question: erased, labels: poll.labels.map(() => erased) }),
  };
}

function created(state: TownhallState, event: EventOf<'poll.created'>): TownhallState {
  const { pollId, kind, options, isHidden, personal, by } = event;
  const howMany = kind === 'words' ? 0 : kind === 'scale' ? 2 : options;
  const poll: Poll = {
    id: pollId,
    kind,
    options,
    isHidden,
    createdAtMs: event.at,
    question: textIn(personal === 'erased' ? personal : { question: personal.question }, 'question'),
    labels: personal === 'erased' ? Array.from({ length: howMany }, () => erased) : personal.labels,
    entry: state.seq,
    phase: 'draft',
    answers: PersistentMap(),
    result: null,
    shown: PersistentMap(),
  };
  const known = { ...state, polls: state.polls.set(pollId, poll) };
  return personal === 'erased' || by.kind !== 'member' ? known : withEntry(known, by.memberId);
}

/** The words stand in this entry too: an erasure of anybody who answers so reaches it. */
function letBeSeen(state: TownhallState, event: EventOf<'poll.words-shown' | 'poll.words-hidden'>): TownhallState {
  const { pollId, personal } = event;
  if (personal === 'erased') return state;
  const key = wordsKey(personal.text);
  const { answers, shown } = pollIn(state, pollId);
  const isShown = event.type === 'poll.words-shown';
  let next = withPoll(state, pollId, { shown: isShown ? shown.set(key, state.seq) : shown.delete(key) });
  for (const [memberId, { text }] of answers) if (wordsKey(text) === key) next = withEntry(next, memberId);
  return next;
}

function pollIn(state: TownhallState, id: PollId): Poll {
  const poll = state.polls.get(id);
  invariant(poll !== undefined, `no poll ${id} at entry ${state.seq}`);
  return poll;
}

function withPoll(state: TownhallState, id: PollId, change: Partial<Poll>): TownhallState {
  return { ...state, polls: state.polls.set(id, { ...pollIn(state, id), ...change }) };
}
