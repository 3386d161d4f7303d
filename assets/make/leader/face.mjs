// The leader's head as a signed distance field. Centimetres, origin between the eyes, +Y up, +Z forward, +X to her left.
import { capsule, carve, clamp, ellipsoid, join, ramp, sphere } from './sdf.mjs';

// This face: a slimmer jaw, fuller lips, a slender neck.
const jawWidth = -0.6;
const lipFullness = 1.15;
const neckWidth = -0.55;

/** The eyeballs' middle (mirrored) and radius. */
export const eye = { x: 3.2, y: 0, z: 6.3, radius: 1.56 };
/** The mouth's height, half width, and how far apart it is sculpted. */
export const mouth = { y: -6.15, halfWidth: 2.55, gap: 1.1 };

/** Where the lips meet, how far forward they lie, and how far they are sculpted apart. */
export const mouthLineY = (x) => {
  const u = Math.min(Math.abs(x) / mouth.halfWidth, 1.3);
  return mouth.y + 0.16 * u * u - 0.05 * Math.cos(u * Math.PI);
};
export const lipDepthZ = (x) => 9.25 - 0.235 * x * x; // lip arc depth
export const gap = (x, z) => {
  const u = Math.abs(x) / mouth.halfWidth;
  if (u >= 1) return 0;
  return mouth.gap * (1 - u * u) ** 0.75 * ramp(2.5, 5.0, z);
};
/** From the sculpted pose to the neutral one: closes the mouth so that the lips touch exactly. */
export const closeY = (x, y, z) => {
  const g = gap(x, z);
  if (g <= 0) return y;
  const m = mouthLineY(x),
    d = y - m,
    a = Math.abs(d),
    h = g / 2;
  const t = a <= h ? a : h * (1 - ramp(0, 3.2, a - h));
  return y - Math.sign(d) * t;
};
// The lids' edges as elevations seen from the eye's middle, for each azimuth (outwards positive).
export const innerRad = -0.98,
  outerRad = 1.06;
export const margins = (az) => {
  const c = (innerRad + outerRad) / 2,
    hw = (outerRad - innerRad) / 2;
  const t = clamp((az - c) / hw, -1, 1);
  const base = -0.03 + 0.055 * t; // canthal tilt
  const up = 0.475 * Math.max(0, 1 - Math.abs(t + 0.12 * (1 - t * t)) ** 2.3) ** 0.85;
  const lo = 0.355 * Math.max(0, 1 - Math.abs(t - 0.15 * (1 - t * t)) ** 2.2) ** 0.9;
  return { t, u: base + up, l: base - lo, b: base };
};

/** The head with its mouth and eyes closed over. */
export function closed(x, y, z) {
  const ax = Math.abs(x);
  // --- big masses
  let d = ellipsoid(ax, y - 3.4, z + 1.1, 7.35, 8.3, 9.2);
  d = join(d, ellipsoid(ax, y + 2.2, z - 1.7, 5.85, 8.3, 6.9), 2.0);
  d = join(d, ellipsoid(ax, y - 4.6, z - 2.7, 5.9, 5.0, 6.0), 2.0); // forehead
  d = join(
    d,
    capsule(ax, y, z, 4.45 + jawWidth, -6.3, 0.6, 1.15 + jawWidth * 0.5, -10.1 - jawWidth * 0.8, 6.5, 1.35, 1.15),
    2.1,
  ); // jaw line
  d = join(d, capsule(ax, y, z, 5.5, -2.5, 0.2, 4.45 + jawWidth * 0.7, -6.3, 0.6, 1.35, 1.25), 1.8);
  d = join(d, ellipsoid(ax, y + 9.9 + jawWidth * 0.8, z - 7.5, 1.75 + jawWidth * 0.8, 1.3, 1.45), 1.4); // chin
  d = join(d, ellipsoid(ax - 3.6, y + 2.75, z - 5.7, 2.15, 1.6, 1.5), 2.6); // cheekbone/apple
  d = join(d, capsule(ax, y, z, 0, 2.2, 8.0, 4.2, 2.25, 6.45, 0.8, 0.7), 1.6); // brow ridge
  d = join(d, ellipsoid(ax - 3.0, y + 5.0, z - 4.2, 2.4, 2.8, 2.8), 2.8); // buccal fill
  // --- eye sockets
  d = carve(d, -ellipsoid(ax - 3.35, y + 0.1, z - 9.3, 2.2, 1.5, 1.85), 1.5);
  // --- lids
  const er = Math.hypot(ax - eye.x, y - eye.y, z - eye.z);
  if (er < 4) {
    d = join(d, er - (eye.radius + 0.23), 0.55);
  }
  // --- nose
  if (z > 4) {
    d = join(d, ellipsoid(ax, y - 1.2, z - 7.7, 1.2, 1.5, 1.25), 1.2);
    d = join(d, capsule(ax, y, z, 0, 1.2, 8.1, 0, -2.8, 10.15, 0.62, 0.72), 1.5); // glabella+bridge
    d = join(d, ellipsoid(ax, y + 3.05, z - 10.3, 0.8, 0.76, 0.9), 0.95); // tip
    d = join(d, ellipsoid(ax - 0.9, y + 3.42, z - 9.4, 0.62, 0.6, 0.9), 0.75); // ala
    d = join(d, capsule(ax, y, z, 0, -3.45, 10.1, 0, -3.95, 9.2, 0.42, 0.42), 0.9); // columella
    d = carve(d, -ellipsoid(ax - 0.54, y + 4.0, z - 9.7, 0.22, 0.3, 0.44), 0.3); // nostril
    // --- muzzle, philtrum, lips
    d = join(d, ellipsoid(ax, y + 6.2, z - 6.35, 3.3, 2.5, 2.35), 1.7);
    d = carve(d, -capsule(ax, y, z, 0, -4.7, 9.75, 0, -5.2, 9.8, 0.22, 0.26), 0.35);
    d = carve(d, -ellipsoid(ax, y + 8.15, z - 10.35, 2.3, 0.7, 1.25), 0.9); // labiomental
    if (y < -3 && y > -9) {
      const cx = clamp(x, -mouth.halfWidth, mouth.halfWidth),
        u = Math.abs(cx) / mouth.halfWidth,
        m = mouthLineY(cx),
        zc = lipDepthZ(cx);
      const taper = Math.max(0, 1 - u * u) ** 0.55;
      const ru =
          0.1 +
          0.36 *
            lipFullness *
            taper *
            (1 - 0.18 * Math.exp((-cx * cx) / 0.08) + 0.1 * Math.exp((-(u - 0.3) * (u - 0.3)) / 0.02)),
        rl = 0.1 + 0.43 * lipFullness * taper * (1 + 0.04 * Math.cos(u * 3));
      const dx = x - cx;
      const up = Math.hypot(dx, (y - (m + ru)) * 0.92, (z - (zc - 0.32 + 0.05 * taper)) * 0.85) - ru * 0.98;
      const lo = Math.hypot(dx, (y - (m - rl)) * 0.95, (z - (zc - 0.5 + 0.06 * taper)) * 0.85) - rl * 0.98;
      d = join(d, up, 0.32);
      d = join(d, lo, 0.34);
      // corner pit
      d = carve(
        d,
        -sphere(
          ax - mouth.halfWidth - 0.12,
          y - mouthLineY(mouth.halfWidth),
          z - lipDepthZ(mouth.halfWidth) - 0.42,
          0.22,
        ),
        0.35,
      );
      // crease between the lips
      const cr = Math.hypot((y - m) * 1.0, (z - (zc + 0.42)) * 0.5) - 0.12;
      if (Math.abs(x) < mouth.halfWidth) d = carve(d, -cr, 0.1);
    }
  }
  // --- neck; the ears are inside the hair
  if (y < 2) {
    d = join(d, capsule(ax, y, z, 0, -5.5, -2.4, 0, -17, -3.6, 4.3 + neckWidth, 4.5 + neckWidth), 1.8);
    if (y < -9) d = join(d, capsule(ax, y, z, 0, -15, -4.6, 14, -25, -4.6, 3.6, 2.6), 3.0);
    d = join(d, capsule(ax, y, z, 5.4 + neckWidth * 0.5, -3.6, -2.6, 1.2, -17.4, 1.2 + neckWidth * 0.6, 0.9, 0.7), 1.6); // sternomastoid
  }
  return d;
}
/** The whole head as it is sculpted: mouth apart, eyes open. */
export function field(x, y, z) {
  const ax = Math.abs(x);
  let d;
  if (z > 2 && ax < mouth.halfWidth + 0.05 && y > -11 && y < -1) {
    d = closed(x, closeY(x, y, z), z);
    const g = gap(x, z);
    if (g > 0) {
      const m = mouthLineY(x);
      const slit = Math.max(Math.abs(y - m) - g / 2, 4.2 - z);
      d = carve(d, -slit, 0.06);
    }
  } else d = closed(x, y, z);
  // mouth bag
  if (y < -2 && y > -11 && z < 9 && z > -2) d = carve(d, -ellipsoid(x, y + 6.1, z - 5.2, 2.75, 1.75, 3.0), 0.25);
  // eye: cavity + almond opening
  if (z > 3) {
    const dx = ax - eye.x,
      dy = y - eye.y,
      dz = z - eye.z;
    const r = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (r < 4.5) {
      {
        const az = Math.atan2(dx, dz),
          el = Math.asin(clamp(dy / r, -1, 1));
        const mg = margins(az);
        const o = Math.max(
          Math.max(el - mg.u, mg.l - el) * r,
          (az - outerRad) * r * 0.8,
          (innerRad - az) * r * 0.8,
          0.6 - dz,
          (r - eye.radius - 0.75) * 1.0,
        );
        d = carve(d, -o, 0.13);
      }
      d = Math.max(d, -(r - (eye.radius + 0.015)));
    }
  }
  return d;
}
/** The neutral place of a sculpted point. */
export function toNeutral(x, y, z) {
  return z > 2 && Math.abs(x) < mouth.halfWidth + 0.05 && y > -11 && y < -1 ? [x, closeY(x, y, z), z] : [x, y, z];
}
export function lowWeight(x, y, z) {
  // 1 = belongs to the lower lip/jaw (sculpt pose)
  const ax = Math.abs(x),
    g = gap(x, z);
  const h = 0.04 + 2.3 * ramp(0.85, 2.0, ax / mouth.halfWidth) + (1 - ramp(2.5, 5, z)) * 1.5;
  const w = ramp(
    -1,
    1,
    -(y - mouthLineY(x) + (ax > mouth.halfWidth ? 0.25 * (ax - mouth.halfWidth) : 0)) / ((g / 2) * 0.95 + h),
  );
  return w;
}

/** Signed "how far inside the hair region", positive = hair (roughly cm along the scalp). */
export const hairline = (ax, y, z) => {
  const zs =
    1.9 +
    0.8 * ramp(-1.5, 2.5, y) +
    2.6 * ramp(2.4, 6.4, y) -
    0.8 * Math.exp(-((ax - 4.6) ** 2) / 2.2) * ramp(4.5, 6.5, y);
  return carve((y - 7.75 + 0.05 * ax * ax * 0.3) * 1.0, zs - z, 1.4);
};
