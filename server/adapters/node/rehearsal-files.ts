import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { PersonaId } from '../../../protocol/ids.ts';
import { auditSchema, rehearsalReportSchema } from '../../../protocol/rehearsal.ts';
import { askerSchema, bankLineSchema, type RehearsalBank } from '../../rehearsal/question.ts';
import type { KeptRehearsals, RehearsalStore } from '../../session/rehearsal-ports.ts';

const assets = path.join(import.meta.dirname, '../../../assets/rehearsal');

/** The hard questions and the askers that come along. */
export async function readRehearsalBank(): Promise<RehearsalBank> {
  const lines = await readFile(path.join(assets, 'bank.jsonl'), 'utf8');
  const askers = await readFile(path.join(assets, 'askers.json'), 'utf8');
  return {
    questions: lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => bankLineSchema.parse(JSON.parse(line))),
    askers: z.array(askerSchema).parse(JSON.parse(askers)),
  };
}

/** Where rehearsals are kept in a data folder. */
export function rehearsalFolder(dataDir: string): string {
  return path.join(dataDir, 'rehearsal');
}

const keptSchema = z.object({ report: rehearsalReportSchema.nullable(), audits: z.array(auditSchema).readonly() });
const nothing: KeptRehearsals = { report: null, audits: [] };

/** A file for each persona in the data folder, replaced as a whole. Rule RH13. */
export function openRehearsalStore(dataDir: string): RehearsalStore {
  const folder = rehearsalFolder(dataDir);
  const fileOf = (personaId: PersonaId) => path.join(folder, `${personaId}.json`);
  return {
    read: async (personaId) => {
      try {
        return keptSchema.parse(JSON.parse(await readFile(fileOf(personaId), 'utf8')));
      } catch {
        // Not there, or of another version of the product: the next rehearsal is the first.
        return nothing;
      }
    },
    write: async (personaId, kept) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const beside = `${fileOf(personaId)}.${process.pid}`;
      await writeFile(beside, JSON.stringify(kept), { mode: 0o600 });
      await rename(beside, fileOf(personaId));
    },
  };
}
