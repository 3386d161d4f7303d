import { describe, expect, it } from 'vitest';
import { createPalmWatch, type HandPose, watchPalm } from '../../../../client/world/palm.ts';

const level = { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] } as const;
const half = Math.SQRT1_2;
/** Turned so that what is named comes to the eyes, which are behind the hand (+Z). */
const turns = {
  plusX: [0, -half, 0, half],
  minusX: [0, half, 0, half],
  minusY: [-half, 0, 0, half],
  minusZ: [0, 0, 0, 1],
} as const;
const handAt = (rotation: HandPose['rotation'], rest: Partial<HandPose> = {}): HandPose => ({
  position: [-0.05, 1.45, -0.45],
  rotation,
  side: 'left',
  isBare: false,
  ...rest,
});

function isUpAfter(hand: HandPose, seconds = 1, watch = createPalmWatch()): boolean {
  for (let passed = 0; passed < seconds; passed += 0.014) watchPalm(watch, hand, level, 0.014);
  return watch.isUp;
}

describe('a palm that is turned to the eyes', () => {
  it('[HX4] is seen with a controller in either hand, and with bare hands', () => {
    expect(isUpAfter(handAt(turns.plusX))).toBe(true);
    expect(isUpAfter(handAt(turns.minusX, { side: 'right' }))).toBe(true);
    expect(isUpAfter(handAt(turns.minusY, { isBare: true }))).toBe(true);
    expect(isUpAfter(handAt(turns.minusY, { isBare: true, side: 'right' }))).toBe(true);
  });

  it('[HX4] is not the back of a hand, a hand that points, one out of sight or one out of reach', () => {
    expect(isUpAfter(handAt(turns.minusX))).toBe(false);
    expect(isUpAfter(handAt(turns.plusX, { side: 'right' }))).toBe(false);
    expect(isUpAfter(handAt(turns.minusZ))).toBe(false);
    expect(isUpAfter(handAt(turns.plusX, { position: [-0.1, 0.9, -0.1] }))).toBe(false);
    expect(isUpAfter(handAt(turns.plusX, { position: [-0.1, 1.5, -1.4] }))).toBe(false);
  });

  it('[HX4] takes a moment to begin and a longer one to end, so that neither a gesture nor a tremble counts', () => {
    const watch = createPalmWatch();
    expect(isUpAfter(handAt(turns.plusX), 0.1, watch)).toBe(false);
    expect(isUpAfter(handAt(turns.plusX), 0.1, watch)).toBe(true);
    expect(isUpAfter(handAt(turns.minusZ), 0.25, watch)).toBe(true);
    expect(isUpAfter(handAt(turns.minusZ), 0.25, watch)).toBe(false);
  });
});
