import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Statement, statementSchema } from '../../../protocol/answer.ts';
import { bodyPath } from '../../../protocol/body-files.ts';
import { type PersonaId, personaIdSchema } from '../../../protocol/ids.ts';
import { portraitSchema } from '../../../protocol/portrait.ts';
import { StartError } from './start-error.ts';

/** A persona as it ships: who the leader is, how they sound, and which body they have. */
export const demoPersonaSchema = z.object({
  id: personaIdSchema,
  leaderName: z.string().min(1),
  company: z.string().min(1),
  referTo: z.string().min(1),
  voice: z.enum(['slt', 'rms', 'awb', 'kal16']),
  /** A model of `assets/models`, without its ending. */
  body: z.string().regex(/^leader-[a-z-]+$/),
  portrait: portraitSchema,
});
export type DemoPersona = z.infer<typeof demoPersonaSchema>;

/** A persona with what was said, and with what pages draw of it. */
export interface PersonaOnDisk {
  readonly persona: DemoPersona;
  readonly statements: readonly Statement[];
  readonly bodyHash: string;
  /** By their address. */
  readonly files: ReadonlyMap<string, Buffer>;
}

const assets = path.join(import.meta.dirname, '../../../assets');
const folder = path.join(assets, 'persona');
const ending = '.persona.json';

/** The persona of this id in `assets/persona`. Throws {@link StartError} that names those that are there. Rule PN7. */
export function readPersona(id: string): PersonaOnDisk {
  const file = path.join(folder, `${id}${ending}`);
  if (!existsSync(file)) {
    const known = readdirSync(folder).filter((name) => name.endsWith(ending));
    const ids = known.map((name) => name.slice(0, -ending.length)).sort();
    throw new StartError(`PERSONA=${id}: there is no such persona. There are: ${ids.join(', ')}.`);
  }
  const persona = demoPersonaSchema.parse(jsonOf(file));
  const statements = z.array(statementSchema).parse(jsonOf(path.join(folder, `${id}.statements.json`)));
  const body = readFileSync(path.join(assets, `models/${persona.body}.glb`));
  const bodyHash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return { persona, statements, bodyHash, files: new Map([[bodyPath(bodyHash), body]]) };
}

/** The personas of `assets/persona`, to choose among. Rule OT8. */
export function personasOnDisk(): readonly { readonly id: PersonaId; readonly name: string }[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(ending));
  return files.sort().map((name) => {
    const { id, leaderName } = demoPersonaSchema.parse(jsonOf(path.join(folder, name)));
    return { id, name: leaderName };
  });
}

function jsonOf(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
