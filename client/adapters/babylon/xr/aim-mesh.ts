import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Vec3 } from '../../../../protocol/pose.ts';
import { type Aim, arcPoints } from './aim.ts';

/** uv.x: 0..1 along the arc, or 2..3 in the ring at its end. */
const vertex = `
precision highp float;
attribute vec3 position;
attribute vec2 uv;
uniform mat4 viewProjection;
varying vec2 vUv;
void main() { vUv = uv; gl_Position = viewProjection * vec4(position, 1.0); }
`;
const fragment = `
precision highp float;
varying vec2 vUv;
uniform float reached;
void main() {
  vec3 color = mix(vec3(0.72, 0.66, 0.6), vec3(1.0, 0.78, 0.45), reached);
  float shown = 0.75;
  if (vUv.x > 1.5) {
    float r = length((vUv - vec2(2.5, 0.5)) * 2.0);
    shown = reached * (smoothstep(0.1, 0.0, abs(r - 0.82)) + 0.28 * step(r, 0.8));
  } else shown *= smoothstep(0.0, 0.08, vUv.x);
  gl_FragColor = vec4(color, shown);
}
`;
const halfWidthM = 0.012;
const lineHalfM = 0.0016;
const ringM = 0.32;

/** The arc that a hand throws, and the ring where it lands; or the ray to a panel. */
export class AimMesh {
  readonly #mesh: Mesh;
  readonly #material: ShaderMaterial;
  readonly #positions = new Float32Array((arcPoints * 2 + 4) * 3);

  constructor(scene: Scene) {
    this.#mesh = new Mesh('aim', scene);
    const uvs: number[] = [];
    const indices: number[] = [];
    for (let i = 0; i < arcPoints; i++) {
      uvs.push(i / (arcPoints - 1), 0, i / (arcPoints - 1), 1);
      if (i > 0) indices.push(i * 2 - 2, i * 2 - 1, i * 2, i * 2, i * 2 - 1, i * 2 + 1);
    }
    uvs.push(2, 0, 3, 0, 3, 1, 2, 1);
    const first = arcPoints * 2;
    indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
    this.#mesh.setVerticesData(VertexBuffer.PositionKind, this.#positions, true);
    this.#mesh.setVerticesData(VertexBuffer.UVKind, uvs);
    this.#mesh.setIndices(indices);
    this.#material = new ShaderMaterial(
      'aim',
      scene,
      { vertexSource: vertex, fragmentSource: fragment },
      { attributes: ['position', 'uv'], uniforms: ['viewProjection', 'reached'], needAlphaBlending: true },
    );
    this.#material.setFloat('reached', 0);
    this.#material.backFaceCulling = false;
    this.#mesh.material = this.#material;
    this.#mesh.isPickable = false;
    this.#mesh.alwaysSelectAsActiveMesh = true;
    this.#mesh.doNotSyncBoundingInfo = true;
    this.#mesh.alphaIndex = 3;
    this.#mesh.freezeWorldMatrix();
    this.#mesh.setEnabled(false);
  }

  hide(): void {
    this.#mesh.setEnabled(false);
  }

  /** `sideX`, `sideZ`: to the right of where the hand points. */
  show(aim: Aim, sideX: number, sideZ: number): void {
    const p = this.#positions;
    for (let i = 0; i < arcPoints; i++) {
      const at = Math.min(i, aim.length - 1) * 3;
      for (let k = 0; k < 2; k++) {
        const to = (i * 2 + k) * 3;
        const sign = k === 0 ? -halfWidthM : halfWidthM;
        p[to] = (aim.arc[at] ?? 0) + sideX * sign;
        p[to + 1] = aim.arc[at + 1] ?? 0;
        p[to + 2] = (aim.arc[at + 2] ?? 0) + sideZ * sign;
      }
    }
    for (let k = 0; k < 4; k++) {
      const to = (arcPoints * 2 + k) * 3;
      p[to] = aim.x + (k === 1 || k === 2 ? ringM : -ringM);
      p[to + 1] = aim.y + 0.012;
      p[to + 2] = aim.z + (k >= 2 ? -ringM : ringM);
    }
    this.#mesh.renderingGroupId = 0;
    this.#draw(aim.kind === 'floor' ? 1 : 0);
  }

  /** A straight ray to something near, over which it is drawn. */
  showLine(from: Vec3, direction: Vec3, lengthM: number): void {
    const p = this.#positions;
    const level = Math.hypot(direction[0], direction[2]) || 1;
    for (let i = 0; i < arcPoints; i++) {
      const alongM = (lengthM * i) / (arcPoints - 1);
      for (let k = 0; k < 2; k++) {
        const to = (i * 2 + k) * 3;
        const asideM = (k === 0 ? -lineHalfM : lineHalfM) / level;
        p[to] = from[0] + direction[0] * alongM - direction[2] * asideM;
        p[to + 1] = from[1] + direction[1] * alongM;
        p[to + 2] = from[2] + direction[2] * alongM + direction[0] * asideM;
      }
    }
    // No ring: all its corners in one place.
    p.fill(0, arcPoints * 6);
    this.#mesh.renderingGroupId = 1;
    this.#draw(0);
  }

  #draw(reached: number): void {
    this.#material.setFloat('reached', reached);
    this.#mesh.updateVerticesData(VertexBuffer.PositionKind, this.#positions);
    this.#mesh.setEnabled(true);
  }
}
