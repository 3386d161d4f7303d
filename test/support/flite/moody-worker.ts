import { parentPort } from 'node:worker_threads';

/** A thread that speaks flite's protocol but does what the text says: throw, hang, vanish, or answer with a short sound. */
parentPort?.on('message', (job: { readonly id: number; readonly text: string }) => {
  if (job.text === 'throw') throw new Error('out of memory');
  if (job.text === 'exit') process.exit(3);
  while (job.text === 'hang');
  const timeline = { durationMs: 10, onsetMs: 0, loudness: '', mouth: [], words: [] };
  const pcm = new Int16Array(480).fill(1000);
  const speech = { pcm, sampleRateHz: 48_000, timeline };
  parentPort?.postMessage(job.text === 'nonsense' ? { id: job.id, speech: 'hello' } : { id: job.id, speech });
});
