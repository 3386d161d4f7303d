// A leader's head as a signed distance field. Centimetres, origin between the eyes, +Y up, +Z forward, +X to the leader's left.
import { earOf } from './ear.mjs';
import { eye, innerRad, lidsOf, outerRad } from './lids.mjs';
import { linesOf } from './lines.mjs';
import { mouthOf } from './mouth.mjs';
import { capsule, carve, clamp, ellipsoid, join, sphere } from './sdf.mjs';

/**
 * A face from its measures (figures/*.mjs): `closed` is the head with mouth and eyes closed over, `field` the head as it is sculpted, its
 * mouth apart and its eyes open. `fur` is the hair that lies on the skin (fur.mjs).
 */
export function faceOf(shape) {
  const mouth = mouthOf(shape.mouthHalfWidth);
  const margins = lidsOf(shape.lids);
  const ear = shape.ears === null ? null : earOf(shape.ears);
  const lines = linesOf(shape.lines);
  const skull = (x, y, z) => {
    const ax = Math.abs(x);
    let d = masses(shape, ax, y, z);
    if (z > 4) d = lips(shape, mouth, muzzle(shape, nose(shape, d, ax, y, z), ax, y, z), x, y, z);
    if (y < 2) d = neck(shape, d, ax, y, z);
    return Math.abs(d) < 1.2 ? d + lines(ax, y, z) - shape.fur.cm(ax, y, z) : d;
  };
  const closed = (x, y, z) => {
    const ax = Math.abs(x);
    const d = skull(x, y, z);
    return ear === null || ax < 4.5 ? d : join(d, ear(ax, y, z), 0.45);
  };
  const field = (x, y, z) => {
    const ax = Math.abs(x);
    let d;
    if (mouth.isNear(x, y, z)) {
      d = closed(x, mouth.closeY(x, y, z), z);
      const g = mouth.gap(x, z);
      if (g > 0) {
        const slit = Math.max(Math.abs(y - mouth.lineY(x)) - g / 2, 4.2 - z);
        d = carve(d, -slit, 0.06);
      }
    } else d = closed(x, y, z);
    // The mouth's inside.
    if (y < -2 && y > -11 && z < 9 && z > -2) d = carve(d, -ellipsoid(x, y + 6.1, z - 5.2, 2.75, 1.75, 3.0), 0.25);
    return z > 3 ? openedEye(margins, d, ax, y, z) : d;
  };
  return { mouth, teethDrop: shape.teethDrop, margins, closed, field, fur: shape.fur, hasEars: ear !== null };
}

/** Skull, forehead, jaw, cheeks, brow ridge and the mounds of the lids. */
function masses(shape, ax, y, z) {
  const { jawWidth: jaw, chin, cheek, browRidge, temple } = shape;
  let d = ellipsoid(ax, y - 3.4, z + 1.1, ...shape.skull);
  d = join(d, ellipsoid(ax, y + 2.2, z - 1.7, 5.85, 8.3, 6.9), 2.0);
  d = join(d, ellipsoid(ax, y - 4.6, z - 2.7, ...temple), 2.0); // forehead
  d = join(d, capsule(ax, y, z, 4.45 + jaw, -6.3, 0.6, 1.15 + jaw * 0.5, -10.1 - jaw * 0.8, 6.5, 1.35, 1.15), 2.1); // jaw line
  d = join(d, capsule(ax, y, z, 5.5, -2.5, 0.2, 4.45 + jaw * 0.7, -6.3, 0.6, 1.35, 1.25), 1.8);
  d = join(d, ellipsoid(ax, y + 9.9 + jaw * 0.8, z - 7.5, chin[0] + jaw * 0.8, chin[1], chin[2]), 1.4);
  d = join(d, ellipsoid(ax - 3.6, y + 2.75, z - 5.7, ...cheek), 2.6); // cheekbone/apple
  d = join(d, capsule(ax, y, z, 0, 2.2, 8.0, 4.2, 2.25, 6.45, ...browRidge), 1.6);
  d = join(d, ellipsoid(ax - 3.0, y + 5.0, z - 4.2, ...shape.buccal), 2.8);
  d = carve(d, -ellipsoid(ax - 3.35, y + 0.1, z - 9.3, 2.2, 1.5, 1.85), 1.5); // eye sockets
  const fromEye = Math.hypot(ax - eye.x, y - eye.y, z - eye.z);
  return fromEye < 4 ? join(d, fromEye - (eye.radius + 0.23), 0.55) : d;
}

function nose({ nose: own }, from, ax, y, z) {
  const { bridge, tip, wing, nostril } = own;
  let d = join(from, ellipsoid(ax, y - 1.2, z - 7.7, 1.2, 1.5, 1.25), 1.2);
  d = join(d, capsule(ax, y, z, 0, 1.2, 8.1, 0, -2.8, 10.15, ...bridge), 1.5);
  d = join(d, ellipsoid(ax, y + 3.05, z - 10.3, ...tip), 0.95);
  d = join(d, ellipsoid(ax - wing.x, y + 3.42, z - 9.4, ...wing.size), 0.75);
  d = join(d, capsule(ax, y, z, 0, -3.45, 10.1, 0, -3.95, 9.2, 0.42, 0.42), 0.9); // columella
  return carve(d, -ellipsoid(ax - nostril.x, y + 4.0, z - 9.7, ...nostril.size), 0.3);
}

function muzzle({ muzzle: size }, from, ax, y, z) {
  let d = join(from, ellipsoid(ax, y + 6.2, z - 6.35, ...size), 1.7);
  d = carve(d, -capsule(ax, y, z, 0, -4.7, 9.75, 0, -5.2, 9.8, 0.22, 0.26), 0.35); // philtrum
  return carve(d, -ellipsoid(ax, y + 8.15, z - 10.35, 2.3, 0.7, 1.25), 0.9); // labiomental
}

function lips({ lipFullness }, { halfWidth, lineY, depthZ }, from, x, y, z) {
  if (y <= -9 || y >= -3) return from;
  const ax = Math.abs(x);
  const cx = clamp(x, -halfWidth, halfWidth);
  const u = Math.abs(cx) / halfWidth;
  const m = lineY(cx);
  const zc = depthZ(cx);
  const taper = Math.max(0, 1 - u * u) ** 0.55;
  const bow = 1 - 0.18 * Math.exp((-cx * cx) / 0.08) + 0.1 * Math.exp((-(u - 0.3) * (u - 0.3)) / 0.02);
  const ru = 0.1 + 0.36 * lipFullness * taper * bow;
  const rl = 0.1 + 0.43 * lipFullness * taper * (1 + 0.04 * Math.cos(u * 3));
  const dx = x - cx;
  const up = Math.hypot(dx, (y - (m + ru)) * 0.92, (z - (zc - 0.32 + 0.05 * taper)) * 0.85) - ru * 0.98;
  const low = Math.hypot(dx, (y - (m - rl)) * 0.95, (z - (zc - 0.5 + 0.06 * taper)) * 0.85) - rl * 0.98;
  let d = join(join(from, up, 0.32), low, 0.34);
  d = carve(d, -sphere(ax - halfWidth - 0.12, y - lineY(halfWidth), z - depthZ(halfWidth) - 0.42, 0.22), 0.35); // corner
  const crease = Math.hypot((y - m) * 1.0, (z - (zc + 0.42)) * 0.5) - 0.12;
  return ax < halfWidth ? carve(d, -crease, 0.1) : d;
}

function neck({ neckWidth: more, sinew }, from, ax, y, z) {
  let d = join(from, capsule(ax, y, z, 0, -5.5, -2.4, 0, -17, -3.6, 4.3 + more, 4.5 + more), 1.8);
  if (y < -9) d = join(d, capsule(ax, y, z, 0, -15, -4.6, 14, -25, -4.6, 3.6, 2.6), 3.0);
  return join(d, capsule(ax, y, z, sinew, -3.6, -2.6, 1.2, -17.4, 1.2 + Math.min(0, more) * 0.6, 0.9, 0.7), 1.6); // sternomastoid
}

/** The eye's cavity and its almond opening. */
function openedEye(margins, from, ax, y, z) {
  const [dx, dy, dz] = [ax - eye.x, y - eye.y, z - eye.z];
  const r = Math.sqrt(dx * dx + dy * dy + dz * dz);
  if (r >= 4.5) return from;
  const az = Math.atan2(dx, dz);
  const el = Math.asin(clamp(dy / r, -1, 1));
  const { u, l } = margins(az);
  const outside = Math.max(
    Math.max(el - u, l - el) * r,
    (az - outerRad) * r * 0.8,
    (innerRad - az) * r * 0.8,
    0.6 - dz,
    (r - eye.radius - 0.75) * 1.0,
  );
  return Math.max(carve(from, -outside, 0.13), -(r - (eye.radius + 0.015)));
}
