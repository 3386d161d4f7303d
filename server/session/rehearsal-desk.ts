import type { Logger } from 'pino';
import type { PersonaId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Audit, RehearsalReply, RehearsalRequest, RehearsedSentence } from '../../protocol/rehearsal.ts';
import type { Membership } from '../access/ports.ts';
import { withAudit, withoutAskedWords } from '../rehearsal/keep.ts';
import { planRehearsal } from '../rehearsal/plan.ts';
import type { RehearsalBank, RehearsalQuestion } from '../rehearsal/question.ts';
import { readOwnQuestions } from '../rehearsal/read-questions.ts';
import type { RehearsedKnowledge } from '../rehearsal/report.ts';
import type { TownhallState } from '../townhall/state.ts';
import type { Clock, Dice } from './ports.ts';
import type { KeptRehearsals, RehearsalStore } from './rehearsal-ports.ts';
import { type AnswersOf, townhallAudits, waitingQuestions, withAskedWords } from './rehearsed-townhall.ts';
import { type AskMind, type FindContradictions, runRehearsal } from './run-rehearsal.ts';

export interface RehearsalDeskParts {
  readonly personaId: PersonaId;
  /** Why a member may not; null when they may. */
  readonly whyNot: (member: Membership) => Refusal | null;
  readonly knowledge: () => RehearsedKnowledge;
  /** What the hall's own mind says. Rejects when it fails, or when aborted. */
  readonly ask: (
    question: Parameters<AskMind>[0],
    knowledge: RehearsedKnowledge,
    signal: AbortSignal,
  ) => ReturnType<AskMind>;
  readonly bank: () => Promise<RehearsalBank>;
  readonly store: RehearsalStore;
  readonly contradictions: FindContradictions;
  readonly state: () => TownhallState;
  readonly answers: AnswersOf;
  /** The sentence as a WAV file. Rejects when the voice fails. */
  readonly speak: (sentence: RehearsedSentence, signal: AbortSignal) => Promise<Uint8Array>;
  readonly clock: Pick<Clock, 'now'>;
  readonly dice: Dice;
  readonly log: Pick<Logger, 'warn'>;
}

const ended = 'The rehearsal was ended. What was known before stands.';
const changed = 'What it may say changed while it ran, so it was ended. Start it again.';
const failed = 'The rehearsal broke off. Start it again; the log says why.';

/** The leader's and the delegates' rehearsals: one at a time, with the hall's own mind. Rules RH4, RH13, RH15, RH16. */
export class RehearsalDesk {
  readonly #parts: RehearsalDeskParts;
  #kept: KeptRehearsals | null = null;
  #running: { done: number; of: number; readonly stop: AbortController } | null = null;
  #trouble = '';

  constructor(parts: RehearsalDeskParts) {
    this.#parts = parts;
  }

  async view(member: Membership): Promise<RehearsalReply | Refusal> {
    const refusal = this.#parts.whyNot(member);
    if (refusal !== null) return refusal;
    if (this.#running !== null) {
      const { done, of } = this.#running;
      return { running: { done, of }, trouble: '', report: null, audits: [] };
    }
    const { report } = await this.#read();
    return {
      running: null,
      trouble: this.#trouble,
      report: report === null ? null : withAskedWords(report, this.#parts.state()),
      audits: await this.#audits(),
    };
  }

  async act(member: Membership, request: RehearsalRequest): Promise<RehearsalReply | Refusal> {
    const refusal = this.#parts.whyNot(member);
    if (refusal !== null) return refusal;
    if (request.type === 'cancel') {
      if (this.#running === null) return refuse('rehearsal-not-running');
      this.#running.stop.abort(new Error(ended));
      return this.view(member);
    }
    if (this.#running !== null) return refuse('rehearsal-running');
    const { questions, faults } = readOwnQuestions(request.lines ?? '');
    const [fault] = faults;
    this.#trouble = fault === undefined ? '' : `Line ${fault.line} of your questions: ${fault.message}`;
    if (fault === undefined) void this.#run(questions);
    return this.view(member);
  }

  /** A sentence of the last report as a WAV file; null where there is none at this place. Rejects when the voice fails. */
  async sound(
    member: Membership,
    at: { readonly report: string; readonly question: number; readonly sentence: number },
    signal: AbortSignal,
  ): Promise<Uint8Array | null | Refusal> {
    const refusal = this.#parts.whyNot(member);
    if (refusal !== null) return refusal;
    const { report } = await this.#read();
    const sentence = report?.id === at.report ? report.questions[at.question]?.sentences[at.sentence] : undefined;
    return sentence === undefined ? null : this.#parts.speak(sentence, signal);
  }

  /** Ends what runs. Safe to call twice. */
  close(): void {
    this.#running?.stop.abort(new Error(ended));
  }

  /** Never rejects. */
  async #run(own: readonly RehearsalQuestion[]): Promise<void> {
    const { personaId, bank, clock, dice, contradictions, store, log } = this.#parts;
    const stop = new AbortController();
    const knowledge = this.#parts.knowledge();
    const { statements } = knowledge;
    this.#running = { done: 0, of: 0, stop };
    try {
      const { questions: hard, askers } = await bank();
      const questions = planRehearsal({ queue: waitingQuestions(this.#parts.state()), own, bank: hard, statements });
      const kept = await this.#read();
      const id = [...dice.bytes(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const report = await runRehearsal(
        {
          ...{ id, personaId, knowledge, questions, askers, contradictions, last: kept.report, atMs: clock.now() },
          ask: (question, signal) => this.#parts.ask(question, knowledge, signal),
          onProgress: (progress) => this.#progressed(progress, knowledge),
        },
        stop.signal,
      );
      this.#kept = { report: withoutAskedWords(report), audits: withAudit(kept.audits, report) };
      await store
        .write(personaId, this.#kept)
        .catch((error: unknown) => log.warn({ err: error }, 'the rehearsal is not kept on disk'));
    } catch (error) {
      if (!stop.signal.aborted) log.warn({ err: error }, 'a rehearsal broke off');
      const { reason } = stop.signal;
      this.#trouble = stop.signal.aborted && reason instanceof Error ? reason.message : failed;
    } finally {
      this.#running = null;
    }
  }

  #progressed({ done, of }: { readonly done: number; readonly of: number }, knowledge: RehearsedKnowledge): void {
    if (this.#running === null) return;
    Object.assign(this.#running, { done, of });
    const { personaVersion, today } = this.#parts.knowledge();
    if (personaVersion !== knowledge.personaVersion || today !== knowledge.today)
      this.#running.stop.abort(new Error(changed));
  }

  async #read(): Promise<KeptRehearsals> {
    this.#kept ??= await this.#parts.store.read(this.#parts.personaId);
    return this.#kept;
  }

  async #audits(): Promise<readonly Audit[]> {
    const { audits } = await this.#read();
    return [...audits, ...(await townhallAudits(this.#parts.state(), this.#parts.answers))].sort(
      (a, b) => b.personaVersion - a.personaVersion,
    );
  }
}
