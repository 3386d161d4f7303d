import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TownhallEvent } from '../../../protocol/events.ts';
import { memberIdSchema, questionIdSchema, sectionIdSchema, streamSchema } from '../../../protocol/ids.ts';
import { canonicalJson, NotCanonical, parseCanonical } from '../../../protocol/record/canonical.ts';
import { noHash, openEntry, seal } from '../../../protocol/record/chain.ts';
import type { StoredEntry } from '../../../protocol/record/entry.ts';
import { exportLines } from '../../../protocol/record/export-file.ts';
import { publicKeyOf, signHead } from '../../../protocol/record/sign.ts';
import { verifyRecord } from '../../../protocol/record/verify.ts';

const stream = streamSchema.parse('townhall/demo');
const secret = new Uint8Array(32).fill(7);
const ada = memberIdSchema.parse('ada');
const by = { kind: 'member', memberId: ada } as const;

const events: readonly TownhallEvent[] = [
  { type: 'townhall.opened', at: 1, by: { kind: 'part', part: 'session' } },
  {
    type: 'member.entered',
    at: 2,
    by: { kind: 'part', part: 'door' },
    memberId: ada,
    role: 'attendee',
    sectionId: sectionIdSchema.parse('main'),
    kind: 'body',
    isBot: false,
    seatId: null,
    personal: { name: 'Ada “Å” 🦉' },
  },
  {
    type: 'question.asked',
    at: 3,
    by,
    questionId: questionIdSchema.parse('q1'),
    author: by,
    personal: { text: 'Why?' },
  },
  { type: 'record.erased', at: 4, by, entries: [2] },
];

function chain(list: readonly TownhallEvent[]): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (const event of list) {
    const prev = entries.at(-1)?.hash ?? noHash;
    entries.push(seal({ stream, seq: entries.length + 1, prev }, event, new Uint8Array(16).fill(entries.length)));
  }
  return entries;
}

async function* batches(entries: readonly StoredEntry[]): AsyncIterable<readonly StoredEntry[]> {
  yield entries;
}

async function exported(entries: readonly StoredEntry[], isPublic = false): Promise<string[]> {
  const source = {
    stream,
    isPublic,
    key: publicKeyOf(secret),
    entries: batches(entries),
    blob: async () => null,
    sign: (head: StoredEntry['hash']) => signHead(head, secret),
  };
  return Array.fromAsync(exportLines(source));
}

describe('canonical JSON', () => {
  it('[V1] writes the example of RFC 8785', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    expect(canonicalJson({ '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    );
  });

  it('[V1] gives every JSON value back and accepts only its own text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(parseCanonical(` ${text}`)).toBeNull();
      }),
    );
  });

  it('[V1] has no form for what is not JSON', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', () => 1, 1n])
      expect(() => canonicalJson(value)).toThrow(NotCanonical);
  });
});

describe('record', () => {
  it('[V2] an entry gives its event back, and an erased one says so', () => {
    const entries = chain(events);
    expect(entries.map(openEntry)).toEqual(events);
    const [, entered] = entries;
    if (entered === undefined) throw new Error('no entry');
    expect(openEntry({ ...entered, personal: null })).toEqual({ ...events[1], personal: 'erased' });
  });

  it('[V3] a whole export is proved, in its public form too', async () => {
    const entries = chain(events);
    const verdict = { ok: true, entries: 4, head: entries.at(-1)?.hash, key: publicKeyOf(secret), erased: 1 };
    expect(await verifyRecord(await exported(entries))).toEqual(verdict);
    expect(await verifyRecord(await exported(entries, true))).toEqual(verdict);
  });

  it('[V4] accepts a missing personal part only with an entry that erased it', async () => {
    const entries = chain(events).map((entry) => ({ ...entry, personal: entry.seq === 2 ? null : entry.personal }));
    expect(await verifyRecord(await exported(entries))).toMatchObject({ ok: true });
    const unexplained = chain(events).map((entry) => ({ ...entry, personal: null }));
    expect(await verifyRecord(await exported(unexplained))).toEqual({
      ok: false,
      line: 6,
      reason: 'the personal part of entry 3 is missing, and no entry says that it was erased',
    });
  });

  it('[V5] a removed, doubled, moved or cut line fails and says where', async () => {
    const lines = await exported(chain(events));
    const at = async (changed: readonly string[]) => {
      const verdict = await verifyRecord(changed);
      return verdict.ok ? 'proved' : verdict.line;
    };
    for (let i = 0; i < lines.length; i++) {
      expect(await at(lines.toSpliced(i, 1))).toBe(i === lines.length - 1 ? lines.length - 1 : i + 1);
      expect(await at(lines.toSpliced(i, 0, lines[i] ?? ''))).toBe(i + 2);
    }
    for (let i = 0; i + 1 < lines.length; i++)
      expect(await at(lines.toSpliced(i, 2, lines[i + 1] ?? '', lines[i] ?? ''))).toBe(i + 1);
    expect(await at([])).toBe(1);
  });

  it('[V6] any changed character fails', async () => {
    const lines = await exported(chain(events));
    const text = lines.join('\n');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('0', 'a', ' ', '"', 'Z', '\n', 'é'),
        async (index, character) => {
          fc.pre(text[index] !== character);
          const changed = text.slice(0, index) + character + text.slice(index + 1);
          expect((await verifyRecord(changed.split('\n'))).ok).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('[V7] a record rewritten with another key is not the one people saw', async () => {
    const entries = chain(events);
    const lines = await exported(entries);
    expect(await verifyRecord(lines, { key: publicKeyOf(new Uint8Array(32).fill(8)) })).toMatchObject({
      ok: false,
      line: 1,
    });
    expect(await verifyRecord(lines, { head: noHash })).toMatchObject({ ok: false, line: lines.length });
    expect(await verifyRecord(lines, { head: entries.at(-1)?.hash ?? '', key: publicKeyOf(secret) })).toMatchObject({
      ok: true,
    });
  });
});
