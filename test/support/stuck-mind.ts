import { parentPort } from 'node:worker_threads';
import type { Ask } from '../../server/mind-thread-messages.ts';

// A thread that a question keeps busy for ever, or ends.
parentPort?.on('message', (ask: Ask) => {
  if (ask.kind !== 'answer') return;
  if (ask.question === 'die') process.exit(3);
  for (;;);
});
