// Writes the town hall under the folder it is given: townhall.glb, townhall-light.webp and townhall-light.bin. Run: npm run assets
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bakeHall } from './hall/bake-hall.mjs';
import { monitor } from './hall/desk.mjs';
import { furnish } from './hall/furniture.mjs';
import { albedoOf } from './hall/surfaces.mjs';
import { buildHall, material } from './townhall/model.mjs';
import { floorAt } from './townhall/plan.mjs';

const repository = path.join(import.meta.dirname, '../..');
const [folder = repository] = process.argv.slice(2);
const hall = JSON.parse(readFileSync(path.join(repository, 'scenes/townhall.hall.json'), 'utf8'));
const mesh = buildHall();
for (const piece of hall.furniture) furnish(mesh, piece, { ceilingM: hall.ceilingM });
monitor(mesh, hall);

/** How much light the hall's own surfaces give back, for the bounce; null for what shines. */
const ownAlbedo = {
  [material.slat]: [0.36, 0.2, 0.1],
  [material.boards]: [0.3, 0.17, 0.085],
  [material.carpet]: [0.13, 0.1, 0.085],
  [material.plaster]: [0.2, 0.17, 0.14],
  [material.panel]: [0.16, 0.09, 0.05],
  [material.metal]: [0.05, 0.05, 0.05],
  [material.glow]: null,
  [material.curtain]: [0.05, 0.053, 0.07],
  [material.coolGlow]: null,
};

await bakeHall({
  hall,
  data: hall,
  mesh,
  albedoOf: (vertex) => {
    const own = ownAlbedo[mesh.materials[vertex]];
    return own === undefined ? albedoOf(mesh, vertex) : own;
  },
  floorAt,
  texelM: 0.1,
  widthPx: 1024,
  ambient: [0.012, 0.011, 0.012],
  drawn: path.join(folder, 'assets/models/townhall'),
});
