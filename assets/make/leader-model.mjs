// Writes the leaders' bodies under the folder it is given: skin, clothes, weights and morph targets, a file to each figure. Run: npm run assets
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { GlbWriter } from './gltf/write-glb.mjs';
import { mirrored, neckOf, shirtOf, shirtParts, shoeParts, trouserParts, trousersOf } from './leader/clothes.mjs';
import { poses } from './leader/expression.mjs';
import { faceOf } from './leader/face.mjs';
import { lindqvist } from './leader/figures/lindqvist.mjs';
import { okafor } from './leader/figures/okafor.mjs';
import { hand, inHand } from './leader/hand.mjs';
import { jacketBaseOf, jacketOf, jacketParts } from './leader/jacket.mjs';
import { blend, buildSkin, partOf, surface } from './leader/parts.mjs';
import { mix, ramp } from './leader/sdf.mjs';
import { keyLight } from './leader/shadow.mjs';
import { boundTo, fitOf, floorY, handWeights, jointNames, parents, weightsOf } from './leader/skeleton.mjs';
import { buildBrowsAndLashes, buildEye, buildGlasses, buildTeeth } from './leader/small-parts.mjs';
import { torsoOf } from './leader/torso.mjs';

const figures = [lindqvist, okafor];
const targets = Object.keys(poses);
/** Head size against the body, and centimetres to the file's whole tenths of a millimetre. */
const grow = 1.125;
const unitsPerCm = 100 * grow;

function head(figure, face, headShade) {
  const { palette, hair } = figure;
  const near = hair === null ? face.closed : (x, y, z) => Math.min(face.closed(x, y, z), hair.shade(x, y, z) + 0.3);
  const skin = buildSkin({ ...figure, face }, figure.skinTriangles, near);
  return {
    face: [
      {
        ...skin,
        skin: weightsOf(skin.positions, ['Head', 'Neck', 'Chest']),
        lit: keyLight(headShade, skin),
      },
      ...[...buildTeeth(face, palette), ...buildBrowsAndLashes(face, palette, figure)].map((part) => ({
        ...part,
        skin: boundTo(part.positions, 'Head'),
      })),
    ],
    rest: [
      ...[...(hair === null ? [] : [hair.build()]), ...(figure.hasGlasses ? buildGlasses() : [])].map((part) => ({
        ...part,
        skin: boundTo(part.positions, 'Head'),
      })),
      ...[-1, 1].map((side) => {
        const part = buildEye(side, palette.iris);
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

function body({ palette, clothes, body: shape }, face, headShade) {
  const { fitted } = fitOf(shape);
  const torso = torsoOf(shape);
  const neck = neckOf(face.closed, fitted);
  const [base, shirt, trousers] = [jacketBaseOf(torso, shape), shirtOf(torso, neck), trousersOf(torso)];
  const jacket = jacketOf(base);
  const around = (x, y, z) => Math.min(jacket(x, y, z), shirt(x, y, z), trousers(x, y, z));
  const left = partOf(hand, {
    min: [14, -104, -10],
    max: [40, -70, 18],
    h: 0.2,
    triangles: 880,
    kind: surface.skin,
    color: (x, y, z, open) => {
      const [along, out] = inHand(x, y, z);
      // Fingers curl towards the palm, and their insides with them.
      const inside = ramp(-0.1, 0.9, out - 0.16 * Math.max(0, along - 9));
      const color = blend(blend(palette.skin, palette.warm, 0.25), palette.palm, inside);
      return [color[0] * mix(0.6, 1, open), color[1] * mix(0.36, 1, open), color[2] * mix(0.3, 1, open)];
    },
  });
  const parts = {
    jacket: jacketParts(base, clothes, around),
    shirt: shirtParts(shirt, neck, clothes),
    trousers: trouserParts(trousers, clothes.trousers),
    shoes: shoeParts(clothes.shoes),
    hands: [left, mirrored(left)],
  };
  return Object.entries(parts).flatMap(([garment, each]) =>
    each.map((part) => {
      const positions = part.positions.slice();
      for (let i = 0; i < positions.length; i += 3) positions.set(fitted([...positions.subarray(i, i + 3)]), i);
      // What the lapels throw on the shirt is finer than its triangles.
      const underHead = keyLight(headShade, { ...part, positions });
      const lit = part.kind === clothes.kind ? underHead : bothOf(keyLight(around, part), underHead);
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
  if (!withTargets)
    primitive.attributes._STRAND = mesh.strands.some((value) => value !== 0)
      ? glb.accessor(mesh.strands, 'VEC4', { ...vertex, normalized: true })
      : glb.sparse(mesh.strands, 'VEC4', { normalized: true });
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
      turns[at + i] = Math.abs(turn) < 0.06 ? 0 : Math.round(Math.max(-1, Math.min(1, turn)) * 127);
    }
    at += own;
  }
  // What moves less than 0.3 mm stays.
  for (let i = 0; i < count; i++)
    if (Math.hypot(moves[i * 3], moves[i * 3 + 1], moves[i * 3 + 2]) < 3) moves.fill(0, i * 3, i * 3 + 3);
  // Most movements are short: a byte tells them.
  const isShort = moves.every((value) => Math.abs(value) <= 127);
  return {
    POSITION: glb.sparse(isShort ? Int8Array.from(moves) : moves, 'VEC3', { bounds: true }),
    NORMAL: glb.sparse(turns, 'VEC3', { normalized: true }),
  };
}

/** The bytes of a figure's file, and what it holds. */
function modelOf(figure) {
  const glb = new GlbWriter();
  const face = faceOf(figure.face);
  const headShade =
    figure.hair === null ? face.closed : (x, y, z) => Math.min(face.closed(x, y, z), figure.hair.shade(x, y, z));
  const parts = head(figure, face, headShade);
  const triangles =
    addMesh(glb, 'face', parts.face, true) +
    addMesh(glb, 'body', [...parts.rest, ...body(figure, face, headShade)], false);
  const groundM = addSkeleton(glb, fitOf(figure.body));
  return { bytes: glb.finish(), triangles, groundM };
}

/** Joints, skin and nodes; gives how far the feet are under the eyes. */
function addSkeleton(glb, { fitted, jointAt }) {
  const rootAt = jointNames.length;
  for (const name of jointNames) {
    const parent = parents[name];
    const from = parent === null ? [0, 0, 0] : jointAt(parent);
    const node = { name, translation: jointAt(name).map((value, i) => ((value - from[i]) * grow) / 100) };
    const children = jointNames.filter((other) => parents[other] === name).map((other) => jointNames.indexOf(other));
    if (children.length > 0) node.children = children;
    glb.json.nodes.push(node);
  }
  const inverse = new Float32Array(jointNames.length * 16);
  const toUnits = unitsPerCm / grow;
  jointNames.forEach((name, i) => {
    const s = 1 / (100 * toUnits);
    const [x, y, z] = jointAt(name).map((value) => (-value * grow) / 100);
    inverse.set([s, 0, 0, 0, 0, s, 0, 0, 0, 0, s, 0, x, y, z, 1], i * 16);
  });
  glb.json.skins = [{ joints: jointNames.map((_, i) => i), inverseBindMatrices: glb.accessor(inverse, 'MAT4') }];
  const groundM = (-fitted([0, floorY, 0])[1] * grow) / 100;
  glb.json.nodes.push({ name: 'leader', translation: [0, groundM, 0], children: [0] });
  glb.json.nodes.push({ name: 'face', mesh: 0, skin: 0 }, { name: 'body', mesh: 1, skin: 0 });
  glb.json.scenes[0].nodes.push(rootAt, rootAt + 1, rootAt + 2);
  return groundM;
}

const [folder = path.join(import.meta.dirname, '../..'), only = ''] = process.argv.slice(2);
for (const figure of figures.filter(({ file }) => file.includes(only))) {
  const { bytes, triangles, groundM } = modelOf(figure);
  writeFileSync(path.join(folder, 'assets/models', figure.file), bytes);
  process.stdout.write(
    `${figure.file}: ${triangles} triangles, ${bytes.length} bytes, feet ${groundM.toFixed(3)} m under the eyes\n`,
  );
}
