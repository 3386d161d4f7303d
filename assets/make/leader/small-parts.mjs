// Teeth, tongue, brows, lashes, eyes, glasses.
import { eye } from './lids.mjs';
import { movesOf, partOf, surface } from './parts.mjs';
import { capsule, carve, ellipsoid, join, mix, normalsOf, ramp, roundBox } from './sdf.mjs';
import { crossed, unit } from './sheet.mjs';

function teethField({ mouth, teethDrop }, sign) {
  // The lower ones lie further in: corners of a mouth that are drawn down would else show them through the skin.
  const halfWidth = sign > 0 ? 2.05 : 1.9;
  return (x, y, z) => {
    let d = 1e3;
    for (let i = 0; i < 4; i++)
      for (const side of [-1, 1]) {
        const a = side * (0.13 + i * 0.262 * (1 - 0.02 * i));
        const middleX = halfWidth * Math.sin(a);
        const middleZ = (sign > 0 ? 4.65 : 4.05) + 3.25 * Math.cos(a);
        const width = [0.42, 0.34, 0.36, 0.42, 0.42, 0.42][i];
        const height = [0.52, 0.46, 0.52, 0.42, 0.42, 0.42][i] * (sign > 0 ? 1 : 0.75);
        const turn = Math.atan2(Math.sin(a) / halfWidth, Math.cos(a) / 3.25);
        const lx = x - middleX;
        const lz = z - middleZ;
        const across = lx * Math.cos(turn) - lz * Math.sin(turn);
        const deep = lx * Math.sin(turn) + lz * Math.cos(turn);
        const middleY = sign > 0 ? mouth.y - teethDrop + height : mouth.y - 0.62 - height;
        d = join(
          d,
          roundBox(across, y - middleY, deep, width * (1 - 0.08 * (y - middleY) * sign), height, 0.2, 0.16),
          0.04,
        );
      }
    return d;
  };
}

export function buildTeeth(face, palette) {
  const { mouth } = face;
  const teeth = [1, -1].map((sign) => {
    const part = partOf(teethField(face, sign), {
      min: [-3, -8.2, 4],
      max: [3, -4.4, 8.8],
      h: 0.11,
      triangles: 300,
      kind: surface.wet,
      weights: [0.3, 0.3, 0.3, 0.1, 0.1, 0.1],
      color: (_x, y, z) => {
        const lit = ramp(4.8, 7.6, z) * mix(0.55, 1, 1 - ramp(0.35, 1, sign * (y - mouth.y)));
        return palette.tooth.map((value, i) => value * mix(0.14, 0.62, lit) * [1, 0.96, 0.9][i]);
      },
    });
    return withMoves(face, part, sign > 0 ? 0 : 1, sign > 0 ? 'teethU' : 'teeth');
  });
  const tongueField = (x, y, z) =>
    carve(
      ellipsoid(x, y + 6.75 + 0.02 * (z - 5) ** 2, z - 5.2, 1.55, 0.5, 2.5),
      -capsule(x, y, z, 0, -6.05, 3, 0, -6.2, 7.5, 0.15, 0.15),
      0.3,
    );
  const tongue = partOf(tongueField, {
    min: [-2.5, -8.4, 2],
    max: [2.5, -5.5, 8.5],
    h: 0.2,
    triangles: 160,
    kind: surface.wet,
    weights: [0.3, 0.3, 0.3, 0.1, 0.1, 0.1],
    color: (_x, _y, z) => palette.tongue.map((value) => value * mix(0.15, 0.55, ramp(4, 7.5, z))),
  });
  return [...teeth, withMoves(face, tongue, 1, 'tongue')];
}

function withMoves(face, part, low, tag) {
  return { ...part, moves: movesOf(face, part.positions, new Float32Array(part.positions.length / 3).fill(low), tag) };
}

/** Where a face's surface is under a point of the front view. */
function surfaceZ({ closed }, x, y) {
  let z = 12;
  for (let i = 0; i < 200 && z > 0; i++) {
    const d = closed(x, y, z);
    if (d < 0.004) break;
    z -= d * 0.8;
  }
  return z;
}

const mirrored = ({ positions, indices }) => ({
  positions: positions.map((value, i) => (i % 3 === 0 ? -value : value)),
  indices: indices.map((_, i) => indices[i % 3 === 1 ? i + 1 : i % 3 === 2 ? i - 1 : i]),
});

function plain(shape, color, kind) {
  const positions = Float32Array.from(shape.positions);
  const indices = Uint32Array.from(shape.indices);
  const colors = new Float32Array(positions.length).map((_, i) => color[i % 3]);
  return { kind, positions, indices, colors, normals: normalsOf(positions, indices) };
}

const browPoint = ({ inner, outer, y, arch, drop }, t) => [
  mix(inner, outer, t),
  y + arch * Math.sin(Math.min(1, t * 1.35) * Math.PI * 0.5) - drop * ramp(0.6, 1, t),
];

function browRibbon(face, brow) {
  const positions = [];
  const indices = [];
  const [along, across] = [18, 3];
  for (let i = 0; i <= along; i++) {
    const t = i / along;
    const [x, y] = browPoint(brow, t);
    const [nextX, nextY] = browPoint(brow, t + 0.02);
    const length = Math.hypot(nextX - x, nextY - y);
    const half = brow.half * Math.sin(Math.PI * Math.min(1, 0.02 + t * 0.98)) ** 0.55 * mix(1.08, 0.5, t) + 0.02;
    for (let j = 0; j <= across; j++) {
      const s = (j / across) * 2 - 1;
      const px = x + ((nextY - y) / length) * s * half;
      const py = y - ((nextX - x) / length) * s * half;
      positions.push(px, py, surfaceZ(face, px, py) + 0.04 + 0.22 * t ** 3 + 0.1 * (1 - s * s));
    }
  }
  for (let i = 0; i < along; i++)
    for (let j = 0; j < across; j++) {
      const a = i * (across + 1) + j;
      indices.push(a, a + across + 1, a + 1, a + 1, a + across + 1, a + across + 2);
    }
  return { positions, indices };
}

function browStrands(face, brow) {
  let seed = 7;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const positions = [];
  const indices = [];
  for (let k = 0; k < brow.strands; k++) {
    const t = 0.04 + random() * 0.93;
    const v = (random() * 2 - 1) * ramp(0, 0.14, t + 0.02);
    const [x, y] = browPoint(brow, t);
    const [nextX, nextY] = browPoint(brow, t + 0.03);
    const length = Math.hypot(nextX - x, nextY - y);
    const [tx, ty] = [(nextX - x) / length, (nextY - y) / length];
    const half = (brow.half - 0.02) * mix(1, 0.5, t);
    const [px, py] = [x + ty * v * half, y - tx * v * half];
    const angle = mix(0.85, 0.05, t ** 0.6) + v * 0.28 * (0.3 + t) - 0.08;
    const dx = tx * Math.cos(angle) - ty * Math.sin(angle);
    const dy = tx * Math.sin(angle) + ty * Math.cos(angle);
    const reach = brow.reach * (0.42 + 0.2 * random()) * mix(0.8, 1, t);
    const first = positions.length / 3;
    const [sx, sy] = [-dy * 0.05, dx * 0.05];
    const end = [px + dx * reach, py + dy * reach];
    positions.push(
      px + sx,
      py + sy,
      surfaceZ(face, px, py) + 0.03,
      px - sx,
      py - sy,
      surfaceZ(face, px, py) + 0.03,
      ...end,
      surfaceZ(face, ...end) + 0.07,
    );
    indices.push(first, first + 1, first + 2);
  }
  return { positions, indices };
}

function lashes({ margins }, long) {
  const onBall = (azimuth, elevation, r) => [
    eye.x + Math.sin(azimuth) * Math.cos(elevation) * r,
    eye.y + Math.sin(elevation) * r,
    eye.z + Math.cos(azimuth) * Math.cos(elevation) * r,
  ];
  const positions = [];
  const indices = [];
  const steps = 24;
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const azimuth = mix(-0.86, 1.1, t);
    const { u } = margins(azimuth);
    // Every second one is a tip.
    const reach = long * (0.34 * t ** 0.7 * (1 - 0.25 * t) + 0.05) * (i % 2 === 0 ? 0.7 : 1);
    positions.push(
      ...onBall(azimuth, u - 0.02, eye.radius + 0.1),
      ...onBall(azimuth + 0.02 * t, u + 0.02, eye.radius + 0.1 + reach * 0.75),
      ...onBall(azimuth + 0.07 * t, u + 0.05 + reach * 0.14, eye.radius + 0.14 + reach),
    );
  }
  for (let i = 0; i < steps; i++)
    for (let j = 0; j < 2; j++) {
      const a = i * 3 + j;
      indices.push(a, a + 1, a + 3, a + 1, a + 4, a + 3);
    }
  return { positions, indices };
}

export function buildBrowsAndLashes(face, palette, { brow, lashLength }) {
  const both = (shape, color, kind) =>
    [shape, mirrored(shape)].map((each) => withMoves(face, plain(each, color, kind), 0, 'brow'));
  return [
    ...(brow.hasRibbon ? both(browRibbon(face, brow), palette.brow, surface.hair) : []),
    ...both(browStrands(face, brow), palette.brow, surface.hair),
    ...both(lashes(face, lashLength), palette.lash, surface.dark),
  ];
}

/** The ball is this much smaller than its socket: thinned lids are not exact. */
const slackCm = 0.1;

/** An eyeball with a dished iris, looking along +Z; the shader paints it, the iris by this tint. */
export function buildEye(side, tint) {
  const rings = [0, 0.14, 0.28, 0.42, 0.5, 0.6, 0.85, 1.15, 1.5, 1.9];
  const steps = 20;
  const irisRad = Math.asin(0.76 / eye.radius);
  const positions = [];
  const normals = [];
  const indices = [];
  for (const ring of rings)
    for (let j = 0; j <= steps; j++) {
      const a = (j / steps) * Math.PI * 2;
      const dish = ring < irisRad ? 0.08 * (1 - (ring / irisRad) ** 2) : 0;
      const n = [Math.sin(ring) * Math.cos(a), Math.sin(ring) * Math.sin(a), Math.cos(ring)];
      positions.push(...n.map((value, k) => value * (eye.radius - slackCm - dish) + [side * eye.x, eye.y, eye.z][k]));
      normals.push(...n);
    }
  for (let i = 0; i < rings.length - 1; i++)
    for (let j = 0; j < steps; j++) {
      const a = i * (steps + 1) + j;
      const b = a + steps + 1;
      indices.push(a, b, b + 1, a, b + 1, a + 1);
    }
  return {
    kind: surface.eye,
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    indices: Uint32Array.from(indices),
    colors: new Float32Array(positions.length).map((_, i) => tint[i % 3]),
  };
}

export function buildGlasses() {
  const z = (x) => 9.6 - 0.052 * x * x;
  const parts = [];
  const tube = (points, radius, isClosed) => parts.push(tubeAlong(points, radius, isClosed));
  for (const side of [-1, 1]) {
    const rim = Array.from({ length: 28 }, (_, i) => {
      const a = (i / 28) * Math.PI * 2;
      const [c, s] = [Math.cos(a), Math.sin(a)];
      const x = side * (3.3 + 2.35 * Math.sign(c) * Math.abs(c) ** 0.72);
      return [x, -0.35 + (s > 0 ? 1.75 : 1.95) * Math.sign(s) * Math.abs(s) ** 0.78, z(x)];
    });
    tube(rim, 0.14, true);
    tube(
      [
        [side * 5.55, 0.75, z(5.5)],
        [side * 7, 0.85, 6.2],
        [side * 7.75, 0.85, 3],
        [side * 7.9, 0.9, 0.2],
        [side * 7.6, 0.2, -1.6],
        [side * 7.3, -1.6, -2.4],
      ],
      0.13,
      false,
    );
  }
  tube(
    [
      [-1.05, 0.35, z(1.1)],
      [-0.6, 0.72, z(0.4) + 0.35],
      [0, 0.82, z(0) + 0.5],
      [0.6, 0.72, z(0.4) + 0.35],
      [1.05, 0.35, z(1.1)],
    ],
    0.13,
    false,
  );
  return parts;
}

function tubeAlong(points, radius, isClosed) {
  const sides = 5;
  const count = points.length;
  const positions = [];
  const indices = [];
  points.forEach((point, i) => {
    const before = points[isClosed ? (i - 1 + count) % count : Math.max(0, i - 1)];
    const after = points[isClosed ? (i + 1) % count : Math.min(count - 1, i + 1)];
    const t = unit(after.map((value, k) => value - before[k]));
    const v = unit(crossed(t, Math.abs(t[2]) < 0.8 ? [0, 0, 1] : [0, 1, 0]));
    const u = crossed(v, t);
    for (let j = 0; j < sides; j++) {
      const a = (j / sides) * Math.PI * 2;
      positions.push(...point.map((value, k) => value + (v[k] * Math.cos(a) + u[k] * Math.sin(a)) * radius));
    }
  });
  for (let i = 0; i < (isClosed ? count : count - 1); i++)
    for (let j = 0; j < sides; j++) {
      const next = ((i + 1) % count) * sides;
      const [a, b] = [i * sides + j, i * sides + ((j + 1) % sides)];
      indices.push(a, next + j, b, b, next + j, next + ((j + 1) % sides));
    }
  return plain({ positions, indices }, [0.02, 0.017, 0.016], surface.wet);
}
