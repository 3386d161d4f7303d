// Hair that lies on the skin: how dense it is at a place (`at`, 0..1), how far it lifts the surface (`cm`), how white it is (`white`, 0..1).
import { bell, carve, clamp, mix, ramp } from './sdf.mjs';

/** How far inside a bob's hairline a place is, roughly in centimetres along the scalp. */
const bobHairline = (ax, y, z) => {
  const behind =
    1.9 +
    0.8 * ramp(-1.5, 2.5, y) +
    2.6 * ramp(2.4, 6.4, y) -
    0.8 * Math.exp(-((ax - 4.6) ** 2) / 2.2) * ramp(4.5, 6.5, y);
  return carve((y - 7.75 + 0.05 * ax * ax * 0.3) * 1.0, behind - z, 1.4);
};

/** The roots of a bob, seen at its edge. */
export const scalpUnderBob = {
  at: (ax, y, z) => 0.7 * (ramp(1.2, 2.6, bobHairline(ax, y, z)) * ramp(4, 7, y)),
  cm: () => 0,
  white: () => 0,
};

/** The value at `x` of a line through points that are sorted by their first number. */
function alongLine(points, x) {
  const after = points.findIndex(([at]) => at >= x);
  if (after <= 0) return points[after < 0 ? points.length - 1 : 0][1];
  const [[fromX, from], [toX, to]] = [points[after - 1], points[after]];
  return mix(from, to, (x - fromX) / (toX - fromX));
}

/** Short hair behind a receding line, from the forehead over the ears to the nape: centimetres inside its edge. */
function cropEdge(ax, y, z) {
  const temple = 2.3 + 1.7 * bell(y - 4.2, 3.5);
  const top = 2.5 + 3.2 * bell(ax, 9);
  const behind = mix(temple, top, ramp(6.2, 8.4, y)) - z;
  const nape = mix(0.6 * (y + 6.6), y + 1.5, ramp(-3, 1, z));
  return Math.min(behind, nape);
}

// The beard's upper edge: over the lip by how far out it is, on the cheek by how far forward; and its lower one, likewise.
const lipEdge = [
  [0, -4.62],
  [1.2, -4.4],
  [2.2, -4.6],
  [3.1, -4.9],
  [3.9, -5.2],
];
const cheekEdge = [
  [0.4, 2.4],
  [1.5, 0],
  [2.5, -2.1],
  [4, -3.5],
  [5.8, -4.6],
  [7.2, -5.2],
];
const throatEdge = [
  [-0.5, -6.6],
  [1.5, -8.6],
  [3.5, -11.2],
  [6.5, -12],
];

function beardAt(mouth, ax, y, z) {
  const under = mix(alongLine(cheekEdge, z), alongLine(lipEdge, ax), ramp(4.2, 3.2, ax)) - y;
  const over = y - alongLine(throatEdge, z);
  if (under < -0.6 || over < -0.6 || z < -1.2) return 0;
  const fromLips = y - mouth.lineY(Math.min(ax, mouth.halfWidth));
  // Lips are two arcs that meet at the corners.
  const arc = Math.max(0, 1 - (ax / (mouth.halfWidth + 0.12)) ** 2) ** 0.6;
  const lips = ramp(0.3, -0.05, fromLips > 0 ? fromLips - 0.74 * arc : -fromLips - 1.0 * arc) * ramp(0, 0.12, arc);
  // Bare beside the tuft under the lip.
  const bare = 0.8 * bell(ax - 1.35, 0.3) * bell(fromLips + 1.35, 0.12);
  const edge = ramp(-0.45, 0.7, under) * ramp(-0.5, 0.7, over) * ramp(-1.1, 0.2, z);
  return edge * (1 - lips) * (1 - bare);
}

/** The roots of a brow (figures/*.mjs): thick inside, thin outside. */
function browAt({ inner, outer, y: low, arch, drop, half }, ax, y, z) {
  const t = (ax - inner) / (outer - inner);
  if (z < 3 || t < -0.2 || t > 1.1) return 0;
  const middle = low + arch * Math.sin(Math.min(1, Math.max(0, t) * 1.35) * Math.PI * 0.5) - drop * ramp(0.6, 1, t);
  return 0.8 * bell(y - middle, (half * mix(1.1, 0.55, t)) ** 2) * ramp(-0.12, 0.12, t) * ramp(1.05, 0.85, t);
}

/** A short crop, a short full beard about a mouth, and brows; nothing grows on the ears, whose field is `ear`. */
export function cropAndBeard({ mouth, ear, brow }) {
  const offEar = (ax, y, z) => (ax < 6 ? 1 : ramp(0.02, 0.3, ear(ax, y, z)));
  return {
    at: (ax, y, z) => {
      const scalp = ramp(-0.7, 1.1, cropEdge(ax, y, z));
      return Math.max(scalp, beardAt(mouth, ax, y, z), browAt(brow, ax, y, z)) * offEar(ax, y, z);
    },
    cm: (ax, y, z) => {
      const scalp = ramp(-0.3, 2.2, cropEdge(ax, y, z)) * mix(0.22, 0.62, ramp(-1, 8, y));
      const chin = 0.22 * bell(ax, 14) * ramp(-8, -10, y);
      const beard = beardAt(mouth, ax, y, z) * (mix(0.3, 0.12, ramp(-9, -7, y)) + chin);
      return Math.max(scalp, beard, 0.16 * browAt(brow, ax, y, z));
    },
    white: (ax, y, z) =>
      clamp(
        0.32 * bell(y + 5, 0.5) * ramp(3.6, 2.6, ax) * ramp(5, 7, z) +
          0.42 * bell(ax, 30) * ramp(-6, -10, y) * ramp(0, 4, z) +
          0.5 * bell(z - 2.4, 4) * ramp(7, 4, y) * ramp(-3, 1, y),
        0,
        1,
      ),
  };
}
