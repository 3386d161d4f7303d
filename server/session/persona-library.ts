import type { Manner, SignedAnswer, Statement } from '../../protocol/answer.ts';
import type { ConsentScope, Signatory } from '../../protocol/events.ts';
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
  /** Null where there is no consent for it: nothing is prepared then. */
  readonly consentEpoch: number | null;
  readonly leaderName: string;
  readonly referTo: string;
  readonly today: string;
  readonly statements: readonly (Statement & { readonly hash: Hash })[];
  /** In the order in which they were signed. */
  readonly approvedAnswers: readonly (SignedAnswer & { readonly hash: Hash })[];
  readonly manner: Manner;
  /** Openings and closings as they were signed; not there where there are none. */
  readonly mannerWords?: (SignedAnswer & { readonly hash: Hash }) | undefined;
}

export interface PersonaLibraryOptions extends Omit<PersonaOptions, 'onChanged'> {
  /** Told when what may be said has changed. */
  readonly onChanged: () => void;
  readonly onTrouble: (error: unknown) => void;
}

/** What was read in of one version of the persona. */
type ReadVersion = Pick<
  PersonaKnowledge,
  'personaVersion' | 'statements' | 'approvedAnswers' | 'manner' | 'mannerWords'
>;

/** What the installation consents to for the invented leader that it brings along. */
const demoConsent: ConsentScope = {
  words: true,
  voice: true,
  face: true,
  gestures: true,
  where: 'any',
  from: '2020-01-01',
  until: '2099-12-31',
};

/** A persona's stream with its approved statements read in, kept up to date. One object per version and day, so that it can be compared. */
export class PersonaLibrary {
  readonly #options: PersonaLibraryOptions;
  readonly #persona: PersonaSession;
  #read: ReadVersion = { personaVersion: 0, statements: [], approvedAnswers: [], manner: { length: 'normal' } };
  #knowledge: PersonaKnowledge | null = null;
  #cancelDay: () => void = () => undefined;

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
    await library.#readIn();
    changed = () => {
      // What silences is told at once, not when the statements have been read again.
      options.onChanged();
      if (persona.state.version !== library.#read.personaVersion) library.#readIn().catch(options.onTrouble);
    };
    library.#watchDay();
    return library;
  }

  get leaderName(): string {
    return this.#persona.state.leaderName;
  }

  standing(): PersonaStanding {
    return this.#persona.standing();
  }

  /** The persona itself: what was brought, approved, consented to. */
  get persona(): PersonaSession {
    return this.#persona;
  }

  knowledge(): PersonaKnowledge {
    const today = this.#today();
    const { consentEpoch } = this.standing();
    const { leaderName, referTo } = this.#persona.state;
    const known = this.#knowledge;
    // The version that was read: the very newest may still be on its way.
    const { personaVersion } = this.#read;
    if (known?.today === today && known.personaVersion === personaVersion && known.consentEpoch === consentEpoch)
      return known;
    this.#knowledge = { ...this.#read, consentEpoch, leaderName, referTo, today };
    return this.#knowledge;
  }

  /** Safe to call twice. */
  close(): void {
    this.#cancelDay();
    this.#persona.close();
  }

  /** A consent begins and ends with a day, whatever else happens. Rule PN12. */
  #watchDay(): void {
    const { clock, onChanged } = this.#options;
    const dayMs = 86_400_000;
    this.#cancelDay = clock.at((Math.floor(clock.now() / dayMs) + 1) * dayMs, () => {
      onChanged();
      this.#watchDay();
    });
  }

  #today(): string {
    return new Date(this.#options.clock.now()).toISOString().slice(0, 10);
  }

  async #readIn(): Promise<void> {
    const { version: personaVersion, manner } = this.#persona.state;
    const [statements, approvedAnswers, mannerWords] = await Promise.all([
      this.#persona.approved(),
      this.#persona.signed(),
      this.#persona.mannerWords(),
    ]);
    // Of two readings the later one counts.
    if (personaVersion < this.#read.personaVersion) return;
    this.#read = {
      personaVersion,
      statements,
      approvedAnswers,
      manner,
      ...(mannerWords !== null && { mannerWords }),
    };
    this.#knowledge = null;
    this.#options.onChanged();
  }
}

async function bring(persona: PersonaSession, { leaderName, referTo, statements }: PersonaPackage): Promise<void> {
  const by: Signatory = { kind: 'installation', name: 'Rostrum demo' };
  await persona.submit(by, { type: 'persona.create', leaderName, referTo });
  for (const statement of statements) {
    await persona.addStatement(by, statement);
    const hash = persona.state.statements.get(statement.id)?.hash;
    if (hash === undefined) throw new Error(`invariant: the statement ${statement.id} was brought`);
    await persona.submit(by, { type: 'statement.approve', statementId: statement.id, hash });
  }
  await persona.submit(by, { type: 'consent.give', scope: demoConsent });
}
