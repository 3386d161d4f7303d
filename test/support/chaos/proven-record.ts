import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Answer, answerSchema } from '../../../protocol/answer.ts';
import { type TownhallEvent, townhallEventSchema } from '../../../protocol/events.ts';
import { type Hash, townhallIdSchema } from '../../../protocol/ids.ts';
import { eventOf, readBody } from '../../../protocol/record/chain.ts';
import { exportLineSchema } from '../../../protocol/record/export-file.ts';
import { verifyRecord } from '../../../protocol/record/verify.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { evolve } from '../../../server/townhall/evolve.ts';
import type { TownhallState } from '../../../server/townhall/state.ts';

const run = promisify(execFile);
const repository = path.join(import.meta.dirname, '../../..');

/** A record whose chain was proved. Index n of each list belongs to entry n; index 0 is before the first. */
export interface ProvenRecord {
  readonly hashes: readonly (Hash | null)[];
  readonly events: readonly (TownhallEvent | null)[];
  /** The fold of the first n entries. */
  readonly states: readonly TownhallState[];
  readonly answers: ReadonlyMap<Hash, Answer>;
}

/** Exports the record of the demo's town hall as people do, while the server runs, and proves it. Rejects when it is broken. */
export async function provenRecord(dataDir: string): Promise<ProvenRecord> {
  const file = path.join(dataDir, 'chaos.record.jsonl');
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', 'tools/export.ts', 'demo', file], {
    cwd: repository,
    env: { ...process.env, DATA_DIR: dataDir },
  });
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const verdict = await verifyRecord(lines);
  if (!verdict.ok) throw new Error(`the record is broken at line ${verdict.line}: ${verdict.reason}`);

  const hashes: (Hash | null)[] = [null];
  const events: (TownhallEvent | null)[] = [null];
  const states = [emptyTownhall(townhallIdSchema.parse('demo'))];
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
