import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bakeLight } from '../../../assets/make/light/bake.mjs';
import { RayTree } from '../../../assets/make/light/bvh.mjs';
import { type Chart, layOut, lightUvs, texelSamples } from '../../../assets/make/light/charts.mjs';

const within = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
/** In whole centimetres: a hall has no smaller triangles. */
const coordinate = fc.integer({ min: -500, max: 500 }).map((cm) => cm / 100);
const point = fc.tuple(coordinate, coordinate, coordinate);

it('[HALL17] a ray meets the nearest triangle, whichever way they are sorted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(point, point, point), { minLength: 1, maxLength: 60 }),
      point,
      point,
      (all, from, to) => {
        const way = to.map((value, axis) => value - (from[axis] ?? 0));
        const length = Math.hypot(...way);
        fc.pre(length > 0.1);
        const [dx = 0, dy = 0, dz = 0] = way.map((value) => value / length);
        const cast = (triangles: typeof all) => {
          const tree = new RayTree(
            triangles.flat(2),
            Uint32Array.from({ length: triangles.length * 3 }, (_, i) => i),
          );
          return tree.cast(...from, dx, dy, dz, 60, false) ? tree.hit.distance : Number.POSITIVE_INFINITY;
        };
        expect(cast(all)).toBe(Math.min(...all.map((one) => cast([one]))));
      },
    ),
  );
});

it('[HALL17] every sheet has texels of its own in the picture, as many as it is large', () => {
  const sheet = fc.record({ widthM: within(0.01, 30), heightM: within(0.01, 12), coarse: fc.constantFrom(1, 2) });
  fc.assert(
    fc.property(fc.array(sheet, { minLength: 1, maxLength: 80 }), (charts) => {
      const { places, widthPx, heightPx } = layOut(charts, { texelM: 0.12, widthPx: 512 });
      const taken = new Uint8Array(widthPx * heightPx);
      for (const { x, y, width, height } of places)
        for (let j = y; j < y + height; j++)
          for (let i = x; i < x + width; i++) taken[j * widthPx + i] = (taken[j * widthPx + i] ?? 0) + 1;
      expect(places.every(({ x, width }) => x + width <= widthPx)).toBe(true);
      expect(Math.max(...taken)).toBe(1);
      expect(taken.reduce((sum, count) => sum + count, 0)).toBe(
        places.reduce((sum, { width, height }) => sum + width * height, 0),
      );
    }),
    { numRuns: 30 },
  );
});

const floor: Chart = {
  at: (u, v) => [4 * u, 0, 4 * v],
  flip: true,
  widthM: 4,
  heightM: 4,
  first: 0,
  columns: 1,
  rows: 1,
  coarse: 1,
};
/** Red, and facing the floor: u is along z, v is up. */
const wall: Chart = { ...floor, at: (u, v) => [0, 2 * v, 4 * u], flip: true, heightM: 2, first: 4 };
const lamp = { center: [2, 3, 2], u: [0.3, 0, 0], v: [0, 0, 0.3], radiance: [20, 20, 20] } as const;

/** A floor of 4 × 4 m with a red wall along x = 0 and a lamp over its middle. */
async function room(hasPlate: boolean) {
  const charts = [floor, wall];
  const layout = layOut(charts, { texelM: 0.25, widthPx: 64 });
  const samples = texelSamples(charts, layout);
  const quad = (at: Chart['at']) => [at(0, 0), at(1, 0), at(0, 1), at(1, 1)].flat();
  // Over the half of the floor that is away from the wall.
  const plate = [2.6, 1, 0, 2.6, 1, 4, 4, 1, 0, 4, 1, 4];
  const quads = [quad(floor.at), quad(wall.at), ...(hasPlate ? [plate] : [])];
  const light = await bakeLight({
    samples,
    solid: {
      positions: Float64Array.from(quads.flat()),
      indices: Uint32Array.from(quads.flatMap((_, k) => [0, 2, 1, 1, 2, 3].map((corner) => k * 4 + corner))),
      albedos: Float32Array.from(quads.flatMap((_, k) => (k === 1 ? [0.8, 0, 0, 0.8, 0, 0] : Array(6).fill(0.3)))),
      sheets: Int32Array.from(quads.flatMap((_, k) => (k < 2 ? [k, k] : [-1, -1]))),
      corners: Float32Array.from(quads.flatMap(() => [0, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1])),
      places: layout.places.map(({ width, height }, k) => ({ start: samples.starts[k] ?? 0, width, height })),
    },
    lights: [lamp],
    ambient: [0, 0, 0],
  });
  const { width } = layout.places[0] ?? { width: 0 };
  const floorAt = (x: number, z: number) =>
    (samples.starts[0] ?? 0) + Math.round(z / 0.25) * width + Math.round(x / 0.25);
  return { light, floorAt };
}

it('[HALL17] what a thing stands before lies in its shadow, and a red wall reddens the floor beside it', async () => {
  const [open, shaded] = [await room(false), await room(true)];
  const lightAt = ({ light, floorAt }: typeof open, x: number, kind: 'direct' | 'bounced', channel: number) =>
    light[kind][floorAt(x, 2) * 3 + channel] ?? Number.NaN;
  expect(lightAt(open, 2, 'direct', 0)).toBeGreaterThan(lightAt(open, 0.5, 'direct', 0) * 1.3);
  expect(lightAt(open, 3.5, 'direct', 0)).toBeGreaterThan(0.05);
  expect(lightAt(shaded, 3.5, 'direct', 0)).toBe(0);
  expect(lightAt(shaded, 2, 'direct', 0)).toBe(lightAt(open, 2, 'direct', 0));
  expect(lightAt(open, 0.5, 'bounced', 0)).toBeGreaterThan(0.005);
  expect(lightAt(open, 0.5, 'bounced', 1)).toBe(0);
  expect([...(await room(true)).light.bounced]).toEqual([...shaded.light.bounced]);
});

it('[HALL17] a vertex finds the light of its own place', () => {
  const charts = [floor, wall];
  const layout = layOut(charts, { texelM: 0.25, widthPx: 64 });
  const uvs = lightUvs(charts, layout, 8);
  const samples = texelSamples(charts, layout);
  const { x, y, width } = layout.places[1] ?? { x: 0, y: 0, width: 0 };
  // The wall's upper corner at z = 4.
  const [u = 0, v = 0] = uvs.subarray(14);
  const [i, j] = [u * layout.widthPx - 0.5 - x, v * layout.heightPx - 0.5 - y];
  const at = ((samples.starts[1] ?? 0) + Math.round(j) * width + Math.round(i)) * 3;
  const [sx = 0, sy = 0, sz = 0] = samples.positions.subarray(at);
  expect(Math.hypot(sx - 0, sy - 2, sz - 4)).toBeLessThan(0.15);
});
