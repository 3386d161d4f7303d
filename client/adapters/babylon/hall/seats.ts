import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import '@babylonjs/core/Meshes/thinInstanceMesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import { gridLightGlsl, toneMapGlsl } from '../shading.ts';

/** Cloth 0, timber 1, metal 2, in the third texture coordinate's place (uv.x); uv.y is how much light reaches the spot. */
const vertex = `
precision highp float;
attribute vec3 position;
attribute vec3 normal;
attribute vec2 uv;
attribute vec4 seat;
uniform mat4 viewProjection;
uniform float marked;
varying vec3 vPlace;
varying vec3 vNormal;
varying vec3 vLocal;
varying vec2 vUv;
varying float vMark;
void main() {
  float turn = fract(seat.w) * 8.0 - 4.0;
  float index = floor(seat.w);
  float c = cos(turn), s = sin(turn);
  mat3 yaw = mat3(c, 0.0, -s, 0.0, 1.0, 0.0, s, 0.0, c);
  vLocal = position;
  vPlace = yaw * position + seat.xyz;
  vNormal = yaw * normal;
  vUv = uv;
  vMark = 1.0 - step(0.5, abs(index - marked));
  gl_Position = viewProjection * vec4(vPlace, 1.0);
}
`;
const fragment = `
precision highp float;
varying vec3 vPlace;
varying vec3 vNormal;
varying vec3 vLocal;
varying vec2 vUv;
varying float vMark;
uniform vec3 cameraPosition;
${gridLightGlsl}
${toneMapGlsl}
void main() {
  vec3 n = normalize(vNormal);
  float weave = 0.9 + 0.1 * sin(vLocal.x * 700.0) * sin(vLocal.y * 700.0 + vLocal.z * 500.0);
  vec3 cloth = vec3(0.105, 0.15, 0.185) * weave;
  float seam = smoothstep(0.006, 0.0, abs(abs(vLocal.x) - 0.17));
  cloth *= 1.0 - 0.35 * seam;
  vec3 albedo = vUv.x < 0.5 ? cloth : vUv.x < 1.5 ? vec3(0.235, 0.135, 0.072) * (0.9 + 0.2 * sin(vLocal.x * 140.0 + sin(vLocal.y * 6.0) * 2.0) * sin(vLocal.x * 57.0)) : vec3(0.05);
  vec3 toEye = normalize(cameraPosition - vPlace);
  // Sheets have two sides.
  if (dot(n, toEye) < 0.0) n = -n;
  float rim = pow(1.0 - max(0.0, dot(n, toEye)), 4.0);
  vec3 light = gridLight(vPlace, n) * vUv.y;
  vec3 color = light * (albedo + 0.10 * rim);
  color = mix(color, vec3(0.95, 0.72, 0.42) * (0.35 + albedo), vMark * 0.55);
  gl_FragColor = vec4(toScreen(color), 1.0);
}
`;

/** Every chair of the hall in one draw; one of them can be marked. */
export class Seats {
  readonly #material: ShaderMaterial;

  constructor(scene: Scene, hall: Hall, lightGrid: BaseTexture) {
    const mesh = new Mesh('seats', scene);
    const shape = chair();
    mesh.setVerticesData(VertexBuffer.PositionKind, shape.positions);
    mesh.setVerticesData(VertexBuffer.NormalKind, shape.normals);
    mesh.setVerticesData(VertexBuffer.UVKind, shape.uvs);
    mesh.setIndices(shape.indices);
    const rows = new Float32Array(hall.seats.length * 4);
    hall.seats.forEach((seat, i) => {
      rows.set(seat.position, i * 4);
      // Whole part: the seat's number; fraction: its yaw, so that one attribute carries both.
      rows[i * 4 + 3] = i + (seat.yawRad + 4) / 8;
    });
    const matrices = new Float32Array(hall.seats.length * 16);
    for (let i = 0; i < hall.seats.length; i++) for (const k of [0, 5, 10, 15]) matrices[i * 16 + k] = 1;
    mesh.thinInstanceSetBuffer('matrix', matrices, 16, true);
    mesh.thinInstanceSetBuffer('seat', rows, 4, true);
    this.#material = new ShaderMaterial(
      'seats',
      scene,
      { vertexSource: vertex, fragmentSource: fragment },
      {
        attributes: ['position', 'normal', 'uv', 'seat'],
        uniforms: ['viewProjection', 'cameraPosition', 'marked'],
        samplers: ['lightGrid'],
      },
    );
    this.#material.setTexture('lightGrid', lightGrid);
    this.#material.setFloat('marked', -1);
    this.#material.backFaceCulling = false;
    mesh.material = this.#material;
    mesh.isPickable = false;
    mesh.alwaysSelectAsActiveMesh = true;
    mesh.doNotSyncBoundingInfo = true;
    mesh.freezeWorldMatrix();
  }

  /** Lights up a seat under the pointer; -1 for none. */
  mark(index: number): void {
    this.#material.setFloat('marked', index);
  }
}

interface Shape {
  readonly positions: number[];
  readonly normals: number[];
  readonly uvs: number[];
  readonly indices: number[];
}

/** A theatre chair: a curved back, a cushion, timber arms on two metal legs. Faces -Z; the origin is on the floor under its middle. */
function chair(): Shape {
  const shape: Shape = { positions: [], normals: [], uvs: [], indices: [] };
  const back = (r: number) => (u: number, v: number) => {
    const a = (u - 0.5) * 2;
    const round = 0.05 * Math.cos((v - 0.55) * 2.4);
    return [a * (0.25 - 0.02 * v * v), 0.44 + v * 0.52, 0.2 + 0.09 * v + r * round + 0.05 * (1 - a * a)] as const;
  };
  sheet(shape, back(-1), 4, 3, 0, true, (v) => 0.45 + 0.55 * v);
  sheet(shape, back(0.7), 4, 3, 1, false, (v) => 0.6 + 0.4 * v);
  sheet(
    shape,
    (u, v) => [(u - 0.5) * 0.47, 0.955 + 0.006 * Math.sin(v * 3), 0.245 + 0.085 * v + 0.05 * (1 - (2 * u - 1) ** 2)],
    4,
    1,
    1,
    true,
    () => 1,
  );
  sheet(
    shape,
    (u, v) => [(u - 0.5) * 0.5, 0.455 - 0.03 * (1 - v) ** 3 + 0.015 * Math.sin(u * Math.PI), -0.26 + 0.48 * v],
    2,
    3,
    0,
    true,
    (v) => 0.95 - 0.5 * v,
  );
  sheet(
    shape,
    (u, v) => [(u - 0.5) * 0.5, 0.34 + 0.085 * v, -0.26],
    1,
    1,
    0,
    true,
    () => 0.6,
  );
  sheet(
    shape,
    (u, v) => [(u - 0.5) * 0.5, 0.34, -0.26 + 0.48 * v],
    1,
    1,
    2,
    false,
    () => 0.3,
  );
  for (const side of [-1, 1]) {
    const x = side * 0.285;
    block(shape, [x, 0.655, 0.02], [0.032, 0.016, 0.2], 1, 0.9);
    block(shape, [x, 0.32, 0.1], [0.018, 0.32, 0.05], 2, 0.6);
  }
  return shape;
}

type At = (u: number, v: number) => readonly [number, number, number];

function sheet(
  shape: Shape,
  at: At,
  columns: number,
  rows: number,
  kind: number,
  front: boolean,
  shade: (v: number) => number,
): void {
  const first = shape.positions.length / 3;
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i <= columns; i++) {
      const u = i / columns;
      const v = j / rows;
      const p = at(u, v);
      const e = 0.01;
      const [a, b, c, d] = [at(u + e, v), at(u - e, v), at(u, v + e), at(u, v - e)];
      const n = cross([a[0] - b[0], a[1] - b[1], a[2] - b[2]], [c[0] - d[0], c[1] - d[1], c[2] - d[2]]);
      const length = Math.hypot(...n) * (front ? -1 : 1) || 1;
      shape.positions.push(...p);
      shape.normals.push(n[0] / length, n[1] / length, n[2] / length);
      shape.uvs.push(kind, shade(v));
    }
  }
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const a = first + j * (columns + 1) + i;
      const d = a + columns + 1;
      shape.indices.push(a, a + 1, d, a + 1, d + 1, d);
    }
}

function block(
  shape: Shape,
  center: readonly [number, number, number],
  half: readonly [number, number, number],
  kind: number,
  shade: number,
): void {
  for (let axis = 0; axis < 3; axis++) {
    for (const side of [-1, 1]) {
      const [b, c] = [(axis + 1) % 3, (axis + 2) % 3];
      const at: At = (u, v) => {
        const p = [0, 0, 0];
        p[axis] = (center[axis] ?? 0) + side * (half[axis] ?? 0);
        p[b] = (center[b] ?? 0) + (2 * u - 1) * (half[b] ?? 0);
        p[c] = (center[c] ?? 0) + (2 * v - 1) * (half[c] ?? 0);
        return [p[0] ?? 0, p[1] ?? 0, p[2] ?? 0];
      };
      sheet(shape, at, 1, 1, kind, side < 0, () => shade);
    }
  }
}

function cross(a: readonly [number, number, number], b: readonly [number, number, number]): [number, number, number] {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
