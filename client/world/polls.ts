import type { PollId } from '../../protocol/ids.ts';
import type { OwnAnswer, PollsMessage, PollView } from '../../protocol/poll.ts';
import type { Snapshot } from '../../protocol/views.ts';

/** All polls this member may see, and their own answers, as of record entry `seq`. Before the snapshot, messages wait in `early`. */
export interface Polls {
  /** -1 before the snapshot. */
  readonly seq: number;
  readonly byId: ReadonlyMap<PollId, PollView>;
  readonly own: ReadonlyMap<PollId, OwnAnswer>;
  readonly early: readonly PollsMessage[];
}

export const noPolls: Polls = { seq: -1, byId: new Map(), own: new Map(), early: [] };

/** Starts from a snapshot at entry n and applies the messages that came early and are newer, as with questions. Rules CO8, PO6. */
export function pollsFromSnapshot(before: Polls, { seq, polls, pollAnswers }: Snapshot): Polls {
  if (seq < before.seq) return before;
  const start: Polls = {
    seq,
    byId: new Map(polls.map((poll) => [poll.id, poll])),
    own: ownById(pollAnswers),
    early: [],
  };
  return before.early.reduce(withPolls, start);
}

/** Applies changes up to `message.seq`; older ones than what is known are ignored. */
export function withPolls(polls: Polls, message: PollsMessage): Polls {
  if (polls.seq < 0) return { ...polls, early: [...polls.early, message] };
  if (message.seq <= polls.seq) return polls;
  const byId = new Map(polls.byId);
  for (const id of message.gone) byId.delete(id);
  for (const poll of message.changed) byId.set(poll.id, poll);
  return { seq: message.seq, byId, own: message.own === undefined ? polls.own : ownById(message.own), early: [] };
}

/** After a drop: what was known stays in sight, messages wait, and the next snapshot starts anew. */
export function pollsAwaitingSnapshot(polls: Polls): Polls {
  return { ...polls, seq: -1, early: [] };
}

function ownById(answers: readonly OwnAnswer[]): ReadonlyMap<PollId, OwnAnswer> {
  return new Map(answers.map((answer) => [answer.pollId, answer]));
}

export interface PollLists {
  /** The one that is asked now. */
  readonly open: PollView | null;
  /** Only the crew knows them. Oldest first. */
  readonly drafts: readonly PollView[];
  /** Newest first. */
  readonly closed: readonly PollView[];
}

export function pollLists({ byId }: Polls): PollLists {
  const all = [...byId.values()].sort((a, b) => a.createdAt - b.createdAt);
  return {
    open: all.find(({ phase }) => phase === 'open') ?? null,
    drafts: all.filter(({ phase }) => phase === 'draft'),
    closed: all.filter(({ phase }) => phase === 'closed').reverse(),
  };
}
