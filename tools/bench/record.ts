import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Actor, type TownhallEvent, townhallEventSchema } from '../../protocol/events.ts';
import {
  hallIdSchema,
  memberIdSchema,
  personaIdSchema,
  questionIdSchema,
  sectionIdSchema,
  townhallIdSchema,
  townhallStream,
} from '../../protocol/ids.ts';
import { noHash, saltBytes, seal } from '../../protocol/record/chain.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { openSqlite, type SqliteParts } from '../../server/adapters/sql/open-sqlite.ts';
import { foldStream } from '../../server/session/fold-stream.ts';
import { emptyTownhall } from '../../server/townhall/empty-townhall.ts';
import { evolve } from '../../server/townhall/evolve.ts';
import { type Bench, type Figure, figureOf } from './figure.ts';

const townhallId = townhallIdSchema.parse('bench');
const stream = townhallStream(townhallId);
const members = 1000;
const questions = 5000;
const foldedEntries = 100_000;
const foldRuns = 7;

/** `record.fold-100k-ms`: from the opened database to the folded state: reading, chain and personal digests proved, every event parsed. */
export const recordBench: Bench = {
  names: ['record.fold-100k-ms'],
  run: async () => [await withDatabase(foldOften)],
};

async function foldOften({ record }: SqliteParts): Promise<Figure> {
  for (const batch of batches(sealed(fullHouse()), 10_000)) await record.append(batch);
  const ms: number[] = [];
  for (let run = 0; run < foldRuns; run++) {
    const startMs = performance.now();
    const { head } = await foldStream(record, stream, townhallEventSchema, emptyTownhall(townhallId), evolve);
    ms.push(performance.now() - startMs);
    if (head.seq !== foldedEntries) throw new Error(`folded ${head.seq} entries instead of ${foldedEntries}`);
  }
  const what = `${members} people, ${questions} questions, the rest votes; read from SQLite, hash chain, zod, fold`;
  return figureOf('record.fold-100k-ms', 'ms', ms, `${what}; the first run took ${Math.round(ms[0] ?? 0)}`);
}

async function withDatabase<T>(work: (parts: SqliteParts) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-bench-'));
  const parts = await openSqlite({ file: path.join(folder, 'rostrum.db') });
  try {
    return await work(parts);
  } finally {
    await parts.close();
    await rm(folder, { recursive: true });
  }
}

/** A town hall at its limits: everybody in, every question asked and approved, the rest votes. */
function fullHouse(): TownhallEvent[] {
  const door: Actor = { kind: 'part', part: 'door' };
  const at = 1_800_000_000_000;
  const sectionId = sectionIdSchema.parse('main');
  const ids = Array.from({ length: members }, (_, index) => memberIdSchema.parse(`member-${index}`));
  const memberAt = (index: number) => ids[index % members] ?? memberIdSchema.parse('nobody');
  const questionAt = (index: number) => questionIdSchema.parse(`question-${index % questions}`);
  const events: TownhallEvent[] = [
    { type: 'townhall.created', at, by: { kind: 'part', part: 'session' }, title: 'Bench', ...place },
    { type: 'townhall.opened', at, by: { kind: 'part', part: 'session' } },
  ];
  for (const [index, memberId] of ids.entries()) {
    const seat = { sectionId, kind: 'body', isBot: true, seatId: null } as const;
    const personal = { name: `Person ${index}` };
    events.push({ type: 'member.entered', at, by: door, memberId, role: 'attendee', ...seat, personal });
  }
  for (let index = 0; index < questions; index++) {
    const author = { kind: 'member', memberId: memberAt(index) } as const;
    const questionId = questionAt(index);
    const personal = { text: `What will happen to project number ${index} next year, and who decides it?` };
    events.push({ type: 'question.asked', at, by: author, questionId, author, personal });
    events.push({ type: 'question.approved', at, by: { kind: 'member', memberId: memberAt(0) }, questionId });
  }
  for (let index = 0; events.length < foldedEntries; index++) {
    // Strides without a common divisor with the counts: votes are spread, and hardly one is doubled.
    const memberId = memberAt(index * 7919);
    const questionId = questionAt(Math.floor(index / members) * 13 + index * 7);
    events.push({ type: 'question.voted', at: at + index, by: { kind: 'member', memberId }, questionId, memberId });
  }
  return events;
}

const place = { hallId: hallIdSchema.parse('assembly'), personaId: personaIdSchema.parse('demo') };

function sealed(events: readonly TownhallEvent[]): StoredEntry[] {
  let prev = noHash;
  return events.map((event, index) => {
    const entry = seal({ stream, seq: index + 1, prev }, event, randomBytes(saltBytes));
    prev = entry.hash;
    return entry;
  });
}

function* batches<T>(items: readonly T[], size: number): Iterable<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
