import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { borrowPhones, makeSpeech } from '../../speech/make-speech.ts';
import { speakWithFlite } from './flite.ts';
import { type Job, jobSchema, type Reply, threadDataSchema } from './flite-job.ts';

// The thread's program: compiles flite once, speaks a word so that the first sentence finds everything warm, then takes jobs.
// Whatever goes wrong ends the thread; its owner starts another.
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');
const { voice, programPath } = threadDataSchema.parse(workerData);
const program = await WebAssembly.compile(await readFile(programPath));
await speakWithFlite(program, voice, 'Ready');

port.on('message', (message: unknown) => {
  // A rejection is unhandled on purpose: it ends the thread, and the owner learns of it by the thread's `error`.
  void run(jobSchema.parse(message)).then((reply) => {
    port.postMessage(reply, reply.speech === null ? [] : [reply.speech.pcm.buffer]);
  });
});

async function run(job: Job): Promise<Reply> {
  if (job.kind === 'speak') {
    return { id: job.id, speech: makeSpeech(job, await speakWithFlite(program, voice, job.spoken, job.pace)) };
  }
  const reference = await speakWithFlite(program, voice, job.spoken, job.pace);
  return { id: job.id, speech: makeSpeech(job, borrowPhones(job.samples, job.sampleRateHz, reference)) };
}
