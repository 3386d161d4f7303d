import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';

/** For what lies at a `place` of its own in the hall. */
export const placedVertex = `
precision highp float;
attribute vec3 position;
attribute vec2 uv;
uniform mat4 viewProjection;
uniform mat4 place;
varying vec2 vUv;
void main() { vUv = uv; gl_Position = viewProjection * place * vec4(position, 1.0); }
`;
/** Nothing but the picture. */
export const pictureFragment = `
precision highp float;
varying vec2 vUv;
uniform sampler2D picture;
void main() { gl_FragColor = texture2D(picture, vUv); }
`;

/** A rectangle with a picture, about its own middle, over all of the hall in a headset; `alphaIndex` says what lies over what. Hidden until it is enabled. */
export function overlayQuad(
  scene: Scene,
  name: string,
  options: {
    readonly width: number;
    readonly height: number;
    readonly vertex: string;
    readonly fragment: string;
    readonly uniforms: string[];
    readonly picture: BaseTexture;
    readonly alphaIndex: number;
  },
): { readonly mesh: Mesh; readonly material: ShaderMaterial } {
  const mesh = new Mesh(name, scene);
  const [a, b] = [options.width / 2, options.height / 2];
  mesh.setVerticesData(VertexBuffer.PositionKind, [-a, -b, 0, a, -b, 0, a, b, 0, -a, b, 0]);
  mesh.setVerticesData(VertexBuffer.UVKind, [0, 0, 1, 0, 1, 1, 0, 1]);
  mesh.setIndices([0, 1, 2, 0, 2, 3]);
  const material = new ShaderMaterial(
    name,
    scene,
    { vertexSource: options.vertex, fragmentSource: options.fragment },
    { attributes: ['position', 'uv'], uniforms: options.uniforms, samplers: ['picture'], needAlphaBlending: true },
  );
  material.setTexture('picture', options.picture);
  material.backFaceCulling = false;
  material.disableDepthWrite = true;
  mesh.material = material;
  mesh.isPickable = false;
  mesh.alwaysSelectAsActiveMesh = true;
  mesh.doNotSyncBoundingInfo = true;
  mesh.renderingGroupId = 1;
  mesh.alphaIndex = options.alphaIndex;
  mesh.freezeWorldMatrix();
  mesh.setEnabled(false);
  return { mesh, material };
}
