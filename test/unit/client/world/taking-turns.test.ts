import { expect, it } from 'vitest';
import { TakingTurns } from '../../../../client/world/taking-turns.ts';

/** How often a second each of twelve rows is due at this rate of frames, once the rate is known. */
function ratesAt(framesPerSecond: number, people = 500, isAtRest = true): readonly number[] {
  const turns = new TakingTurns();
  const due: number[] = Array.from({ length: 12 }, () => 0);
  for (let frame = 0; frame < framesPerSecond * 12; frame++) {
    turns.begin((frame * 1000) / framesPerSecond, people);
    if (frame < framesPerSecond * 2) continue;
    for (let row = 0; row < 12; row++) if (turns.isDue(row, isAtRest)) due[row] = (due[row] ?? 0) + 1;
  }
  return due.map((times) => Math.round(times / 10));
}

it('[HALL44] each row is due some twelve times a second, or in every frame where frames are few', () => {
  for (const [frames, rate] of [
    [20, 20],
    [30, 15],
    [60, 12],
    [72, 12],
    [90, 15],
    [120, 20],
  ] as const)
    for (const measured of ratesAt(frames))
      expect(Math.abs(measured - rate), `${frames} frames`).toBeLessThanOrEqual(1);
});

it('[HALL44] a pause, or a clock that stands, changes nothing', () => {
  const turns = new TakingTurns();
  for (let frame = 0; frame < 200; frame++) turns.begin(frame * 14, 500);
  const due = () => {
    const rows = Array.from({ length: 12 }, (_, row) => row).filter((row) => turns.isDue(row, true));
    return rows.length;
  };
  expect(due()).toBe(2);
  turns.begin(60_000, 500);
  expect(due()).toBe(2);
  turns.begin(60_000, 500);
  expect(due()).toBe(2);
});

it('[HALL44] of a crowd above six hundred those at rest move half as often, who claps or has a hand up as before', () => {
  for (const measured of ratesAt(60, 1000)) expect(Math.abs(measured - 6)).toBeLessThanOrEqual(1);
  for (const measured of ratesAt(60, 1000, false)) expect(Math.abs(measured - 12)).toBeLessThanOrEqual(1);
  for (const measured of ratesAt(12, 1000)) expect(measured).toBe(12);
});
