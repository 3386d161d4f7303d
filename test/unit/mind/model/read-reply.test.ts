import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readReply } from '../../../../server/mind/model/read-reply.ts';

const schema = z.object({ ids: z.array(z.string()).max(3) });

describe('reading a reply', () => {
  it.each([
    ['as it is', '{"ids":["a"]}'],
    ['in a code fence', '```json\n{"ids":["a"]}\n```'],
    ['after thinking aloud', '<think>{"ids":[]}</think>{"ids":["a"]}'],
    ['with further fields', '{"ids":["a"],"reason":"it says so"}'],
  ])('[MD12] reads JSON %s', (_, text) => {
    expect(readReply(text, schema)).toEqual({ ids: ['a'] });
  });

  it.each([
    ['prose', 'Leeds will close.'],
    ['half a JSON', '{"ids":["a"'],
    ['two', '{"ids":["a"]}{"ids":["b"]}'],
    ['prose around it', 'Here it is: {"ids":["a"]}'],
    ['another shape', '{"text":"Leeds will close."}'],
    ['too many', '{"ids":["a","b","c","d"]}'],
    ['nothing', ''],
    ['an endless one', `{"ids":["${'x'.repeat(20_000)}"]}`],
  ])('[MD12] mends nothing: %s is a failure', (_, text) => {
    expect(() => readReply(text, schema)).toThrow(expect.objectContaining({ reason: 'malformed', retryable: false }));
  });
});
