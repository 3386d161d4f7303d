import { expect, it } from 'vitest';
import type { StageLook } from '../../../../client/world/ports.ts';
import { signWords } from '../../../../client/world/sign-words.ts';

const screen = { title: 'Autumn town hall', next: 'Next: 3 questions wait' };
const quiet: StageLook = { holder: 'nobody', avatar: 'ready', why: '' };

it('[HALL18] a sign says where a door leads, what the town hall is called, and what comes next', () => {
  expect(signWords({ words: 'Foyer' }, screen, quiet)).toEqual({ text: 'Foyer', light: null });
  expect(signWords('title', screen, quiet)).toEqual({ text: 'Autumn town hall', light: null });
  expect(signWords('now', screen, quiet)).toEqual({ text: 'Next: 3 questions wait', light: null });
  expect(signWords('now', { ...screen, next: '' }, quiet).text).toBe('Nobody is speaking');
});

it('[HALL18] a sign says who speaks, in their light; the title and a door stay as they are', () => {
  const speaking: readonly StageLook[] = [
    { holder: 'avatar', leaderName: 'Maya Lindqvist' },
    { holder: 'human', leaderName: 'Maya Lindqvist' },
    { holder: 'asker', name: 'Ada' },
  ];
  expect(speaking.map((look) => signWords('now', screen, look))).toEqual([
    { text: 'AI speaking for Maya Lindqvist', light: 'avatar' },
    { text: 'Maya Lindqvist is live', light: 'human' },
    { text: 'Ada is on the floor', light: 'asker' },
  ]);
  for (const look of speaking) expect(signWords('title', screen, look).light).toBeNull();
});
