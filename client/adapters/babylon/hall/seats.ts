import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import { Vector3 } from '@babylonjs/core/Maths/math.vector';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import '@babylonjs/core/Meshes/thinInstanceMesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Hall, Seat } from '../../../../scenes/hall-schema.ts';
import { linearColor } from '../look.ts';
import { gridLightGlsl, toneMapGlsl } from '../shading.ts';
import { seatShapes } from './seat-shapes.ts';

/** Cloth and oak of a hall whose file does not say: of a theatre, as light as they must be to be seen in its dusk. */
const theatre = [
  [0.5, 0.16, 0.09],
  [0.56, 0.32, 0.17],
] as const;
const darkWood = [0.235, 0.135, 0.072] as const;

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
uniform vec3 clothColor;
uniform vec3 woodColor;
${gridLightGlsl}
${toneMapGlsl}
void main() {
  vec3 n = normalize(vNormal);
  float weave = 0.9 + 0.1 * sin(vLocal.x * 700.0) * sin(vLocal.y * 700.0 + vLocal.z * 500.0);
  vec3 cloth = clothColor * weave;
  float seam = smoothstep(0.006, 0.0, abs(abs(vLocal.x) - 0.17));
  cloth *= 1.0 - 0.35 * seam;
  vec3 albedo = vUv.x < 0.5 ? cloth : vUv.x < 1.5 ? woodColor * (0.9 + 0.2 * sin(vLocal.x * 140.0 + sin(vLocal.y * 6.0) * 2.0) * sin(vLocal.x * 57.0)) : vec3(0.05);
  vec3 toEye = normalize(cameraPosition - vPlace);
  // Sheets have two sides.
  if (dot(n, toEye) < 0.0) n = -n;
  float rim = pow(1.0 - max(0.0, dot(n, toEye)), 4.0);
  vec3 light = duskLight(vPlace, n, 0.6) * vUv.y;
  vec3 color = light * (albedo + 0.10 * rim);
  color = mix(color, vec3(0.95, 0.72, 0.42) * (0.35 + albedo), vMark * 0.55);
  gl_FragColor = vec4(toScreen(color), 1.0);
}
`;

/** Every seat of the hall, in one draw for each kind; one of them can be marked. */
export class Seats {
  readonly #material: ShaderMaterial;

  constructor(scene: Scene, hall: Hall, lightGrid: BaseTexture) {
    const material = new ShaderMaterial(
      'seats',
      scene,
      { vertexSource: vertex, fragmentSource: fragment },
      {
        attributes: ['position', 'normal', 'uv', 'seat'],
        uniforms: ['viewProjection', 'cameraPosition', 'marked', 'clothColor', 'woodColor'],
        samplers: ['lightGrid'],
      },
    );
    this.#material = material;
    material.setTexture('lightGrid', lightGrid);
    material.setFloat('marked', -1);
    const [cloth, wood] = hall.look === undefined ? theatre : [linearColor(hall.look.seats), darkWood];
    material.setVector3('clothColor', new Vector3(...cloth));
    material.setVector3('woodColor', new Vector3(...wood));
    material.backFaceCulling = false;
    const numbered = hall.seats.map((seat, index) => ({ seat, index }));
    for (const kind of ['chair', 'armchair', 'standing'] as const) {
      const ofKind = numbered.filter(({ seat }) => seat.kind === kind);
      if (ofKind.length > 0) addSeats(scene, kind, ofKind, material);
    }
  }

  /** Lights up a seat under the pointer; -1 for none. */
  mark(index: number): void {
    this.#material.setFloat('marked', index);
  }
}

function addSeats(
  scene: Scene,
  kind: Seat['kind'],
  seats: readonly { readonly seat: Seat; readonly index: number }[],
  material: ShaderMaterial,
): void {
  const mesh = new Mesh(`seats-${kind}`, scene);
  const shape = seatShapes[kind]();
  mesh.setVerticesData(VertexBuffer.PositionKind, shape.positions);
  mesh.setVerticesData(VertexBuffer.NormalKind, shape.normals);
  mesh.setVerticesData(VertexBuffer.UVKind, shape.uvs);
  mesh.setIndices(shape.indices);
  const rows = new Float32Array(seats.length * 4);
  const matrices = new Float32Array(seats.length * 16);
  seats.forEach(({ seat, index }, i) => {
    rows.set(seat.position, i * 4);
    // Whole part: the seat's number; fraction: its yaw, so that one attribute carries both.
    rows[i * 4 + 3] = index + (seat.yawRad + 4) / 8;
    for (const k of [0, 5, 10, 15]) matrices[i * 16 + k] = 1;
  });
  mesh.thinInstanceSetBuffer('matrix', matrices, 16, true);
  mesh.thinInstanceSetBuffer('seat', rows, 4, true);
  mesh.material = material;
  mesh.isPickable = false;
  mesh.alwaysSelectAsActiveMesh = true;
  mesh.doNotSyncBoundingInfo = true;
  mesh.freezeWorldMatrix();
}
