// The town hall's plan: the one place with its measures. Seats, floors and the model are all made from it.
// Hall frame: right-handed, +Y up, metres; the audience looks towards -Z.

/** Rows are arcs about this point behind the stage. */
export const rowCenterZ = -6;
export const rows = 9;
export const rowPitchM = 1.1;
export const firstRowRadiusM = 9.9;
export const seatPitchM = 0.66;
export const aisleRad = 0.27;
export const aisleWidthM = 1.25;
export const widestSeatRad = 0.78;
export const seatCount = 250;

export const stageTopM = 0.8;
export const ceilingM = 9.6;
export const stageBackZ = -6;
export const backWallZ = 16.6;
export const screen = { center: [0, 5.1, -5.35], widthM: 9.6, heightM: 5.4 };

/** Inner walls: stage left, fan, back, and mirrored. */
export const wallLine = [
  [-9.4, stageBackZ],
  [-9.8, 0.4],
  [-15.8, 8.4],
  [-15.8, backWallZ],
  [15.8, backWallZ],
  [15.8, 8.4],
  [9.8, 0.4],
  [9.4, stageBackZ],
];

export const rowRadius = (row) => firstRowRadiusM + row * rowPitchM;
/** Rows rise a little more the further back they are. */
export const rowFloor = (row) => (row < 0 ? 0 : round(0.17 * row + 0.0125 * row * row));
/** Where a row's terrace begins and ends. */
export const terraceFrom = (row) => rowRadius(row) - 0.72;
export const terraceTo = (row) => rowRadius(row) + 0.38;
export const backFloorM = round(rowFloor(rows - 1) + 0.3);

export const polar = (radius, angle) => [Math.sin(angle) * radius, rowCenterZ + Math.cos(angle) * radius];

/** The front edge of the stage: a shallow arc through the origin. */
export const stageEdgeZ = (x) => Math.sqrt(22 * 22 - x * x) - 22;
export const stageHalfWidthM = 7.6;

export function round(value, digits = 3) {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale || 0;
}

/** The largest angle at which a row's circle is still inside the walls. */
export function outerRad(radius) {
  let low = 0.3;
  let high = 1.5;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (isInsideWalls(...polar(radius, middle))) low = middle;
    else high = middle;
  }
  return low;
}

/** Terraces end at the walls, and beside the stage. */
export const terraceRad = (radius) => Math.min(1.04, outerRad(radius));

function isInsideWalls(x, z) {
  let inside = false;
  for (let i = 0, j = wallLine.length - 1; i < wallLine.length; j = i++) {
    const [ax, az] = wallLine[i];
    const [bx, bz] = wallLine[j];
    if (az > z !== bz > z && x < ((bx - ax) * (z - az)) / (bz - az) + ax) inside = !inside;
  }
  return inside;
}

/** A bar of light from one place to another that shines towards `facing`, which lies across it. */
function bar(id, from, to, facing, widthM, radiance) {
  const u = from.map((value, axis) => (to[axis] - value) / 2);
  const across = [
    facing[1] * u[2] - facing[2] * u[1],
    facing[2] * u[0] - facing[0] * u[2],
    facing[0] * u[1] - facing[1] * u[0],
  ];
  const scale = widthM / 2 / Math.hypot(...across);
  return {
    id,
    center: from.map((value, axis) => round((value + to[axis]) / 2)),
    u: u.map((value) => round(value)),
    v: across.map((value) => round(value * scale, 4)),
    radiance: radiance.map((value) => round(value)),
  };
}

const down = [0, -1, 0];
const up = [0, 1, 0];
/** Colors of light: lamps in the house, lamps over the stage. */
const amber = [1, 0.66, 0.37];
const warm = [1, 0.77, 0.54];
const white = [1, 0.87, 0.7];
const times = (color, by) => color.map((value) => value * by);

/** Lights for the bake and for the drawn hall: rectangles that shine towards u × v. */
export function lights() {
  const arcs = [2.2, 5.6, 9, 12.4].flatMap((z, i) => [
    bar(`ceiling-${i + 1}`, [-7.6, 8.62, z], [7.6, 8.62, z], down, 0.18, times(amber, i === 0 ? 11 : 20)),
    bar(`above-${i + 1}`, [-8.4, 8.75, z], [8.4, 8.75, z], up, 0.16, times(amber, 9)),
  ]);
  const sides = [-1, 1].flatMap((side) => {
    const name = side < 0 ? 'left' : 'right';
    // Along the fan wall, so far from it.
    const along = (t, y, inM) => [side * (9.8 + 6 * t - 0.8 * inM), y, 0.4 + 8 * t + 0.6 * inM];
    const outward = [side * 0.5, -0.78, -0.375];
    return [
      bar(`wall-${name}`, along(0.04, 9.25, 0.75), along(0.96, 9.25, 0.75), outward, 0.16, times(amber, 24)),
      bar(`cove-${name}`, along(0.02, 8.48, 0.2), along(0.98, 8.48, 0.2), up, 0.1, times(amber, 6)),
      bar(`under-${name}`, along(0.04, 4.66, 0.95), along(0.96, 4.66, 0.95), outward, 0.12, times(amber, 13)),
      bar(
        `rear-${name}`,
        [side * 15.1, 9.25, 9],
        [side * 15.1, 9.25, 16],
        [side * 0.5, -0.866, 0],
        0.16,
        times(amber, 16),
      ),
      bar(
        `low-${name}`,
        [side * 15.2, 4.9, 9],
        [side * 15.2, 4.9, 13.2],
        [side * 0.5, -0.866, 0],
        0.12,
        times(amber, 10),
      ),
    ];
  });
  const stage = [-3.6, 0, 3.6].map((x, i) => ({
    id: `stage-${i + 1}`,
    center: [x, 8.7, 2.6],
    u: [0.7, 0, 0],
    v: [0, -0.22, 0.34],
    radiance: times(white, 62).map((value) => round(value)),
  }));
  const { center, widthM, heightM } = screen;
  const [top, bottom] = [center[1] + heightM / 2, center[1] - heightM / 2];
  const behind = center[2] - 0.14;
  const house = [
    { id: 'screen', center: [0, 4.75, -5.3], u: [4.7, 0, 0], v: [0, 2.6, 0], radiance: [0.34, 0.36, 0.5] },
    bar(
      'curtain',
      [-7.4, stageTopM + 0.06, -5.5],
      [7.4, stageTopM + 0.06, -5.5],
      [0, 0.94, -0.34],
      0.1,
      times(amber, 9),
    ),
    bar('halo-top', [-widthM / 2, top, behind], [widthM / 2, top, behind], [0, 0.5, -0.866], 0.08, times(white, 9)),
    bar(
      'halo-bottom',
      [-widthM / 2, bottom, behind],
      [widthM / 2, bottom, behind],
      [0, -0.5, -0.866],
      0.08,
      times(white, 4),
    ),
    ...[-1, 1].map((side) =>
      bar(
        side < 0 ? 'halo-left' : 'halo-right',
        [(side * widthM) / 2, bottom, behind],
        [(side * widthM) / 2, top, behind],
        [side * 0.5, 0, -0.866],
        0.08,
        times(white, 9),
      ),
    ),
    // From under the balcony onto the backs of the seats: without it whoever comes in sees them black.
    bar('house', [-11, 4.98, 13.2], [11, 4.98, 13.2], [0, -0.66, -0.75], 0.14, times(amber, 24)),
    // From over the stage's edge onto the audience: without it whoever speaks looks into the dark.
    bar('wash-front', [-7.5, 8.3, 0.6], [7.5, 8.3, 0.6], [0, -0.62, 0.785], 0.2, times(warm, 21)),
    bar('wash-middle', [-9, 8.35, 5.9], [9, 8.35, 5.9], [0, -0.62, 0.785], 0.16, times(warm, 15)),
    bar('balcony', [-14, 9.3, 16.9], [14, 9.3, 16.9], [0, -0.94, 0.342], 0.14, times(amber, 8)),
    ...[-1, 1].map((side) =>
      bar(
        side < 0 ? 'foyer-left' : 'foyer-right',
        [side * 1.2, 5.05, 15.2],
        [side * 14.6, 5.05, 15.2],
        [0, -0.9, 0.436],
        0.18,
        times(amber, 17),
      ),
    ),
  ];
  return [...arcs, ...sides, ...stage, ...house];
}

export function floorAt(x, z) {
  const radius = Math.hypot(x, z - rowCenterZ);
  if (Math.abs(x) < stageHalfWidthM && z < stageEdgeZ(x)) return stageTopM;
  if (radius > terraceTo(rows - 1)) return backFloorM;
  return rowFloor(Math.max(0, Math.floor((radius - terraceFrom(0)) / rowPitchM)));
}
