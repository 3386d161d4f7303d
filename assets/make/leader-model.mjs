// Writes assets/models/leader.glb under the folder it is given: the leader's body, skin weights and morph targets. Run: npm run assets
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { GlbWriter } from './gltf/write-glb.mjs';
import { hand, jacket, shirt, shoes, trousers } from './leader/clothes.mjs';
import { closed } from './leader/face.mjs';
import { fairness, hairField } from './leader/hair.mjs';
import { blend, buildSkin, linear, palette, partOf, surface } from './leader/parts.mjs';
import { mix } from './leader/sdf.mjs';
import { boundTo, fitted, fittedJoint, floorY, jointNames, parents, weightsOf } from './leader/skeleton.mjs';
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
  ],
];
/** Head size against the body, and centimetres to the file's whole tenths of a millimetre. */
const grow = 1.125;
const unitsPerCm = 100 * grow;
const cloth = linear('#4a2a3c');
const trouserCloth = linear('#23262f');
const shirtCloth = linear('#c9c4ba');

const shade = (color, open, dark = 0.3) => color.map((value) => value * mix(dark, 1, open));

function head() {
  const hair = partOf(hairField, {
    min: [-12, -14, -15],
    max: [12, 16, 12],
    h: 0.14,
    triangles: 4200,
    kind: surface.hair,
    around: (x, y, z) => Math.min(hairField(x, y, z), closed(x, y, z)),
    openScale: 0.7,
    weights: [0.4, 0.4, 0.4, 0.4, 0.4, 0.4],
    color: (x, y, z, open) => shade(blend(palette.hair, palette.hairLight, fairness(x, y, z)), open, 0.35),
  });
  const skin = buildSkin(9000);
  return {
    face: [
      { ...skin, skin: weightsOf(skin.positions, ['Head', 'Neck', 'Chest']) },
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

function body() {
  const all = (x, y, z) => Math.min(jacket(x, y, z), shirt(x, y, z), trousers(x, y, z));
  const make = (field, box, triangles, kind, color, around, allowed) => {
    const part = partOf(field, { min: box[0], max: box[1], h: box[2], triangles, kind, color, around, openScale: 3 });
    const skin = weightsOf(part.positions, allowed);
    const fit = part.positions.slice();
    for (let i = 0; i < fit.length; i += 3) fit.set(fitted([...fit.subarray(i, i + 3)]), i);
    return { ...part, positions: fit, skin };
  };
  const isButton = (x, y, z) => z > 0 && Math.min(Math.hypot(x - 0.2, y + 58.5), Math.hypot(x - 0.2, y + 66.5)) < 0.95;
  const legs = ['Hips', 'LeftUpLeg', 'RightUpLeg', 'LeftLeg', 'RightLeg', 'Spine', 'LeftFoot', 'RightFoot'];
  const handColor = (_x, _y, _z, open) => {
    const color = blend(palette.skin, palette.warm, 0.25);
    return [color[0] * mix(0.6, 1, open), color[1] * mix(0.36, 1, open), color[2] * mix(0.3, 1, open)];
  };
  const left = make(hand, [[18, -104, -8], [42, -72, 18], 0.26], 900, surface.skin, handColor, undefined, [
    'LeftHand',
    'LeftForeArm',
  ]);
  const right = mirror(left);
  return [
    make(
      jacket,
      [[-37, -93, -18], [37, -13, 16], 0.46],
      4300,
      surface.cloth,
      (x, y, z, open) => shade(isButton(x, y, z) ? linear('#141820') : cloth, open),
      all,
    ),
    make(
      shirt,
      [[-13, -72, -16], [13, -13, 14], 0.4],
      800,
      surface.shirt,
      (_x, y, _z, open) => shade(y < -60 ? trouserCloth : shirtCloth, open, 0.35),
      all,
      ['Chest', 'Spine', 'Neck', 'Hips'],
    ),
    make(
      trousers,
      [[-22, -166, -16], [22, -70, 14], 0.8],
      1200,
      surface.cloth,
      (_x, _y, _z, open) => shade(trouserCloth, open, 0.35),
      undefined,
      legs,
    ),
    make(
      shoes,
      [[-18, -167, -12], [18, -152, 21], 0.5],
      500,
      surface.shoe,
      (_x, y, _z, open) => shade(linear('#2a1a15'), open * (y < floorY + 1.3 ? 0.35 : 1), 0.4),
      undefined,
      ['LeftFoot', 'RightFoot'],
    ),
    left,
    right,
  ];
}

function mirror(part) {
  const flipX = (values) => values.map((value, i) => (i % 3 === 0 ? -value : value));
  const swap = part.skin.index.map((joint) => jointNames.indexOf(jointNames[joint].replace('Left', 'Right')));
  return {
    ...part,
    positions: flipX(part.positions),
    normals: flipX(part.normals),
    indices: part.indices.map((_, i) => part.indices[i % 3 === 1 ? i + 1 : i % 3 === 2 ? i - 1 : i]),
    skin: { index: swap, weight: part.skin.weight },
  };
}

function joined(parts) {
  const count = parts.reduce((sum, part) => sum + part.positions.length / 3, 0);
  const out = {
    positions: new Int16Array(count * 3),
    normals: new Int8Array(count * 3),
    colors: new Uint8Array(count * 4),
    joints: new Uint8Array(count * 4),
    weights: new Uint8Array(count * 4),
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
      out.colors[(first + i) * 4 + 3] = part.kind * 16;
      out.weights.set(wholeWeights(part.skin.weight.subarray(i * 4, i * 4 + 4)), (first + i) * 4);
    }
    out.joints.set(part.skin.index, first * 4);
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
