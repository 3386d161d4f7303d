import { type Statement, statementSchema } from '../../protocol/answer.ts';
import { personaEventSchema, type Signatory } from '../../protocol/events.ts';
import { type PersonaId, personaStream } from '../../protocol/ids.ts';
import { canonicalJson } from '../../protocol/record/canonical.ts';
import { saltBytes, seal, sha256Hex } from '../../protocol/record/chain.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { refuse } from '../../protocol/refusals.ts';
import { decidePersona, type PersonaCommand } from '../persona/decide-persona.ts';
import { emptyPersona, evolvePersona } from '../persona/evolve-persona.ts';
import { approvedStatements, standing } from '../persona/standing.ts';
import type { PersonaState } from '../persona/state.ts';
import type { PersonaStanding } from '../townhall/state.ts';
import { foldStream, type Head } from './fold-stream.ts';
import type { Clock, Dice, Outcome, Record } from './ports.ts';

export interface PersonaOptions {
  readonly id: PersonaId;
  readonly record: Record;
  readonly clock: Clock;
  readonly dice: Dice;
  /** Told after every change that is on disk. */
  readonly onChanged: (state: PersonaState) => void;
}

/** The gate of a persona's stream: commands one after the other, each on disk before it counts. */
export class PersonaSession {
  readonly #options: PersonaOptions;
  #state: PersonaState;
  #head: Head;
  #last: Promise<unknown> = Promise.resolve();
  /** An append failed, and may have been taken all the same: what is on disk counts. */
  #isDoubtful = false;

  private constructor(options: PersonaOptions, state: PersonaState, head: Head) {
    this.#options = options;
    this.#state = state;
    this.#head = head;
  }

  static async open(options: PersonaOptions): Promise<PersonaSession> {
    const { state, head } = await foldPersonaStream(options.record, options.id);
    return new PersonaSession(options, state, head);
  }

  get state(): PersonaState {
    return this.#state;
  }

  /** What the town hall's gate must know today. */
  standing(): PersonaStanding {
    return standing(this.#state, new Date(this.#options.clock.now()).toISOString().slice(0, 10));
  }

  /** Rejects when the record cannot be written. */
  submit(by: Signatory, command: PersonaCommand): Promise<Outcome> {
    const outcome = this.#last.then(() => this.#decide(by, command));
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }

  /** Stores a statement's text as a blob and adds it under its hash. */
  async addStatement(by: Signatory, statement: Statement): Promise<Outcome> {
    const text = canonicalJson(statement);
    const hash = sha256Hex(text);
    await this.#options.record.putBlob(hash, text);
    return this.submit(by, { type: 'statement.add', statementId: statement.id, hash });
  }

  /** The approved statements with the hash of the version that is approved, read from the blobs. */
  async approved(): Promise<readonly (Statement & { readonly hash: ReturnType<typeof sha256Hex> })[]> {
    const statements = await Promise.all(
      approvedStatements(this.#state).map(async ({ hash }) => {
        const text = await this.#options.record.getBlob(hash);
        if (text === null || sha256Hex(text) !== hash)
          throw new Error(`statement blob ${hash} is missing or was changed`);
        return { ...statementSchema.parse(JSON.parse(text)), hash };
      }),
    );
    return statements;
  }

  async #decide(by: Signatory, command: PersonaCommand): Promise<Outcome> {
    const { record, clock, dice, id, onChanged } = this.#options;
    if (this.#isDoubtful) await this.#reload();
    const decision = decidePersona(this.#state, by, command, { nowMs: clock.now() });
    if ('refused' in decision) return refuse(decision.refused);
    const entries: StoredEntry[] = [];
    let head = this.#head;
    for (const event of decision) {
      const entry = seal(
        { stream: personaStream(id), seq: head.seq + 1, prev: head.hash },
        event,
        dice.bytes(saltBytes),
      );
      entries.push(entry);
      head = { seq: entry.seq, hash: entry.hash };
    }
    this.#isDoubtful = true;
    await record.append(entries);
    this.#isDoubtful = false;
    this.#head = head;
    for (const event of decision) this.#state = evolvePersona(this.#state, event);
    onChanged(this.#state);
    return { accepted: { seq: head.seq } };
  }

  async #reload(): Promise<void> {
    const { record, id, onChanged } = this.#options;
    const { state, head } = await foldPersonaStream(record, id);
    this.#isDoubtful = false;
    if (head.seq === this.#head.seq) return;
    this.#state = state;
    this.#head = head;
    onChanged(state);
  }
}

function foldPersonaStream(record: Record, id: PersonaId) {
  return foldStream(record, personaStream(id), personaEventSchema, emptyPersona(id), evolvePersona);
}
