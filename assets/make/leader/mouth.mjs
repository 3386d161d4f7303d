// The mouth: where its lips meet, and how it is sculpted apart and closed again (centimetres, head frame).
import { ramp } from './sdf.mjs';

const y = -6.15;
const apart = 1.1;

/** A mouth this wide, as lines and movements that the rest of the face is made with. */
export function mouthOf(halfWidth) {
  /** Where the lips meet, and how far forward they lie. */
  const lineY = (x) => {
    const u = Math.min(Math.abs(x) / halfWidth, 1.3);
    return y + 0.16 * u * u - 0.05 * Math.cos(u * Math.PI);
  };
  const bend = 0.235 * (2.55 / halfWidth) ** 2;
  const depthZ = (x) => 9.25 - bend * x * x;
  /** How far they are sculpted apart. */
  const gap = (x, z) => {
    const u = Math.abs(x) / halfWidth;
    if (u >= 1) return 0;
    return apart * (1 - u * u) ** 0.75 * ramp(2.5, 5.0, z);
  };
  /** From the sculpted pose to the neutral one: closes the mouth so that the lips touch exactly. */
  const closeY = (x, y, z) => {
    const g = gap(x, z);
    if (g <= 0) return y;
    const m = lineY(x);
    const d = y - m;
    const a = Math.abs(d);
    const h = g / 2;
    const t = a <= h ? a : h * (1 - ramp(0, 3.2, a - h));
    return y - Math.sign(d) * t;
  };
  /** 1 where a sculpted point belongs to the lower lip and jaw. */
  const lowWeight = (x, y, z) => {
    const ax = Math.abs(x);
    const h = 0.04 + 2.3 * ramp(0.85, 2.0, ax / halfWidth) + (1 - ramp(2.5, 5, z)) * 1.5;
    const over = y - lineY(x) + (ax > halfWidth ? 0.25 * (ax - halfWidth) : 0);
    return ramp(-1, 1, -over / ((gap(x, z) / 2) * 0.95 + h));
  };
  const isNear = (x, y, z) => z > 2 && Math.abs(x) < halfWidth + 0.05 && y > -11 && y < -1;
  /** The neutral place of a sculpted point. */
  const toNeutral = (x, y, z) => [x, isNear(x, y, z) ? closeY(x, y, z) : y, z];
  return { y, halfWidth, lineY, depthZ, gap, closeY, lowWeight, isNear, toNeutral };
}
