import { afterAll, afterEach, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { openMind } from '../../../server/hall-mind.ts';
import type { AskedModels, Asking } from '../../../server/mind/model/asking.ts';
import type { ModelRequest } from '../../../server/mind/model/text-model.ts';
import { LanguageModelFailure } from '../../../server/mind/ports.ts';
import { openMindThread } from '../../../server/mind-thread.ts';
import { aStatement, knowledgeOf, noAbort } from '../../unit/mind/knowledge.ts';

const knowledge = knowledgeOf([
  aStatement({
    id: 'leeds',
    title: 'The future of Leeds',
    text: 'The Leeds plant is not closing. Leeds gets a new roof, a new clean room, and a second balance line.',
  }),
]);
const question = 'What does Leeds get?';
const written = { text: 'Leeds gets a new roof, and a second balance line.', from: ['p1-2'] };

type Reply = (request: ModelRequest, signal: AbortSignal) => unknown;
const helpful: Reply = ({ step }) => (step === 'check' ? { supported: true } : { sentences: [written] });

/** What the models say, what they were asked and what was logged. */
let reply = helpful;
const asked: { readonly id: string; readonly request: ModelRequest }[] = [];
const logged: object[] = [];

const modelOf = (id: string): Asking => ({
  id,
  ask: async <T extends z.ZodType>(request: ModelRequest, schema: T, signal: AbortSignal) => {
    asked.push({ id, request });
    return schema.parse(await reply(request, signal));
  },
});
const model: AskedModels = { asking: modelOf('writer'), checking: modelOf('checker'), writes: true, translates: true };
const log = { warn: (fields: object, message: string) => logged.push({ ...fields, message }) };
const options = { model, dataDir: null, ownNames: [], log };
const thread = openMindThread(options);
afterEach(() => {
  reply = helpful;
  asked.length = 0;
  logged.length = 0;
});
afterAll(() => thread.close());

it('[M112] with a model answers as the mind itself, and the hall asks the models, each its own step', async () => {
  const answer = await thread.mind.answer(question, knowledge, noAbort);
  expect(asked.map(({ id, request: { step } }) => [id, step])).toEqual([
    ['writer', 'write'],
    ['checker', 'check'],
  ]);
  expect(answer.sentences.map(({ label, text }) => `${label} ${text}`)).toEqual([`GENERATED ${written.text}`]);
  const there = asked.splice(0);
  const here = openMind(options);
  expect(await here.mind.answer(question, knowledge, noAbort)).toEqual(answer);
  expect(asked).toEqual(there);
  expect(thread.mind.id).toBe(here.mind.id);
  await here.close();
});

it('[M112] [MD40] a question in another language is read and answered through the hall’s models too', async () => {
  const german = {
    read: { english: question, language: 'de' },
    translate: { translation: 'Die Fabrik in Leeds wird nicht geschlossen.' },
  };
  reply = ({ step, material }) =>
    step === 'translate' && material.includes('roof')
      ? { translation: 'Leeds bekommt ein neues Dach, einen neuen Reinraum und eine zweite Waagenlinie.' }
      : german[step === 'read' ? 'read' : 'translate'];
  const answer = await thread.mind.answer('Was bekommt Leeds von uns?', knowledge, noAbort);
  expect(asked.map(({ request: { step } }) => step)).toEqual(['read', ...answer.sentences.map(() => 'translate')]);
  expect(new Set(answer.sentences.map(({ label }) => label))).toEqual(new Set(['TRANSLATED']));
  expect(answer).toMatchObject({ language: 'de', needsReading: true });
});

it.each([
  ['over its budget', () => new LanguageModelFailure('over-budget', { retryable: true }), 'over-budget'],
  ['at fault', () => new Error('a fault of ours'), 'unavailable'],
])('[M112] quotes where the model is %s', async (_, failure, reason) => {
  reply = () => {
    throw failure();
  };
  const answer = await thread.mind.answer(question, knowledge, noAbort);
  expect(answer).toMatchObject({ outcome: 'answered', models: ['quoting'] });
  expect(logged.at(-1)).toEqual({ reason, message: 'the language model failed; the quoting leader answers' });
});

it('[M112] leaves what was asked of a model when nobody waits for the answer any more', async () => {
  const signals: AbortSignal[] = [];
  reply = (_, signal) => {
    signals.push(signal);
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  const aborting = new AbortController();
  const dropped = thread.mind.answer(question, knowledge, aborting.signal);
  const ending = thread.mind.answer(question, knowledge, noAbort);
  await vi.waitFor(() => expect(signals).toHaveLength(2), 20_000);
  aborting.abort(new Error('no longer wanted'));
  await expect(dropped).rejects.toThrow('no longer wanted');
  await vi.waitFor(() => expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]));
  const closed = expect(ending).rejects.toThrow('the mind is closed');
  await thread.close();
  await closed;
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});
