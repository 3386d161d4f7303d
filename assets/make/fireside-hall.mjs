// Writes scenes/fireside.hall.json under the folder it is given: twelve armchairs about a fire. Run: npm run assets
import { deskLights } from './hall/desk.mjs';
import { light, rounded, writeHallFile } from './hall/write-hall-file.mjs';

const [left, right, front, back] = [-4.3, 4.3, -2, 5.9];
const ceilingM = 3.1;
const stageTopM = 0.12;
const leaderMark = [0.55, stageTopM, -0.75];
/** Both arcs of chairs lie about this point. */
const centre = [0.1, -0.7];
const arcs = [
  { radius: 2.75, count: 5, spreadRad: 0.98 },
  { radius: 4.2, count: 7, spreadRad: 0.94 },
];
const fire = [1, 0.42, 0.13];
const lamp = [1, 0.66, 0.34];
const times = (colour, by) => colour.map((value) => rounded(value * by));

const seats = arcs.flatMap(({ radius, count, spreadRad }, row) =>
  Array.from({ length: count }, (_, i) => {
    const angle = spreadRad * ((2 * i) / (count - 1) - 1);
    const x = centre[0] + Math.sin(angle) * radius;
    const z = centre[1] + Math.cos(angle) * radius;
    return {
      id: `${'AB'[row]}${i + 1}`,
      row: row + 1,
      kind: 'armchair',
      position: [rounded(x), 0, rounded(z)],
      yawRad: rounded(Math.atan2(x - leaderMark[0], z - leaderMark[2]), 4),
    };
  }),
);

const hearth = { id: 'hearth', x: -1.15, widthM: 1.9, depthM: 0.55 };
const lamps = [
  ['lamp-left', -3.75, 5.35],
  ['lamp-right', 3.75, 5.35],
  ['lamp-stage', 3.6, -1.5],
  ['lamp-wall', -3.75, -1.45],
];
const shelf = (id, x, z, yawRad, widthM) => ({
  id,
  kind: 'bookshelf',
  position: [x, 0, z],
  yawRad,
  widthM,
  depthM: 0.32,
  heightM: 2.3,
  colour: '#5a3d27',
});
const quarter = rounded(Math.PI / 2, 4);
const half = rounded(Math.PI, 4);

/** By the window, beside the front row. */
const corner = { x: 3.62, z: 0.72 };
const cornerYawRad = rounded(Math.atan2(corner.x - leaderMark[0], corner.z - leaderMark[2]) - 0.12, 4);
function inCorner(aheadM, y = 0) {
  const [x, z] = [corner.x - aheadM * Math.sin(cornerYawRad), corner.z - aheadM * Math.cos(cornerYawRad)];
  return [rounded(x), y, rounded(z)];
}
const moderatorsDesk = {
  id: 'moderators-desk',
  kind: 'desk',
  position: inCorner(0.76),
  yawRad: cornerYawRad,
  widthM: 0.9,
  depthM: 0.5,
  heightM: 0.72,
  colour: '#6b452a',
};

const furniture = [
  {
    id: hearth.id,
    kind: 'hearth',
    position: [hearth.x, stageTopM, front + hearth.depthM / 2],
    yawRad: half,
    widthM: hearth.widthM,
    depthM: hearth.depthM,
    heightM: ceilingM - stageTopM,
    colour: '#a68270',
  },
  {
    id: 'rug',
    kind: 'rug',
    position: [0, 0, 1.35],
    yawRad: 0,
    widthM: 4.4,
    depthM: 2.3,
    heightM: 0.012,
    colour: '#6e2a20',
  },
  ...[-1, 1].flatMap((side) => [
    shelf(side < 0 ? 'shelf-left-1' : 'shelf-right-1', side * 4.13, 3.3, side * quarter, 1.5),
    shelf(side < 0 ? 'shelf-left-2' : 'shelf-right-2', side * 4.13, 4.5, side * quarter, 0.86),
  ]),
  shelf('shelf-back', 1.55, back - 0.17, 0, 2.2),
  {
    id: 'picture',
    kind: 'picture',
    position: [left + 0.01, 1.75, 1.35],
    yawRad: -quarter,
    widthM: 1.15,
    depthM: 0.03,
    heightM: 0.8,
    colour: '#b9a77c',
  },
  ...lamps.map(([id, x, z]) => ({
    id,
    kind: 'floor-lamp',
    position: [x, z < 0 ? stageTopM : 0, z],
    yawRad: 0,
    widthM: 0.46,
    depthM: 0.46,
    heightM: 1.62,
    colour: '#e6d3ac',
  })),
  ...[
    ['side-1', -0.57, 1.5],
    ['side-2', 0.77, 1.5],
    ['side-3', -1.8, 2.6],
    ['side-4', 2, 2.6],
  ].map(([id, x, z]) => ({
    id,
    kind: 'round-table',
    position: [x, 0, z + 0.45],
    yawRad: 0,
    widthM: 0.4,
    depthM: 0.4,
    heightM: 0.5,
    colour: '#6b452a',
  })),
  {
    id: 'fern',
    kind: 'planter',
    position: [-3.85, 0, 0.55],
    yawRad: 0,
    widthM: 0.5,
    depthM: 0.5,
    heightM: 1.5,
    colour: '#7b5b45',
  },
  moderatorsDesk,
];

const lampLights = lamps.flatMap(([id, x, z]) => {
  const y = (z < 0 ? stageTopM : 0) + 1.47;
  return [
    light(`${id}-down`, [x, y - 0.16, z], [0.2, 0.2], [0, -1, 0], times(lamp, 17)),
    light(`${id}-up`, [x, y + 0.17, z], [0.14, 0.14], [0, 1, 0], times(lamp, 15)),
    ...[
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ].map(([dx, dz], i) =>
      light(`${id}-side-${i + 1}`, [x + dx * 0.24, y, z + dz * 0.24], [0.18, 0.14], [dx, 0, dz], times(lamp, 5)),
    ),
  ];
});

const window = { id: 'dusk', center: [right, 1.62, 1.2], widthM: 1.5, heightM: 1.5, yawRad: quarter };

writeHallFile({
  v: 1,
  id: 'fireside',
  title: 'Fireside',
  boundsM: { min: [left - 0.5, -0.3, front - 0.5], max: [right + 0.5, ceilingM + 0.1, back + 0.5] },
  ceilingM,
  stage: {
    topM: stageTopM,
    outline: [
      [left, 0],
      [right, 0],
      [right, front],
      [left, front],
    ],
    leaderMark,
    leaderYawRad: half,
    askerMark: [1.6, stageTopM, -0.6],
  },
  screen: { center: [2, 1.78, front + 0.1], widthM: 2.1, heightM: 1.181, yawRad: half },
  walkable: [
    {
      id: 'room',
      floorM: 0,
      outline: [
        [left + 0.15, 0.05],
        [right - 0.15, 0.05],
        [right - 0.15, back - 0.15],
        [left + 0.15, back - 0.15],
      ],
    },
  ],
  seats: [
    ...seats,
    { id: 'M1', row: 1, kind: 'chair', position: inCorner(0), yawRad: cornerYawRad, isForModerators: true },
  ],
  moderators: {
    desk: moderatorsDesk.id,
    screen: { center: inCorner(0.84, 0.91), widthM: 0.42, heightM: 0.236, yawRad: rounded(cornerYawRad - Math.PI, 4) },
  },
  spawns: [-0.3, -1, -1.7, -2.4].map((x, i) => ({
    position: [x, 0, i % 2 === 0 ? 5.3 : 5],
    yawRad: rounded(Math.atan2(x, 6), 4),
  })),
  balconies: [],
  entrances: [{ id: 'door', position: [-2, 0, back - 0.4], yawRad: 0, widthM: 1.5 }],
  signs: [
    {
      id: 'title',
      center: [hearth.x, 1.86, front + hearth.depthM + 0.02],
      widthM: 1.5,
      heightM: 0.15,
      yawRad: half,
      says: 'title',
    },
    { id: 'now', center: [2, 1.02, front + 0.06], widthM: 2.1, heightM: 0.21, yawRad: half, says: 'now' },
    { id: 'door', center: [-2, 2.32, back - 0.02], widthM: 1.2, heightM: 0.14, yawRad: 0, says: { words: 'Lobby' } },
  ],
  walls: [
    [left, front],
    [left, back],
    [right, back],
    [right, front],
  ],
  lights: [
    light('fire', [hearth.x, stageTopM + 0.36, front + 0.42], [0.36, 0.22], [0, 0.1, 1], times(fire, 46)),
    light('fire-up', [hearth.x, stageTopM + 0.2, front + 0.5], [0.34, 0.1], [0, 0.5, 1], times(fire, 24)),
    ...lampLights,
    ...deskLights(moderatorsDesk, lamp),
    light('face', [0.9, ceilingM - 0.3, 1.6], [0.3, 0.12], [-0.1, -0.62, -0.9], times([1, 0.76, 0.54], 44)),
    light('wash', [0, ceilingM - 0.24, 1.95], [2.6, 0.06], [0, 1, 0], times(lamp, 4)),
    light('shelf-left', [-3.62, 2.8, 3.75], [1.25, 0.04], [-0.42, -0.9, 0], times(lamp, 15)),
    light('shelf-right', [3.62, 2.8, 3.75], [1.25, 0.04], [0.42, -0.9, 0], times(lamp, 15)),
    light('shelf-back', [1.55, 2.8, back - 0.7], [1.1, 0.04], [0, -0.9, 0.42], times(lamp, 13)),
    light('picture', [left + 0.45, 2.7, 1.35], [0.5, 0.03], [-0.42, -0.9, 0], times(lamp, 12)),
    light('breast', [hearth.x, ceilingM - 0.2, front + 1.15], [0.8, 0.04], [0, -0.85, -0.5], times(lamp, 10)),
    light('screen', [2, 1.78, front + 0.16], [1, 0.55], [0, 0, 1], [0.3, 0.32, 0.44]),
    light('dusk', [right - 0.03, 1.62, 1.2], [0.7, 0.7], [-1, -0.1, 0], [0.3, 0.48, 0.9]),
  ],
  look: {
    floor: { material: 'boards', colour: '#8b6240' },
    walls: { material: 'plaster', colour: '#7f8368' },
    claddingM: 0.95,
    ceiling: { material: 'plaster', colour: '#a89a84' },
    beamEveryM: 1.3,
    stage: { material: 'stone', colour: '#8a8178' },
    frames: '#5b3c25',
    seats: '#80563a',
  },
  windows: [{ ...window, panes: { columns: 3, rows: 3 }, sky: { low: '#b98a72', high: '#33456b', brightness: 0.55 } }],
  furniture,
  acoustics: { reverbS: 0.35, fullVoiceM: 1.8, voiceRangeM: 16 },
});
