import { describe, expect, it } from 'vitest';
import { comfortText, gentle, heightWords, readComfort, withComfort } from '../../../../client/world/comfort.ts';

describe('comfort in a headset', () => {
  it('[HX1] is gentle until somebody chooses, and comes back from the browser as it was chosen', () => {
    expect(readComfort(null)).toEqual(gentle);
    const chosen = [
      { kind: 'turn', turn: 'smooth' },
      { kind: 'vignette', isOn: false },
      { kind: 'posture', posture: 'standing' },
      { kind: 'height', by: 1 },
      { kind: 'hands', hands: 'one' },
      { kind: 'panel-hand', panelHand: 'right' },
      { kind: 'captions', captions: { size: 'large' } },
      { kind: 'captions', captions: { isStrong: true } },
    ] as const;
    const comfort = chosen.reduce(withComfort, gentle);
    expect(comfort).toEqual({
      turn: 'smooth',
      hasVignette: false,
      posture: 'standing',
      heightSteps: 1,
      hands: 'one',
      panelHand: 'right',
      captions: { isOn: true, size: 'large', distance: 'middle', isStrong: true },
    });
    expect(readComfort(comfortText(comfort))).toEqual(comfort);
  });

  it.each([
    'no JSON',
    '{}',
    'null',
    JSON.stringify({ ...gentle, turn: 'spin' }),
    JSON.stringify({ ...gentle, heightSteps: 99 }),
    JSON.stringify({ ...gentle, another: 1 }),
  ])('[HX1] takes what is not understood (%s) for no choice', (kept) => {
    expect(readComfort(kept)).toEqual(gentle);
  });

  it('[HX1] keeps the eyes within 40 cm of where they are, and says by how much', () => {
    const up = Array.from({ length: 12 }).reduce<typeof gentle>(
      (each) => withComfort(each, { kind: 'height', by: 1 }),
      gentle,
    );
    expect(up.heightSteps).toBe(8);
    expect(heightWords(up.heightSteps)).toBe('40 cm higher');
    expect(heightWords(-3)).toBe('15 cm lower');
    expect(withComfort(up, { kind: 'height', by: 0 }).heightSteps).toBe(0);
  });
});
