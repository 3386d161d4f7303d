// A small writer of binary glTF 2.0: quantised attributes (KHR_mesh_quantization), vertices and triangles packed by meshopt
// (EXT_meshopt_compression), morph targets, skins. No textures.
import { MeshoptEncoder } from 'meshoptimizer/encoder';

await MeshoptEncoder.ready;

const component = {
  Int8Array: 5120,
  Uint8Array: 5121,
  Int16Array: 5122,
  Uint16Array: 5123,
  Uint32Array: 5125,
  Float32Array: 5126,
};
const packing = 'EXT_meshopt_compression';
const vertices = 34962;
const triangles = 34963;
const width = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT4: 16 };

/** Collects accessors; {@link finish} gives the file's bytes. */
export class GlbWriter {
  #json = {
    asset: { version: '2.0', generator: 'Rostrum assets/make' },
    extensionsUsed: ['KHR_mesh_quantization', packing],
    extensionsRequired: ['KHR_mesh_quantization', packing],
    scene: 0,
    scenes: [{ nodes: [] }],
    nodes: [],
    meshes: [],
    materials: [],
    accessors: [],
    bufferViews: [],
    buffers: [],
  };
  #chunks = [];
  #length = 0;
  /** Of all that is packed, as it is when it is unpacked. */
  #unpacked = 0;

  get json() {
    return this.#json;
  }

  /** Adds values (`type` VEC3, …). Vertex attributes are padded to four bytes a vertex, as the format asks. */
  accessor(array, type, { normalized = false, target, bounds = false } = {}) {
    const items = width[type];
    const bytes = array.BYTES_PER_ELEMENT;
    const count = array.length / items;
    const stride = target === vertices ? Math.ceil((items * bytes) / 4) * 4 : items * bytes;
    const packed = new Uint8Array(count * stride);
    const source = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let i = 0; i < count; i++) packed.set(source.subarray(i * items * bytes, (i + 1) * items * bytes), i * stride);
    const entry = {
      bufferView: this.#json.bufferViews.length,
      componentType: component[array.constructor.name],
      count,
      type,
    };
    if (normalized) entry.normalized = true;
    if (bounds) {
      entry.min = Array.from({ length: items }, (_, k) => extreme(array, items, k, Math.min));
      entry.max = Array.from({ length: items }, (_, k) => extreme(array, items, k, Math.max));
    }
    if (target === vertices || target === triangles) {
      const view = this.#pack(packed, { stride, count, target });
      if (target === vertices && stride !== items * bytes) view.byteStride = stride;
    } else this.#view(packed);
    this.#json.accessors.push(entry);
    return this.#json.accessors.length - 1;
  }

  #pack(values, { stride, count, target }) {
    const bytes =
      target === vertices
        ? MeshoptEncoder.encodeVertexBuffer(values, count, stride)
        : MeshoptEncoder.encodeIndexBuffer(values, count, stride);
    const view = {
      buffer: 1,
      byteOffset: this.#unpacked,
      byteLength: values.length,
      target,
      extensions: {
        [packing]: {
          buffer: 0,
          byteOffset: this.#length,
          byteLength: bytes.length,
          byteStride: stride,
          count,
          mode: target === vertices ? 'ATTRIBUTES' : 'TRIANGLES',
        },
      },
    };
    this.#json.bufferViews.push(view);
    this.#unpacked += Math.ceil(values.length / 4) * 4;
    this.#append(bytes);
    return view;
  }

  /** Adds values most of which are zero: only the others are stored. Three numbers to each place. */
  sparse(array, type, { normalized = false, bounds = false } = {}) {
    const items = width[type];
    const count = array.length / items;
    const places = [];
    for (let i = 0; i < count; i++)
      if (array.subarray(i * items, (i + 1) * items).some((value) => value !== 0)) places.push(i);
    const entry = { componentType: component[array.constructor.name], count, type };
    if (normalized) entry.normalized = true;
    if (bounds) {
      entry.min = Array.from({ length: items }, (_, k) => extreme(array, items, k, Math.min));
      entry.max = Array.from({ length: items }, (_, k) => extreme(array, items, k, Math.max));
    }
    if (places.length > 0) {
      const values = new array.constructor(places.length * items);
      places.forEach((place, i) => {
        values.set(array.subarray(place * items, (place + 1) * items), i * items);
      });
      entry.sparse = {
        count: places.length,
        indices: { bufferView: this.#view(Uint16Array.from(places)), componentType: 5123 },
        values: { bufferView: this.#view(values) },
      };
    }
    this.#json.accessors.push(entry);
    return this.#json.accessors.length - 1;
  }

  #view(array) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    this.#json.bufferViews.push({ buffer: 0, byteOffset: this.#length, byteLength: bytes.length });
    this.#append(bytes);
    return this.#json.bufferViews.length - 1;
  }

  #append(bytes) {
    const padding = (4 - (bytes.length % 4)) % 4;
    this.#chunks.push(bytes, new Uint8Array(padding));
    this.#length += bytes.length + padding;
  }

  finish() {
    this.#json.buffers = [
      { byteLength: this.#length },
      // Nowhere in the file: it is what there is after unpacking.
      { byteLength: this.#unpacked, extensions: { [packing]: { fallback: true } } },
    ];
    for (const key of ['materials', 'meshes', 'accessors', 'bufferViews'])
      if (this.#json[key].length === 0) delete this.#json[key];
    let text = new TextEncoder().encode(JSON.stringify(this.#json));
    const padded = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(32);
    padded.set(text);
    text = padded;
    const out = new Uint8Array(12 + 8 + text.length + 8 + this.#length);
    const view = new DataView(out.buffer);
    [0x46546c67, 2, out.length, text.length, 0x4e4f534a].forEach((value, i) => {
      view.setUint32(i * 4, value, true);
    });
    out.set(text, 20);
    let at = 20 + text.length;
    view.setUint32(at, this.#length, true);
    view.setUint32(at + 4, 0x004e4942, true);
    at += 8;
    for (const chunk of this.#chunks) {
      out.set(chunk, at);
      at += chunk.length;
    }
    return out;
  }
}

function extreme(array, items, k, pick) {
  let value = array[k];
  for (let i = k; i < array.length; i += items) value = pick(value, array[i]);
  return value;
}
