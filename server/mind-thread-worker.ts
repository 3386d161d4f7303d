import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../protocol/assert-never.ts';
import { openMind } from './hall-mind.ts';
import type { Knowledge } from './mind/ports.ts';
import type { Ask, ThreadData, Told } from './mind-thread-messages.ts';
import { ModelsElsewhere } from './mind-thread-model.ts';

// The thread's program: the mind of the hall, asked by messages. What is not foreseen ends the thread; its owner starts another.
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');
const tell = (told: Told): void => port.postMessage(told);
const data: ThreadData = workerData;
const warn = (fields: object, message: string): void => tell({ kind: 'warned', fields, message });
const elsewhere = new ModelsElsewhere(data.model, tell);
const { mind, health, contradictions } = openMind({ ...data, model: elsewhere.models, log: { warn } });

const running = new Map<number, AbortController>();
let known: Knowledge | null = null;

port.on('message', (ask: Ask) => {
  switch (ask.kind) {
    case 'knowledge':
      known = ask.knowledge;
      return;
    case 'prepare':
      if (known !== null) void mind.prepare?.(known);
      return;
    case 'answer':
      if (known !== null) void answer(ask, known);
      return;
    case 'contradictions':
      void contradictions(ask.versions).then((found) => tell({ kind: 'found', id: ask.id, contradictions: found }));
      return;
    case 'abort':
      running.get(ask.id)?.abort();
      return;
    case 'model-replied':
    case 'model-failed':
      elsewhere.hear(ask);
      return;
    case 'ping':
      tell({ kind: 'pong' });
      return;
    default:
      assertNever(ask);
  }
});

async function answer({ id, question, setting }: Extract<Ask, { kind: 'answer' }>, knowledge: Knowledge) {
  const aborting = new AbortController();
  running.set(id, aborting);
  try {
    const made = await mind.answer(question, knowledge, aborting.signal, setting);
    tell({ kind: 'answered', id, answer: made, health: health() });
  } catch (error) {
    tell({ kind: 'failed', id, error });
  } finally {
    running.delete(id);
  }
}
