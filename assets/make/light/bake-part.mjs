// A thread of bake.mjs: every n-th sample is its own.
import { parentPort, workerData } from 'node:worker_threads';
import { RayTree } from './bvh.mjs';

const { shared, solid, lamps, part, threads } = workerData;
const { positions, normals, direct, total, bounced, buried } = shared;
const tree = new RayTree(solid.positions, solid.indices);
const offsetM = 0.015;
/** Points of a light that is as far away as it is long, of one that makes a place as bright as 1, and of any. */
const pointsPerSize = 6;
const pointsPerLight = 24;
const mostPoints = 24;
const buriedWithinM = 0.4;
/** So much of what reaches the other side of a thin sheet is seen on this one. */
const throughSheet = 0.5;
const facings = triangleNormals();

parentPort.on('message', ({ kind, rays }) => {
  for (let i = part; i < direct.length / 3; i += threads) {
    if (kind === 'direct') addDirect(i);
    else gather(i, rays);
  }
  parentPort.postMessage('done');
});

function addDirect(i) {
  const [nx, ny, nz] = [normals[i * 3], normals[i * 3 + 1], normals[i * 3 + 2]];
  const px = positions[i * 3] + nx * offsetM;
  const py = positions[i * 3 + 1] + ny * offsetM;
  const pz = positions[i * 3 + 2] + nz * offsetM;
  // Neighbours take other points of each light, so that smoothing makes one soft shadow of them.
  const turnS = (i * 0.7548777) % 1;
  const turnT = (i * 0.5698403) % 1;
  for (const { center, u, v, normal, radiance, area, sizeM, reachM } of lamps) {
    const awayM = Math.sqrt((center[0] - px) ** 2 + (center[1] - py) ** 2 + (center[2] - pz) ** 2);
    if (awayM > reachM + sizeM) continue;
    // The closer, the more its shape counts; the brighter, the more its shadows.
    const brightest = (area * Math.max(...radiance)) / (Math.PI * awayM * awayM);
    const wanted = Math.max((pointsPerSize * sizeM) / awayM, pointsPerLight * Math.sqrt(brightest));
    const points = Math.max(1, Math.min(mostPoints, Math.ceil(wanted)));
    for (let k = 0; k < points; k++) {
      // Evenly along the longer side, by the golden ratio across, turned for each sample.
      const s = 2 * ((k + turnS) / points) - 1;
      const t = 2 * ((k * 0.618034 + turnT) % 1) - 1;
      const isLong = u[0] * u[0] + u[1] * u[1] + u[2] * u[2] >= v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
      const a = isLong ? s : t;
      const b = isLong ? t : s;
      let dx = center[0] + u[0] * a + v[0] * b - px;
      let dy = center[1] + u[1] * a + v[1] * b - py;
      let dz = center[2] + u[2] * a + v[2] * b - pz;
      const distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
      dx /= distance;
      dy /= distance;
      dz /= distance;
      const here = nx * dx + ny * dy + nz * dz;
      const there = -(normal[0] * dx + normal[1] * dy + normal[2] * dz);
      if (here <= 0 || there <= 0) continue;
      if (tree.cast(px, py, pz, dx, dy, dz, distance - 0.04, true)) continue;
      const form = (here * there * area) / (points * Math.PI * Math.max(0.003, distance * distance));
      for (let c = 0; c < 3; c++) direct[i * 3 + c] += form * radiance[c];
    }
  }
}

function gather(i, rays) {
  const [nx, ny, nz] = [normals[i * 3], normals[i * 3 + 1], normals[i * 3 + 2]];
  const px = positions[i * 3] + nx * offsetM;
  const py = positions[i * 3 + 1] + ny * offsetM;
  const pz = positions[i * 3 + 2] + nz * offsetM;
  // Two directions across the normal.
  const sign = nz < 0 ? -1 : 1;
  const a = -1 / (sign + nz);
  const b = nx * ny * a;
  const side = [1 + sign * nx * nx * a, sign * b, -sign * nx];
  const up = [b, sign + ny * ny * a, -ny];
  const turn = random(i) * Math.PI * 2;
  let [red, green, blue, inside] = [0, 0, 0, 0];
  for (let k = 0; k < rays; k++) {
    const r = Math.sqrt((k + 0.5) / rays);
    const angle = k * 2.399963 + turn;
    const x = r * Math.cos(angle);
    const y = r * Math.sin(angle);
    const z = Math.sqrt(1 - r * r);
    const dx = side[0] * x + up[0] * y + nx * z;
    const dy = side[1] * x + up[1] * y + ny * z;
    const dz = side[2] * x + up[2] * y + nz * z;
    if (!tree.cast(px, py, pz, dx, dy, dz, 60, false)) continue;
    const { triangle, distance, u, v } = tree.hit;
    const isBehind = facings[triangle * 3] * dx + facings[triangle * 3 + 1] * dy + facings[triangle * 3 + 2] * dz > 0;
    if (isBehind && distance < buriedWithinM) inside++;
    const sample = sampleAt(triangle, u, v);
    if (sample < 0) continue;
    const share = isBehind ? throughSheet : 1;
    red += total[sample * 3] * solid.albedos[triangle * 3] * share;
    green += total[sample * 3 + 1] * solid.albedos[triangle * 3 + 1] * share;
    blue += total[sample * 3 + 2] * solid.albedos[triangle * 3 + 2] * share;
  }
  bounced[i * 3] = red / rays;
  bounced[i * 3 + 1] = green / rays;
  bounced[i * 3 + 2] = blue / rays;
  buried[i] = inside > rays * 0.35 ? 1 : 0;
}

/** The texel that a hit lies on: its sheet's first one, and columns and rows into it. */
function sampleAt(triangle, u, v) {
  const sheet = solid.sheets[triangle];
  if (sheet < 0) return -1;
  const { start, width, height } = solid.places[sheet];
  const w = 1 - u - v;
  const at = triangle * 6;
  const x = solid.corners[at] * w + solid.corners[at + 2] * u + solid.corners[at + 4] * v;
  const y = solid.corners[at + 1] * w + solid.corners[at + 3] * u + solid.corners[at + 5] * v;
  return start + Math.round(y * (height - 1)) * width + Math.round(x * (width - 1));
}

function triangleNormals() {
  const out = new Float32Array(solid.indices.length);
  const p = solid.positions;
  for (let t = 0; t < solid.indices.length / 3; t++) {
    const [a, b, c] = [solid.indices[t * 3] * 3, solid.indices[t * 3 + 1] * 3, solid.indices[t * 3 + 2] * 3];
    const [ux, uy, uz] = [p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]];
    const [vx, vy, vz] = [p[c] - p[a], p[c + 1] - p[a + 1], p[c + 2] - p[a + 2]];
    out[t * 3] = uy * vz - uz * vy;
    out[t * 3 + 1] = uz * vx - ux * vz;
    out[t * 3 + 2] = ux * vy - uy * vx;
  }
  return out;
}

/** 0 to 1, the same for the same number on every machine. */
function random(n) {
  let h = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}
