import type { Logger } from 'pino';
import type { Answer, Sentence } from '../../protocol/answer.ts';
import { usualDue } from '../../protocol/days.ts';
import type { Actor, TownhallEvent } from '../../protocol/events.ts';
import type { QuestionId } from '../../protocol/ids.ts';
import type { Moment } from '../../protocol/moment.ts';
import type { Knowledge, Mind } from '../mind/ports.ts';
import type { Clock, Gate, Recorded } from '../session/ports.ts';
import type { StageVoice } from '../speech/ports.ts';
import { queueOrder } from '../townhall/queue.ts';
import type { TownhallState } from '../townhall/state.ts';
import type { AnswerStore } from './answer-store.ts';
import type { SpeechCache } from './speech-cache.ts';
import { type Ready, Teller } from './teller.ts';
import { topicsOf } from './topics-of.ts';

export interface LeaderParts {
  readonly gate: Gate;
  readonly state: () => TownhallState;
  readonly knowledge: () => Knowledge;
  readonly mind: Mind;
  readonly answers: AnswerStore;
  readonly speech: SpeechCache;
  readonly voice: StageVoice;
  readonly tell: (moment: Moment) => void;
  /** Said once, before the first answer of a town hall: that this is an AI, for whom, from what. */
  readonly opening: Sentence;
  readonly clock: Clock;
  readonly log: Logger;
}

const mind: Actor = { kind: 'part', part: 'mind' };
/** So long a called question waits for the answer that is being made; then for one that asks no model. Rule MD36. */
const patienceMs = 1500;
/** Of so many questions that come next all the sound is kept at hand; of the others that of the first sentence. */
const keptReady = 5;

/**
 * The AI leader: one more actor at the same gate. It prepares answers while questions wait and speaks when one is called. It never
 * decides whether it may: the gate does, and what is silenced there falls silent here. Rules L1–L9.
 */
export class Leader {
  readonly #parts: LeaderParts;
  readonly #closing = new AbortController();
  readonly #thinking = new Map<string, Promise<Ready>>();
  readonly #teller: Teller;
  #isPreparing = false;
  /** What the gate refused (withdrawn meanwhile, the record away) is not tried again in this round. */
  readonly #refused = new Set<QuestionId>();

  constructor(parts: LeaderParts) {
    this.#parts = parts;
    this.#teller = new Teller({ ...parts, closing: this.#closing.signal, run: (what, task) => this.#run(what, task) });
  }

  /** Makes the opening's sound and prepares what waits: once at the start. */
  start(): void {
    this.#run('warm up', async () => {
      await this.#soundOf(this.#parts.opening, this.#parts.knowledge().manner?.pace);
      await this.#prepareAll();
    });
  }

  /** Follows the record. */
  published(recorded: readonly Recorded<TownhallEvent>[]): void {
    let mayPrepare = false;
    for (const { event } of recorded) {
      if (['avatar.resumed', 'answer.approved', 'dial.set', 'question.assigned'].includes(event.type))
        this.#answerCalled();
      if (event.type === 'question.called') this.#run('answer', () => this.#answer(event.questionId, event.epoch));
      this.#teller.published(event);
      mayPrepare ||= waitsAnew(event);
    }
    if (mayPrepare) this.#run('prepare', () => this.#prepareAll());
  }

  /** The persona changed: answers of an older version are prepared again, also the one that is called and could not begin. */
  personaChanged(): void {
    this.#refused.clear();
    this.#answerCalled();
    this.#run('prepare', () => this.#prepareAll());
  }

  /** Stops whatever belongs to this epoch or an older one, at once. Safe to call twice. */
  silence(epoch: number): void {
    this.#teller.silence(epoch);
  }

  close(): void {
    this.#closing.abort();
    this.#teller.close();
  }

  /** One after the other, most wanted first; what comes while it works is taken in the same round. */
  async #prepareAll(): Promise<void> {
    if (this.#isPreparing) return;
    this.#isPreparing = true;
    this.#refused.clear();
    try {
      do {
        for (let next = this.#nextUnprepared(); next !== null; next = this.#nextUnprepared()) {
          if (!(await this.#prepare(next))) this.#refused.add(next);
        }
        await this.#keepReady();
      } while (this.#nextUnprepared() !== null);
    } finally {
      this.#isPreparing = false;
    }
  }

  /**
   * The sound of those that come next, also where it is gone: after a restart, or when much was made since. An answer that is not there yet
   * comes first.
   */
  async #keepReady(): Promise<void> {
    const { state, answers } = this.#parts;
    const next = queueOrder(state()).slice(0, keptReady).reverse();
    for (const id of next) {
      const prepared = state().questions.get(id)?.prepared ?? null;
      const answer = prepared === null ? null : await answers.get(prepared.answerId);
      for (const sentence of answer?.sentences ?? []) {
        if (this.#nextUnprepared() !== null) return;
        await this.#soundOf(sentence, answer?.pace);
      }
    }
  }

  #nextUnprepared(): QuestionId | null {
    const state = this.#parts.state();
    const { personaVersion, consentEpoch } = this.#parts.knowledge();
    // Without consent the leader's words are not used, not even to prepare.
    if (consentEpoch === null || this.#closing.signal.aborted) return null;
    const waits = (id: QuestionId) => {
      const prepared = state.questions.get(id)?.prepared;
      const isOfNow = prepared?.personaVersion === personaVersion && prepared.consentEpoch === consentEpoch;
      return !this.#refused.has(id) && !isOfNow;
    };
    return queueOrder(state).find(waits) ?? null;
  }

  /** Prepares one. False when that is not possible now: the others go on. */
  async #prepare(questionId: QuestionId): Promise<boolean> {
    try {
      return await this.#prepared(questionId);
    } catch (error) {
      if (this.#closing.signal.aborted) throw error;
      this.#parts.log.error({ err: error, questionId }, 'an answer could not be prepared');
      return false;
    }
  }

  /** Makes the answer and the sound of its first sentence, then says that it is ready. False when the gate refused it. */
  async #prepared(questionId: QuestionId): Promise<boolean> {
    const text = this.#textOf(questionId);
    if (text === null) return false;
    const ready = await this.#think(text, this.#previousOf(questionId));
    await this.#soundOf(ready.answer.sentences[0], ready.answer.pace);
    // Edited, or the persona changed, while it was thinking: it comes round again.
    if (this.#textOf(questionId) !== text || this.#isOutdated(ready)) return true;
    // Called meanwhile: whoever answers it there offers what is said, and another answer would void that one.
    const { stage } = this.#parts.state();
    if (stage.kind === 'called' && stage.questionId === questionId) return true;
    return this.#offer(questionId, ready);
  }

  /** Puts the answer beside its question. */
  async #offer(questionId: QuestionId, { answer, answerId }: Ready): Promise<boolean> {
    const { outcome, personaVersion, consentEpoch, needsReading } = answer;
    if (consentEpoch === undefined) return false;
    const told = await this.#parts.gate.submit(mind, {
      type: 'answer.prepared',
      questionId,
      answerId,
      outcome,
      personaVersion,
      consentEpoch,
      needsReading,
      topics: topicsOf(answer, this.#parts.knowledge()),
    });
    return 'accepted' in told;
  }

  /** The answer to a wording as of now, understood with the question before it. Asked for twice at once it is made once: two answers to one question would void each other. */
  #think(text: string, previous: string | undefined, isHurried = false): Promise<Ready> {
    const knowledge = this.#parts.knowledge();
    const key = [knowledge.personaVersion, knowledge.consentEpoch, isHurried, text, previous].join('\n');
    const known = this.#thinking.get(key);
    if (known !== undefined) return known;
    const make = async (): Promise<Ready> => {
      try {
        const answer = await this.#parts.mind.answer(text, knowledge, this.#closing.signal, { previous, isHurried });
        // It would never be of now, and be made for ever.
        if (
          answer.personaVersion !== knowledge.personaVersion ||
          (answer.consentEpoch ?? null) !== knowledge.consentEpoch
        )
          throw new Error('the mind answered for another persona or consent than it was asked');
        return { answer, answerId: await this.#parts.answers.put(answer) };
      } finally {
        this.#thinking.delete(key);
      }
    };
    const made = make();
    this.#thinking.set(key, made);
    return made;
  }

  #isOutdated({ answer }: Ready): boolean {
    const { personaVersion, consentEpoch } = this.#parts.knowledge();
    return answer.personaVersion !== personaVersion || (answer.consentEpoch ?? null) !== consentEpoch;
  }

  /** Whether the day that it names for a question that is passed on is the one that counts from today. Rule Q13. */
  #isOfToday({ referral }: Answer): boolean {
    return referral === undefined || referral.due === usualDue(this.#parts.knowledge().today);
  }

  /** A question is called and nobody speaks: the avatar was on hold, or had no consent. The gate says whether it may now. */
  #answerCalled(): void {
    const { stage, epoch } = this.#parts.state();
    if (stage.kind === 'called') this.#run('answer', () => this.#answer(stage.questionId, epoch));
  }

  async #answer(questionId: QuestionId, epoch: number): Promise<void> {
    const ready = await this.#readyAnswer(questionId);
    if (ready === null || this.#teller.isSilenced(epoch)) return;
    const { answerId } = ready;
    const started = await this.#parts.gate.submit(mind, { type: 'answer.start', questionId, answerId, epoch });
    if ('refused' in started) {
      this.#parts.log.info({ refused: started.refused, epoch }, 'the answer does not start');
      return;
    }
    await this.#teller.begin(ready, questionId, epoch);
  }

  /** The prepared answer if it is of this wording, persona version and consent; else one made now, and put beside the question. Null without consent. */
  async #readyAnswer(questionId: QuestionId): Promise<Ready | null> {
    const text = this.#textOf(questionId);
    const { personaVersion, consentEpoch } = this.#parts.knowledge();
    if (text === null || consentEpoch === null) return null;
    const prepared = this.#parts.state().questions.get(questionId)?.prepared ?? null;
    if (prepared?.personaVersion === personaVersion && prepared.consentEpoch === consentEpoch) {
      const answer = await this.#parts.answers.get(prepared.answerId);
      // The gate voids a preparation with every edit, so this one is of today's wording. A day that it names counts from today.
      if (answer !== null && this.#isOfToday(answer)) return { answer, answerId: prepared.answerId };
    }
    const made = await this.#thinkInTime(text, this.#previousOf(questionId));
    await this.#offer(questionId, made);
    return made;
  }

  /** The answer that is being made, if it comes in time; else what the statements say by themselves. */
  async #thinkInTime(text: string, previous: string | undefined): Promise<Ready> {
    const { clock } = this.#parts;
    const { promise: late, resolve } = Promise.withResolvers<null>();
    const cancel = clock.at(clock.now() + patienceMs, () => resolve(null));
    try {
      const inTime = await Promise.race([this.#think(text, previous), late]);
      return inTime ?? (await this.#think(text, previous, true));
    } finally {
      cancel();
    }
  }

  async #soundOf(sentence: Sentence | undefined, pace: Answer['pace']): Promise<void> {
    if (sentence !== undefined) await this.#parts.speech.get(sentence, this.#closing.signal, pace);
  }

  #textOf(questionId: QuestionId): string | null {
    const text = this.#parts.state().questions.get(questionId)?.wordings.last()?.text;
    return typeof text === 'string' ? text : null;
  }

  /** The question that a follow-up goes on from, as it was asked. Rule Q18. */
  #previousOf(questionId: QuestionId): string | undefined {
    const followsUp = this.#parts.state().questions.get(questionId)?.followsUp ?? null;
    return followsUp === null ? undefined : (this.#textOf(followsUp) ?? undefined);
  }

  /** The named detached runner: what fails here is logged, and never takes the hall down. */
  #run(what: string, task: () => Promise<void>): void {
    task().catch((error: unknown) => {
      if (!this.#closing.signal.aborted) this.#parts.log.error({ err: error, what }, 'leader task failed');
    });
  }
}

/** Events after which a question may wait without its answer, or another one comes next. */
function waitsAnew(event: TownhallEvent): boolean {
  switch (event.type) {
    case 'question.approved':
    case 'question.edited':
    case 'question.unmerged':
    case 'question.returned':
    case 'question.moved':
    case 'question.unmoved':
    case 'question.unpinned':
    case 'answer.finished':
    case 'session.started':
      return true;
    default:
      return false;
  }
}
