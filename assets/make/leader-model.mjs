// Writes assets/models/leader.glb under the folder it is given: the leader's body, skin weights and morph targets. Run: npm run assets
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { GlbWriter } from './gltf/write-glb.mjs';
import { mirrored, shirt, shirtParts, shoeParts, trouserParts, trousers } from './leader/clothes.mjs';
import { closed } from './leader/face.mjs';
import { buildHair, hairShade } from './leader/hair.mjs';
import { hand } from './leader/hand.mjs';
import { blazer, jacketParts } from './leader/jacket.mjs';
import { blend, buildSkin, palette, partOf, surface } from './leader/parts.mjs';
import { mix } from './leader/sdf.mjs';
import { keyLight } from './leader/shadow.mjs';
import {
  boundTo,
  fitted,
  fittedJoint,
  floorY,
  handWeights,
  jointNames,
  parents,
  weightsOf,
} from './leader/skeleton.mjs';
import { buildBrowsAndLashes, buildEye, buildGlasses, buildTeeth } from './leader/small-parts.mjs';

const targets = [
  ...['sil', 'PP', 'FF', 'TH', 'DD', 'kk', 'CH', 'SS', 'nn', 'RR', 'aa', 'E', 'I', 'O', 'U'].map(
    (name) => `viseme_${name}`,
  ),
  ...[
    'eyeBlinkLeft',
    'eyeBlinkRight',
    'mouthSmileLeft',
    'mouthSmileRight',
    'browInnerUp',
    'browDownLeft',
    'browDownRight',
    'mouthFrownLeft',
    'mouthFrownRight',
    'eyeSquintLeft',
    'eyeSquintRight',
    'browOuterUpLeft',
    'browOuterUpRight',
    'jawOpen',
  ],
];
/** Head size against the body, and centimetres to the file's whole tenths of a millimetre. */
const grow = 1.125;
const unitsPerCm = 100 * grow;

const headShade = (x, y, z) => Math.min(closed(x, y, z), hairShade(x, y, z));

function head() {
  const hair = buildHair((open, fairness) =>
    blend(palette.hair, palette.hairLight, fairness).map((value) => value * mix(0.25, 1, open)),
  );
  const skin = buildSkin(7200, (x, y, z) => Math.min(closed(x, y, z), hairShade(x, y, z) + 0.3));
  return {
    face: [
      {
        ...skin,
        skin: weightsOf(skin.positions, ['Head', 'Neck', 'Chest']),
        lit: keyLight(headShade, skin),
      },
      ...[...buildTeeth(), ...buildBrowsAndLashes()].map((part) => ({
        ...part,
        skin: boundTo(part.positions, 'Head'),
      })),
    ],
    rest: [
      ...[hair, ...buildGlasses()].map((part) => ({ ...part, skin: boundTo(part.positions, 'Head') })),
      ...[-1, 1].map((side) => {
        const part = buildEye(side);
        return { ...part, skin: boundTo(part.positions, side > 0 ? 'EyeLeft' : 'EyeRight') };
      }),
    ],
  };
}

const withSides = (names) => names.flatMap((name) => [`Left${name}`, `Right${name}`]);
/** The joints that may move each garment. */
const movers = {
  jacket: ['Hips', 'Spine', 'Chest', ...withSides(['Shoulder', 'Arm', 'ForeArm', 'Hand', 'UpLeg'])],
  shirt: ['Chest', 'Spine', 'Hips', ...withSides(['ForeArm', 'Hand'])],
  trousers: ['Hips', 'Spine', ...withSides(['UpLeg', 'Leg', 'Foot'])],
  shoes: withSides(['Foot']),
};

function body() {
  const around = (x, y, z) => Math.min(blazer(x, y, z), shirt(x, y, z), trousers(x, y, z));
  const left = partOf(hand, {
    min: [14, -104, -10],
    max: [40, -70, 18],
    h: 0.2,
    triangles: 880,
    kind: surface.skin,
    color: (_x, _y, _z, open) => {
      const color = blend(palette.skin, palette.warm, 0.25);
      return [color[0] * mix(0.6, 1, open), color[1] * mix(0.36, 1, open), color[2] * mix(0.3, 1, open)];
    },
  });
  const parts = {
    jacket: jacketParts(around),
    shirt: shirtParts(),
    trousers: trouserParts(),
    shoes: shoeParts(),
    hands: [left, mirrored(left)],
  };
  return Object.entries(parts).flatMap(([garment, each]) =>
    each.map((part) => {
      const positions = part.positions.slice();
      for (let i = 0; i < positions.length; i += 3) positions.set(fitted([...positions.subarray(i, i + 3)]), i);
      // What the lapels throw on the shirt is finer than its triangles.
      const underHead = keyLight(headShade, { ...part, positions });
      const lit = part.kind === surface.shirt ? underHead : bothOf(keyLight(around, part), underHead);
      return {
        ...part,
        positions,
        skin: garment === 'hands' ? handWeights(part.positions) : weightsOf(part.positions, movers[garment]),
        lit,
      };
    }),
  );
}

const bothOf = (a, b) => a.map((value, i) => Math.min(value, b[i]));

function joined(parts) {
  const count = parts.reduce((sum, part) => sum + part.positions.length / 3, 0);
  const out = {
    positions: new Int16Array(count * 3),
    normals: new Int8Array(count * 3),
    colors: new Uint8Array(count * 4),
    joints: new Uint8Array(count * 4),
    weights: new Uint8Array(count * 4),
    strands: new Int8Array(count * 4),
    indices: [],
  };
  let first = 0;
  for (const part of parts) {
    const own = part.positions.length / 3;
    for (let i = 0; i < own * 3; i++) {
      out.positions[first * 3 + i] = Math.round(part.positions[i] * unitsPerCm);
      out.normals[first * 3 + i] = Math.round(part.normals[i] * 127);
    }
    for (let i = 0; i < own; i++) {
      for (let k = 0; k < 3; k++)
        out.colors[(first + i) * 4 + k] = Math.round(255 * Math.sqrt(Math.min(1, Math.max(0, part.colors[i * 3 + k]))));
      // The upper half says what it is, the lower how much of the key light it gets.
      out.colors[(first + i) * 4 + 3] = part.kind * 16 + Math.round(15 * (part.lit?.[i] ?? 1));
      out.weights.set(wholeWeights(part.skin.weight.subarray(i * 4, i * 4 + 4)), (first + i) * 4);
    }
    out.joints.set(part.skin.index, first * 4);
    if (part.strand !== undefined) out.strands.set(part.strand, first * 4);
    for (const index of part.indices) out.indices.push(first + index);
    first += own;
  }
  return out;
}

/** Four weights in 255ths that add up to exactly 255. */
function wholeWeights(weights) {
  const out = [...weights].map((weight) => Math.round(weight * 255));
  out[0] += 255 - out.reduce((sum, weight) => sum + weight, 0);
  return out;
}

function addMesh(glb, name, parts, withTargets) {
  const mesh = joined(parts);
  const vertex = { target: 34962 };
  const primitive = {
    attributes: {
      POSITION: glb.accessor(mesh.positions, 'VEC3', { ...vertex, bounds: true }),
      NORMAL: glb.accessor(mesh.normals, 'VEC3', { ...vertex, normalized: true }),
      COLOR_0: glb.accessor(mesh.colors, 'VEC4', { ...vertex, normalized: true }),
      JOINTS_0: glb.accessor(mesh.joints, 'VEC4', vertex),
      WEIGHTS_0: glb.accessor(mesh.weights, 'VEC4', { ...vertex, normalized: true }),
    },
    indices: glb.accessor(Uint16Array.from(mesh.indices), 'SCALAR', { target: 34963 }),
  };
  const entry = { name, primitives: [primitive] };
  // Hair: the way of the strand, and which strand it is.
  if (!withTargets) primitive.attributes._STRAND = glb.accessor(mesh.strands, 'VEC4', { ...vertex, normalized: true });
  if (withTargets) {
    primitive.targets = targets.map((target) => addTarget(glb, parts, target, mesh.positions.length / 3));
    entry.extras = { targetNames: targets };
    entry.weights = targets.map(() => 0);
  }
  glb.json.meshes.push(entry);
  return mesh.indices.length / 3;
}

function addTarget(glb, parts, name, count) {
  const moves = new Int16Array(count * 3);
  const turns = new Int8Array(count * 3);
  let at = 0;
  for (const part of parts) {
    const own = part.positions.length;
    for (let i = 0; i < own; i++) {
      moves[at + i] = Math.round((part.moves?.[name]?.[i] ?? 0) * unitsPerCm);
      const turn = part.turns?.[name]?.[i] ?? 0;
      turns[at + i] = Math.abs(turn) < 0.04 ? 0 : Math.round(Math.max(-1, Math.min(1, turn)) * 127);
    }
    at += own;
  }
  // What moves less than 0.15 mm stays.
  for (let i = 0; i < count; i++)
    if (Math.hypot(moves[i * 3], moves[i * 3 + 1], moves[i * 3 + 2]) < 1.5) moves.fill(0, i * 3, i * 3 + 3);
  return {
    POSITION: glb.sparse(moves, 'VEC3', { bounds: true }),
    NORMAL: glb.sparse(turns, 'VEC3', { normalized: true }),
  };
}

const glb = new GlbWriter();
const { face, rest } = head();
const triangles = addMesh(glb, 'face', face, true) + addMesh(glb, 'body', [...rest, ...body()], false);
const metres = fittedJoint;
const rootAt = jointNames.length;
for (const name of jointNames) {
  const parent = parents[name];
  const from = parent === null ? [0, 0, 0] : metres(parent);
  const node = { name, translation: metres(name).map((value, i) => ((value - from[i]) * grow) / 100) };
  const children = jointNames.filter((other) => parents[other] === name).map((other) => jointNames.indexOf(other));
  if (children.length > 0) node.children = children;
  glb.json.nodes.push(node);
}
const inverse = new Float32Array(jointNames.length * 16);
const toUnits = unitsPerCm / grow;
jointNames.forEach((name, i) => {
  const s = 1 / (100 * toUnits);
  const [x, y, z] = metres(name).map((value) => (-value * grow) / 100);
  inverse.set([s, 0, 0, 0, 0, s, 0, 0, 0, 0, s, 0, x, y, z, 1], i * 16);
});
glb.json.skins = [{ joints: jointNames.map((_, i) => i), inverseBindMatrices: glb.accessor(inverse, 'MAT4') }];
const groundM = (-fitted([0, floorY, 0])[1] * grow) / 100;
glb.json.nodes.push({ name: 'leader', translation: [0, groundM, 0], children: [0] });
glb.json.nodes.push({ name: 'face', mesh: 0, skin: 0 }, { name: 'body', mesh: 1, skin: 0 });
glb.json.scenes[0].nodes.push(rootAt, rootAt + 1, rootAt + 2);
const bytes = glb.finish();
const [folder = path.join(import.meta.dirname, '../..')] = process.argv.slice(2);
writeFileSync(path.join(folder, 'assets/models/leader.glb'), bytes);
process.stdout.write(
  `leader.glb: ${triangles} triangles, ${bytes.length} bytes, feet ${groundM.toFixed(3)} m under the eyes\n`,
);
