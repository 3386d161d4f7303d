// Writes the town hall under the folder it is given: townhall.glb, its triangles; townhall-light.webp, the light that falls on them; and
// townhall-light.bin, the light for people and chairs. Run: npm run assets
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import encode, { init } from '@jsquash/webp/encode.js';
import { MeshBuilder } from './geometry/mesh-builder.mjs';
import { GlbWriter } from './gltf/write-glb.mjs';
import { bakeLight } from './light/bake.mjs';
import { layOut, lightUvs, texelSamples } from './light/charts.mjs';
import { smoothed } from './light/smooth.mjs';
import { buildHall, material } from './townhall/model.mjs';
import * as plan from './townhall/plan.mjs';

const here = import.meta.dirname;
const hall = JSON.parse(readFileSync(path.join(here, '../../scenes/townhall.hall.json'), 'utf8'));

/** How much light surfaces give back, for the bounce. */
const albedo = {
  [material.slat]: [0.36, 0.2, 0.1],
  [material.boards]: [0.3, 0.17, 0.085],
  [material.carpet]: [0.13, 0.1, 0.085],
  [material.plaster]: [0.2, 0.17, 0.14],
  [material.panel]: [0.16, 0.09, 0.05],
  [material.metal]: [0.05, 0.05, 0.05],
  [material.glow]: [0, 0, 0],
  [material.curtain]: [0.05, 0.053, 0.07],
  [material.coolGlow]: [0, 0, 0],
};
/** Both files hold the square root of light / lightScale: fine steps in the dark. */
const lightScale = 4;
const texelM = 0.1;
const widthPx = 1024;

const mesh = buildHall();
const layout = layOut(mesh.charts, { texelM, widthPx });
const texels = texelSamples(mesh.charts, layout);
const probes = lightProbes();
const light = await bakeLight({
  samples: { count: texels.count + probes.count, ...joined(texels, probes) },
  solid: solidOf(mesh, texels),
  lights: [...hall.lights, ...mesh.lamps],
  ambient: [0.012, 0.011, 0.012],
});
const map = smoothed(light, layout, texels.starts);

const [folder = path.join(here, '../..')] = process.argv.slice(2);
const glb = glbBytes();
const picture = await pictureBytes();
writeFileSync(path.join(folder, 'assets/models/townhall.glb'), glb);
writeFileSync(path.join(folder, 'assets/models/townhall-light.webp'), picture);
writeFileSync(path.join(folder, 'assets/models/townhall-light.bin'), probeBytes());
process.stdout.write(
  `townhall: ${mesh.indices.length / 3} triangles, ${mesh.vertexCount} vertices, ${glb.length} bytes; ` +
    `light ${widthPx} × ${layout.heightPx}, ${texels.count} texels, ${picture.length} bytes\n`,
);

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
function solidOf(hallMesh, { starts }) {
  const positions = [...hallMesh.positions];
  const indices = [];
  const albedos = [];
  const sheets = [];
  const corners = [];
  hallMesh.charts.forEach(({ first, columns, rows, indexFrom, indexTo }, sheet) => {
    const kind = hallMesh.materials[first];
    if (kind === material.glow || kind === material.coolGlow) return;
    for (let k = indexFrom; k < indexTo; k += 3) {
      for (let corner = 0; corner < 3; corner++) {
        const vertex = hallMesh.indices[k + corner];
        indices.push(vertex);
        corners.push(((vertex - first) % (columns + 1)) / columns, Math.floor((vertex - first) / (columns + 1)) / rows);
      }
      albedos.push(...albedo[kind]);
      sheets.push(sheet);
    }
  });
  const chairs = chairBoxes();
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

function chairBoxes() {
  const chairs = new MeshBuilder();
  for (const { position, yawRad } of hall.seats) {
    const at = (right, up, back) => [
      position[0] + Math.cos(yawRad) * right + Math.sin(yawRad) * back,
      position[1] + up,
      position[2] - Math.sin(yawRad) * right + Math.cos(yawRad) * back,
    ];
    chairs.box(at(0, 0.4, -0.02), [0.25, 0.05, 0.24], 0, { yawRad });
    chairs.box(at(0, 0.7, 0.27), [0.25, 0.27, 0.035], 0, { yawRad });
    for (const side of [-1, 1]) chairs.box(at(side * 0.285, 0.33, 0.08), [0.02, 0.33, 0.08], 0, { yawRad });
  }
  return chairs;
}

/** A grid over the floor, at head height; from above, from the stage, and from behind. */
function lightProbes() {
  const { columns, rows, min, max, normals } = plan.lightGrid;
  const places = [];
  const facings = [];
  for (const normal of normals) {
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        const x = min[0] + ((i + 0.5) / columns) * (max[0] - min[0]);
        const z = min[1] + ((j + 0.5) / rows) * (max[1] - min[1]);
        places.push(x, plan.floorAt(x, z) + 1.15, z);
        facings.push(...normal);
      }
    }
  }
  return { positions: Float32Array.from(places), normals: Float32Array.from(facings), count: places.length / 3 };
}

function probeBytes() {
  const out = new Uint8Array(probes.count * 4);
  for (let i = 0; i < probes.count; i++) {
    const at = (texels.count + i) * 3;
    for (let c = 0; c < 3; c++) out[i * 4 + c] = encoded(light.direct[at + c] + light.bounced[at + c]);
    out[i * 4 + 3] = 255;
  }
  return out;
}

function encoded(value) {
  return Math.round(Math.sqrt(Math.min(1, value / lightScale)) * 255);
}

/** The light map as WebP, which every browser reads by itself: an eighth of the same picture as PNG. */
async function pictureBytes() {
  const { heightPx, places } = layout;
  const data = new Uint8ClampedArray(widthPx * heightPx * 4).fill(255);
  places.forEach(({ x, y, width, height }, sheet) => {
    for (let j = 0; j < height; j++) {
      for (let i = 0; i < width; i++) {
        const from = (texels.starts[sheet] + j * width + i) * 3;
        const to = ((y + j) * widthPx + x + i) * 4;
        for (let c = 0; c < 3; c++) data[to + c] = encoded(map[from + c]);
      }
    }
  });
  const wasm = readFileSync(new URL('codec/enc/webp_enc_simd.wasm', import.meta.resolve('@jsquash/webp/encode.js')));
  await init(await WebAssembly.compile(wasm));
  return new Uint8Array(await encode({ data, width: widthPx, height: heightPx }, { quality: 92, method: 6 }));
}

function glbBytes() {
  const count = mesh.vertexCount;
  const positions = Int16Array.from(mesh.positions, (value) => Math.round(value * 1000));
  const normals = Int8Array.from(mesh.normals, (value) => Math.round(value * 127));
  const uvs = Uint16Array.from(mesh.uvs, (value) => Math.max(0, Math.min(65535, Math.round(value * 512))));
  const places = Uint16Array.from(lightUvs(mesh.charts, layout, count), (value) => Math.round(value * 65535));
  const surfaces = new Uint8Array(count * 4);
  for (let i = 0; i < count; i++) surfaces.fill(mesh.materials[i] * 16, i * 4, i * 4 + 4);
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
  glb.json.meshes.push({ name: 'townhall', primitives: [primitive] });
  // Positions are whole millimetres; the node brings them to metres.
  glb.json.nodes.push({ name: 'townhall', mesh: 0, scale: [0.001, 0.001, 0.001] });
  glb.json.scenes[0].nodes.push(0);
  return glb.finish();
}
