// The leader's hair: a bob with a side parting, as a field over the skull.
import { closed } from './face.mjs';
import { capsule, carve, ellipsoid, join, mix, noise, ramp } from './sdf.mjs';

const _skull = (x, y, z) => {
  const ax = Math.abs(x);
  let d = ellipsoid(ax, y - 3.4, z + 1.1, 7.35, 8.3, 9.2);
  d = join(d, ellipsoid(ax, y - 4.6, z - 2.7, 5.9, 5.0, 6.0), 2.0);
  d = join(d, capsule(ax, y, z, 5.6, -2.5, 0.2, 5.0, -6.6, 0.6, 1.4, 1.45), 1.6);
  d = join(d, capsule(ax, y, z, 0, -5.5, -1.8, 0, -17, -2.6, 4.9, 5.5), 1.6);
  return d;
};
export function hairField(x, y, z) {
  const ax = Math.abs(x);
  let d = ellipsoid(ax, y - 3.7, z + 1.4, 8.75, 9.5, 10.6);
  d = join(d, ellipsoid(ax - 1.6, y + 4.2, z + 2.3, 7.3, 8.6, 8.2), 3);
  const zs = 2.9 + 0.3 * ramp(-3, 4, y) + 2.2 * ramp(2.4, 6.4, y);
  const hb = carve(y - 7.5 - 0.35 * x * ramp(0, 4, x) + 0.02 * ax * ax, zs - z, 1.2);
  d = carve(d, -hb * 0.8, 1.2);
  const lk = (P, r0, r1) => {
    let m = 1e3;
    for (let i = 0; i < P.length - 1; i++) {
      const a = i / (P.length - 1),
        b = (i + 1) / (P.length - 1);
      m = join(m, capsule(x, y, z, ...P[i], ...P[i + 1], mix(r0, r1, a), mix(r0, r1, b)), 0.8);
    }
    return m;
  };
  let f = lk(
    [
      [2.6, 10.4, 3.0],
      [-1.5, 9.5, 5.7],
      [-5.0, 6.6, 5.4],
      [-6.9, 2.0, 3.6],
      [-7.3, -4.0, 2.0],
      [-6.3, -10.2, 2.6],
    ],
    1.1,
    0.55,
  );
  f = join(
    f,
    lk(
      [
        [2.6, 10.4, 3.0],
        [5.0, 8.3, 4.4],
        [6.7, 4.0, 3.6],
        [7.2, -1.5, 2.0],
        [7.1, -6, 1.8],
        [6.2, -10.2, 2.4],
      ],
      1.0,
      0.55,
    ),
    0.6,
  );
  d = join(d, f, 2.6);
  const cut = y + 11.3 + 0.1 * z;
  d = carve(d, -cut, 1.6);
  d = carve(d, -closed(x, y, z) - 0.9, 0.2);
  const fl = ramp(9, 4, y);
  const q = mix(
    x * 1.6 + noise(x * 0.3, y * 0.3, z * 0.3) * 2,
    Math.atan2(x, z + 1) * 11 + noise(x * 0.22, y * 0.12, z * 0.22) * 3.0,
    fl,
  );
  const g = Math.sqrt(Math.abs(Math.sin(q)) + 0.02) + 0.4 * Math.sqrt(Math.abs(Math.sin(q * 2.7 + 2)) + 0.02);
  const part = Math.exp(-((x - 2.7) ** 2) / 0.12) * ramp(8, 10, y) * ramp(-5, 0, z);
  return d - 0.17 * (g - 0.95) + 0.5 * part;
}
