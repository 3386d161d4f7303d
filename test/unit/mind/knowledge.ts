import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Statement, statementSchema } from '../../../protocol/answer.ts';
import { hashSchema } from '../../../protocol/ids.ts';
import type { ApprovedStatement, Knowledge } from '../../../server/mind/ports.ts';

const folder = new URL('../../../assets/persona/', import.meta.url);

/** A file of the demo persona, parsed as JSON. */
export function personaFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

/** The demo persona's statements. */
export const demoStatements: readonly Statement[] = z
  .array(statementSchema)
  .parse(personaFile('maya-lindqvist.statements.json'));

/** What the mind may know of the demo persona, as if every statement were approved; `today` is 21 November 2026. */
export const demoKnowledge: Knowledge = knowledgeOf(demoStatements);

/** Knowledge of these statements, each with a hash of its own. */
export function knowledgeOf(statements: readonly Statement[], today = '2026-11-21'): Knowledge {
  return {
    personaVersion: 7,
    consentEpoch: 2,
    leaderName: 'Maya Lindqvist',
    referTo: 'Jonas Ek, her chief of staff',
    today,
    statements: statements.map(approved),
  };
}

/** A statement for a test; what the test does not name is unimportant. */
export function aStatement(fields: { readonly text: string } & Partial<Record<keyof Statement, unknown>>): Statement {
  return statementSchema.parse({
    id: 'one',
    title: 'A title',
    date: '2026-10-01',
    place: 'All-hands in Umeå',
    ...fields,
  });
}

function approved(statement: Statement, i: number): ApprovedStatement {
  return { ...statement, hash: hashSchema.parse((i + 1).toString(16).padStart(64, '0')) };
}

/** A signal that is never aborted. */
export const noAbort: AbortSignal = new AbortController().signal;
