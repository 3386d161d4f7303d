import { describe, expect, it } from 'vitest';
import { turnStep } from '../../../../client/world/turning.ts';

const degrees = (rad: number) => (rad * 180) / Math.PI;

describe('turning with a stick', () => {
  it.each([
    ['snap-30', 30],
    ['snap-45', 45],
  ] as const)('[HX2] %s turns once for each push, to the side of the push', (turn, step) => {
    const stick = { hasTurned: false };
    const pushes = [0.2, 0.9, 0.9, 0.5, 0.9, 0.1, -0.8, -0.8];
    const turned = pushes.map((x) => Math.round(degrees(turnStep(stick, x, 0.014, turn))));
    expect(turned.map((each) => each + 0)).toEqual([0, -step, 0, 0, 0, 0, step, 0]);
  });

  it('[HX2] smoothly it turns for as long as it is pushed, by 75° a second at most, and rests in the middle', () => {
    const stick = { hasTurned: false };
    const second = (x: number) =>
      Array.from({ length: 100 }, () => turnStep(stick, x, 0.01, 'smooth')).reduce((a, b) => a + b, 0);
    expect(degrees(second(1))).toBeCloseTo(-75);
    expect(degrees(second(-0.65))).toBeCloseTo(37.5);
    expect(second(0.25)).toBe(0);
  });
});
