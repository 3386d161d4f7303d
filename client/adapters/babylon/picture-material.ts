import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import type { Scene } from '@babylonjs/core/scene';

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
uniform sampler2D picture;
void main() { gl_FragColor = vec4(texture2D(picture, vUv).rgb, 1.0); }
`;

/** For a picture that shines by itself and stands still in the hall: its colors are those of the screen it is seen on. */
export function pictureMaterial(scene: Scene, name: string, picture: BaseTexture): ShaderMaterial {
  const material = new ShaderMaterial(
    name,
    scene,
    { vertexSource: vertex, fragmentSource: fragment },
    { attributes: ['position', 'uv'], uniforms: ['viewProjection'], samplers: ['picture'] },
  );
  material.setTexture('picture', picture);
  material.backFaceCulling = false;
  return material;
}
