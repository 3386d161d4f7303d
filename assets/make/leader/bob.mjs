// Hair: a bob with a side parting, as one sheet from the parting to the tips. Columns are strands, so every vertex knows
// which way its strand runs; locks are columns that lie higher and end lower than their neighbours.
import { surface } from './parts.mjs';
import { clamp, ellipsoid, join, mix, noise, ramp } from './sdf.mjs';
import { grid, unit } from './sheet.mjs';

/** Rays that find the hair's surface start here, or under it. */
const middle = [0, 2.5, -1];
const hemY = -9.9;
const radians = Math.PI / 180;

/** The hair's outer shape, without its locks and without the opening for the face. */
const volume = (x, y, z) => {
  const ax = Math.abs(x);
  const top = ellipsoid(ax, y - 3.6, z + 1.3, 8.7, 9.4, 10.45);
  return join(top, ellipsoid(ax - 0.5, y + 3.4, z + 1.7, 8.5, 9.6, 8.9), 3.5);
};

const toward = (azimuthDeg, elevationDeg) => {
  const [a, e] = [azimuthDeg * radians, elevationDeg * radians];
  return [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)];
};
const fromMiddle = (place) => unit(place.map((value, k) => value - middle[k]));
const parting = { front: fromMiddle([2.5, 8.6, 6.3]), crown: fromMiddle([1.1, 12.4, -4]) };
/** How a side's foremost strand runs from the parting to the height of the eyes, and the one at the back: azimuth and elevation in degrees. */
const guides = {
  left: [
    [38, 40],
    [57, 25],
    [61, 0],
  ],
  right: [
    [-6, 25],
    [-50, 25],
    [-58, 0],
  ],
  back: [
    [180, 62],
    [180, 30],
    [180, 0],
  ],
};

const intervals = { crown: 12, fall: 8 };
const rows = intervals.crown + intervals.fall + 1;

/** Direction and start of the ray on which a strand is at a row: `back` 0 for a side's foremost strand, 1 at the back. */
function rayOf(isLeft, back, row) {
  const sign = isLeft ? 1 : -1;
  const front = guides[isLeft ? 'left' : 'right'];
  const way = front.map(([azimuth, elevation], i) => [
    mix(azimuth, sign * guides.back[i][0], back),
    mix(elevation, guides.back[i][1], back ** 0.7),
  ]);
  if (row <= intervals.crown) {
    const root = parting.front.map((value, k) => mix(value, parting.crown[k], Math.min(1, back / 0.45)));
    const [a, b, c] = way.map((each) => toward(...each));
    const q = (row / intervals.crown) ** 1.2;
    const p = 1 - q;
    const bent = unit(root).map(
      (value, k) => p * p * p * value + 3 * p * p * q * a[k] + 3 * p * q * q * b[k] + q * q * q * c[k],
    );
    return { start: middle, to: unit(bent) };
  }
  const q = (row - intervals.crown) / intervals.fall;
  // In front the ends come forward, about the cheek.
  const swing = -8 * sign * (1 - ramp(0, 0.3, back)) * ramp(0, 1, q);
  return { start: [0, mix(middle[1], hemY, q), -1], to: toward(way[2][0] + swing, 0) };
}

function reachOf(start, to) {
  let [near, far] = [1, 20];
  for (let i = 0; i < 26; i++) {
    const r = (near + far) / 2;
    if (volume(...start.map((value, k) => value + to[k] * r)) < 0) near = r;
    else far = r;
  }
  return near;
}

/** Elevation (under the eyes: depth) and azimuth of each side's foremost strand, from the parting down. */
const edges = Object.fromEntries(
  [true, false].map((isLeft) => [
    isLeft ? 'left' : 'right',
    Array.from({ length: rows }, (_, row) => {
      const { start, to } = rayOf(isLeft, 0, row);
      return [Math.asin(to[1]) + (start[1] - middle[1]) / 10, Math.atan2(to[0], to[2])];
    }),
  ]),
);
const edgeAt = (table, height) => {
  const after = table.findIndex(([each]) => each < height);
  if (after === 0) return table[0][1];
  if (after < 0) return table[table.length - 1][1];
  const [above, below] = [table[after - 1], table[after]];
  return mix(above[1], below[1], (above[0] - height) / (above[0] - below[0]));
};

/** The hair as a solid, for the shadow that it throws: open in front of the face. */
export function bobShade(x, y, z) {
  const d = volume(x, y, z);
  if (d > 6) return d;
  const dy = Math.max(0, y - middle[1]);
  const flat = Math.hypot(x, z - middle[2]);
  const height = y > middle[1] ? Math.atan2(dy, flat) : (y - middle[1]) / 10;
  const azimuth = Math.atan2(x, z - middle[2]);
  const opening =
    height > edges.left[0][0]
      ? -2
      : Math.min(azimuth - edgeAt(edges.right, height), edgeAt(edges.left, height) - azimuth) * flat;
  return Math.max(d, opening, hemY - y);
}

const hashed = (i) => {
  const value = Math.sin(i * 127.1 + 11.7) * 43758.5453;
  return value - Math.floor(value);
};

const acrossLock = 4;
const locksOf = { left: 8, right: 10 };
/** A lock's height from its groove to the next lock's: it lies over one neighbour and under the other. */
const lockProfile = [0, 0.86, 1, 0.62, 0];

/** Columns from her left cheek round the back to her right cheek. */
function columnsOf() {
  const side = (name, isLeft) => {
    const count = locksOf[name];
    return Array.from({ length: count * acrossLock + 1 }, (_, i) => {
      const lock = Math.min(count - 1, Math.floor(i / acrossLock));
      const start = (each) =>
        (each + (each > 0 && each < count ? 0.85 * (hashed(each * 1.7 + count) - 0.5) : 0)) / count;
      const f = (i - lock * acrossLock) / acrossLock;
      // Locks are narrow about the face.
      const back = mix(start(lock), start(lock + 1), f) ** 1.15;
      return { isLeft, back, crest: lockProfile[i - lock * acrossLock], lock: isLeft ? lock : 40 - lock };
    });
  };
  return [...side('left', true), ...side('right', false).reverse().slice(1)];
}

/** Behind the hair's edges: how far inwards, and how far towards the back or up again (centimetres). */
const tucked = [
  [0.28, -0.06],
  [0.62, 0.1],
  [1.2, 0.9],
];

export function buildBob(colorOf) {
  const columns = columnsOf();
  const wide = columns.length + tucked.length * 2;
  const high = rows + tucked.length;
  const column = (i) => columns[clamp(i - tucked.length, 0, columns.length - 1)];
  const depthOf = (i, row) => {
    const { lock, crest } = column(i);
    const t = row / (rows - 1);
    const root = -mix(0.8, 1.15, Math.min(1, column(i).back * 3)) * (1 - ramp(0, 0.13, t)) ** 1.7;
    const groove = -mix(0.05, 0.42, ramp(0.2, 1, t)) * (1 - crest);
    const own = (hashed(lock * 3.3) - 0.45) * 0.55 * ramp(0.2, 0.75, t);
    const wave = 0.3 * Math.sin(t * 9 + hashed(lock * 2.1) * 1.6) * ramp(0.3, 0.6, t);
    const tip = -1 * ramp(0.8, 1, t) ** 2;
    return root + groove + own + wave + tip;
  };
  const place = (i, j) => {
    const { isLeft, back, crest, lock } = column(i);
    const row = Math.min(j, rows - 1);
    const { start, to } = rayOf(isLeft, back, row);
    const under = j - rows;
    const beside = Math.max(tucked.length - i, i - (wide - 1 - tucked.length), 0) - 1;
    let r = reachOf(start, to) + depthOf(i, row);
    const falls = ramp(intervals.crown, rows - 1, row);
    // Ends are uneven, and longer in front than at the nape.
    const uneven = under > 0 ? 0.8 : 0.5 * crest + 0.6 * hashed(lock * 5.1);
    const y = start[1] + falls * (1.3 * back - 0.4 - uneven * ramp(0.6, 1, falls));
    let [inwards, aside, up] = [0, 0, 0];
    if (beside >= 0) [inwards, aside] = tucked[beside];
    if (under >= 0) {
      inwards += tucked[under][0];
      up = tucked[under][1] * 1.6;
    }
    // The turned-in edge ends above the tips.
    if (beside >= 1) up += 0.5 * beside * ramp(0.5, 1, falls);
    r -= inwards;
    const turn = ((isLeft ? 1 : -1) * aside) / r;
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    return [
      start[0] + (to[0] * c + to[2] * s) * r,
      (row > intervals.crown ? y : start[1]) + to[1] * r + up,
      start[2] + (to[2] * c - to[0] * s) * r,
    ];
  };
  const mesh = grid(wide, high, (i, j) => place(wide - 1 - i, j));
  const strand = new Int8Array(wide * high * 4);
  const colors = new Float32Array(wide * high * 3);
  for (let j = 0; j < high; j++)
    for (let k = 0; k < wide; k++) {
      const at = j * wide + k;
      const i = wide - 1 - k;
      const [above, below] = [Math.max(0, Math.min(j, rows - 1) - 1), Math.min(rows - 1, j + 1)];
      const way = unit(
        [0, 1, 2].map(
          (axis) => mesh.positions[(below * wide + k) * 3 + axis] - mesh.positions[(above * wide + k) * 3 + axis],
        ),
      );
      strand.set([...way.map((value) => Math.round(value * 127)), Math.round((i / (wide - 1)) * 254 - 127)], at * 4);
      const { crest, lock, back } = column(i);
      const t = Math.min(j, rows - 1) / (rows - 1);
      const isTucked = j >= rows || i < tucked.length || i >= wide - tucked.length;
      const open = isTucked ? 0.22 : mix(1, 0.5 + 0.5 * crest, ramp(0.08, 0.6, t)) * mix(0.5, 1, ramp(0, 0.12, t));
      colors.set(colorOf(open, fairness(lock, back, t)), at * 3);
    }
  return { ...mesh, kind: surface.hair, colors, strand };
}

/** 0..1: how much sun this part of a lock has seen: more towards the ends, and not every lock. */
function fairness(lock, back, t) {
  const streak = hashed(lock * 7.7);
  return clamp(0.1 + 0.4 * streak * streak + 0.4 * ramp(0.35, 1, t) * noise(lock * 0.7, t * 2, back * 3), 0, 1);
}
