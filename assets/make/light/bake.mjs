import { cross, dot, minus, normalize } from '../geometry/mesh-builder.mjs';
import { RayTree } from './bvh.mjs';

const offsetM = 0.02;
/** What later bounces add to the first one, for surfaces as bright as these. */
const laterBounces = 1.5;

/**
 * Light that falls on each vertex (linear red, green, blue): from rectangles with shadows, and once from other surfaces. Every vertex
 * uses the same directions, so that what remains of the error is smooth. `albedo(material)` and `glow(material)` say how surfaces answer.
 */
export function bakeLight(
  mesh,
  { lights, occluders, albedo, glow, samplesPerLight = 12, bounceRays = 64, ambient = [0, 0, 0] },
) {
  const solid = joinSolid(mesh, occluders, glow);
  const tree = new RayTree(solid.positions, solid.indices);
  const lamps = lights.map((light) => prepareLight(light, samplesPerLight));
  const count = mesh.materials.length;
  const direct = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) addDirect(mesh, i, lamps, tree, direct);
  const result = new Float32Array(count * 3);
  const rays = cosineDirections(bounceRays);
  for (let i = 0; i < count; i++) {
    const bounce = gather(mesh, i, rays, tree, solid, direct, albedo);
    for (let c = 0; c < 3; c++) result[i * 3 + c] = direct[i * 3 + c] + bounce[c] * laterBounces + ambient[c];
  }
  return result;
}

function joinSolid(mesh, occluders, glow) {
  const indices = [];
  for (let i = 0; i < mesh.indices.length; i += 3)
    if (!glow(mesh.materials[mesh.indices[i]])) indices.push(mesh.indices[i], mesh.indices[i + 1], mesh.indices[i + 2]);
  const ownTriangles = indices.length / 3;
  const positions = mesh.positions.slice();
  const first = positions.length / 3;
  for (const value of occluders.positions) positions.push(value);
  for (const index of occluders.indices) indices.push(first + index);
  return { positions, indices, ownTriangles };
}

function prepareLight(light, samples) {
  const facing = cross(light.u, light.v);
  const area = Math.hypot(...facing) * 4;
  const normal = normalize(facing);
  const long = Math.hypot(...light.u) >= Math.hypot(...light.v);
  const points = [];
  for (let i = 0; i < samples; i++) {
    const along = ((i + 0.5) / samples) * 2 - 1;
    const across = (((i * 0.618034) % 1) * 2 - 1) * 0.9;
    const [s, t] = long ? [along, across] : [across, along];
    points.push(light.center.map((value, axis) => value + light.u[axis] * s + light.v[axis] * t));
  }
  return { points, normal, radiance: light.radiance, weight: area / samples };
}

function addDirect(mesh, i, lamps, tree, out) {
  const n = mesh.normals.slice(i * 3, i * 3 + 3);
  const p = mesh.positions.slice(i * 3, i * 3 + 3).map((value, axis) => value + n[axis] * offsetM);
  for (const lamp of lamps) {
    for (const point of lamp.points) {
      const to = minus(point, p);
      const distance = Math.hypot(...to);
      const d = to.map((value) => value / distance);
      const here = dot(n, d);
      const there = -dot(lamp.normal, d);
      if (here <= 0 || there <= 0) continue;
      if (tree.cast(p[0], p[1], p[2], d[0], d[1], d[2], distance - 0.05, true)) continue;
      const form = (here * there * lamp.weight) / (Math.PI * Math.max(0.04, distance * distance));
      for (let c = 0; c < 3; c++) out[i * 3 + c] += form * lamp.radiance[c];
    }
  }
}

function gather(mesh, i, rays, tree, solid, direct, albedo) {
  const n = mesh.normals.slice(i * 3, i * 3 + 3);
  const p = mesh.positions.slice(i * 3, i * 3 + 3).map((value, axis) => value + n[axis] * offsetM);
  const side = normalize(Math.abs(n[1]) < 0.9 ? cross(n, [0, 1, 0]) : cross(n, [1, 0, 0]));
  const up = cross(side, n);
  const sum = [0, 0, 0];
  for (const [a, b, c] of rays) {
    const d = [0, 1, 2].map((axis) => side[axis] * a + up[axis] * b + n[axis] * c);
    if (!tree.cast(p[0], p[1], p[2], d[0], d[1], d[2], 60, false)) continue;
    const { triangle, u, v } = tree.hit;
    if (triangle >= solid.ownTriangles) continue;
    const corner = [0, 1, 2].map((k) => solid.indices[triangle * 3 + k]);
    const weights = [1 - u - v, u, v];
    const color = albedo(mesh.materials[corner[0]]);
    for (let k = 0; k < 3; k++)
      for (let axis = 0; axis < 3; axis++) sum[axis] += direct[corner[k] * 3 + axis] * weights[k] * color[axis];
  }
  return sum.map((value) => value / rays.length);
}

function cosineDirections(count) {
  return Array.from({ length: count }, (_, i) => {
    const r = Math.sqrt((i + 0.5) / count);
    const angle = i * 2.399963;
    return [r * Math.cos(angle), r * Math.sin(angle), Math.sqrt(1 - r * r)];
  });
}
