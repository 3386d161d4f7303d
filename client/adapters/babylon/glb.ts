import { MeshoptDecoder } from 'meshoptimizer/decoder';
import { z } from 'zod';

/**
 * Reads a binary glTF as our own asset scripts write it: vertex attributes of any component type, packed by meshopt or plain, morph targets,
 * joints. What it does not know (textures, animations) it ignores.
 */
export interface GlbPrimitive {
  readonly name: string;
  readonly scaleM: number;
  readonly attributes: ReadonlyMap<string, Float32Array>;
  readonly indices: Uint32Array;
  readonly targets: readonly {
    readonly name: string;
    readonly positions: Float32Array;
    readonly normals: Float32Array | null;
  }[];
}

export interface GlbJoint {
  readonly name: string;
  readonly parent: number;
  readonly position: readonly [number, number, number];
}

export interface Glb {
  readonly primitives: readonly GlbPrimitive[];
  readonly joints: readonly GlbJoint[];
  /** 16 numbers to each joint: from the mesh's own units to the joint's place. */
  readonly inverseBind: Float32Array;
}

const index = z.int().min(0);
const packedSchema = z.object({
  byteOffset: z.int().default(0),
  byteLength: index,
  byteStride: index,
  count: index,
  mode: z.enum(['ATTRIBUTES', 'TRIANGLES']),
});
const fileSchema = z.object({
  nodes: z.array(
    z.object({
      name: z.string().default(''),
      mesh: index.optional(),
      scale: z.array(z.number()).optional(),
      translation: z.tuple([z.number(), z.number(), z.number()]).optional(),
      children: z.array(index).optional(),
    }),
  ),
  meshes: z.array(
    z.object({
      name: z.string().default(''),
      extras: z.object({ targetNames: z.array(z.string()) }).optional(),
      primitives: z.array(
        z.object({
          attributes: z.record(z.string(), index),
          indices: index,
          targets: z.array(z.record(z.string(), index)).optional(),
        }),
      ),
    }),
  ),
  skins: z.array(z.object({ joints: z.array(index), inverseBindMatrices: index })).optional(),
  accessors: z.array(
    z.object({
      bufferView: index.optional(),
      sparse: z
        .object({
          count: index,
          indices: z.object({ bufferView: index, componentType: z.int() }),
          values: z.object({ bufferView: index }),
        })
        .optional(),
      componentType: z.int(),
      count: index,
      type: z.enum(['SCALAR', 'VEC2', 'VEC3', 'VEC4', 'MAT4']),
      normalized: z.boolean().optional(),
    }),
  ),
  bufferViews: z.array(
    z.object({
      byteOffset: z.int().default(0),
      byteLength: index,
      byteStride: z.int().optional(),
      extensions: z.object({ EXT_meshopt_compression: packedSchema.optional() }).optional(),
    }),
  ),
});
type GlbFile = z.infer<typeof fileSchema>;

const widths = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT4: 16 } as const;

/** The file's contents; of its morph targets only those that `wants` names. */
export async function readGlb(bytes: ArrayBuffer, wants: (target: string) => boolean = () => true): Promise<Glb> {
  await MeshoptDecoder.ready;
  const view = new DataView(bytes);
  if (view.getUint32(0, true) !== 0x46546c67) throw new Error('not a binary glTF');
  const jsonLength = view.getUint32(12, true);
  const file = fileSchema.parse(JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 20, jsonLength))));
  const views = new Views(file, new Uint8Array(bytes, 28 + jsonLength));
  const read = (at: number) => readAccessor(file, views, at);
  const primitives = file.nodes.flatMap((node) => {
    const mesh = node.mesh === undefined ? undefined : file.meshes[node.mesh];
    if (mesh === undefined) return [];
    return mesh.primitives.map(
      (primitive): GlbPrimitive => ({
        name: mesh.name,
        scaleM: node.scale?.[0] ?? 1,
        attributes: new Map(Object.entries(primitive.attributes).map(([name, at]) => [name, read(at)])),
        indices: Uint32Array.from(read(primitive.indices)),
        targets: (primitive.targets ?? [])
          .map((target, i) => ({ target, name: mesh.extras?.targetNames[i] ?? String(i) }))
          .filter(({ name }) => wants(name))
          .map(({ target, name }) => ({
            name,
            positions: read(target.POSITION ?? 0),
            normals: target.NORMAL === undefined ? null : read(target.NORMAL),
          })),
      }),
    );
  });
  const bind = file.skins?.[0]?.inverseBindMatrices;
  return { primitives, joints: readJoints(file), inverseBind: bind === undefined ? new Float32Array() : read(bind) };
}

/** The file's buffer views, each unpacked when it is first read. */
class Views {
  readonly #views: GlbFile['bufferViews'];
  readonly #data: Uint8Array;
  readonly #read = new Map<number, DataView>();

  constructor({ bufferViews }: GlbFile, data: Uint8Array) {
    this.#views = bufferViews;
    this.#data = data;
  }

  at(at: number): { readonly data: DataView; readonly stride: number | undefined } {
    const view = this.#views[at];
    if (view === undefined) throw new Error(`glTF: no buffer view ${at}`);
    const data = this.#read.get(at) ?? this.#unpack(view);
    this.#read.set(at, data);
    return { data, stride: view.byteStride };
  }

  #unpack({ byteOffset, byteLength, extensions }: GlbFile['bufferViews'][number]): DataView {
    const packed = extensions?.EXT_meshopt_compression;
    if (packed === undefined) return new DataView(this.#data.buffer, this.#data.byteOffset + byteOffset, byteLength);
    const values = new Uint8Array(packed.count * packed.byteStride);
    const source = this.#data.subarray(packed.byteOffset, packed.byteOffset + packed.byteLength);
    MeshoptDecoder.decodeGltfBuffer(values, packed.count, packed.byteStride, source, packed.mode);
    return new DataView(values.buffer);
  }
}

function readAccessor(file: GlbFile, views: Views, at: number): Float32Array {
  const accessor = file.accessors[at];
  if (accessor === undefined) throw new Error(`glTF: no accessor ${at}`);
  const width = widths[accessor.type];
  const { bytes, get, scale } = componentOf(accessor.componentType);
  const factor = accessor.normalized === true ? scale : 1;
  const out = new Float32Array(accessor.count * width);
  const copy = ({ data, stride = width * bytes }: ReturnType<Views['at']>, from: number, to: number) => {
    for (let k = 0; k < width; k++) out[to * width + k] = get(data, from * stride + k * bytes) * factor;
  };
  if (accessor.bufferView !== undefined) {
    const view = views.at(accessor.bufferView);
    for (let i = 0; i < accessor.count; i++) copy(view, i, i);
  }
  const { sparse } = accessor;
  if (sparse === undefined) return out;
  const place = componentOf(sparse.indices.componentType);
  const places = views.at(sparse.indices.bufferView).data;
  const values = views.at(sparse.values.bufferView);
  for (let i = 0; i < sparse.count; i++) copy(values, i, place.get(places, i * place.bytes));
  return out;
}

function componentOf(type: number): { bytes: number; scale: number; get: (view: DataView, at: number) => number } {
  switch (type) {
    case 5120:
      return { bytes: 1, scale: 1 / 127, get: (view, at) => view.getInt8(at) };
    case 5121:
      return { bytes: 1, scale: 1 / 255, get: (view, at) => view.getUint8(at) };
    case 5122:
      return { bytes: 2, scale: 1 / 32767, get: (view, at) => view.getInt16(at, true) };
    case 5123:
      return { bytes: 2, scale: 1 / 65535, get: (view, at) => view.getUint16(at, true) };
    case 5125:
      return { bytes: 4, scale: 1, get: (view, at) => view.getUint32(at, true) };
    case 5126:
      return { bytes: 4, scale: 1, get: (view, at) => view.getFloat32(at, true) };
    default:
      throw new Error(`glTF: unknown component type ${type}`);
  }
}

function readJoints(file: GlbFile): readonly GlbJoint[] {
  const joints = file.skins?.[0]?.joints ?? [];
  return joints.map((nodeAt) => {
    const node = file.nodes[nodeAt];
    const parentNode = file.nodes.findIndex((each) => each.children?.includes(nodeAt));
    return { name: node?.name ?? '', parent: joints.indexOf(parentNode), position: node?.translation ?? [0, 0, 0] };
  });
}
