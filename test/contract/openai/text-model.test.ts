import { afterEach, describe, expect, it } from 'vitest';
import type { Offers } from '../../../protocol/model-report.ts';
import { findOffers } from '../../../server/adapters/openai/find-offers.ts';
import { createOpenAiTextModel } from '../../../server/adapters/openai/text-model.ts';
import type { ModelRequest } from '../../../server/mind/model/text-model.ts';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.ts';
import type { FakeOptions } from '../../support/fake-openai/options.ts';
import { hang, noSuchModel, rateLimited, serverDown } from '../../support/fake-openai/replies.ts';
import { offersOf } from '../../support/offers.ts';
import { noAbort } from '../../unit/mind/knowledge.ts';

const open: FakeOpenAi[] = [];
afterEach(async () => {
  for (const fake of open.splice(0)) await fake.close();
});

async function aServer(options: FakeOptions = {}): Promise<FakeOpenAi> {
  const server = await startFakeOpenAi(options);
  open.push(server);
  return server;
}

const request: ModelRequest = {
  step: 'write',
  instruction: 'Be brief.',
  material: '{"question":"Why?"}',
  replyTokens: 50,
  timeoutMs: 20_000,
};

function modelAt(server: FakeOpenAi, offers: Offers = offersOf('responses', 'chat')) {
  return createOpenAiTextModel({ baseUrl: server.url, apiKey: 'k', model: 'm', offers: async () => offers });
}

const pathsOf = ({ requests }: FakeOpenAi) => requests.map(({ path }) => path);

describe('what a server offers', () => {
  it('[MD3] is found out with requests that make nothing', async () => {
    const everything = await aServer({ chat: () => 'made' });
    expect(await findOffers({ baseUrl: everything.url, apiKey: 'k' })).toEqual(
      offersOf('responses', 'chat', 'embeddings', 'speech', 'transcription', 'moderation'),
    );
    expect(everything.requests.map(({ body }) => body)).toEqual(Array.from({ length: 6 }, () => ({})));
    const little = await aServer({ offers: ['chat', 'embeddings'] });
    expect(await findOffers({ baseUrl: `${little.url}/`, apiKey: 'k' })).toEqual(offersOf('chat', 'embeddings'));
  });

  it('[MD3] is unknown where nobody answers in time, or the key does not open', async () => {
    const unknown = Object.values(await findOffers({ baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'k' }));
    expect(new Set(unknown)).toEqual(new Set(['unknown']));
    const locked = await aServer({ apiKey: 'right' });
    expect((await findOffers({ baseUrl: locked.url, apiKey: 'wrong' })).chat).toBe('unknown');
    const { promise: never } = Promise.withResolvers<Uint8Array>();
    const slow = await aServer({ speech: () => never });
    expect((await findOffers({ baseUrl: slow.url, apiKey: 'k', timeoutMs: 50 })).speech).not.toBe('no');
  });
});

describe('a text model at an OpenAI-compatible server', () => {
  it('[MD4] is asked over Responses where they are offered, else over Chat Completions', async () => {
    const server = await aServer({ chat: ({ messages }) => messages.map(({ content }) => content).join(' / ') });
    const reply = await modelAt(server).reply(request, noAbort);
    expect(reply.text).toBe('Be brief. / {"question":"Why?"}');
    expect(reply.tokensOut).toBeGreaterThan(5);
    expect(await modelAt(server, offersOf('chat')).reply(request, noAbort)).toEqual(reply);
    expect(pathsOf(server)).toEqual(['/v1/responses', '/v1/chat/completions']);
    expect(JSON.stringify(server.requests)).not.toMatch(/"tools"/);
    expect(server.requests[0]?.body).toMatchObject({ store: false });
  });

  it('[MD4] goes over to Chat Completions for good when Responses turn out to be unknown', async () => {
    const server = await aServer({ offers: ['chat'], chat: () => 'yes' });
    const model = modelAt(server);
    expect((await model.reply(request, noAbort)).text).toBe('yes');
    expect((await model.reply(request, noAbort)).text).toBe('yes');
    expect(pathsOf(server)).toEqual(['/v1/responses', '/v1/chat/completions', '/v1/chat/completions']);
  });

  it.each([
    ['429', rateLimited(9), { reason: 'unavailable', retryable: true, retryAfterMs: 9000 }],
    ['503', serverDown, { reason: 'unavailable', retryable: true, retryAfterMs: null }],
    ['404', noSuchModel, { reason: 'rejected', retryable: false }],
    ['a broken connection', { trouble: 'half', text: 'Le' } as const, { reason: 'unavailable' }],
    ['a hang', hang, { reason: 'timeout' }],
  ])('[MD5] says what %s was, and never asks twice', async (_, trouble, failure) => {
    for (const offers of [offersOf('responses'), offersOf('chat')]) {
      const server = await aServer({ chat: () => trouble });
      await expect(
        modelAt(server, offers).reply({ ...request, timeoutMs: trouble === hang ? 200 : 20_000 }, noAbort),
      ).rejects.toMatchObject(failure);
      expect(server.requests).toHaveLength(1);
    }
  });

  it('[MD5] does not wait longer for what is offered than for the reply', async () => {
    const server = await aServer();
    const offers = () => Promise.withResolvers<Offers>().promise;
    const model = createOpenAiTextModel({ baseUrl: server.url, apiKey: 'k', model: 'm', offers });
    await expect(model.reply({ ...request, timeoutMs: 30 }, noAbort)).rejects.toMatchObject({ reason: 'timeout' });
  });
});
