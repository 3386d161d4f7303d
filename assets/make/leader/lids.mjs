// The eyes' places and their lids, seen from the eye's middle: elevations for each azimuth (radians, outwards positive).
import { clamp } from './sdf.mjs';

/** The eyeballs' middle (mirrored) and radius: the same in every figure, since joints and shader know it. */
export const eye = { x: 3.2, y: 0, z: 6.3, radius: 1.56 };
export const innerRad = -0.98;
export const outerRad = 1.06;
const middleRad = (innerRad + outerRad) / 2;
const halfRad = (outerRad - innerRad) / 2;

/** The lids' edges: `tilt` lifts the outer corner, `up` and `low` open them; `hood` lets the upper lid hang outside. */
export function lidsOf({ tilt, up, low, hood = 0 }) {
  return (az) => {
    const t = clamp((az - middleRad) / halfRad, -1, 1);
    const b = -0.03 + tilt * t;
    const over = up * Math.max(0, 1 - Math.abs(t + 0.12 * (1 - t * t)) ** 2.3) ** 0.85;
    const under = low * Math.max(0, 1 - Math.abs(t - 0.15 * (1 - t * t)) ** 2.2) ** 0.9;
    return { t, u: b + over * (1 - hood * Math.max(0, t)), l: b - under, b };
  };
}
