import { expect, it } from 'vitest';
import { parseIncoming } from '../../../../client/world/parse.ts';
import {
  noPolls,
  pollLists,
  pollsAwaitingSnapshot,
  pollsFromSnapshot,
  withPolls,
} from '../../../../client/world/polls.ts';
import type { PollView } from '../../../../protocol/poll.ts';
import { snapshotFor } from '../../../../server/session/townhall-reader.ts';
import { answerId, aTownhall, idOf, pollId } from '../../../support/build-townhall.ts';

const view = (id: string, over: Partial<PollView> = {}): PollView => ({
  id: pollId(id),
  kind: 'single',
  phase: 'open',
  isHidden: false,
  createdAt: 1,
  question: 'Where?',
  labels: ['Lisbon', 'Leeds'],
  options: 2,
  answered: 0,
  counts: [0, 0],
  words: null,
  ...over,
});

function aSnapshot(seq: number, polls: readonly PollView[]) {
  const snapshot = snapshotFor(aTownhall().state, idOf('ada'), {
    head: answerId('a'),
    leaderName: 'Lea',
    isDemo: true,
  });
  if (snapshot === null) throw new Error('nobody here');
  return { ...snapshot, seq, polls };
}

it('[PO6] [CO8] starts from the snapshot and applies only what is newer, in order', () => {
  const early = withPolls(noPolls, { seq: 12, changed: [view('p', { answered: 3 })], gone: [], own: [] });
  const older = withPolls(early, { seq: 9, changed: [view('p', { answered: 1 })], gone: [] });
  const polls = pollsFromSnapshot(
    older,
    aSnapshot(10, [view('p', { answered: 2 }), view('draft', { phase: 'draft' })]),
  );
  expect(polls.byId.get(pollId('p'))?.answered).toBe(3);
  const later = withPolls(polls, {
    seq: 13,
    changed: [view('p', { phase: 'closed' })],
    gone: [pollId('draft')],
    own: [{ pollId: pollId('p'), picked: [1], text: '' }],
  });
  expect(pollLists(later)).toMatchObject({ open: null, drafts: [], closed: [{ id: 'p' }] });
  expect(later.own.get(pollId('p'))?.picked).toEqual([1]);
  expect(pollsFromSnapshot(later, aSnapshot(11, []))).toBe(later);
  expect(pollsFromSnapshot(pollsAwaitingSnapshot(later), aSnapshot(14, [])).byId.size).toBe(0);
});

it('[CO7] a poll that cannot be read costs that poll alone', () => {
  const message = { seq: 1, gone: [], changed: [view('p'), { ...view('q'), answered: -1 }] };
  expect(parseIncoming('polls', message)).toMatchObject({ value: { message: { changed: [{ id: 'p' }] } }, dropped: 1 });
  expect(parseIncoming('polls', { changed: [] })).toEqual({ value: null, dropped: 1 });
});
