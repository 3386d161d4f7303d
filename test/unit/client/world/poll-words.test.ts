import { expect, it } from 'vitest';
import { pollInWords, pollOnScreen, screenPoll } from '../../../../client/world/poll-screen.ts';
import {
  answeredWords,
  ownAnswerWords,
  pollLines,
  pollOptions,
  whenSeenWords,
  whoSeesWords,
  wordLines,
} from '../../../../client/world/poll-words.ts';
import type { PollView } from '../../../../protocol/poll.ts';
import { pollId } from '../../../support/build-townhall.ts';

const aView = (over: Partial<PollView> = {}): PollView => ({
  id: pollId('p'),
  kind: 'single',
  phase: 'open',
  isHidden: false,
  createdAt: 1,
  question: 'Where?',
  labels: ['Lisbon', 'Leeds'],
  options: 2,
  answered: 3,
  counts: [1, 2],
  words: null,
  ...over,
});
const scale = aView({ kind: 'scale', options: 3, labels: ['Low', 'High'], counts: [0, 1, 2] });

it('[PO10] a result is every option with its number and its share of those who answered', () => {
  expect(pollLines(aView())).toEqual([
    { label: 'Lisbon', count: 1, percent: 33 },
    { label: 'Leeds', count: 2, percent: 67 },
  ]);
  expect(pollLines(aView({ kind: 'multiple', answered: 2, counts: [2, 2] }))?.map(({ percent }) => percent)).toEqual([
    100, 100,
  ]);
  expect(pollLines(aView({ answered: 0, counts: [0, 0] }))?.[0]?.percent).toBe(0);
  expect(pollLines(aView({ counts: null }))).toBeNull();
});

it('[PO10] a scale names its ends and its middle', () => {
  expect(pollOptions(scale)).toEqual(['1: Low', '2', '3: High']);
  expect(answeredWords(scale)).toBe('3 people have answered. On average 2.7 of 3.');
  expect(answeredWords({ ...scale, counts: null })).toBe('3 people have answered.');
  expect(answeredWords(aView({ answered: 0 }))).toBe('Nobody has answered yet.');
  expect(answeredWords(aView({ answered: 1, phase: 'closed' }))).toBe('1 person answered.');
});

it('[PO10] one’s own answer reads as one gave it', () => {
  const own = { pollId: pollId('p'), picked: [0, 1], text: '' };
  expect(ownAnswerWords(aView({ kind: 'multiple' }), own)).toBe('Lisbon · Leeds');
  expect(ownAnswerWords(aView({ kind: 'words' }), { ...own, picked: [], text: 'Busy' })).toBe('“Busy”');
  expect(pollOptions(aView({ labels: [null, 'Leeds'] }))).toEqual(['This text was erased.', 'Leeds']);
});

it('[PO7] says when results are seen, who can see what, and what that does not protect against', () => {
  expect(whenSeenWords(aView({ isHidden: true }))).toContain('moderators neither');
  expect(whenSeenWords(aView({ phase: 'closed', isHidden: true }))).toBe('');
  expect(whoSeesWords(aView()).at(-1)).toMatch(/sealed part of the record.*runs this server.*guess/);
  expect(whoSeesWords(aView({ kind: 'words' }))).toHaveLength(whoSeesWords(aView()).length + 1);
  const words = [{ text: 'Busy', count: 2, isShown: true }];
  expect(wordLines(aView({ kind: 'words', answered: 4, words }))).toEqual([{ label: 'Busy', count: 2, percent: 50 }]);
  expect(wordLines(aView({ kind: 'words', words: null }))).toBeNull();
});

it('[PO13] the screen shows the open poll, then its result until a question comes to the stage; in words it reads the same', () => {
  const closed = aView({ phase: 'closed' });
  const shown = pollOnScreen(null, { open: aView(), closed: [] }, false);
  expect(shown).toBe('p');
  expect(pollOnScreen(shown, { open: null, closed: [closed] }, false)).toBe('p');
  expect(pollOnScreen(shown, { open: null, closed: [closed] }, true)).toBeNull();
  expect(pollOnScreen(null, { open: null, closed: [closed] }, false)).toBeNull();
  expect(pollInWords(screenPoll(closed))).toEqual([
    'Poll: “Where?”',
    'Lisbon: 1 · 33 %.',
    'Leeds: 2 · 67 %.',
    '3 people answered.',
  ]);
  expect(pollInWords(screenPoll(aView({ counts: null })))).toEqual([
    'Poll: “Where?”',
    'Lisbon.',
    'Leeds.',
    '3 people have answered. Results when it is closed.',
  ]);
});
