import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { Constants } from '@babylonjs/core/Engines/constants';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import type { Vector4 } from '@babylonjs/core/Maths/math.vector';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import '@babylonjs/core/Meshes/thinInstanceMesh';
import type { Scene } from '@babylonjs/core/scene';
import { hairStyles } from '../../../../protocol/look.ts';
import { createBodyShape, details, rowsPerStyle, type SkinTable } from './body-shape.ts';
import { peopleFragment } from './people-fragment.ts';
import { peopleVertex } from './people-vertex.ts';

/** Bodies of one fineness in one draw. `slots` holds the rows of those who are drawn. */
export interface Level {
  readonly mesh: Mesh;
  readonly material: ShaderMaterial;
  readonly slots: Float32Array;
  readonly hair: RawTexture;
  readonly isNear: boolean;
  count: number;
}

export function floatTexture(scene: Scene, data: Float32Array, width: number, height: number): RawTexture {
  const { TEXTUREFORMAT_RGBA, TEXTURETYPE_FLOAT } = Constants;
  return new RawTexture(
    data,
    width,
    height,
    TEXTUREFORMAT_RGBA,
    scene,
    false,
    false,
    Texture.NEAREST_SAMPLINGMODE,
    TEXTURETYPE_FLOAT,
  );
}

interface PeopleParts {
  readonly poses: BaseTexture;
  readonly looks: BaseTexture;
  readonly lightGrid: BaseTexture;
  readonly speaker: Vector4;
  /** Whether bodies move by themselves. */
  readonly reducedMotion: boolean;
}

/** The draw of everybody who is drawn this fine. */
export function createLevel(
  scene: Scene,
  index: number,
  parts: PeopleParts & { readonly capacity: number; readonly skin: SkinTable },
): Level {
  const detail = details[index];
  if (detail === undefined) throw new Error(`no detail ${index}`);
  const shape = createBodyShape(detail, parts.skin);
  const mesh = new Mesh(`people-${index}`, scene);
  mesh.setVerticesData(VertexBuffer.PositionKind, shape.positions);
  mesh.setVerticesData(VertexBuffer.NormalKind, shape.normals);
  mesh.setVerticesData('part', shape.parts, false, 4);
  mesh.setIndices(shape.indices);
  const hair = floatTexture(scene, shape.hair, shape.hairCount, hairStyles.length * rowsPerStyle);
  return { ...dress(mesh, { ...parts, hair, isNear: detail.isNear }), hair, isNear: detail.isNear };
}

/** Another draw of the same shape with rows of its own. It shares the shape's memory, so it must live as long. */
export function createLevelLike(level: Level, parts: PeopleParts): Level {
  const { mesh, hair, isNear } = level;
  const other = new Mesh(`${mesh.name}-other`, mesh.getScene());
  for (const kind of [VertexBuffer.PositionKind, VertexBuffer.NormalKind, 'part']) {
    const buffer = mesh.getVertexBuffer(kind);
    if (buffer !== null) other.setVerticesBuffer(buffer);
  }
  other.setIndices(mesh.getIndices() ?? []);
  return { ...dress(other, { ...parts, hair, isNear, capacity: 1 }), hair, isNear };
}

function dress(
  mesh: Mesh,
  parts: PeopleParts & { readonly capacity: number; readonly hair: RawTexture; readonly isNear: boolean },
): Pick<Level, 'mesh' | 'material' | 'slots' | 'count'> {
  const { capacity } = parts;
  const slots = new Float32Array(capacity);
  const matrices = new Float32Array(capacity * 16);
  for (let i = 0; i < capacity; i++) for (const k of [0, 5, 10, 15]) matrices[i * 16 + k] = 1;
  mesh.thinInstanceSetBuffer('matrix', matrices, 16, true);
  mesh.thinInstanceSetBuffer('slot', slots, 1, false);
  // Never none: that would be another shader. The first one is of nobody, so that a first frame compiles what draws people.
  mesh.thinInstanceCount = 1;
  const material = new ShaderMaterial(
    mesh.name,
    mesh.getScene(),
    { vertexSource: peopleVertex, fragmentSource: peopleFragment },
    {
      attributes: ['position', 'normal', 'part', 'slot'],
      uniforms: ['viewProjection', 'cameraPosition', 'speaker', 'life', 'space'],
      samplers: ['poses', 'looks', 'hair', 'lightGrid'],
      defines: parts.isNear ? ['#define NEAR'] : [],
    },
  );
  material.setTexture('poses', parts.poses);
  material.setTexture('looks', parts.looks);
  material.setTexture('lightGrid', parts.lightGrid);
  material.setTexture('hair', parts.hair);
  // The one object that is written to; read again for every draw.
  material.setVector4('speaker', parts.speaker);
  material.setFloat('life', parts.reducedMotion ? 0 : 1);
  material.setFloat('space', 1);
  material.backFaceCulling = false;
  mesh.material = material;
  mesh.isPickable = false;
  mesh.alwaysSelectAsActiveMesh = true;
  mesh.doNotSyncBoundingInfo = true;
  mesh.freezeWorldMatrix();
  return { mesh, material, slots, count: 0 };
}
