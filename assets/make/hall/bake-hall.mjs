import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import encode, { init } from '@jsquash/webp/encode.js';
import { GlbWriter } from '../gltf/write-glb.mjs';
import { bakeLight } from '../light/bake.mjs';
import { layOut, lightUvs, texelSamples } from '../light/charts.mjs';
import { smoothed } from '../light/smooth.mjs';
import { seatBlockers } from './seat-blockers.mjs';

/** Both files of light hold the square root of light / lightScale: fine steps in the dark. */
const lightScale = 4;
/** Where light is kept for what moves: cells over the plan of the hall's bounds, and the directions that it comes from. */
const grid = {
  columns: 64,
  rows: 48,
  normals: [
    [0, 1, 0],
    [0, 0, -1],
    [0, 0, 1],
  ],
};
const headM = 1.15;

/**
 * Writes a hall's triangles and its light: `drawn`.glb, the triangles; `drawn`-light.webp, the light that falls on them; `drawn`-light.bin,
 * the light for people and chairs. `albedoOf(vertex)` is how much light a surface gives back, null where it shines itself.
 */
export async function bakeHall({ hall, data, mesh, albedoOf, floorAt, texelM, widthPx, ambient, rays, drawn }) {
  const layout = layOut(mesh.charts, { texelM, widthPx });
  const texels = texelSamples(mesh.charts, layout);
  const probes = lightProbes(hall, floorAt);
  const light = await bakeLight({
    samples: { count: texels.count + probes.count, ...joined(texels, probes) },
    solid: solidOf({ hall, mesh, albedoOf, layout, starts: texels.starts }),
    lights: [...hall.lights, ...mesh.lamps],
    ambient,
    rays,
  });
  const glb = glbBytes(hall, data, mesh, layout);
  const picture = await pictureBytes(smoothed(light, layout, texels.starts), layout, texels.starts);
  writeFileSync(`${drawn}.glb`, glb);
  writeFileSync(`${drawn}-light.webp`, picture);
  writeFileSync(`${drawn}-light.bin`, probeBytes(hall, probes, texels.count, light));
  process.stderr.write(
    `${hall.id}: ${mesh.indices.length / 3} triangles, ${mesh.vertexCount} vertices, ${glb.length} bytes; ` +
      `light ${widthPx} × ${layout.heightPx}, ${texels.count} texels, ${picture.length} bytes\n`,
  );
}

function joined(...parts) {
  const join = (name) => {
    const out = new Float32Array(parts.reduce((sum, part) => sum + part[name].length, 0));
    let at = 0;
    for (const part of parts) {
      out.set(part[name], at);
      at += part[name].length;
    }
    return out;
  };
  return { positions: join('positions'), normals: join('normals') };
}

/** What stops light: the hall but for what shines, and its chairs. */
function solidOf({ hall, mesh, albedoOf, layout, starts }) {
  const positions = [...mesh.positions];
  const indices = [];
  const albedos = [];
  const sheets = [];
  const corners = [];
  mesh.charts.forEach(({ first, columns, rows, indexFrom, indexTo }, sheet) => {
    const albedo = albedoOf(first);
    if (albedo === null) return;
    for (let k = indexFrom; k < indexTo; k += 3) {
      for (let corner = 0; corner < 3; corner++) {
        const vertex = mesh.indices[k + corner];
        indices.push(vertex);
        corners.push(((vertex - first) % (columns + 1)) / columns, Math.floor((vertex - first) / (columns + 1)) / rows);
      }
      albedos.push(...albedo);
      sheets.push(sheet);
    }
  });
  const chairs = seatBlockers(hall);
  const firstChair = positions.length / 3;
  positions.push(...chairs.positions);
  for (const index of chairs.indices) indices.push(firstChair + index);
  for (let k = 0; k < chairs.indices.length; k += 3) {
    albedos.push(0, 0, 0);
    sheets.push(-1);
    corners.push(0, 0, 0, 0, 0, 0);
  }
  return {
    positions: Float64Array.from(positions),
    indices: Uint32Array.from(indices),
    albedos: Float32Array.from(albedos),
    sheets: Int32Array.from(sheets),
    corners: Float32Array.from(corners),
    places: layout.places.map(({ width, height }, sheet) => ({ start: starts[sheet], width, height })),
  };
}

/** The grid over the floor, at head height; from above, from the stage, and from behind. */
function lightProbes({ boundsM: { min, max } }, floorAt) {
  const { columns, rows, normals } = grid;
  const places = [];
  const facings = [];
  for (const normal of normals) {
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        const x = min[0] + ((i + 0.5) / columns) * (max[0] - min[0]);
        const z = min[2] + ((j + 0.5) / rows) * (max[2] - min[2]);
        places.push(x, floorAt(x, z) + headM, z);
        facings.push(...normal);
      }
    }
  }
  return { positions: Float32Array.from(places), normals: Float32Array.from(facings), count: places.length / 3 };
}

/** Rows of texels; in one more row, what the grid covers: its corner, then its size, as millimetres + 32,768 in two bytes each. */
function probeBytes({ boundsM: { min, max } }, probes, firstProbe, light) {
  const out = new Uint8Array((probes.count + grid.columns) * 4).fill(255);
  for (let i = 0; i < probes.count; i++) {
    const at = (firstProbe + i) * 3;
    for (let c = 0; c < 3; c++) out[i * 4 + c] = encoded(light.direct[at + c] + light.bounced[at + c]);
  }
  [min[0], min[2], max[0] - min[0], max[2] - min[2]].forEach((metres, i) => {
    const value = Math.round(metres * 1000) + 32768;
    out.set([value >> 8, value & 255], probes.count * 4 + i * 2);
  });
  return out;
}

function encoded(value) {
  return Math.round(Math.sqrt(Math.min(1, value / lightScale)) * 255);
}

/** The light map as WebP, which every browser reads by itself: an eighth of the same picture as PNG. */
async function pictureBytes(map, { widthPx, heightPx, places }, starts) {
  const data = new Uint8ClampedArray(widthPx * heightPx * 4).fill(255);
  places.forEach(({ x, y, width, height }, sheet) => {
    for (let j = 0; j < height; j++) {
      for (let i = 0; i < width; i++) {
        const from = (starts[sheet] + j * width + i) * 3;
        const to = ((y + j) * widthPx + x + i) * 4;
        for (let c = 0; c < 3; c++) data[to + c] = encoded(map[from + c]);
      }
    }
  });
  const wasm = readFileSync(new URL('codec/enc/webp_enc_simd.wasm', import.meta.resolve('@jsquash/webp/encode.js')));
  await init(await WebAssembly.compile(wasm));
  return new Uint8Array(await encode({ data, width: widthPx, height: heightPx }, { quality: 92, method: 6 }));
}

function glbBytes(hall, data, mesh, layout) {
  const count = mesh.vertexCount;
  const positions = Int16Array.from(mesh.positions, (value) => Math.round(value * 1000));
  const normals = Int8Array.from(mesh.normals, (value) => Math.round(value * 127));
  const uvs = Uint16Array.from(mesh.uvs, (value) => Math.max(0, Math.min(65535, Math.round(value * 512))));
  const places = Uint16Array.from(lightUvs(mesh.charts, layout, count), (value) => Math.round(value * 65535));
  const surfaces = new Uint8Array(count * 4);
  for (let i = 0; i < count; i++) surfaces.set([...mesh.tints[i], mesh.materials[i] * 16], i * 4);
  const glb = new GlbWriter();
  const vertex = { target: 34962 };
  const indices = count < 65536 ? Uint16Array.from(mesh.indices) : Uint32Array.from(mesh.indices);
  const primitive = {
    attributes: {
      POSITION: glb.accessor(positions, 'VEC3', { ...vertex, bounds: true }),
      NORMAL: glb.accessor(normals, 'VEC3', { ...vertex, normalized: true }),
      TEXCOORD_0: glb.accessor(uvs, 'VEC2', vertex),
      TEXCOORD_1: glb.accessor(places, 'VEC2', { ...vertex, normalized: true }),
      COLOR_0: glb.accessor(surfaces, 'VEC4', { ...vertex, normalized: true }),
    },
    indices: glb.accessor(indices, 'SCALAR', { target: 34963 }),
  };
  // The server asks by this whether the hall's file has changed since.
  glb.json.asset.extras = { hall: createHash('sha256').update(JSON.stringify(data)).digest('hex') };
  glb.json.meshes.push({ name: hall.id, primitives: [primitive] });
  // Positions are whole millimetres; the node brings them to metres.
  glb.json.nodes.push({ name: hall.id, mesh: 0, scale: [0.001, 0.001, 0.001] });
  glb.json.scenes[0].nodes.push(0);
  return glb.finish();
}
