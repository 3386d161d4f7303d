import { readFile } from 'node:fs/promises';
import tokenizer from 'llama-tokenizer-js';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { Reply } from './recognise-job.ts';

/** The tiny model: its layers, heads and head size, and what begins and ends a text. */
const layers = 6;
const heads = 8;
const headSize = 36;
const startToken = 1;
const endToken = 2;
/** Nobody says more; a model that goes on and on is stopped here. */
const tokensPerSecond = 6.5;
const samplesPerSecond = 16_000;

type Written = Omit<Reply, 'id'>;
type Tensors = Record<string, Tensor>;

/** Moonshine tiny (English), read from its folder: encoder once a piece, then word by word the likeliest next one. */
export async function loadMoonshine(folder: URL): Promise<(samples: Float32Array) => Promise<Written>> {
  // More threads would take the cores that voices and pages need.
  env.wasm.numThreads = 1;
  const [encoder, decoder] = await Promise.all([
    load(new URL('encoder_model.onnx', folder)),
    load(new URL('decoder_model_merged.onnx', folder)),
  ]);
  return async (samples) => {
    const heard = await encoder.run({ input_values: new Tensor('float32', samples, [1, samples.length]) });
    const { last_hidden_state: sound } = heard;
    if (sound === undefined) throw new Error('the model gives no encoded sound');
    const most = Math.floor((samples.length / samplesPerSecond) * tokensPerSecond);
    return write(decoder, sound, most);
  };
}

async function load(file: URL): Promise<InferenceSession> {
  return InferenceSession.create(new Uint8Array(await readFile(file)), { executionProviders: ['wasm'] });
}

/** Greedy decoding with what the layers remember of the words so far, and of the sound. */
async function write(decoder: InferenceSession, sound: Tensor, most: number): Promise<Written> {
  const memory = emptyMemory();
  const tokens: number[] = [startToken];
  let logProbability = 0;
  let steps = 0;
  while (steps < most) {
    const isFirst = steps === 0;
    const output = await decoder.run({
      input_ids: new Tensor('int64', [tokens.at(-1) ?? startToken], [1, 1]),
      encoder_hidden_states: sound,
      use_cache_branch: new Tensor('bool', [!isFirst], [1]),
      ...memory,
    });
    const next = likeliest(output.logits);
    logProbability += next.logProbability;
    steps++;
    if (next.token === endToken) break;
    tokens.push(next.token);
    for (const name of Object.keys(memory)) {
      const kept = output[name.replace('past_key_values', 'present')];
      // What it remembers of the sound never changes after the first word.
      if (kept !== undefined && (isFirst || name.includes('decoder'))) memory[name] = kept;
    }
  }
  const text = tokens.length === 1 ? '' : tokenizer.decode(tokens).trim();
  return { text, sureness: steps === 0 ? 0 : Math.min(1, Math.exp(logProbability / steps)) };
}

function emptyMemory(): Tensors {
  const memory: Tensors = {};
  for (let layer = 0; layer < layers; layer++) {
    for (const side of ['decoder', 'encoder']) {
      for (const part of ['key', 'value'])
        memory[`past_key_values.${layer}.${side}.${part}`] = new Tensor('float32', new Float32Array(0), [
          0,
          heads,
          1,
          headSize,
        ]);
    }
  }
  return memory;
}

function likeliest(logits: Tensor | undefined): { readonly token: number; readonly logProbability: number } {
  const scores = logits?.data;
  if (!(scores instanceof Float32Array)) throw new Error('the model gives no scores');
  let token = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[token] ?? 0)) token = i;
  const best = scores[token] ?? 0;
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - best);
  return { token, logProbability: -Math.log(sum) };
}
