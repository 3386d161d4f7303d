import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import { Vector2, Vector3 } from '@babylonjs/core/Maths/math.vector';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import type { GlbPrimitive } from '../glb.ts';
import { createDetailTextures } from './detail-textures.ts';
import { hallFragment, hallVertex } from './hall-shader.ts';

/** Texture places are stored as 1/512 m. */
const uvScale = 1 / 512;

interface HallMeshParts {
  readonly hall: Hall;
  /** What stands on the stage's screen: the floor mirrors it. */
  readonly picture: BaseTexture;
  readonly lightMap: BaseTexture;
}

/** The hall's own geometry: one mesh, one draw. */
export function createHallMesh(scene: Scene, primitive: GlbPrimitive, parts: HallMeshParts): Mesh {
  const mesh = new Mesh('hall', scene);
  const put = (kind: string, name: string, size: number) => {
    const values = primitive.attributes.get(name);
    if (values === undefined) throw new Error(`the hall's model has no ${name}`);
    mesh.setVerticesData(kind, values, false, size);
    return values;
  };
  put(VertexBuffer.PositionKind, 'POSITION', 3);
  put(VertexBuffer.NormalKind, 'NORMAL', 3);
  const uv = primitive.attributes.get('TEXCOORD_0');
  if (uv === undefined) throw new Error('the hall has no texture places');
  mesh.setVerticesData(
    VertexBuffer.UVKind,
    uv.map((value) => value * uvScale),
  );
  put(VertexBuffer.UV2Kind, 'TEXCOORD_1', 2);
  put(VertexBuffer.ColorKind, 'COLOR_0', 4);
  mesh.setIndices(primitive.indices);
  mesh.scaling.setAll(primitive.scaleM);
  mesh.material = hallMaterial(scene, parts);
  mesh.isPickable = false;
  mesh.alwaysSelectAsActiveMesh = true;
  mesh.doNotSyncBoundingInfo = true;
  mesh.freezeWorldMatrix();
  return mesh;
}

function hallMaterial(scene: Scene, { hall, picture, lightMap }: HallMeshParts): ShaderMaterial {
  const material = new ShaderMaterial(
    'hall',
    scene,
    { vertexSource: hallVertex, fragmentSource: hallFragment },
    {
      attributes: ['position', 'normal', 'uv', 'uv2', 'color'],
      uniforms: ['world', 'viewProjection', 'cameraPosition', 'screenCenter', 'screenHalf'],
      samplers: ['detail', 'picture', 'lightMap'],
    },
  );
  material.setTexture('detail', createDetailTextures(scene));
  material.setTexture('picture', picture);
  material.setTexture('lightMap', lightMap);
  material.setVector3('screenCenter', Vector3.FromArray([...hall.screen.center]));
  material.setVector2('screenHalf', new Vector2(hall.screen.widthM / 2, hall.screen.heightM / 2));
  material.backFaceCulling = false;
  return material;
}
