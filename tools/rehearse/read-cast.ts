import { access } from 'node:fs/promises';
import { pino } from 'pino';
import { answerSchema } from '../../protocol/answer.ts';
import { townhallEventSchema } from '../../protocol/events.ts';
import { type PersonaId, townhallIdSchema, townhallStream } from '../../protocol/ids.ts';
import { canonicalJson } from '../../protocol/record/canonical.ts';
import { sha256Hex } from '../../protocol/record/chain.ts';
import type { Audit } from '../../protocol/rehearsal.ts';
import { databaseFile } from '../../server/adapters/node/data-folder.ts';
import { readPersona } from '../../server/adapters/node/persona-files.ts';
import { systemClock, systemDice } from '../../server/adapters/node/system-clock.ts';
import { openSqlite, type SqliteParts } from '../../server/adapters/sql/open-sqlite.ts';
import type { QueueQuestion } from '../../server/rehearsal/plan.ts';
import { foldStream } from '../../server/session/fold-stream.ts';
import type { PersonaKnowledge } from '../../server/session/persona-library.ts';
import { PersonaSession } from '../../server/session/persona-session.ts';
import { townhallAudits, waitingQuestions } from '../../server/session/rehearsed-townhall.ts';
import { emptyTownhall } from '../../server/townhall/empty-townhall.ts';
import { evolve } from '../../server/townhall/evolve.ts';

/** Who is rehearsed, from what, and what waits in the town hall. */
export interface Cast {
  readonly knowledge: PersonaKnowledge;
  readonly ownNames: readonly string[];
  readonly queue: readonly QueueQuestion[];
  readonly audits: readonly Audit[];
  readonly notes: readonly string[];
}

const townhallId = townhallIdSchema.parse('demo');
const warnings = pino({ level: 'warn' }, pino.destination(2));
const nothingOwed = { read: async () => [], keep: async () => undefined, clear: async () => undefined };

/** The persona of the data folder as it stands, also while the server runs; where there is none, as it comes along. Writes nothing. Rule RH14. */
export async function readCast(dataDir: string, personaId: PersonaId): Promise<Cast> {
  const file = databaseFile(dataDir);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return asShipped(personaId, dataDir);
  const database = await openSqlite({ file, isReadOnly: true });
  try {
    return (await fromRecord(database, personaId)) ?? asShipped(personaId, dataDir);
  } finally {
    await database.close();
  }
}

async function fromRecord({ record }: SqliteParts, personaId: PersonaId): Promise<Cast | null> {
  const parts = { record, clock: systemClock, dice: systemDice, onChanged: () => undefined, log: warnings };
  const persona = await PersonaSession.open({ id: personaId, townhallId, owed: nothingOwed, ...parts });
  const { isCreated, version: personaVersion, leaderName, referTo } = persona.state;
  if (!isCreated) return null;
  const [statements, approvedAnswers, mannerWords] = await Promise.all([
    persona.approved(),
    persona.signed(),
    persona.mannerWords(),
  ]);
  const { manner } = persona.state;
  const { consentEpoch } = persona.standing();
  const stream = townhallStream(townhallId);
  const { state } = await foldStream(record, stream, townhallEventSchema, emptyTownhall(townhallId), evolve);
  const isOurs = state.personaId === personaId;
  return {
    knowledge: {
      personaVersion,
      consentEpoch,
      leaderName,
      referTo,
      today: today(),
      statements,
      approvedAnswers,
      manner,
      ...(mannerWords !== null && { mannerWords }),
    },
    ownNames: companyOf(personaId),
    queue: isOurs ? waitingQuestions(state) : [],
    audits: isOurs
      ? await townhallAudits(state, {
          answer: answerFrom(record),
          version: (hash) => persona.statement(hash).catch(() => persona.answer(hash)),
        })
      : [],
    notes: [],
  };
}

function answerFrom(record: SqliteParts['record']) {
  return async (id: Parameters<typeof record.getBlob>[0]) => {
    const text = await record.getBlob(id);
    return text === null ? null : (answerSchema.safeParse(JSON.parse(text)).data ?? null);
  };
}

function asShipped(personaId: PersonaId, dataDir: string): Cast {
  const { persona, statements } = readPersona(personaId);
  const { leaderName, referTo } = persona;
  const withHash = statements.map((statement) => ({ ...statement, hash: sha256Hex(canonicalJson(statement)) }));
  return {
    knowledge: {
      ...{ personaVersion: 0, consentEpoch: null, leaderName, referTo, today: today(), statements: withHash },
      approvedAnswers: [],
      manner: { length: 'normal' },
    },
    ownNames: companyOf(personaId),
    queue: [],
    audits: [],
    notes: [`${dataDir} has no ${personaId} yet: this is ${leaderName} as shipped, all statements approved.`, ''],
  };
}

/** The company of a persona that comes along; another's is not known. */
function companyOf(personaId: PersonaId): readonly string[] {
  try {
    return [readPersona(personaId).persona.company];
  } catch {
    return [];
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
