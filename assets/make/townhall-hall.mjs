// Writes scenes/townhall.hall.json under the folder it is given, from the town hall's plan. Run: npm run assets
import { deskLights } from './hall/desk.mjs';
import { light, writeHallFile } from './hall/write-hall-file.mjs';
import * as plan from './townhall/plan.mjs';

const { round, polar } = plan;
const at = (x, y, z) => [round(x), round(y), round(z)];

function seatsOfRow(row) {
  const radius = plan.rowRadius(row);
  const edge = Math.min(plan.widestSeatRad, plan.outerRad(radius) - 1.2 / radius);
  const aisle = plan.aisleWidthM / 2 / radius;
  const blocks = [
    [-edge, -plan.aisleRad - aisle],
    [-plan.aisleRad + aisle, plan.aisleRad - aisle],
    [plan.aisleRad + aisle, edge],
  ];
  const angles = [];
  for (const [from, to] of blocks) {
    const count = Math.floor(((to - from) * radius) / plan.seatPitchM);
    for (let i = 0; i < count; i++) angles.push(from + ((i + 0.5) / count) * (to - from));
  }
  return angles.map((angle) => ({ row, angle, radius }));
}

/** The outermost seats of the last rows are left out until 250 remain. */
function seats() {
  const all = Array.from({ length: plan.rows }, (_, row) => seatsOfRow(row));
  let surplus = all.reduce((sum, row) => sum + row.length, 0) - plan.seatCount;
  if (surplus < 0) throw new Error(`${-surplus} seats are missing: the plan is too small`);
  for (let row = plan.rows - 1; surplus > 0; row = row === 0 ? plan.rows - 1 : row - 1) {
    if (surplus === 1) all[row].pop();
    else all[row] = all[row].slice(1, -1);
    surplus -= Math.min(2, surplus);
  }
  return all.flatMap((seatsInRow, row) =>
    seatsInRow.map(({ angle, radius }, i) => {
      const [x, z] = polar(radius, angle);
      const id = `${String.fromCharCode(65 + row)}${i + 1}`;
      return { id, row: row + 1, position: at(x, plan.rowFloor(row), z), yawRad: round(angle, 4) };
    }),
  );
}

function ring(fromRadius, toRadius) {
  const points = [];
  const inner = plan.terraceRad(fromRadius);
  const outer = plan.terraceRad(toRadius);
  const steps = 16;
  for (let i = 0; i <= steps; i++) points.push(polar(toRadius, outer * ((2 * i) / steps - 1)));
  for (let i = steps; i >= 0; i--) points.push(polar(fromRadius, inner * ((2 * i) / steps - 1)));
  return points.map(([x, z]) => [round(x), round(z)]);
}

function walkable() {
  const front = [];
  const radius = plan.terraceFrom(0);
  for (let i = 0; i <= 16; i++) front.push(polar(radius, plan.terraceRad(radius) * ((2 * i) / 16 - 1)));
  const edge = [];
  for (let i = 0; i <= 16; i++) {
    const x = plan.stageHalfWidthM * (1 - (2 * i) / 16);
    edge.push([x, plan.stageEdgeZ(x) + 0.25]);
  }
  const floor = [...front, ...edge];
  const lastRadius = plan.terraceTo(plan.rows - 1);
  const back = [];
  for (let i = 0; i <= 16; i++) back.push(polar(lastRadius, plan.outerRad(lastRadius) * (1 - (2 * i) / 16)));
  const promenade = [...back, [-15.6, plan.backWallZ - 0.2], [15.6, plan.backWallZ - 0.2]];
  const rounded = (points) => points.map(([x, z]) => [round(x), round(z)]);
  return [
    { id: 'front', floorM: 0, outline: rounded(floor) },
    ...Array.from({ length: plan.rows }, (_, row) => ({
      id: `row-${row + 1}`,
      floorM: plan.rowFloor(row),
      outline: ring(plan.terraceFrom(row), plan.terraceTo(row)),
    })),
    { id: 'back', floorM: plan.backFloorM, outline: rounded(promenade) },
  ];
}

function spawns() {
  const list = [];
  for (const z of [14.6, 15.5]) {
    for (let i = 0; i < 14; i++) {
      // From the middle outwards: who comes first stands at the top of an aisle.
      const x = (i % 2 === 0 ? 1 : -1) * (0.55 + Math.floor(i / 2) * 1.15);
      list.push({ position: at(x + (z > 15 ? 0.5 : 0), plan.backFloorM, z), yawRad: round(Math.atan2(x, z + 2), 4) });
    }
  }
  return list;
}

function balconies() {
  const side = (sign) => ({
    id: sign < 0 ? 'left' : 'right',
    rows: [0, 1].map((i) => ({
      from: at(sign * (9.75 + i * 0.75), 5.1 + i * 0.3, 1.9 - i * 0.55),
      to: at(sign * (14.1 + i * 0.75), 5.1 + i * 0.3, 7.7 - i * 0.55),
      yawRad: round(sign * 1.0, 4),
      places: 12,
    })),
  });
  const back = {
    id: 'back',
    rows: [0, 1, 2, 3].map((i) => ({
      from: at(-13.6, 5.55 + i * 0.35, 14.9 + i * 0.95),
      to: at(13.6, 5.55 + i * 0.35, 14.9 + i * 0.95),
      yawRad: 0,
      places: 52,
    })),
  };
  return [side(-1), side(1), back];
}

function signs() {
  const doors = [-1, 1].map((side) => ({
    id: side < 0 ? 'door-left' : 'door-right',
    center: at(side * 6.2, plan.backFloorM + 2.62, plan.backWallZ - 0.15),
    widthM: 1.9,
    heightM: 0.19,
    yawRad: 0,
    says: { words: 'Foyer' },
  }));
  const fronts = [-1, 1].map((side) => ({
    id: side < 0 ? 'front-left' : 'front-right',
    // On the parapet of the side balcony, at its end towards the stage.
    center: at(side * (11.42 - 0.8 * 1.79), 5.2, 2.56 + 0.6 * 1.79),
    widthM: 4.2,
    heightM: 0.42,
    yawRad: round(side * (Math.PI - Math.asin(0.8)), 4),
    says: side < 0 ? 'title' : 'now',
  }));
  return [...doors, ...fronts];
}

/** Beside the stage on its left, turned along its edge and a little to the hall: who sits there sees both. */
const cornerYawRad = -1.42;
/** A place in the corner: so far to the right of who looks along it, and so far ahead of their chairs. */
function inCorner(rightM, aheadM, y = 0) {
  const [cos, sin] = [Math.cos(cornerYawRad), Math.sin(cornerYawRad)];
  return at(-7.84 + rightM * cos - aheadM * sin, y, -0.14 - rightM * sin - aheadM * cos);
}
const moderatorsDesk = {
  id: 'moderators-desk',
  kind: 'desk',
  position: inCorner(0, 0.74),
  yawRad: cornerYawRad,
  widthM: 1.5,
  depthM: 0.6,
  heightM: 0.74,
  colour: '#8a5a33',
};
const moderatorsSeats = [-0.36, 0.36].map((rightM, i) => ({
  id: `M${i + 1}`,
  row: 1,
  position: inCorner(rightM, 0),
  yawRad: cornerYawRad,
  isForModerators: true,
}));

const stageOutline = [];
for (let i = 0; i <= 24; i++) {
  const x = plan.stageHalfWidthM * ((2 * i) / 24 - 1);
  stageOutline.push([round(x), round(plan.stageEdgeZ(x))]);
}
stageOutline.push([round(plan.stageHalfWidthM), plan.stageBackZ], [round(-plan.stageHalfWidthM), plan.stageBackZ]);

const hall = {
  v: 1,
  id: 'townhall',
  title: 'Town hall',
  boundsM: { min: [-16.4, -0.5, -6.6], max: [16.4, 9.8, 19.6] },
  ceilingM: plan.ceilingM,
  stage: {
    topM: plan.stageTopM,
    outline: stageOutline,
    leaderMark: at(0, plan.stageTopM, -1.5),
    leaderYawRad: round(Math.PI, 4),
    askerMark: at(2.4, plan.stageTopM, -1.7),
  },
  screen: { ...plan.screen, yawRad: round(Math.PI, 4) },
  walkable: walkable(),
  seats: [...seats(), ...moderatorsSeats],
  moderators: {
    desk: moderatorsDesk.id,
    screen: {
      center: inCorner(0, 0.84, 0.97),
      widthM: 0.56,
      heightM: 0.315,
      yawRad: round(cornerYawRad + Math.PI, 4),
    },
  },
  spawns: spawns(),
  balconies: balconies(),
  entrances: [
    { id: 'foyer-left', position: at(-6.2, plan.backFloorM, 16.1), yawRad: 0, widthM: 2.2 },
    { id: 'foyer-right', position: at(6.2, plan.backFloorM, 16.1), yawRad: 0, widthM: 2.2 },
  ],
  signs: signs(),
  walls: plan.wallLine,
  lights: [
    ...plan.lights(),
    ...deskLights(moderatorsDesk, [1, 0.66, 0.37]),
    // Onto the faces in the moderators' corner, which no other light reaches.
    light('corner', [-4.6, 7.6, 1.4], [0.4, 0.22], [-3.2, -6.5, -1.5], [40, 34, 27]),
  ],
  furniture: [moderatorsDesk],
  acoustics: { reverbS: 0.9, fullVoiceM: 1.2, voiceRangeM: 14 },
};

writeHallFile(hall);
