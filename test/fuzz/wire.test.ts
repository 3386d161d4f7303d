import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anonymousMessageSchema } from '../../protocol/anonymous.ts';
import { pageCommandSchema } from '../../protocol/commands.ts';
import { meReplySchema } from '../../protocol/greeting.ts';
import { enterReplySchema, enterRequestSchema, errorReplySchema } from '../../protocol/http.ts';
import { commandMessageSchema, reactMessageSchema, toPage } from '../../protocol/messages.ts';
import { momentSchema } from '../../protocol/moment.ts';
import { snapshotSchema } from '../../protocol/views.ts';

const schemas = {
  command: commandMessageSchema,
  react: reactMessageSchema,
  enter: enterRequestSchema,
  moment: momentSchema,
  'anonymous act': anonymousMessageSchema,
  anonymous: toPage.anonymous,
  reply: toPage.reply,
  questions: toPage.questions,
  polls: toPage.polls,
  people: toPage.people,
  farewell: toPage.farewell,
  'enter reply': enterReplySchema,
  'error reply': errorReplySchema,
  me: meReplySchema,
  snapshot: snapshotSchema,
};
const all = Object.entries(schemas);

const hash = 'a'.repeat(64);
const timeline = {
  durationMs: 10,
  onsetMs: 0,
  loudness: '',
  mouth: [{ atMs: 0, viseme: 'sil' }],
  words: [{ atMs: 0, start: 0, end: 2 }],
};
const place = { epoch: 1, answerId: hash, questionId: 'q', index: 0, count: 1, place: 0 };
interface Good {
  readonly of: keyof typeof schemas;
  readonly message: Readonly<Record<string, unknown>>;
}
const utterance: Good = {
  of: 'moment',
  message: {
    kind: 'utterance',
    ...place,
    text: 'Hi',
    label: 'NOTICE',
    sources: [],
    cue: 'explain',
    timeline,
    sounding: true,
  },
};
/** Messages as they should be. */
const good: readonly Good[] = [
  { of: 'command', message: { id: 1, command: { type: 'question.ask', questionId: 'q', text: 'Why?' } } },
  { of: 'command', message: { id: 2, command: { type: 'question.move', questionId: 'q', before: null } } },
  { of: 'command', message: { id: 3, command: { type: 'poll.answer', pollId: 'p', picked: [1], text: '' } } },
  {
    of: 'anonymous act',
    message: { id: 1, act: { type: 'edit', questionId: 'q', secret: 's'.repeat(43), text: 'Why?' } },
  },
  { of: 'anonymous', message: { id: 1, standing: { kind: 'waiting', writtenAtMs: 1 } } },
  { of: 'react', message: { reaction: 'clap' } },
  { of: 'enter', message: { protocol: 1, name: 'Ada', kind: 'body', takeBody: false, beside: 'bo', isBot: false } },
  { of: 'moment', message: { kind: 'stop', epoch: 3 } },
  { of: 'moment', message: { kind: 'sound-start', epoch: 3, index: 0 } },
  utterance,
  { of: 'reply', message: { id: 1, refused: 'too-fast' } },
  { of: 'farewell', message: { reason: 'removed', detail: '' } },
];

it('[R2] knows its own messages', () => {
  for (const { of, message } of good) expect([of, schemas[of].safeParse(message).success]).toEqual([of, true]);
});

it('[R2] refuses whatever else comes, and never throws', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (value) => {
      for (const [name, schema] of all) expect([name, schema.safeParse(value).success]).toEqual([name, false]);
    }),
    { numRuns: 2000 },
  );
});

it('[R2] takes a parsed message as it came: nothing is added, and parsing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...good), ({ of, message }) => {
      expect(schemas[of].parse(message)).toEqual(message);
    }),
  );
});

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, [], {}, true, 2 ** 53),
  fc.string({ maxLength: 30 }).map((text) => `${text}\u0000`),
  fc.array(fc.anything(), { maxLength: 3 }),
);

it('[R2] refuses a message with one field spoilt, dropped or too many', () => {
  fc.assert(
    fc.property(fc.constantFrom(...good), fc.nat(), junk, fc.boolean(), ({ of, message }, at, value, isDropped) => {
      const keys = Object.keys(message);
      const key = keys[at % keys.length] ?? '';
      const { [key]: former, ...rest } = message;
      const spoilt = isDropped ? rest : { ...rest, [key]: value };
      // Some junk is what the field may hold: it must then come through unchanged.
      const parsed = schemas[of].safeParse(spoilt);
      if (parsed.success) expect(parsed.data).toEqual(spoilt);
      // An opening belongs to no question and no answer, and few sit beside somebody.
      const mayBeNull = ['questionId', 'beside', 'place'].includes(key) && value === null && !isDropped;
      if ((isDropped || typeof value !== typeof former) && !mayBeNull)
        expect([key, parsed.success]).toEqual([key, false]);
      expect(schemas[of].safeParse({ ...message, unknown: value }).success).toBe(false);
    }),
    // A bad seed of a former run: no question at all.
    { numRuns: 2000, examples: [[utterance, 3, null, false]] },
  );
});

it('[R2] takes any text where people write, and no id that could be a path or a key of an object', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(pageCommandSchema.safeParse({ type: 'question.ask', questionId: 'q', text }).success).toBe(true);
      expect(
        enterRequestSchema.safeParse({
          protocol: 1,
          name: text,
          kind: 'desk',
          takeBody: true,
          beside: null,
          isBot: true,
        }).success,
      ).toBe(true);
      const isId = /^[A-Za-z0-9_-]{1,64}$/.test(text);
      expect(pageCommandSchema.safeParse({ type: 'question.vote', questionId: text }).success).toBe(isId);
    }),
    { numRuns: 1000 },
  );
  for (const questionId of ['../..', 'a/b', 'a b', 'ä', '', 'x'.repeat(65), 'a\n'])
    expect(pageCommandSchema.safeParse({ type: 'question.vote', questionId }).success).toBe(false);
});
