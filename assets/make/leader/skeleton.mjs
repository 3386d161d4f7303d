// The leader's joints (centimetres, head frame) and how skin follows them.
import { fingerJoints, fingerShares, wrist } from './fingers.mjs';
import { capsule } from './sdf.mjs';

export const floorY = -166;

const middle = {
  Hips: [0, -82, -0.5],
  Spine: [0, -68, -0.5],
  Chest: [0, -48, -1.5],
  Neck: [0, -19, -3.6],
  Head: [0, -9.5, -2.2],
};
const left = {
  Shoulder: [4, -24, -3.5],
  Arm: [15.4, -28.4, -3.3],
  ForeArm: [22.2, -55, -4.4],
  Hand: wrist,
  UpLeg: [8.8, -86, -0.5],
  Leg: [9.6, -124, 0.6],
  Foot: [10.2, -157.5, -2],
  ...fingerJoints,
};
const parentOf = {
  Shoulder: 'Chest',
  Arm: 'Shoulder',
  ForeArm: 'Arm',
  Hand: 'ForeArm',
  UpLeg: 'Hips',
  Leg: 'UpLeg',
  Foot: 'Leg',
  ...Object.fromEntries(Object.keys(fingerJoints).map((name) => [name, parentOfFinger(name)])),
};

/** The second joint of a finger hangs on the first, that on the palm. */
function parentOfFinger(name) {
  const before = name.slice(0, -1) + (Number(name.slice(-1)) - 1);
  return before in fingerJoints ? before : 'Hand';
}

export const joints = { ...middle };
export const parents = { Hips: null, Spine: 'Hips', Chest: 'Spine', Neck: 'Chest', Head: 'Neck' };
for (const [name, place] of Object.entries(left)) {
  joints[`Left${name}`] = place;
  joints[`Right${name}`] = [-place[0], place[1], place[2]];
  for (const side of ['Left', 'Right']) {
    const parent = parentOf[name];
    parents[side + name] = parent === 'Chest' || parent === 'Hips' ? parent : side + parent;
  }
}
joints.EyeLeft = [3.2, 0, 6.3];
joints.EyeRight = [-3.2, 0, 6.3];
parents.EyeLeft = 'Head';
parents.EyeRight = 'Head';
export const jointNames = Object.keys(parents);

const tips = { Head: [0, 12, -1], LeftHand: [27.6, -97, 6], LeftFoot: [11.5, -163, 12] };
const mainChild = { Hips: 'Spine', Spine: 'Chest', Chest: 'Neck', Neck: 'Head' };
const radii = {
  Hips: 13,
  Spine: 13,
  Chest: 15,
  Neck: 5,
  Head: 9,
  Shoulder: 6,
  Arm: 5,
  ForeArm: 4,
  Hand: 4,
  UpLeg: 8,
  Leg: 6,
  Foot: 5,
};

const bones = jointNames
  .filter((name) => !name.startsWith('Eye') && !/\d/.test(name))
  .map((name) => {
    const mirrored = name.replace('Right', 'Left');
    const child = mainChild[name] ?? jointNames.find((other) => parents[other] === name);
    const tip = tips[mirrored] ?? joints[child];
    const end = tips[mirrored] && name.startsWith('Right') ? [-tip[0], tip[1], tip[2]] : tip;
    return { name, from: joints[name], to: end, radius: radii[name.replace(/Left|Right/, '')] };
  });

/** Up to four joints and weights for each place: near bones count most. `allowed` names the bones that may move it. */
export function weightsOf(positions, allowed) {
  const count = positions.length / 3;
  const index = new Uint8Array(count * 4);
  const weight = new Float32Array(count * 4);
  for (let i = 0; i < count; i++) {
    const [x, y, z] = positions.subarray(i * 3, i * 3 + 3);
    const pulls = bones
      .filter(({ name }) => allowed === undefined || allowed.includes(name))
      .filter(({ name }) => !(name.startsWith('Left') && x < -3) && !(name.startsWith('Right') && x > 3))
      .map(({ name, from, to, radius }) => [
        jointNames.indexOf(name),
        Math.max(0.05, capsule(x, y, z, ...from, ...to, 0, 0) / radius) ** -5,
      ])
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4);
    const total = pulls.reduce((sum, pull) => sum + pull[1], 0);
    pulls.forEach(([joint, pull], k) => {
      index[i * 4 + k] = joint;
      weight[i * 4 + k] = pull / total;
    });
  }
  return { index, weight };
}

/** A hand follows wrist and palm as {@link weightsOf}, and its fingers. */
export function handWeights(positions) {
  const palm = weightsOf(positions, ['LeftHand', 'RightHand', 'LeftForeArm', 'RightForeArm']);
  const count = positions.length / 3;
  const index = new Uint8Array(count * 4);
  const weight = new Float32Array(count * 4);
  for (let i = 0; i < count; i++) {
    const [x, y, z] = positions.subarray(i * 3, i * 3 + 3);
    const side = x < 0 ? 'Right' : 'Left';
    const { joints: own, shares } = fingerShares([Math.abs(x), y, z]);
    const forearm = [0, 1, 2, 3].find((k) => palm.index[i * 4 + k] === jointNames.indexOf(`${side}ForeArm`)) ?? 0;
    const held = palm.weight[i * 4 + forearm];
    const parts = [
      [`${side}Hand`, 1 - held - shares[0] - shares[1]],
      [side + own[0], shares[0]],
      [side + own[1], shares[1]],
      [`${side}ForeArm`, held],
    ];
    parts.forEach(([name, share], k) => {
      index[i * 4 + k] = jointNames.indexOf(name);
      weight[i * 4 + k] = Math.max(0, share);
    });
  }
  return { index, weight };
}

/** Everything bound to one joint. */
export function boundTo(positions, name) {
  const count = positions.length / 3;
  const index = new Uint8Array(count * 4);
  const weight = new Float32Array(count * 4);
  for (let i = 0; i < count; i++) {
    index[i * 4] = jointNames.indexOf(name);
    weight[i * 4] = 1;
  }
  return { index, weight };
}

const neckBase = [0, -19, -3.6];
/** Fields of the head, seen from the unscaled body, are larger by this. */
export const bodyScale = 0.865;
const lift = 2.9;
const aboveNeck = ['Neck', 'Head', 'EyeLeft', 'EyeRight'];

/**
 * From the body as it is modelled to the body under the head, and where its joints come to lie. A slightly smaller body reads friendlier,
 * and from far seats; `breadth` says how much smaller it is from side to side.
 */
export function fitOf({ breadth }) {
  const scale = [breadth, bodyScale, bodyScale];
  const fitted = (p) => p.map((value, i) => neckBase[i] + (value - neckBase[i]) * scale[i] + (i === 1 ? lift : 0));
  return { fitted, jointAt: (name) => (aboveNeck.includes(name) ? joints[name] : fitted(joints[name])) };
}
