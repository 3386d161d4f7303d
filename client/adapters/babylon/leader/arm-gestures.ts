import { type Gesture, gestures } from '../../../world/acting/gestures.ts';

/**
 * Where the numbers of one arm stand in its row, in radians: the shoulder lifted, the upper arm forwards (x, negative) and outwards (z),
 * the elbow bent (x, negative) and turned outwards (y), the palm turned (negative: up), the four fingers curled, the thumb brought to them.
 */
export const armAt = {
  shoulder: 0,
  swing: 1,
  spread: 2,
  elbow: 3,
  outwards: 4,
  palm: 5,
  index: 6,
  middle: 7,
  ring: 8,
  pinky: 9,
  thumb: 10,
} as const;
export const armFloats = 11;

type ArmRow = readonly [
  shoulder: number,
  swing: number,
  spread: number,
  elbow: number,
  outwards: number,
  palm: number,
  index: number,
  middle: number,
  ring: number,
  pinky: number,
  thumb: number,
];

const rows: Readonly<Record<Gesture, ArmRow>> = {
  rest: [0, 0, -0.03, -0.28, 0, 0, 0.06, 0.1, 0.14, 0.18, 0.06],
  ready: [0, -0.2, 0.03, -1.02, -0.5, 0.12, 0.3, 0.44, 0.55, 0.66, 0.28],
  offer: [0, -0.38, 0.06, -1.22, 0.12, -1.15, -0.12, -0.08, -0.05, 0, 0],
  welcome: [0.02, -0.34, 0.2, -1.05, 0.38, -1.05, -0.15, -0.12, -0.1, -0.08, 0],
  one: [0, -0.5, 0.04, -1.85, 0.05, 0.75, -0.2, 1.35, 1.45, 1.5, 0.75],
  two: [0, -0.5, 0.04, -1.85, 0.05, 0.75, -0.2, -0.2, 1.45, 1.5, 0.75],
  three: [0, -0.5, 0.04, -1.85, 0.05, 0.75, -0.2, -0.2, -0.2, 1.45, 0.75],
  pinch: [0, -0.42, 0.05, -1.5, -0.05, 0.25, 0.72, 0.35, 0.3, 0.25, 0.6],
  firm: [0, -0.4, 0.08, -1.2, -0.12, 1.25, -0.05, 0, 0, 0.05, 0.1],
  shrug: [0.22, -0.1, 0.04, -1.5, 0.55, -1.3, -0.12, -0.1, -0.08, -0.05, 0],
  towards: [0, -0.5, 0.32, -0.72, 0.5, -0.9, -0.12, -0.08, -0.05, 0, 0],
};

/** A row of {@link armFloats} for each gesture, in the order of `gestures`. */
export const gestureRows = new Float32Array(gestures.flatMap((gesture) => rows[gesture]));
