import { access } from 'node:fs/promises';
import type { Statement } from '../../protocol/answer.ts';
import type { PersonaId } from '../../protocol/ids.ts';
import { databaseFile, openDataFolder } from '../../server/adapters/node/data-folder.ts';
import { systemClock, systemDice } from '../../server/adapters/node/system-clock.ts';
import { openSqlite } from '../../server/adapters/sql/open-sqlite.ts';
import { PersonaSession } from '../../server/session/persona-session.ts';

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
      const parts = { record, clock: systemClock, dice: systemDice, onChanged: () => undefined };
      const persona = await PersonaSession.open({ id: personaId, ...parts });
      if (!persona.state.isCreated) {
        throw new Error(
          `There is no persona ${personaId} in ${dataDir}. Start Rostrum once with PERSONA=${personaId}, or name another with --persona.`,
        );
      }
      return { leaderName: persona.state.leaderName, ...(await addAll(persona, statements)) };
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
