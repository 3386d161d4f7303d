import type { Comfort } from './comfort.ts';

const pressed = 0.65;
const released = 0.3;
const smoothRadPerS = (75 * Math.PI) / 180;

/** One hand's stick, to write into. */
export interface TurnStick {
  hasTurned: boolean;
}

/**
 * The radians by which the wearer turns in this frame, to the left above 0, for a stick that is `x` to the right (-1 to 1). In steps: once
 * for each push. Smoothly: the faster the further it is pushed. Allocates nothing. Rule HX2.
 */
export function turnStep(stick: TurnStick, x: number, seconds: number, turn: Comfort['turn']): number {
  const push = Math.abs(x);
  if (turn === 'smooth') {
    stick.hasTurned = false;
    return push < released ? 0 : (-Math.sign(x) * smoothRadPerS * seconds * (push - released)) / (1 - released);
  }
  if (push < released) stick.hasTurned = false;
  if (push <= pressed || stick.hasTurned) return 0;
  stick.hasTurned = true;
  return snapOf(turn, x > 0 ? 'right' : 'left');
}

/** A whole turn to one side: a step, or 30° for who turns smoothly. */
export function snapOf(turn: Comfort['turn'], way: 'left' | 'right'): number {
  const rad = turn === 'snap-45' ? Math.PI / 4 : Math.PI / 6;
  return way === 'left' ? rad : -rad;
}
