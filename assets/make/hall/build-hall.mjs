import { bakeHall } from './bake-hall.mjs';
import { buildRoom, floorOf } from './room.mjs';
import { albedoOf } from './surfaces.mjs';

/** Large halls get larger texels: about so many for a hall. */
const wantedTexels = 230_000;
const finestM = 0.035;

/** Builds a hall from its file's data alone, and its light, into the files that begin with `drawn`. `isDraft`: a rough light, in seconds. */
export async function buildHall({ hall, drawn, isDraft = false }) {
  const mesh = buildRoom(hall);
  const areaM2 = mesh.charts.reduce((sum, { widthM, heightM, coarse }) => sum + (widthM * heightM) / coarse ** 2, 0);
  const texelM = Math.max(finestM, Math.sqrt(areaM2 / (isDraft ? wantedTexels / 6 : wantedTexels)));
  await bakeHall({
    hall,
    data: hall,
    mesh,
    albedoOf: (vertex) => albedoOf(mesh, vertex),
    floorAt: floorOf(hall),
    texelM,
    widthPx: 1024,
    ambient: [0.012, 0.011, 0.012],
    rays: isDraft ? { early: 12, last: 24 } : undefined,
    drawn,
  });
}
