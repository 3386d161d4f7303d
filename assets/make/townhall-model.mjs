// Writes assets/models/townhall.glb under the folder it is given: the hall's triangles with the light baked into COLOR_0, and
// townhall-light.bin, the light for people and chairs. Run: npm run assets
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MeshBuilder } from './geometry/mesh-builder.mjs';
import { GlbWriter } from './gltf/write-glb.mjs';
import { bakeLight } from './light/bake.mjs';
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
  [material.curtain]: [0.035, 0.032, 0.035],
  [material.coolGlow]: [0, 0, 0],
};
/** COLOR_0 holds the square root of light / lightScale: fine steps in the dark. */
const lightScale = 4;

const mesh = buildHall();
const hallVertices = mesh.vertexCount;
addProbes(mesh);
const seats = new MeshBuilder();
for (const seat of hall.seats) {
  const [x, y, z] = seat.position;
  const back = [x + Math.sin(seat.yawRad) * 0.24, y + 0.62, z + Math.cos(seat.yawRad) * 0.24];
  seats.box([x, y + 0.4, z], [0.25, 0.06, 0.24], 0, { yawRad: seat.yawRad });
  seats.box(back, [0.25, 0.3, 0.04], 0, { yawRad: seat.yawRad });
}
const light = bakeLight(mesh, {
  lights: hall.lights,
  occluders: seats,
  albedo: (id) => albedo[id],
  glow: (id) => id === material.glow || id === material.coolGlow,
  ambient: [0.012, 0.011, 0.012],
});

const count = hallVertices;
const positions = Int16Array.from(mesh.positions.slice(0, count * 3), (value) => Math.round(value * 1000));
const normals = Int8Array.from(mesh.normals.slice(0, count * 3), (value) => Math.round(value * 127));
const uvs = Uint16Array.from(mesh.uvs.slice(0, count * 2), (value) =>
  Math.max(0, Math.min(65535, Math.round(value * 512))),
);
const colors = new Uint16Array(count * 4);
for (let i = 0; i < count; i++) {
  for (let c = 0; c < 3; c++)
    colors[i * 4 + c] = Math.round(Math.sqrt(Math.min(1, light[i * 3 + c] / lightScale)) * 65535);
  colors[i * 4 + 3] = mesh.materials[i] * 4096;
}

const glb = new GlbWriter();
const vertex = { target: 34962 };
const primitive = {
  attributes: {
    POSITION: glb.accessor(positions, 'VEC3', { ...vertex, bounds: true }),
    NORMAL: glb.accessor(normals, 'VEC3', { ...vertex, normalized: true }),
    TEXCOORD_0: glb.accessor(uvs, 'VEC2', vertex),
    COLOR_0: glb.accessor(colors, 'VEC4', { ...vertex, normalized: true }),
  },
  indices: glb.accessor(count < 65536 ? Uint16Array.from(mesh.indices) : Uint32Array.from(mesh.indices), 'SCALAR', {
    target: 34963,
  }),
};
glb.json.meshes.push({ name: 'townhall', primitives: [primitive] });
// Positions are whole millimetres; the node brings them to metres.
glb.json.nodes.push({ name: 'townhall', mesh: 0, scale: [0.001, 0.001, 0.001] });
glb.json.scenes[0].nodes.push(0);
const [folder = path.join(here, '../..')] = process.argv.slice(2);
const bytes = glb.finish();
writeFileSync(path.join(folder, 'assets/models/townhall.glb'), bytes);
writeFileSync(path.join(folder, 'assets/models/townhall-light.bin'), probeBytes());
process.stdout.write(`townhall.glb: ${mesh.indices.length / 3} triangles, ${count} vertices, ${bytes.length} bytes\n`);

/** Light for people and chairs: a grid over the floor, at head height; from above, from the stage, and from behind. */
function addProbes(target) {
  const { columns, rows, min, max } = plan.lightGrid;
  for (const normal of plan.lightGrid.normals) {
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        const x = min[0] + ((i + 0.5) / columns) * (max[0] - min[0]);
        const z = min[1] + ((j + 0.5) / rows) * (max[1] - min[1]);
        target.vertex([x, plan.floorAt(x, z) + 1.15, z], normal, [0, 0], material.metal);
      }
    }
  }
}

function probeBytes() {
  const out = new Uint8Array((mesh.vertexCount - hallVertices) * 4);
  for (let i = 0; i * 4 < out.length; i++) {
    for (let c = 0; c < 3; c++) {
      const value = light[(hallVertices + i) * 3 + c] / lightScale;
      out[i * 4 + c] = Math.round(Math.sqrt(Math.min(1, value)) * 255);
    }
    out[i * 4 + 3] = 255;
  }
  return out;
}
