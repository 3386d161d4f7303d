import { parentPort } from 'node:worker_threads';
import { jobSchema } from '../../../server/adapters/stt/recognise-job.ts';
import { moods } from './moods.ts';

// A recogniser's thread with moods: the first sample of a piece says what it does.
const port = parentPort;
port?.on('message', (message: unknown) => {
  const { id, samples } = jobSchema.parse(message);
  switch (samples[0]) {
    case moods.exit:
      return process.exit(3);
    case moods.fail:
      throw new Error('scripted');
    case moods.hang:
      return;
    case moods.nonsense:
      return port.postMessage({ id, words: 1 });
    default:
      return port.postMessage({ id, text: `${samples.length} samples`, sureness: 1 });
  }
});
