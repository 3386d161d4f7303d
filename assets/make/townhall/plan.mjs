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

/** Lights for the bake and for the drawn hall: rectangles that shine towards u × v. */
export function lights() {
  const warm = [9.5, 7.2, 4.6];
  const strips = [2.2, 5.6, 9, 12.4].map((z, i) => ({
    id: `ceiling-${i + 1}`,
    center: [0, 8.62, z],
    u: [7.6, 0, 0],
    v: [0, 0, 0.09],
    radiance: warm.map((c) => round(c * (i === 0 ? 1.1 : 1.8))),
  }));
  const sides = [-1, 1].map((side) => ({
    id: side < 0 ? 'cove-left' : 'cove-right',
    center: [side * 12.4, 8.9, 4.4],
    u: [0.05, 0, 0],
    v: [side * 3.4, 0, 4.6],
    radiance: [10, 7, 4.2],
  }));
  const stage = [-3.6, 0, 3.6].map((x, i) => ({
    id: `stage-${i + 1}`,
    center: [x, 8.7, 2.6],
    u: [0.7, 0, 0],
    v: [0, -0.22, 0.34],
    radiance: [62, 54, 44],
  }));
  const picture = {
    id: 'screen',
    center: [0, 4.75, -5.3],
    u: [4.7, 0, 0],
    v: [0, 2.6, 0],
    radiance: [0.34, 0.36, 0.5],
  };
  const back = [-4.6, 4.6].map((x, i) => ({
    id: `foyer-${i + 1}`,
    center: [x, 5.05, 15.2],
    u: [3.4, 0, 0],
    v: [0, 0, 0.1],
    radiance: [15, 10.5, 6.3],
  }));
  // u × v must point down for lights that hang: x × z = -y.
  return [...strips, ...sides, ...stage, picture, ...back];
}

/** Where light is kept for what moves: a grid over the plan, x and z, and the directions that it comes from. */
export const lightGrid = {
  columns: 64,
  rows: 48,
  min: [-16, -6],
  max: [16, 18],
  normals: [
    [0, 1, 0],
    [0, 0, -1],
    [0, 0, 1],
  ],
};

export function floorAt(x, z) {
  const radius = Math.hypot(x, z - rowCenterZ);
  if (Math.abs(x) < stageHalfWidthM && z < stageEdgeZ(x)) return stageTopM;
  if (radius > terraceTo(rows - 1)) return backFloorM;
  return rowFloor(Math.max(0, Math.floor((radius - terraceFrom(0)) / rowPitchM)));
}
