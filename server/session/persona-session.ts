import type { Logger } from 'pino';
import { type SignedAnswer, type Statement, signedAnswerSchema, statementSchema } from '../../protocol/answer.ts';
import { type PersonaEvent, personaEventSchema, type Signatory } from '../../protocol/events.ts';
import { type Hash, type PersonaId, personaStream, type TownhallId } from '../../protocol/ids.ts';
import { canonicalJson } from '../../protocol/record/canonical.ts';
import { saltBytes, seal, sha256Hex } from '../../protocol/record/chain.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import { decidePersona } from '../persona/decide-persona.ts';
import { emptyPersona, evolvePersona } from '../persona/evolve-persona.ts';
import type { PersonaCommand, PersonaCommandOf } from '../persona/persona-command.ts';
import { approvedStatements, signedAnswers, standing } from '../persona/standing.ts';
import type { PersonaState } from '../persona/state.ts';
import type { PersonaStanding } from '../townhall/state.ts';
import { answerInTime } from './answer-in-time.ts';
import { foldStream, type Head } from './fold-stream.ts';
import type { KeptRevocation } from './kept-revocation.ts';
import type { Clock, Dice, Outcome, OwedStore, Record } from './ports.ts';

export interface PersonaOptions {
  readonly id: PersonaId;
  /** Where it speaks: consent may name town halls. */
  readonly townhallId: TownhallId;
  readonly record: Record;
  /** Where a consent that was taken back is kept while the record cannot say so. */
  readonly owed: OwedStore<KeptRevocation>;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Pick<Logger, 'error' | 'warn'>;
  /** Told after every change that is on disk, and at once when consent is taken back. Must not throw. */
  readonly onChanged: (state: PersonaState) => void;
}

/** How long until what is owed is tried again. */
const firstRetryMs = 250;
const longestRetryMs = 5000;

/**
 * The gate of a persona's stream: commands one after the other, each on disk before it counts. But consent that is taken back counts at
 * once, and is recorded after: it only silences. Rules S14, PN14, PN15.
 */
export class PersonaSession {
  readonly #options: PersonaOptions;
  #durable: PersonaState;
  #head: Head;
  #last: Promise<unknown> = Promise.resolve();
  /** An append failed, and may have been taken all the same: what is on disk counts. */
  #isDoubtful = false;
  /** Taken back, and not in the record yet. */
  #withheld: KeptRevocation | null = null;
  #cancelRetry: () => void = () => undefined;
  #isClosed = false;

  private constructor(options: PersonaOptions, state: PersonaState, head: Head) {
    this.#options = options;
    this.#durable = state;
    this.#head = head;
  }

  static async open(options: PersonaOptions): Promise<PersonaSession> {
    const kept = (await options.owed.read()).at(-1) ?? null;
    const { state, head } = await foldPersonaStream(options.record, options.id);
    const session = new PersonaSession(options, state, head);
    session.#withheld = kept;
    if (kept !== null) await session.#settle(firstRetryMs);
    return session;
  }

  /** What counts: what is on disk, without a consent that was taken back. */
  get state(): PersonaState {
    const { consent } = this.#durable;
    if (this.#withheld === null || consent.kind !== 'given' || consent.epoch !== this.#withheld.epoch)
      return this.#durable;
    return { ...this.#durable, consent: { kind: 'revoked', epoch: consent.epoch, atMs: this.#withheld.atMs } };
  }

  /** What the town hall's gate must know today. */
  standing(): PersonaStanding {
    const todayIso = new Date(this.#options.clock.now()).toISOString().slice(0, 10);
    return standing(this.state, { todayIso, townhallId: this.#options.townhallId });
  }

  /** Rejects when the record cannot be written. */
  submit(by: Signatory, command: PersonaCommand): Promise<Outcome> {
    if (command.type === 'consent.revoke') return this.#takeBack(by);
    return this.#next(() => this.#decide(by, command));
  }

  /** Stores a statement's text as a blob and adds it under its hash. */
  async addStatement(by: Signatory, statement: Statement): Promise<Outcome> {
    const text = canonicalJson(statement);
    const hash = sha256Hex(text);
    await this.#options.record.putBlob(hash, text);
    return this.submit(by, { type: 'statement.add', statementId: statement.id, hash, topics: statement.topics ?? [] });
  }

  /** Stores a signed answer as a blob and has it said under its hash. */
  async signAnswer(by: Signatory, answer: SignedAnswer): Promise<Outcome> {
    return this.submit(by, await this.keepAnswer(answer));
  }

  /** Stores a signed answer as a blob, which says nothing yet; gives the command that has it said. */
  async keepAnswer(answer: SignedAnswer): Promise<PersonaCommandOf<'answer.sign'>> {
    return {
      type: 'answer.sign',
      answerId: answer.id,
      hash: await this.keepWords(answer),
      topics: answer.topics ?? [],
    };
  }

  /** Stores words that somebody signs as a blob, and gives its hash. */
  async keepWords(words: SignedAnswer): Promise<Hash> {
    const text = canonicalJson(words);
    const hash = sha256Hex(text);
    await this.#options.record.putBlob(hash, text);
    return hash;
  }

  /** Why the gate would refuse this now; null when it would not. */
  whyNot(by: Signatory, command: PersonaCommand): RefusalCode | null {
    const decision = decidePersona(this.state, by, command, { nowMs: this.#options.clock.now() });
    return 'refused' in decision ? decision.refused : null;
  }

  /** The signed answers that are said, each with the hash of its version, in the order in which they were signed. */
  signed(): Promise<readonly (SignedAnswer & { readonly hash: Hash })[]> {
    return Promise.all(signedAnswers(this.#durable).map((hash) => this.answer(hash)));
  }

  /** The leader's openings and closings as they were signed; null where there are none. */
  async mannerWords(): Promise<(SignedAnswer & { readonly hash: Hash }) | null> {
    const { mannerWords } = this.#durable;
    return mannerWords === null ? null : this.answer(mannerWords);
  }

  /** One version of a signed answer, with its hash. Rejects when its blob is missing or was changed. */
  async answer(hash: Hash): Promise<SignedAnswer & { readonly hash: Hash }> {
    return { ...signedAnswerSchema.parse(JSON.parse(await this.#blob(hash))), hash };
  }

  /** The approved statements with the hash of the version that is approved, read from the blobs. */
  approved(): Promise<readonly (Statement & { readonly hash: Hash })[]> {
    return Promise.all(approvedStatements(this.#durable).map(({ hash }) => this.statement(hash)));
  }

  /** One version of a statement, with its hash. Rejects when its blob is missing or was changed. */
  async statement(hash: Hash): Promise<Statement & { readonly hash: Hash }> {
    return { ...statementSchema.parse(JSON.parse(await this.#blob(hash))), hash };
  }

  async #blob(hash: Hash): Promise<string> {
    const text = await this.#options.record.getBlob(hash);
    if (text === null || sha256Hex(text) !== hash) throw new Error(`the blob ${hash} is missing or was changed`);
    return text;
  }

  /** Nothing owed is tried again; it is kept. Safe to call twice. */
  close(): void {
    this.#isClosed = true;
    this.#cancelRetry();
  }

  /** Silence first, then the record; where that fails, the file beside it. Never rejects for either. */
  async #takeBack(by: Signatory): Promise<Outcome> {
    const { clock, owed, log, onChanged } = this.#options;
    const atMs = clock.now();
    // A consent whose append failed may have been taken all the same.
    if (this.#isDoubtful && this.state.consent.kind !== 'given') await this.#next(() => this.#catchUp());
    const decision = decidePersona(this.state, by, { type: 'consent.revoke' }, { nowMs: atMs });
    if ('refused' in decision) return refuse(decision.refused);
    const { consent } = this.state;
    if (consent.kind !== 'given') throw new Error('invariant: only a given consent is taken back');
    const withheld = { by, atMs, epoch: consent.epoch };
    this.#withheld = withheld;
    onChanged(this.state);
    const kept = answerInTime(clock, owed.keep([withheld]));
    const settled = this.#settle(firstRetryMs);
    const recorded = settled.then(() => {
      if (this.#withheld === withheld) throw new Error('not recorded yet');
    });
    await Promise.any([kept, recorded]).catch(() => {
      log.error('a consent that was taken back is kept in memory only: if this process ends now, it is lost');
    });
    return { accepted: { seq: this.#head.seq } };
  }

  /** Records what is owed, now or when the record is back. Never rejects. */
  async #settle(retryMs: number): Promise<void> {
    try {
      await this.#next(() => this.#catchUp());
    } catch (error) {
      const { clock, log } = this.#options;
      log.warn({ err: error }, 'a consent that was taken back cannot be recorded yet');
      if (this.#isClosed) return;
      this.#cancelRetry();
      const later = Math.min(longestRetryMs, retryMs * 2);
      this.#cancelRetry = clock.at(clock.now() + retryMs, () => void this.#settle(later));
    }
  }

  #next<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #decide(by: Signatory, command: PersonaCommand): Promise<Outcome> {
    await this.#catchUp();
    const decision = decidePersona(this.#durable, by, command, { nowMs: this.#options.clock.now() });
    if ('refused' in decision) return refuse(decision.refused);
    await this.#append(decision);
    return { accepted: { seq: this.#head.seq } };
  }

  /** What is on disk counts, and what is owed goes first. */
  async #catchUp(): Promise<void> {
    if (this.#isDoubtful) await this.#reload();
    const withheld = this.#withheld;
    if (withheld === null) return;
    const { consent } = this.#durable;
    if (consent.kind === 'given' && consent.epoch === withheld.epoch)
      await this.#append([{ at: withheld.atMs, by: withheld.by, type: 'consent.revoked', epoch: withheld.epoch }]);
    this.#withheld = null;
    const { owed, log } = this.#options;
    // Should this fail, the next start finds it in the record.
    owed.clear().catch((error: unknown) => log.error({ err: error }, 'a recorded revocation is still kept beside it'));
  }

  async #append(events: readonly PersonaEvent[]): Promise<void> {
    const { record, dice, id, onChanged } = this.#options;
    const entries: StoredEntry[] = [];
    let head = this.#head;
    for (const event of events) {
      const place = { stream: personaStream(id), seq: head.seq + 1, prev: head.hash };
      const entry = seal(place, event, dice.bytes(saltBytes));
      entries.push(entry);
      head = { seq: entry.seq, hash: entry.hash };
    }
    this.#isDoubtful = true;
    await record.append(entries);
    this.#isDoubtful = false;
    this.#head = head;
    for (const event of events) this.#durable = evolvePersona(this.#durable, event);
    onChanged(this.state);
  }

  async #reload(): Promise<void> {
    const { record, id, onChanged } = this.#options;
    const { state, head } = await foldPersonaStream(record, id);
    this.#isDoubtful = false;
    if (head.seq === this.#head.seq) return;
    this.#durable = state;
    this.#head = head;
    onChanged(this.state);
  }
}

function foldPersonaStream(record: Record, id: PersonaId) {
  return foldStream<PersonaEvent, PersonaState>(
    record,
    personaStream(id),
    personaEventSchema,
    emptyPersona(id),
    evolvePersona,
  );
}
