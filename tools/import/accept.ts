import { access } from 'node:fs/promises';
import { pino } from 'pino';
import type { Statement } from '../../protocol/answer.ts';
import { type PersonaId, townhallIdSchema } from '../../protocol/ids.ts';
import { databaseFile, openDataFolder } from '../../server/adapters/node/data-folder.ts';
import { openRevocationFile } from '../../server/adapters/node/owed-file.ts';
import { systemClock, systemDice } from '../../server/adapters/node/system-clock.ts';
import { openSqlite } from '../../server/adapters/sql/open-sqlite.ts';
import { PersonaSession } from '../../server/session/persona-session.ts';

/** The town hall of an installation; a consent's place is not asked here. */
const townhallId = townhallIdSchema.parse('demo');
const warnings = pino({ level: 'warn' }, pino.destination(2));

export interface Accepted {
  readonly leaderName: string;
  readonly added: number;
  /** Were there already. */
  readonly known: number;
}

/**
 * Adds statements to a persona's stream, each waiting for approval. Alone in the data folder: a running town hall would not know of them.
 * Rules RD26, RD28.
 */
export async function acceptStatements(
  statements: readonly Statement[],
  options: { readonly dataDir: string; readonly personaId: PersonaId },
): Promise<Accepted> {
  const { dataDir, personaId } = options;
  const file = databaseFile(dataDir);
  await access(file).catch(() => {
    throw new Error(
      `There is no database ${file}. Start Rostrum once, or set DATA_DIR to the data folder of the server.`,
    );
  });
  const folder = await openDataFolder(dataDir);
  try {
    const { record, close } = await openSqlite({ file });
    try {
      // A consent that was taken back and is not in the record yet goes before anything new.
      const owed = await openRevocationFile(dataDir, personaId, warnings);
      const parts = { record, clock: systemClock, dice: systemDice, onChanged: () => undefined, log: warnings };
      const persona = await PersonaSession.open({ id: personaId, townhallId, owed, ...parts });
      if (!persona.state.isCreated) {
        throw new Error(
          `There is no persona ${personaId} in ${dataDir}. Start Rostrum once with PERSONA=${personaId}, or name another with --persona.`,
        );
      }
      const added = await addAll(persona, statements);
      persona.close();
      await owed.close();
      return { leaderName: persona.state.leaderName, ...added };
    } finally {
      await close();
    }
  } finally {
    await folder.close();
  }
}

async function addAll(
  persona: PersonaSession,
  statements: readonly Statement[],
): Promise<Omit<Accepted, 'leaderName'>> {
  let added = 0;
  let known = 0;
  for (const statement of statements) {
    const outcome = await persona.addStatement({ kind: 'installation', name: 'Import' }, statement);
    if ('accepted' in outcome) added += 1;
    else if (outcome.refused === 'already-exists') known += 1;
    else throw new Error(`“${statement.title}” was refused (${outcome.refused}). ${added} were added before it.`);
  }
  return { added, known };
}
