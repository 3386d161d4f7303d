import { expect, it } from 'vitest';
import { bestSeats } from '../../../scenes/best-seats.ts';
import { townhall } from '../../../scenes/load-hall.ts';

it('[MB4, MB16] gives the seats in the middle, a few rows back, first, those of moderators last, and each once', () => {
  const seats = bestSeats(townhall);
  expect(new Set(seats.map(({ id }) => id)).size).toBe(townhall.seats.length);
  for (const { position } of seats.slice(0, 10)) {
    expect(Math.abs(position[0])).toBeLessThan(3);
    expect(position[2]).toBeGreaterThan(2);
    expect(position[2]).toBeLessThan(7);
  }
  const [last, ...corner] = seats.slice(-3);
  expect(Math.abs(last?.position[0] ?? 0)).toBeGreaterThan(8);
  expect(corner.map(({ isForModerators }) => isForModerators)).toEqual([true, true]);
});
