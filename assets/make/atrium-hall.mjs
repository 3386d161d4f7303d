// Writes scenes/atrium.hall.json under the folder it is given: sixty people at standing tables, by daylight. Run: npm run assets
import { deskLights } from './hall/desk.mjs';
import { light, rounded, writeHallFile } from './hall/write-hall-file.mjs';

const [left, right, front, back] = [-9.5, 9.5, -4.5, 14];
const ceilingM = 7.6;
const stageTopM = 0.6;
const leaderMark = [0, stageTopM, -1.3];
const [quarter, half] = [rounded(Math.PI / 2, 4), rounded(Math.PI, 4)];
const sun = [1, 0.87, 0.66];
const sky = [0.78, 0.92, 1.1];
const lamp = [1, 0.78, 0.52];
const times = (colour, by) => colour.map((value) => rounded(value * by));

const tables = [
  [-3.4, 0, 3.4].map((x) => [x, 2.5]),
  [-5.3, -1.75, 1.75, 5.3].map((x) => [x, 5]),
  [-6.6, -3.3, 0, 3.3, 6.6].map((x) => [x, 7.6]),
].flatMap((row, i) => row.map(([x, z]) => ({ row: i + 1, x, z: rounded(z - 0.012 * x * x) })));
const tableM = 0.76;
/** Standing about a table: from its middle, and how far from the next. */
const [awayM, apartM] = [0.86, 0.62];
const eyesM = 1.62;
const headM = 0.12;

/** Whether a head hides the leader's face from somebody who stands. */
function hides([hx, , hz], [x, , z]) {
  const [dx, dy, dz] = [leaderMark[0] - x, leaderMark[1] + 1.5 - eyesM, leaderMark[2] - z];
  const part = ((hx - x) * dx + (hz - z) * dz) / (dx * dx + dy * dy + dz * dz);
  if (part <= 0 || part >= 1) return false;
  return Math.hypot(x + dx * part - hx, dy * part, z + dz * part - hz) < headM;
}

/** Five places on the far side of each table, as even as a free view of the stage allows. */
function standingPlaces() {
  const all = [];
  for (const [k, { row, x, z }] of tables.entries()) {
    const facing = Math.atan2(x - leaderMark[0], z - leaderMark[2]);
    const own = [];
    for (const wish of [-1.5, -0.75, 0, 0.75, 1.5]) {
      for (let away = 0; ; away = away > 0 ? -away : 0.04 - away) {
        if (Math.abs(away) > 2.4) throw new Error(`table ${k + 1} has no place ${own.length + 1}`);
        const angle = facing + wish + away;
        const at = [rounded(x + Math.sin(angle) * awayM), 0, rounded(z + Math.cos(angle) * awayM)];
        const isNear = [...all, ...own].some((other) => Math.hypot(at[0] - other[0], at[2] - other[2]) < apartM);
        if (isNear || [...all, ...own].some((other) => hides(other, at) || hides(at, other))) continue;
        own.push(at);
        break;
      }
    }
    all.push(...own.map((at) => Object.assign(at, { row, table: k + 1 })));
  }
  return all;
}

const seats = standingPlaces().map((at, i) => ({
  id: `${String.fromCharCode(65 + Math.floor(i / 5))}${(i % 5) + 1}`,
  row: at.row,
  kind: 'standing',
  position: [...at],
  yawRad: rounded(Math.atan2(at[0] - leaderMark[0], at[2] - leaderMark[2]), 4),
}));

/** On the right of the stage, turned along its edge and a little to the hall. */
const cornerYawRad = 1.78;
function inCorner(rightM, aheadM, y = 0) {
  const [cos, sin] = [Math.cos(cornerYawRad), Math.sin(cornerYawRad)];
  return [6.75 + rightM * cos - aheadM * sin, y, -1.15 - rightM * sin - aheadM * cos].map((value) => rounded(value));
}
const moderatorsDesk = {
  id: 'moderators-desk',
  kind: 'desk',
  position: inCorner(0, 0.74),
  yawRad: cornerYawRad,
  widthM: 1.5,
  depthM: 0.6,
  heightM: 0.74,
  colour: '#97785a',
};
const moderatorsSeats = [-0.36, 0.36].map((rightM, i) => ({
  id: `M${i + 1}`,
  row: 1,
  kind: 'chair',
  position: inCorner(rightM, 0),
  yawRad: cornerYawRad,
  isForModerators: true,
}));

const bays = [-2, 2.3, 6.6, 10.9].map((z, i) => ({
  id: `bay-${i + 1}`,
  center: [left, 3.35, z],
  widthM: 3.7,
  heightM: 6.3,
  yawRad: -quarter,
  panes: { columns: 3, rows: 4 },
  sky: { low: '#cfd9d6', high: '#8fb8e0', brightness: 1.6 },
}));
const plant = (id, x, z, widthM, heightM) => ({
  id,
  kind: 'planter',
  position: [x, 0, z],
  yawRad: 0,
  widthM,
  depthM: widthM,
  heightM,
  colour: '#c2b7a6',
});
const pendants = tables.filter(({ row }) => row > 1).map(({ x, z }, i) => ({ id: `pendant-${i + 1}`, x, z }));

writeHallFile({
  v: 1,
  id: 'atrium',
  title: 'Atrium',
  boundsM: { min: [left - 0.5, -0.5, front - 0.5], max: [right + 0.5, ceilingM + 0.1, back + 0.5] },
  ceilingM,
  stage: {
    topM: stageTopM,
    outline: [
      ...Array.from({ length: 13 }, (_, i) => {
        const x = -4.4 + (8.8 * i) / 12;
        return [rounded(x), rounded(Math.sqrt(14 * 14 - x * x) - 14)];
      }),
      [4.4, front],
      [-4.4, front],
    ],
    leaderMark,
    leaderYawRad: half,
    askerMark: [1.9, stageTopM, -1.4],
  },
  screen: { center: [0, 4.1, front + 0.14], widthM: 5.9, heightM: 3.319, yawRad: half },
  walkable: [
    {
      id: 'floor',
      floorM: 0,
      outline: [
        [left + 0.15, front + 0.15],
        [-4.6, front + 0.15],
        [-4.6, 0.15],
        [4.6, 0.15],
        [4.6, front + 0.15],
        [right - 0.15, front + 0.15],
        [right - 0.15, back - 0.15],
        [left + 0.15, back - 0.15],
      ],
    },
  ],
  seats: [...seats, ...moderatorsSeats],
  moderators: {
    desk: moderatorsDesk.id,
    screen: {
      center: inCorner(0, 0.84, 0.97),
      widthM: 0.56,
      heightM: 0.315,
      yawRad: rounded(cornerYawRad - Math.PI, 4),
    },
  },
  spawns: Array.from({ length: 16 }, (_, i) => {
    const x = rounded((i % 2 === 0 ? 1 : -1) * (1.65 + Math.floor((i % 8) / 2) * 1.05) + (i > 7 ? 0.3 : 0));
    const z = i > 7 ? 11.4 : 10.3;
    return { position: [x, 0, z], yawRad: rounded(Math.atan2(x, z + 1.3), 4) };
  }),
  balconies: [
    {
      id: 'gallery',
      rows: [0, 1].map((i) => ({
        from: [-8.3, 3.75 + 0.25 * i, 12.5 + 0.8 * i],
        to: [8.3, 3.75 + 0.25 * i, 12.5 + 0.8 * i],
        yawRad: 0,
        places: 26,
      })),
    },
  ],
  entrances: [-4.2, 4.2].map((x, i) => ({
    id: i === 0 ? 'foyer-left' : 'foyer-right',
    position: [x, 0, back - 0.4],
    yawRad: 0,
    widthM: 2,
  })),
  signs: [
    { id: 'title', center: [-6.95, 4.6, front + 0.06], widthM: 4, heightM: 0.4, yawRad: half, says: 'title' },
    { id: 'now', center: [6.95, 4.6, front + 0.06], widthM: 4, heightM: 0.4, yawRad: half, says: 'now' },
    ...[-4.2, 4.2].map((x, i) => ({
      id: i === 0 ? 'door-left' : 'door-right',
      center: [x, 2.36, back - 0.03],
      widthM: 1.6,
      heightM: 0.17,
      yawRad: 0,
      says: { words: 'Foyer' },
    })),
  ],
  walls: [
    [left, front],
    [left, back],
    [right, back],
    [right, front],
  ],
  lights: [
    light('sun', [-19, 16, 11], [0.4, 0.4], [19, -16, -6.5], times(sun, 5200)),
    ...bays.map(({ id, center: [, y, z] }) =>
      light(`sky-${id}`, [left - 0.02, y, z], [1.8, 3.1], [1, -0.25, 0], times(sky, 0.85)),
    ),
    ...pendants.map(({ id, x, z }) => light(id, [x, 4.08, z], [0.24, 0.24], [0, -1, 0], times(lamp, 11))),
    light('face-left', [-2.6, ceilingM - 0.6, 4.6], [0.5, 0.25], [0.28, -0.55, -0.75], times([1, 0.9, 0.76], 56)),
    light('face-right', [2.6, ceilingM - 0.6, 4.6], [0.5, 0.25], [-0.28, -0.55, -0.75], times([1, 0.9, 0.76], 36)),
    light('screen', [0, 4.1, front + 0.2], [2.9, 1.6], [0, 0, 1], [0.3, 0.32, 0.44]),
    ...[-5, 5].map((x, i) =>
      light(i === 0 ? 'under-left' : 'under-right', [x, 3.4, 12.9], [3.4, 0.08], [0, -1, 0], times(lamp, 11), true),
    ),
    ...deskLights(moderatorsDesk, lamp),
    light('gallery', [0, ceilingM - 0.4, 12.6], [7, 0.08], [0, -1, 0], times(lamp, 6)),
  ],
  look: {
    floor: { material: 'stone', colour: '#aaa296' },
    walls: { material: 'plaster', colour: '#d2ccc0' },
    claddingM: 3.3,
    ceiling: { material: 'plaster', colour: '#e6e1d8' },
    beamEveryM: 2.3,
    stage: { material: 'boards', colour: '#97785a' },
    frames: '#8a6f52',
    seats: '#5f7a6c',
  },
  windows: bays,
  furniture: [
    ...tables.map(({ x, z }, i) => ({
      id: `table-${i + 1}`,
      kind: 'round-table',
      position: [x, 0, z],
      yawRad: 0,
      widthM: tableM,
      depthM: tableM,
      heightM: 1.08,
      colour: '#97785a',
    })),
    ...pendants.map(({ id, x, z }) => ({
      id,
      kind: 'pendant',
      position: [x, 4.3, z],
      yawRad: 0,
      widthM: 0.62,
      depthM: 0.62,
      heightM: 0.34,
      colour: '#39423c',
    })),
    plant('tree-1', -8.35, 0.15, 0.9, 4.2),
    plant('tree-2', -8.35, 4.45, 0.9, 3.8),
    plant('tree-3', -8.35, 8.75, 0.9, 4),
    plant('tree-4', 8.3, -1.6, 0.9, 4.3),
    plant('tree-5', 8.4, 8.9, 0.9, 3.6),
    plant('bush-1', -5.3, -3.6, 0.7, 1.3),
    plant('bush-2', 5.3, -3.6, 0.7, 1.3),
    ...[-6.2, -2.1, 2.1, 6.2].map((x, i) => ({
      id: `column-${i + 1}`,
      kind: 'column',
      position: [x, 0, 12.05],
      yawRad: 0,
      widthM: 0.32,
      depthM: 0.32,
      heightM: 3.46,
      colour: '#dcd6ca',
    })),
    {
      id: 'picture',
      kind: 'picture',
      position: [right - 0.05, 5.1, 4.2],
      yawRad: quarter,
      widthM: 4.4,
      depthM: 0.05,
      heightM: 2.2,
      colour: '#6f8f86',
    },
    moderatorsDesk,
  ],
  acoustics: { reverbS: 1.4, fullVoiceM: 1.2, voiceRangeM: 12 },
});
