import { type Answer, answerSchema } from '../../../protocol/answer.ts';
import { type TownhallEvent, townhallEventSchema } from '../../../protocol/events.ts';
import { type Hash, townhallIdSchema, townhallStream } from '../../../protocol/ids.ts';
import { eventOf, readBody } from '../../../protocol/record/chain.ts';
import { exportLineSchema, exportLines } from '../../../protocol/record/export-file.ts';
import { verifyRecord } from '../../../protocol/record/verify.ts';
import { databaseFile } from '../../../server/adapters/node/data-folder.ts';
import { readSigner } from '../../../server/adapters/node/record-key.ts';
import { openSqlite } from '../../../server/adapters/sql/open-sqlite.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { evolve } from '../../../server/townhall/evolve.ts';
import type { TownhallState } from '../../../server/townhall/state.ts';

const townhallId = townhallIdSchema.parse('demo');

/** A record whose chain was proved. Index n of each list belongs to entry n; index 0 is before the first. */
export interface ProvenRecord {
  readonly hashes: readonly (Hash | null)[];
  readonly events: readonly (TownhallEvent | null)[];
  /** The fold of the first n entries. */
  readonly states: readonly TownhallState[];
  readonly answers: ReadonlyMap<Hash, Answer>;
}

/** Exports the record of the demo's town hall, while the server runs, and proves it. Rejects when it is broken. */
export async function provenRecord(dataDir: string): Promise<ProvenRecord> {
  const lines = await exported(dataDir);
  const verdict = await verifyRecord(lines);
  if (!verdict.ok) throw new Error(`the record is broken at line ${verdict.line}: ${verdict.reason}`);

  const hashes: (Hash | null)[] = [null];
  const events: (TownhallEvent | null)[] = [null];
  const states = [emptyTownhall(townhallId)];
  const answers = new Map<Hash, Answer>();
  for (const text of lines) {
    const line = exportLineSchema.parse(JSON.parse(text));
    if (line.kind === 'entry') {
      const event = eventOf(townhallEventSchema, readBody(line.body), line.personal);
      hashes.push(line.hash);
      events.push(event);
      for (const before of states.slice(-1)) states.push(evolve(before, event));
    } else if (line.kind === 'blob') {
      const answer = answerSchema.safeParse(JSON.parse(line.text));
      if (answer.success) answers.set(line.hash, answer.data);
    }
  }
  return { hashes, events, states, answers };
}

async function exported(dataDir: string): Promise<readonly string[]> {
  const signer = await readSigner(dataDir);
  const { record, close } = await openSqlite({ file: databaseFile(dataDir), isReadOnly: true });
  try {
    const stream = townhallStream(townhallId);
    const source = {
      stream,
      isPublic: false,
      key: signer.key,
      entries: record.read(stream, 1),
      blob: (hash: Hash) => record.getBlob(hash),
      sign: (head: Hash) => signer.sign(head),
    };
    const lines: string[] = [];
    for await (const line of exportLines(source)) lines.push(line);
    return lines;
  } finally {
    await close();
  }
}
