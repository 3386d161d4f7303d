import { type Answer, answerSchema, type Statement, statementSchema } from '../../protocol/answer.ts';
import type { TownhallEvent } from '../../protocol/events.ts';
import {
  type Hash,
  memberIdSchema,
  questionIdSchema,
  type Stream,
  sectionIdSchema,
  streamSchema,
} from '../../protocol/ids.ts';
import { canonicalJson } from '../../protocol/record/canonical.ts';
import { noHash, seal, sha256Hex } from '../../protocol/record/chain.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { exportLines } from '../../protocol/record/export-file.ts';
import { publicKeyOf, signHead } from '../../protocol/record/sign.ts';

export const stream = streamSchema.parse('townhall/demo');
export const secretKey = new Uint8Array(32).fill(7);
export const publicKey = publicKeyOf(secretKey);
export const by = { kind: 'part', part: 'session' } as const;

const ada = memberIdSchema.parse('ada');
const questionId = questionIdSchema.parse('q1');

export function entered(name: string, memberId = ada): TownhallEvent {
  return {
    type: 'member.entered',
    at: 1,
    by,
    memberId,
    role: 'attendee',
    sectionId: sectionIdSchema.parse('main'),
    kind: 'body',
    isBot: false,
    seatId: null,
    personal: { name },
  };
}

/** Entries of these events, or of what they give when the head before them is known. */
export function chain(
  events: readonly (TownhallEvent | ((seq: number, head: Hash) => TownhallEvent))[],
  options: { readonly of?: Stream; readonly after?: { readonly seq: number; readonly hash: Hash } } = {},
): StoredEntry[] {
  const entries: StoredEntry[] = [];
  let { seq, hash } = options.after ?? { seq: 0, hash: noHash };
  for (const given of events) {
    const event = typeof given === 'function' ? given(seq, hash) : given;
    const entry = seal({ stream: options.of ?? stream, seq: seq + 1, prev: hash }, event, new Uint8Array(16).fill(seq));
    entries.push(entry);
    ({ seq, hash } = entry);
  }
  return entries;
}

export const signed = (seq: number, head: Hash): TownhallEvent => ({
  type: 'head.signed',
  at: 5,
  by,
  seq,
  head,
  signature: signHead(head, secretKey),
  key: publicKey,
});

export const statement: Statement = statementSchema.parse({
  id: 's1',
  title: 'On desks',
  date: '2026-01-02',
  place: 'Letter',
  text: 'We keep our offices. Nobody is called back.',
});
const statementText = canonicalJson(statement);

export function anAnswer(text = 'We keep our offices.'): Answer {
  const source = { statementId: 's1', statementHash: sha256Hex(statementText), title: 'On desks' };
  const place = { date: '2026-01-02', place: 'Letter', start: 0, end: 20 };
  return answerSchema.parse({
    v: 1,
    language: 'en',
    outcome: 'answered',
    sentences: [{ text, spoken: text, label: 'QUOTE', sources: [{ ...source, ...place }], cue: 'explain' }],
    models: ['quoting'],
    personaVersion: 1,
  });
}

export interface ARecord {
  readonly entries: readonly StoredEntry[];
  readonly blobs: ReadonlyMap<string, string>;
}

/** A small record with everything in it: a name later erased, a question, an answer that quotes a statement, a signed head. */
export function aRecord(answer: Answer = anAnswer()): ARecord {
  const answerText = canonicalJson(answer);
  const answerId = sha256Hex(answerText);
  const author = { kind: 'member', memberId: ada } as const;
  const entries = chain([
    { type: 'townhall.opened', at: 1, by },
    entered('Ada “Å” 🦉 \u2028'),
    { type: 'question.asked', at: 3, by, questionId, author, personal: { text: 'Why?' } },
    { type: 'answer.prepared', at: 4, by, questionId, answerId, outcome: 'answered', personaVersion: 1 },
    signed,
    { type: 'record.erased', at: 6, by, entries: [2] },
  ]);
  return {
    entries: entries.map((entry) => (entry.seq === 2 ? { ...entry, personal: null } : entry)),
    blobs: new Map([
      [answerId, answerText],
      [sha256Hex(statementText), statementText],
    ]),
  };
}

export async function exported({ entries, blobs }: ARecord, isPublic = false): Promise<string[]> {
  async function* batches(): AsyncIterable<readonly StoredEntry[]> {
    yield entries;
  }
  return everything(
    exportLines({
      stream,
      isPublic,
      key: publicKey,
      entries: batches(),
      blob: async (hash) => blobs.get(hash) ?? null,
      sign: (head) => signHead(head, secretKey),
    }),
  );
}

/** All that comes. */
export async function everything<T>(coming: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of coming) all.push(item);
  return all;
}
