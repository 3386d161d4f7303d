import { Worker } from 'node:worker_threads';
import { cross, normalize } from '../geometry/mesh-builder.mjs';

const threads = 2;
/** Rays of the passes that only feed the next bounce, and of the last one. */
const manyRays = { early: 24, last: 96 };
const bounces = 3;
const longestPieceM = 1.6;
/** Less light than this is left out. */
const faintest = 0.0008;

/**
 * Light that falls on each sample (linear red, green, blue), path by path: from rectangles, with shadows, and three times from other
 * surfaces. `solid` is what stops and returns light: triangles with an albedo each, and for each corner the sample whose light it has, or
 * -1 for what only stops it. A sample inside something is said to be `buried`.
 */
export async function bakeLight({ samples, solid, lights, ambient, rays = manyRays }) {
  const shared = {
    positions: share(Float32Array, samples.positions),
    normals: share(Float32Array, samples.normals),
    direct: share(Float32Array, samples.count * 3),
    total: share(Float32Array, samples.count * 3),
    bounced: share(Float32Array, samples.count * 3),
    buried: share(Uint8Array, samples.count),
  };
  const lamps = lights.flatMap(inPieces).map(prepareLight);
  const script = new URL('./bake-part.mjs', import.meta.url);
  const workers = Array.from(
    { length: threads },
    (_, part) => new Worker(script, { workerData: { shared, solid, lamps, part, threads } }),
  );
  const pass = (message) => Promise.all(workers.map((worker) => answerOf(worker, message)));
  await pass({ kind: 'direct' });
  shared.total.set(shared.direct);
  for (let bounce = 1; bounce <= bounces; bounce++) {
    await pass({ kind: 'gather', rays: bounce === bounces ? rays.last : rays.early });
    for (let i = 0; i < shared.total.length; i++)
      shared.total[i] = shared.direct[i] + shared.bounced[i] + ambient[i % 3];
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { direct: shared.direct, bounced: shared.bounced, buried: shared.buried };
}

function share(Type, from) {
  const count = typeof from === 'number' ? from : from.length;
  const array = new Type(new SharedArrayBuffer(count * Type.BYTES_PER_ELEMENT));
  if (typeof from !== 'number') array.set(from);
  return array;
}

function answerOf(worker, message) {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(message);
  });
}

/** A long light is cut up, so that what is close to one end is not lit by a few points of the other. */
function inPieces({ center, u, v, radiance }) {
  const lengthM = 2 * Math.hypot(...u);
  const count = Math.max(1, Math.ceil(lengthM / longestPieceM));
  return Array.from({ length: count }, (_, k) => ({
    center: center.map((value, axis) => value + u[axis] * ((2 * k + 1) / count - 1)),
    u: u.map((value) => value / count),
    v,
    radiance,
  }));
}

/** A light is a rectangle that shines towards u × v. Small ones reach no further than their light can be told. */
function prepareLight({ center, u, v, radiance }) {
  const facing = cross(u, v);
  const area = Math.hypot(...facing) * 4;
  return {
    center,
    u,
    v,
    normal: normalize(facing),
    radiance,
    area,
    sizeM: 2 * Math.max(Math.hypot(...u), Math.hypot(...v)),
    reachM: Math.sqrt((area * Math.max(...radiance)) / (Math.PI * faintest)),
  };
}
