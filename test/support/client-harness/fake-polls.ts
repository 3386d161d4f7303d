import { pollIdSchema } from '../../../protocol/ids.ts';
import type { OwnAnswer, PollsMessage, PollView } from '../../../protocol/poll.ts';
import type { Snapshot } from '../../../protocol/views.ts';
import type { Scene } from './fake-state.ts';

// The polls that the harness's server has.

const poll = (id: string, over: Partial<PollView>): PollView => ({
  id: pollIdSchema.parse(id),
  kind: 'single',
  phase: 'open',
  isHidden: false,
  createdAt: 3,
  question: 'Where should we meet next year?',
  labels: ['Lisbon, as this year', 'Leeds, beside the plant', 'Online only, with a day off for everybody instead'],
  options: 3,
  answered: 48,
  counts: [21, 19, 8],
  words: null,
  ...over,
});

const over = poll('p-over', {
  kind: 'scale',
  phase: 'closed',
  createdAt: 1,
  question: 'How clear is the plan for the next quarter to you?',
  labels: ['Not at all', 'Completely'],
  options: 5,
  answered: 61,
  counts: [3, 9, 17, 24, 8],
});
const draft = poll('p-draft', {
  kind: 'multiple',
  phase: 'draft',
  isHidden: true,
  question: 'What would help you most?',
  labels: ['More time', 'Better tools', 'Fewer meetings'],
  answered: 0,
  counts: null,
});
const hidden = poll('p-hidden', { isHidden: true, counts: null });
const words = (isCrew: boolean): PollView =>
  poll('p-words', {
    kind: 'words',
    question: 'One word for the last year?',
    labels: [],
    options: 0,
    counts: [],
    answered: 37,
    words: [
      { text: 'Busy', count: 14, isShown: true },
      { text: 'Hopeful', count: 9, isShown: true },
      { text: 'Where did the time go?', count: 1, isShown: false },
    ].filter(({ isShown }) => isCrew || isShown),
  });

export function fakePolls(scene: Scene, isCrew: boolean): Pick<Snapshot, 'polls' | 'pollAnswers'> {
  const drafts = isCrew ? [draft] : [];
  const own: OwnAnswer = { pollId: hidden.id, picked: [1], text: '' };
  if (scene === 'poll') return { polls: [over, poll('p-open', {}), ...drafts], pollAnswers: [] };
  if (scene === 'poll-hidden') return { polls: [hidden], pollAnswers: [own] };
  if (scene === 'poll-words') return { polls: [over, words(isCrew)], pollAnswers: [] };
  return { polls: [], pollAnswers: [] };
}

/** What the page is told when its answer was taken. */
export function pollAnswered({ pollId, picked, text }: OwnAnswer): PollsMessage {
  return { seq: 3, changed: [], gone: [], own: [{ pollId, picked, text }] };
}
