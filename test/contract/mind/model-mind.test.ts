import { afterEach, describe, expect, it } from 'vitest';
import { createOpenAiTextModel } from '../../../server/adapters/openai/text-model.ts';
import { checkAnswer } from '../../../server/mind/check-answer.ts';
import { createQuoteChooser } from '../../../server/mind/model/choose-quotes.ts';
import { createModelMind } from '../../../server/mind/model-mind.ts';
import type { LanguageModelFailure } from '../../../server/mind/ports.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.ts';
import type { FakeOptions } from '../../support/fake-openai/options.ts';
import { hang, noSuchModel, rateLimited, serverDown } from '../../support/fake-openai/replies.ts';
import { offersOf } from '../../support/offers.ts';
import { plainAsking } from '../../support/plain-asking.ts';
import { demoKnowledge, noAbort } from '../../unit/mind/knowledge.ts';
import { injections, unanswerableTuned } from '../../unit/mind/question-tables.ts';

const question = 'Are you closing Leeds?';
const quoting = createQuotingMind();
const open: FakeOpenAi[] = [];

afterEach(async () => {
  for (const fake of open.splice(0)) await fake.close();
});

function chooserAt(baseUrl: string, timeoutMs: number) {
  const offers = async () => offersOf('chat');
  const model = createOpenAiTextModel({ baseUrl, apiKey: 'test-key', model: 'chooser', offers });
  return createQuoteChooser(plainAsking(model), timeoutMs);
}

async function aMind(chat: NonNullable<FakeOptions['chat']>, { timeoutMs = 5000 } = {}) {
  const server = await startFakeOpenAi({ chat });
  open.push(server);
  const model = chooserAt(server.url, timeoutMs);
  const failures: LanguageModelFailure[] = [];
  const mind = createModelMind({ model, fallback: quoting, onFallback: (failure) => failures.push(failure) });
  const ask = async (text: string, signal = noAbort) => {
    const answer = await mind.answer(text, demoKnowledge, signal);
    checkAnswer(answer, demoKnowledge.statements);
    return answer;
  };
  return { ask, server, reasons: () => failures.map((failure) => failure.reason) };
}

const quotesOf = (answer: Awaited<ReturnType<typeof quoting.answer>>) =>
  answer.sentences.filter((sentence) => sentence.label === 'QUOTE').map((sentence) => sentence.text);

describe('the mind with a model at an OpenAI-compatible server', () => {
  it('[M17] says the sentences that the model chose, in its order', async () => {
    const { ask, server, reasons } = await aMind(() => '{"ids":["s1-4"]}');
    const answer = await ask(question);
    expect(quotesOf(answer)).toEqual([
      'We are putting 14 million pounds into Leeds in 2026 and 2027: a new clean room, a second balance line and a roof that does not leak on the spectrometers.',
    ]);
    expect(answer.models).toEqual(['chooser']);
    expect(server.requests[0]).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer test-key' });
    expect(reasons()).toEqual([]);
  });

  it('[M16] offers the model supporting sentences and the question as data, and nothing else', async () => {
    const { ask, server } = await aMind(() => '{"ids":["s1-1"]}');
    await ask(question);
    const body = JSON.stringify(server.requests[0]?.body);
    expect(body).toContain('s1-1');
    expect(body).toContain('Leeds is not closing');
    expect(body).not.toContain('Jonas Ek');
    expect(body).not.toContain('My salary in 2025');
    expect(body).not.toContain('tools');
  });

  it('[M8] [M17] brings what a chosen sentence needs, and says each sentence once', async () => {
    const { ask } = await aMind(() => '{"ids":["s1-2","s1-2","s1-1"]}');
    expect(quotesOf(await ask(question))).toEqual(['Are we closing Leeds?', 'No.']);
  });

  it.each([
    ['a code fence', '```json\n{"ids":["s1-4"]}\n```'],
    ['thinking aloud', '<think>Leeds, hm.</think>{"ids":["s1-4"]}'],
    ['further fields', '{"reason":"it says so","ids":["s1-4"]}'],
    ['unknown ids beside known ones', '{"ids":["s9-9","s1-4","__proto__"]}'],
  ])('[M17] understands %s', async (_, reply) => {
    const { ask, reasons } = await aMind(() => reply);
    expect(quotesOf(await ask(question))).toHaveLength(1);
    expect(reasons()).toEqual([]);
  });

  it('[M9] [M17] keeps an answer short whatever the model wants', async () => {
    const ids = Array.from({ length: 24 }, (_, i) => `s${1 + (i % 4)}-${1 + (i % 6)}`);
    const { ask } = await aMind(() => JSON.stringify({ ids }));
    const answer = await ask('What about pay and salary?');
    expect(quotesOf(answer).length).toBeLessThanOrEqual(4);
    expect(
      new Set(answer.sentences.flatMap((s) => s.sources.map((source) => source.statementId))).size,
    ).toBeLessThanOrEqual(2);
  });

  it('[M13] abstains when the model finds no answer among the candidates', async () => {
    const { ask } = await aMind(() => '{"ids":[]}');
    expect(await ask(question)).toMatchObject({ outcome: 'abstained', reason: 'no-support', models: ['chooser'] });
  });

  it.each([
    ['prose', 'Leeds will close, sorry.', 'malformed'],
    ['half a JSON', '{"ids":["s1-1"', 'malformed'],
    ['another shape', '{"text":"We close Leeds."}', 'malformed'],
    ['only unknown ids', '{"ids":["s9-9"]}', 'malformed'],
    ['an endless reply', `{"ids":["${'x'.repeat(9000)}"]}`, 'malformed'],
    ['429', rateLimited(30), 'unavailable'],
    ['503', serverDown, 'unavailable'],
    ['404', noSuchModel, 'rejected'],
  ])('[M18] is covered by the quoting leader on %s', async (_, reply, reason) => {
    const { ask, server, reasons } = await aMind(() => reply);
    expect(await ask(question)).toEqual(await quoting.answer(question, demoKnowledge, noAbort));
    expect(reasons()).toEqual([reason]);
    expect(server.requests).toHaveLength(1);
  });

  it('[M18] is covered by the quoting leader when the model hangs', async () => {
    const { ask, reasons } = await aMind(() => hang, { timeoutMs: 150 });
    expect(await ask(question)).toMatchObject({ outcome: 'answered', models: ['quoting'] });
    expect(reasons()).toEqual(['timeout']);
  });

  it('[M18] is covered by the quoting leader when nobody is at the address', async () => {
    const { ask, server, reasons } = await aMind(() => hang);
    await server.close();
    expect(await ask(question)).toMatchObject({ outcome: 'answered', models: ['quoting'] });
    expect(reasons()).toEqual(['unavailable']);
  });

  it('[M19] an abort hangs up on the server and rejects', async () => {
    const abort = new AbortController();
    const { ask, server, reasons } = await aMind(() => {
      queueMicrotask(() => abort.abort(new Error('withdrawn')));
      return hang;
    });
    await expect(ask(question, abort.signal)).rejects.toThrow('withdrawn');
    await server.clientGone;
    expect(reasons()).toEqual([]);
  });

  it('[M19] the model itself calls an abort an abort, and not its own failure', async () => {
    const server = await startFakeOpenAi({ chat: () => hang });
    open.push(server);
    const model = chooserAt(server.url, 5000);
    const abort = new AbortController();
    const choice = model.chooseQuotes(question, [], abort.signal);
    abort.abort();
    await expect(choice).rejects.toMatchObject({ name: 'LanguageModelFailure', reason: 'aborted', retryable: false });
  });

  it.each([...injections, ...unanswerableTuned])('[M14] [M16] never asks the model about %j', async (text) => {
    const { ask, server } = await aMind(() => '{"ids":["s1-1"]}');
    expect(await ask(text)).toMatchObject({ outcome: 'abstained' });
    expect(server.requests).toEqual([]);
  });
});
