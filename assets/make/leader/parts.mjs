// Triangles of the leader's parts: surfaces from fields, made sparse, coloured per vertex (linear).
import { MeshoptSimplifier } from 'meshoptimizer';
import { deform, poses } from './expression.mjs';
import { eye } from './lids.mjs';
import { bell, clamp, ellipsoid, mix, noise, normalsOf, openness, ramp, surfaceNets } from './sdf.mjs';
import { cut, hemmed } from './sheet.mjs';

await MeshoptSimplifier.ready;

export const linear = (hex) =>
  [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
export const blend = (a, b, t) => a.map((value, i) => mix(value, b[i], t));
/** What a vertex is made of, for the shader. */
export const surface = { skin: 0, hair: 1, cloth: 2, shirt: 3, wet: 4, eye: 5, dark: 6, shoe: 7, knit: 8 };

export const pick = (values, source, width) => {
  const out = new Float32Array(source.length * width);
  source.forEach((from, i) => {
    for (let k = 0; k < width; k++) out[i * width + k] = values[from * width + k];
  });
  return out;
};

/** Fewer triangles, kept where `attributes` change. */
export function thin(mesh, attributes, weights, triangles) {
  const [kept] = MeshoptSimplifier.simplifyWithAttributes(
    mesh.indices,
    mesh.positions,
    3,
    attributes,
    weights.length,
    weights,
    null,
    triangles * 3,
    1,
    [],
  );
  const map = new Int32Array(mesh.positions.length / 3).fill(-1);
  const source = [];
  const indices = new Uint32Array(kept.length);
  for (let i = 0; i < kept.length; i++) {
    const v = kept[i];
    if (map[v] < 0) {
      map[v] = source.length;
      source.push(v);
    }
    indices[i] = map[v];
  }
  return { indices, source };
}

/** How far every morph target moves each vertex; `tag` as in {@link deform}. */
export function movesOf(face, positions, low, tag) {
  return Object.fromEntries(
    Object.entries(poses).map(([name, movements]) => {
      const out = new Float32Array(positions.length);
      for (let i = 0; i < positions.length; i += 3) {
        const at = positions.subarray(i, i + 3);
        const moved = deform(face, ...at, low[i / 3], movements, tag);
        const from = movements.over === undefined ? at : deform(face, ...at, low[i / 3], movements.over, tag);
        for (let k = 0; k < 3; k++) out[i + k] = moved[k] - from[k];
      }
      return [name, out];
    }),
  );
}

/**
 * A part from a field. `color(x, y, z, open)` gives linear red, green, blue. Only what has `keep(x, y, z)` above zero stays; `hem` then
 * turns the edges over (see {@link hemmed}).
 */
export function partOf(
  field_,
  {
    min,
    max,
    h,
    triangles,
    color,
    around = field_,
    openScale = 1,
    kind,
    weights = [0.25, 0.25, 0.25, 1, 1, 1],
    keep,
    hem,
  },
) {
  const solid = surfaceNets(field_, min, max, h);
  const whole = { ...solid, normals: normalsOf(solid.positions, solid.indices) };
  const mesh = keep === undefined ? whole : cut(whole, keep);
  const colors = colorsOf(mesh, color, around, openScale);
  const count = mesh.positions.length / 3;
  const attributes = new Float32Array(count * 6);
  for (let i = 0; i < count; i++)
    for (let k = 0; k < 3; k++) {
      attributes[i * 6 + k] = mesh.normals[i * 3 + k];
      attributes[i * 6 + 3 + k] = colors[i * 3 + k];
    }
  const { indices, source } = thin(mesh, attributes, weights, triangles);
  const part = {
    kind,
    indices,
    positions: pick(mesh.positions, source, 3),
    normals: unitNormals(pick(mesh.normals, source, 3)),
    colors: pick(colors, source, 3),
  };
  return hem === undefined ? part : hemmed(part, hem);
}

function colorsOf({ positions, normals }, color, around, openScale) {
  const open = openness(around, positions, normals, openScale);
  const colors = new Float32Array(positions.length);
  for (let i = 0; i < open.length; i++)
    colors.set(color(positions[i * 3], positions[i * 3 + 1], positions[i * 3 + 2], open[i]), i * 3);
  return colors;
}

function unitNormals(normals) {
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(normals[i], normals[i + 1], normals[i + 2]) || 1;
    for (let k = 0; k < 3; k++) normals[i + k] /= length;
  }
  return normals;
}

/** A part from a sheet that is already sparse. */
export function sheetPart(mesh, { color, around, openScale = 1, kind, hem }) {
  const part = { ...mesh, kind, colors: colorsOf(mesh, color, around, openScale) };
  return hem === undefined ? part : hemmed(part, hem);
}

/** The skin of head and neck with its morph targets; normals of the targets come from the fine mesh. `around` darkens what is near to it. */
export function buildSkin({ face, palette, isSeen }, triangles, around) {
  const { toNeutral, lowWeight } = face.mouth;
  const solid = surfaceNets(face.field, [-13, -23, -12.5], [13, 13, 13], 0.11);
  const mesh = cut({ ...solid, normals: solid.positions }, isSeen);
  const count = mesh.positions.length / 3;
  const sculpted = mesh.positions;
  const neutral = new Float32Array(count * 3);
  const low = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const at = sculpted.subarray(i * 3, i * 3 + 3);
    neutral.set(toNeutral(...at), i * 3);
    low[i] = lowWeight(...at);
  }
  const normals = normalsOf(neutral, mesh.indices);
  const open = openness(around, sculpted, normalsOf(sculpted, mesh.indices));
  const colors = new Float32Array(count * 3);
  for (let i = 0; i < count; i++)
    colors.set(
      skinColor(face, palette, neutral.subarray(i * 3, i * 3 + 3), sculpted.subarray(i * 3, i * 3 + 3), open[i]),
      i * 3,
    );
  const keys = [{ jaw: 1 }, { blinkL: 1, blinkR: 1 }, { smileL: 1, smileR: 1 }, { pucker: 1 }];
  const width = 6 + keys.length;
  const attributes = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    const at = neutral.subarray(i * 3, i * 3 + 3);
    // Lids are thin and always looked at; what is behind the ears is under hair.
    const fromEye = Math.hypot(Math.abs(at[0]) - eye.x, at[1] - eye.y, at[2] - eye.z);
    const onEar = face.hasEars ? 0.7 * ramp(6.7, 7.3, Math.abs(at[0])) : 0;
    const matters = mix(0.2, 1, ramp(-1, 4, at[2])) + onEar + 3 * bell(Math.max(0, fromEye - eye.radius - 0.3), 0.4);
    for (let k = 0; k < 3; k++) {
      attributes[i * width + k] = normals[i * 3 + k] * matters;
      attributes[i * width + 3 + k] = colors[i * 3 + k] * matters;
    }
    keys.forEach((movements, k) => {
      const moved = deform(face, ...at, low[i], movements);
      attributes[i * width + 6 + k] = moved[1] - at[1] + (moved[2] - at[2]) * 0.7;
    });
  }
  const { indices, source } = thin(
    { positions: neutral, indices: mesh.indices },
    attributes,
    [0.5, 0.5, 0.5, 0.8, 0.8, 0.8, 0.5, 0.9, 0.6, 0.5],
    triangles,
  );
  const positions = pick(neutral, source, 3);
  /** The fine mesh's normals while it is moved. */
  const turned = (movements) => {
    const moved = new Float32Array(count * 3);
    for (let i = 0; i < count; i++)
      moved.set(deform(face, ...neutral.subarray(i * 3, i * 3 + 3), low[i], movements), i * 3);
    return normalsOf(moved, mesh.indices);
  };
  const turns = Object.fromEntries(
    Object.entries(poses).map(([name, movements]) => {
      const from = movements.over === undefined ? normals : turned(movements.over);
      const turn = turned(movements).map((value, i) => value - from[i]);
      return [name, pick(turn, source, 3)];
    }),
  );
  return {
    kind: surface.skin,
    indices,
    positions,
    normals: pick(normals, source, 3),
    colors: pick(colors, source, 3),
    moves: movesOf(face, positions, pick(low, source, 1)),
    turns,
  };
}

function skinColor({ mouth, fur }, palette, [x, y, z], [sx, sy, sz], open) {
  const ax = Math.abs(x);
  const isInside =
    (mouth.gap(sx, sz) > 0 &&
      Math.abs(sy - mouth.lineY(sx)) < mouth.gap(sx, sz) / 2 + 0.02 &&
      sz < mouth.depthZ(sx) - 0.25) ||
    (ellipsoid(sx, sy + 6.1, sz - 5.2, 2.85, 1.85, 3.1) < 0.02 && sz < 8.2);
  if (isInside) {
    const depth = mouth.depthZ(x) - z;
    return blend(
      palette.lip,
      palette.inside.map((value) => value * mix(0.8, 0.22, ramp(1, 4, depth))),
      ramp(0.25, 0.8, depth),
    );
  }
  let color = palette.skin;
  const blush =
    0.42 * bell(ax - 4.3, 3.2) * bell(y + 2.9, 2.6) * ramp(2, 6, z) +
    0.35 * bell(x, 1.3) * bell(y + 3.3, 1.5) * ramp(8, 10, z);
  color = blend(color, palette.warm, clamp(blush, 0, 0.8));
  const fromEye = Math.hypot(ax - eye.x, y - eye.y, z - eye.z);
  color = blend(color, palette.warm, 0.22 * (1 - ramp(eye.radius + 0.2, eye.radius + 1.1, fromEye)));
  // The fold of the upper lid.
  const fold = 0.4 * bell(fromEye - eye.radius - 0.62, 0.02) * ramp(0.35, 0.75, y) * ramp(6, 7, z) * ramp(5.2, 4.4, ax);
  color = color.map((value, k) => value * (1 - fold * [0.55, 0.75, 0.8][k]));
  const tone = noise(x * 0.9 + 7, y * 0.9, z * 0.9) * 0.6 + noise(x * 2.7, y * 2.7, z * 2.7) * 0.4 - 0.5;
  color = color.map((value) => value * (1 + 0.1 * tone));
  if (z > 5) color = blend(color, palette.lip, 0.8 * lipAt(mouth, x, y, z));
  const dense = fur.at(ax, y, z);
  color = blend(color, blend(palette.fur, palette.furWhite, fur.white(ax, y, z)), dense);
  // Creases are red: light that has been under the skin. In hair they are only dark.
  const [dark, of] = [
    [0.58, 0.42, 0.38],
    [0.7, 0.85, 0.9],
  ];
  color = color.map((value, k) => value * mix(mix(dark[k], 0.62, dense), 1, open ** of[k]));
  return fromEye < eye.radius + 0.14 && z > eye.z ? blend(color, palette.lidRim, 0.6) : color;
}

function lipAt(mouth, x, y, z) {
  const mx = clamp(x, -mouth.halfWidth, mouth.halfWidth);
  const u = Math.abs(mx) / mouth.halfWidth;
  const taper = Math.max(0, 1 - u * u) ** 0.55;
  const up = 0.1 + 0.62 * taper * (1 - 0.16 * bell(x, 0.1));
  const down = 0.1 + 0.8 * taper;
  const dy = y - mouth.lineY(mx);
  const edge = dy > 0 ? dy / up : -dy / down;
  return (
    (1 - ramp(0.82, 1.12, edge)) *
    (1 - ramp(mouth.halfWidth - 0.15, mouth.halfWidth + 0.2, Math.abs(x))) *
    ramp(5.5, 7, z)
  );
}
