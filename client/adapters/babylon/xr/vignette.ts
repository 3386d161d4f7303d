import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { Constants } from '@babylonjs/core/Engines/constants';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';

/** A plane a metre before each eye, for both at the same angle: nothing to focus on. */
const vertex = `
precision highp float;
attribute vec3 position;
uniform mat4 projection;
varying vec2 vAt;
void main() { vAt = position.xy; gl_Position = projection * vec4(position.xy, -1.0, 1.0); }
`;
/** Tangents of the angles from the middle: 25° stay clear, beyond 42° it is dark. */
const fragment = `
precision highp float;
varying vec2 vAt;
uniform float dark;
void main() { gl_FragColor = vec4(0.05, 0.04, 0.03, dark * smoothstep(0.47, 0.9, length(vAt))); }
`;
const halfM = 4;
const closesPerS = 9;
const opensPerS = 4;

/** Narrows the sight while the hall moves around the wearer. No draw while nothing moves. */
export class Vignette {
  readonly #mesh: Mesh;
  readonly #material: ShaderMaterial;
  #dark = 0;

  constructor(scene: Scene) {
    this.#mesh = new Mesh('vignette', scene);
    const a = halfM;
    this.#mesh.setVerticesData(VertexBuffer.PositionKind, [-a, -a, 0, a, -a, 0, a, a, 0, -a, a, 0]);
    this.#mesh.setIndices([0, 1, 2, 0, 2, 3]);
    this.#material = new ShaderMaterial(
      'vignette',
      scene,
      { vertexSource: vertex, fragmentSource: fragment },
      { attributes: ['position'], uniforms: ['projection', 'dark'], needAlphaBlending: true },
    );
    this.#material.backFaceCulling = false;
    this.#material.disableDepthWrite = true;
    this.#material.depthFunction = Constants.ALWAYS;
    this.#mesh.material = this.#material;
    this.#mesh.isPickable = false;
    this.#mesh.alwaysSelectAsActiveMesh = true;
    this.#mesh.doNotSyncBoundingInfo = true;
    // After the hall; captions and the panel stay clear.
    this.#mesh.alphaIndex = 0;
    this.#mesh.renderingGroupId = 1;
    this.#mesh.freezeWorldMatrix();
    this.#mesh.setEnabled(false);
  }

  /** A jump: dark at once, then it opens. */
  blink(): void {
    this.#dark = 1;
  }

  /** Per frame; allocates nothing. */
  update(isMoving: boolean, seconds: number): void {
    this.#dark = isMoving
      ? Math.min(1, this.#dark + closesPerS * seconds)
      : Math.max(0, this.#dark - opensPerS * seconds);
    this.#mesh.setEnabled(this.#dark > 0);
    if (this.#dark > 0) this.#material.setFloat('dark', this.#dark);
  }

  close(): void {
    this.#dark = 0;
    this.#mesh.setEnabled(false);
  }
}
