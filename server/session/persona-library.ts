import type { Statement } from '../../protocol/answer.ts';
import type { Signatory } from '../../protocol/events.ts';
import type { Hash } from '../../protocol/ids.ts';
import type { PersonaStanding } from '../townhall/state.ts';
import { type PersonaOptions, PersonaSession } from './persona-session.ts';

/** A persona as it is brought to an installation: who it is, and what was said. */
export interface PersonaPackage {
  readonly leaderName: string;
  readonly referTo: string;
  readonly statements: readonly Statement[];
}

/** What the leader may speak from today: the approved statements of one version of the persona. */
export interface PersonaKnowledge {
  readonly personaVersion: number;
  readonly leaderName: string;
  readonly referTo: string;
  readonly today: string;
  readonly statements: readonly (Statement & { readonly hash: Hash })[];
}

export interface PersonaLibraryOptions extends Omit<PersonaOptions, 'onChanged'> {
  /** Told when what may be said has changed. */
  readonly onChanged: () => void;
  readonly onTrouble: (error: unknown) => void;
}

const consentUntil = '2099-12-31';

/** A persona's stream with its approved statements read in, kept up to date. One object per version and day, so that it can be compared. */
export class PersonaLibrary {
  readonly #options: PersonaLibraryOptions;
  readonly #persona: PersonaSession;
  #statements: PersonaKnowledge['statements'] = [];
  #knowledge: PersonaKnowledge | null = null;

  private constructor(options: PersonaLibraryOptions, persona: PersonaSession) {
    this.#options = options;
    this.#persona = persona;
  }

  /** Opens the persona's stream. One that is new is filled with the package, signed by the installation. */
  static async open(options: PersonaLibraryOptions, brought: PersonaPackage): Promise<PersonaLibrary> {
    // While the package is brought, every command would read all statements again.
    let changed: () => void = () => undefined;
    const persona = await PersonaSession.open({ ...options, onChanged: () => changed() });
    if (!persona.state.isCreated) await bring(persona, brought);
    const library = new PersonaLibrary(options, persona);
    await library.#read();
    changed = () => {
      library.#read().catch(options.onTrouble);
    };
    return library;
  }

  get leaderName(): string {
    return this.#persona.state.leaderName;
  }

  standing(): PersonaStanding {
    return this.#persona.standing();
  }

  knowledge(): PersonaKnowledge {
    const today = new Date(this.#options.clock.now()).toISOString().slice(0, 10);
    const { version, leaderName, referTo } = this.#persona.state;
    if (this.#knowledge?.today !== today || this.#knowledge.personaVersion !== version) {
      this.#knowledge = { personaVersion: version, leaderName, referTo, today, statements: this.#statements };
    }
    return this.#knowledge;
  }

  async #read(): Promise<void> {
    this.#statements = await this.#persona.approved();
    this.#knowledge = null;
    this.#options.onChanged();
  }
}

async function bring(persona: PersonaSession, { leaderName, referTo, statements }: PersonaPackage): Promise<void> {
  const by: Signatory = { kind: 'installation', name: 'Rostrum demo' };
  await persona.submit(by, { type: 'persona.create', leaderName, referTo });
  for (const statement of statements) {
    await persona.addStatement(by, statement);
    await persona.submit(by, { type: 'statement.approve', statementId: statement.id });
  }
  const scope = { words: true, voice: true, likeness: true, until: consentUntil };
  await persona.submit(by, { type: 'consent.give', scope });
}
