import { parentPort } from 'node:worker_threads';
import { loadMoonshine } from './moonshine.ts';
import { type Job, jobSchema, type Reply } from './recognise-job.ts';

// The thread's program: loads the model once, then takes jobs. Whatever goes wrong ends the thread; its owner starts another.
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');
// Of the package only the model is used, so it is found beside the package's program.
const folder = new URL('model/tiny/quantized/', import.meta.resolve('@moonshine-ai/moonshine-js'));
const loading = loadMoonshine(folder);

port.on('message', (message: unknown) => {
  // A rejection is unhandled on purpose: it ends the thread, and the owner learns of it by the thread's `error`.
  void run(jobSchema.parse(message)).then((reply) => port.postMessage(reply));
});

async function run({ id, samples }: Job): Promise<Reply> {
  const transcribe = await loading;
  return { id, ...(await transcribe(samples)) };
}
