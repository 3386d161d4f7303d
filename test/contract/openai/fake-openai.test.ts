import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.ts';
import { faulty } from '../../support/fake-openai/faults.ts';
import type { FakeOptions } from '../../support/fake-openai/options.ts';
import { rateLimited } from '../../support/fake-openai/replies.ts';

const open: FakeOpenAi[] = [];
afterEach(async () => {
  for (const fake of open.splice(0)) await fake.close();
});

async function aClient(options: FakeOptions = {}) {
  const server = await startFakeOpenAi(options);
  open.push(server);
  return new OpenAI({ baseURL: server.url, apiKey: 'k', maxRetries: 0, timeout: 20_000, logLevel: 'off' });
}

const text = 'Leeds stays open, and gets a new roof.';
const model = 'model';

async function collected<Event>(stream: AsyncIterable<Event>, partOf: (event: Event) => string | undefined) {
  let all = '';
  for await (const event of stream) all += partOf(event) ?? '';
  return all;
}

describe('the test server, read by the SDK', () => {
  it('[MD1] speaks Responses, whole and as a stream', async () => {
    const { responses } = await aClient({ chat: ({ messages }) => `${messages.map(({ role }) => role)}: ${text}` });
    const whole = await responses.create({ model, instructions: 'Be brief.', input: 'Is Leeds closing?' });
    expect(whole.output_text).toBe(`system,user: ${text}`);
    expect(whole.usage?.output_tokens).toBeGreaterThan(5);
    const stream = await responses.create({ model, input: 'And?', stream: true });
    const types: string[] = [];
    const streamed = await collected(stream, (event) => {
      types.push(event.type);
      return event.type === 'response.output_text.delta' ? event.delta : '';
    });
    expect(streamed).toBe(`user: ${text}`);
    expect([types[0], types.at(-1)]).toEqual(['response.created', 'response.completed']);
  });

  it('[MD1] speaks Chat Completions, whole and as a stream with its usage', async () => {
    const { chat } = await aClient({ chat: () => text });
    const messages = [{ role: 'user', content: 'Is Leeds closing?' }] as const;
    const whole = await chat.completions.create({ model, messages: [...messages] });
    expect(whole.choices[0]?.message.content).toBe(text);
    const stream = await chat.completions.create({
      model,
      messages: [...messages],
      stream: true,
      stream_options: { include_usage: true },
    });
    let tokens = 0;
    const streamed = await collected(stream, ({ choices, usage }) => {
      tokens += usage?.total_tokens ?? 0;
      return choices[0]?.delta.content ?? '';
    });
    expect(streamed).toBe(text);
    expect(tokens).toBeGreaterThan(0);
  });

  it('[MD1] embeds texts, as numbers or packed', async () => {
    const { embeddings } = await aClient();
    const input = ['Leeds stays open', 'Leeds stays open for good', 'parental leave'];
    const packed = await embeddings.create({ model, input });
    const plain = await embeddings.create({ model, input, encoding_format: 'float', dimensions: 64 });
    const [first = [], second = [], third = []] = plain.data.map(({ embedding }) => embedding);
    const alike = (other: readonly number[]) => first.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
    expect(alike(second)).toBeGreaterThan(alike(third));
    expect(packed.data[0]?.embedding).toHaveLength(64);
  });

  it('[MD1] speaks in odd chunks, writes down what is said, and moderates', async () => {
    const client = await aClient({ isFlagged: (each) => /idiot/.test(each) });
    const { body } = await client.audio.speech.create({ model, voice: 'nova', input: text, response_format: 'pcm' });
    const lengths: number[] = [];
    for await (const chunk of body ?? []) lengths.push(chunk.length);
    expect(lengths.some((length) => length % 2 === 1)).toBe(true);
    const file = new File([new Uint8Array(64)], 'a.wav');
    expect((await client.audio.transcriptions.create({ model, file })).text).toBe('What about rent?');
    const stream = await client.audio.transcriptions.create({ model, file, stream: true });
    expect(await collected(stream, (each) => (each.type === 'transcript.text.delta' ? each.delta : ''))).toBe(
      'What about rent?',
    );
    const { results } = await client.moderations.create({ input: ['You idiot', 'Thank you'] });
    expect(results.map(({ flagged }) => flagged)).toEqual([true, false]);
  });

  it('[MD1] lists its models, and knows nothing of what it does not offer', async () => {
    const client = await aClient({ offers: ['chat'], models: ['small', 'large'] });
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['small', 'large']);
    await expect(client.responses.create({ model, input: 'Hello' })).rejects.toMatchObject({ status: 404 });
    await expect(client.moderations.create({ input: 'Hello' })).rejects.toMatchObject({ status: 404 });
  });

  it('[MD2] is late, breaks off, or says when to come again', async () => {
    const late = await aClient({ chat: () => ({ trouble: 'slow', text, firstTokenMs: 20 }) });
    expect((await late.responses.create({ model, input: 'x' })).output_text).toBe(text);
    const half = await aClient({ chat: () => ({ trouble: 'half', text }) });
    await expect(half.responses.create({ model, input: 'x' })).rejects.toThrow();
    const busy = await aClient({ chat: () => rateLimited(7) });
    const error: unknown = await busy.responses.create({ model, input: 'x' }).catch((reason: unknown) => reason);
    expect(error instanceof OpenAI.APIError && error.headers?.get('retry-after')).toBe('7');
  });

  it('[MD2] draws its faults by seed', () => {
    const drawn = (seed: number, count = 60) => {
      const spoil = faulty(seed, 0.5);
      return Array.from({ length: count }, () => spoil(text));
    };
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    const kinds = new Set(drawn(3, 500).map((each) => (typeof each === 'string' ? 'text' : each.trouble)));
    expect([...kinds].sort()).toEqual(['error', 'half', 'hang', 'slow', 'text']);
    expect(drawn(4).filter((each) => each === text).length).toBeGreaterThan(15);
  });
});
