import { describe, expect, it } from 'vitest';
import { askAgainMs, entryOf } from '../../../../../client/world/lobby/ask-again.ts';
import { connectionWords } from '../../../../../client/world/lobby/connection-words.ts';
import { planStageSchema } from '../../../../../protocol/greeting-plan.ts';
import { aPlan } from '../../../../support/a-greeting-plan.ts';

const plan = aPlan();
const { doorsAtMs, startsAtMs } = plan;

describe('when a page asks again', () => {
  it('[LO4] is spread over eight seconds from the doors on, for a thousand pages', () => {
    const moments = Array.from({ length: 1000 }, (_, n) => askAgainMs(plan, doorsAtMs - 60_000, 0, n / 1000) ?? 0);
    expect([Math.min(...moments), Math.max(...moments)]).toEqual([60_000, 67_992]);
    for (let second = 60; second < 68; second++)
      expect(moments.filter((ms) => Math.floor(ms / 1000) === second)).toHaveLength(125);
  });

  it('[LO4] is every few minutes before that, and at the beginning once the doors are open', () => {
    expect(askAgainMs(plan, doorsAtMs - 9_000_000, 0, 0.5)).toBe(330_000);
    expect(askAgainMs({ ...plan, stage: 'lobby' }, startsAtMs - 20_000, 0, 0)).toBe(20_000);
  });

  it('[LO4] comes with growing pauses, a minute and a quarter at most, while what is due has not happened or nobody answers', () => {
    const pauses = (nowMs: number) => [1, 2, 3, 4, 5, 60].map((tries) => askAgainMs(plan, nowMs, tries, 0.5));
    expect(pauses(doorsAtMs)).toEqual([8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(pauses(doorsAtMs - 9_000_000)).toEqual(pauses(doorsAtMs));
    expect([askAgainMs(plan, doorsAtMs, 0, 0), askAgainMs(plan, doorsAtMs, 9, 0.999)]).toEqual([3000, 74_970]);
  });

  it('[LO4] is never, where nothing is waited for', () => {
    for (const stage of ['open', 'ended', 'cancelled'] as const)
      expect(askAgainMs({ ...plan, stage }, doorsAtMs, 0, 0)).toBeNull();
    expect(askAgainMs(null, doorsAtMs, 3, 0)).toBeNull();
  });
});

it('[LO2] [LO5] one comes in while the doors are open, and after the end only to read and to answer', () => {
  const entries = (isToHall: boolean) =>
    planStageSchema.options.map((stage) => entryOf({ ...plan, stage }, isToHall)).concat(entryOf(null, isToHall));
  expect(entries(true)).toEqual(['later', 'now', 'now', 'over', 'cancelled', 'now']);
  expect(entries(false)).toEqual(['later', 'now', 'now', 'now', 'cancelled', 'now']);
});

it('[LO10] each trouble of the connection has its own words, and what to do', () => {
  const reached = { kind: 'reached', ms: 40, voices: 'on', carriesVoices: true } as const;
  const said = [
    { kind: 'offline' } as const,
    { kind: 'unreachable' } as const,
    { kind: 'refused', message: 'Too fast. Wait a moment.' } as const,
    { ...reached, ms: 1400 },
    { ...reached, voices: 'off' as const },
    { ...reached, carriesVoices: false },
  ].map(connectionWords);
  expect(said.every(({ isBad }) => isBad)).toBe(true);
  expect(new Set(said.map((each) => each.said)).size).toBe(said.length);
  expect(said.map((each) => each.said).join(' ')).toMatch(
    /offline.*does not answer.*Too fast.*1400 ms.*Voices are off/,
  );
  expect(connectionWords(reached)).toEqual({
    said: 'Server reached in 40 ms. Voices are on; whether sound gets through your network shows once you are in.',
    isBad: false,
  });
  expect(connectionWords({ kind: 'checking' }).isBad).toBe(false);
});
