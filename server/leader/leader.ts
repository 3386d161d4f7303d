import type { Logger } from 'pino';
import type { Answer, Sentence } from '../../protocol/answer.ts';
import type { Actor, TownhallEvent } from '../../protocol/events.ts';
import type { Hash, QuestionId } from '../../protocol/ids.ts';
import type { Moment } from '../../protocol/moment.ts';
import type { Knowledge, Mind } from '../mind/ports.ts';
import type { Clock, Gate, Recorded } from '../session/ports.ts';
import type { Speech, StageVoice } from '../speech/ports.ts';
import { queueOrder } from '../townhall/queue.ts';
import type { TownhallState } from '../townhall/state.ts';
import type { AnswerStore } from './answer-store.ts';
import type { SpeechCache } from './speech-cache.ts';

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

/**
 * The AI leader: one more actor at the same gate. It prepares answers while questions wait and speaks when one is called. It never
 * decides whether it may: the gate does, and what is silenced there falls silent here. Rules L1–L8.
 */
export class Leader {
  readonly #parts: LeaderParts;
  readonly #closing = new AbortController();
  #isPreparing = false;
  #silencedEpoch = 0;

  constructor(parts: LeaderParts) {
    this.#parts = parts;
  }

  /** Makes the opening's sound and prepares what waits: once at the start. */
  start(): void {
    this.#run('warm up', async () => {
      await this.#parts.speech.get(this.#parts.opening, this.#closing.signal);
      await this.#prepareAll();
    });
  }

  /** Follows the record. */
  published(recorded: readonly Recorded<TownhallEvent>[]): void {
    let mayPrepare = false;
    for (const { event } of recorded) {
      if (event.type === 'question.called') this.#run('answer', () => this.#answer(event.questionId, event.epoch));
      if (event.type === 'stage.stopped' || event.type === 'answer.cut') this.silence(event.epoch);
      mayPrepare ||= waitsAnew(event);
    }
    if (mayPrepare) this.#run('prepare', () => this.#prepareAll());
  }

  /** The persona changed: answers of an older version are prepared again. */
  personaChanged(): void {
    this.#run('prepare', () => this.#prepareAll());
  }

  /** Stops whatever belongs to this epoch or an older one, at once. Safe to call twice. */
  silence(epoch: number): void {
    if (epoch <= this.#silencedEpoch) return;
    this.#silencedEpoch = epoch;
    this.#parts.tell({ kind: 'stop', epoch });
    this.#run('silence', () => this.#parts.voice.silence(epoch));
  }

  close(): void {
    this.#closing.abort();
  }

  /** One after the other, most wanted first; what comes while it works is taken in the same round. */
  async #prepareAll(): Promise<void> {
    if (this.#isPreparing) return;
    this.#isPreparing = true;
    // What the gate refuses (withdrawn meanwhile, the record away) is not tried again in this round.
    const refused = new Set<QuestionId>();
    try {
      for (
        let next = this.#nextUnprepared(refused);
        next !== null && !this.#closing.signal.aborted;
        next = this.#nextUnprepared(refused)
      ) {
        if (!(await this.#prepare(next))) refused.add(next);
      }
    } finally {
      this.#isPreparing = false;
    }
  }

  #nextUnprepared(except: ReadonlySet<QuestionId>): QuestionId | null {
    const state = this.#parts.state();
    const { personaVersion } = this.#parts.knowledge();
    const waits = (id: QuestionId) =>
      !except.has(id) && state.questions.get(id)?.prepared?.personaVersion !== personaVersion;
    return queueOrder(state).find(waits) ?? null;
  }

  /** Makes the answer and the sound of its first sentence, then says that it is ready. False when the gate refused it. */
  async #prepare(questionId: QuestionId): Promise<boolean> {
    const text = this.#textOf(questionId);
    if (text === null) return false;
    const { answer, answerId } = await this.#think(text);
    await this.#soundOf(answer.sentences[0]);
    // Edited while it was thinking: it comes round again with the new wording.
    if (this.#textOf(questionId) !== text) return true;
    const { outcome, personaVersion } = answer;
    const told = await this.#parts.gate.submit(mind, {
      type: 'answer.prepared',
      questionId,
      answerId,
      outcome,
      personaVersion,
    });
    for (const sentence of answer.sentences.slice(1)) await this.#soundOf(sentence);
    return 'accepted' in told;
  }

  async #think(text: string): Promise<{ readonly answer: Answer; readonly answerId: Hash }> {
    const answer = await this.#parts.mind.answer(text, this.#parts.knowledge(), this.#closing.signal);
    return { answer, answerId: await this.#parts.answers.put(answer) };
  }

  async #answer(questionId: QuestionId, epoch: number): Promise<void> {
    const isOpening = !this.#parts.state().questions.some((question) => question.run !== null);
    const ready = await this.#readyAnswer(questionId);
    if (ready === null || this.#isSilenced(epoch)) return;
    const { answer, answerId } = ready;
    const started = await this.#parts.gate.submit(mind, { type: 'answer.start', questionId, answerId, epoch });
    if ('refused' in started) {
      this.#parts.log.info({ refused: started.refused, epoch }, 'the answer does not start');
      return;
    }
    const sentences = isOpening ? [this.#parts.opening, ...answer.sentences] : answer.sentences;
    for (const [index, sentence] of sentences.entries()) {
      const speech = await this.#parts.speech.get(sentence, this.#closing.signal);
      if (this.#isSilenced(epoch)) return;
      const end = await this.#say({ epoch, answerId, questionId, index, count: sentences.length }, sentence, speech);
      if (end === 'silenced' || this.#isSilenced(epoch)) return;
    }
    await this.#parts.gate.submit(mind, {
      type: 'answer.finish',
      questionId,
      epoch,
      sentencesSaid: sentences.length,
      referTo: answer.outcome === 'abstained' ? this.#parts.knowledge().referTo : null,
    });
  }

  /** The prepared answer if it is of this wording and persona version; else one made now. */
  async #readyAnswer(questionId: QuestionId): Promise<{ readonly answer: Answer; readonly answerId: Hash } | null> {
    const text = this.#textOf(questionId);
    if (text === null) return null;
    const prepared = this.#parts.state().questions.get(questionId)?.prepared ?? null;
    if (prepared !== null && prepared.personaVersion === this.#parts.knowledge().personaVersion) {
      const answer = await this.#parts.answers.get(prepared.answerId);
      // The gate voids a preparation with every edit, so this one is of today's wording.
      if (answer !== null) return { answer, answerId: prepared.answerId };
    }
    return this.#think(text);
  }

  async #say(
    place: {
      readonly epoch: number;
      readonly answerId: Hash;
      readonly questionId: QuestionId;
      readonly index: number;
      readonly count: number;
    },
    sentence: Sentence,
    speech: Speech,
  ): Promise<'played' | 'silenced'> {
    const { tell, voice, clock } = this.#parts;
    const { text, label, sources, cue } = sentence;
    const utterance = { ...place, text, label, sources, cue, timeline: speech.timeline };
    const isSounding = voice.isUp && speech.pcm.length > 0;
    tell({ kind: 'utterance', ...utterance, sounding: isSounding });
    const onStart = () => {
      if (!this.#isSilenced(place.epoch)) tell({ kind: 'sound-start', epoch: place.epoch, index: place.index });
    };
    if (isSounding) return voice.say(utterance, speech, onStart);
    onStart();
    await new Promise<void>((resolve) => clock.at(clock.now() + speech.timeline.durationMs, resolve));
    return this.#isSilenced(place.epoch) ? 'silenced' : 'played';
  }

  async #soundOf(sentence: Sentence | undefined): Promise<void> {
    if (sentence !== undefined) await this.#parts.speech.get(sentence, this.#closing.signal);
  }

  #textOf(questionId: QuestionId): string | null {
    const text = this.#parts.state().questions.get(questionId)?.wordings.last()?.text;
    return typeof text === 'string' ? text : null;
  }

  #isSilenced(epoch: number): boolean {
    return epoch <= this.#silencedEpoch || this.#closing.signal.aborted;
  }

  /** The named detached runner: what fails here is logged, and never takes the hall down. */
  #run(what: string, task: () => Promise<void>): void {
    task().catch((error: unknown) => {
      if (!this.#closing.signal.aborted) this.#parts.log.error({ err: error, what }, 'leader task failed');
    });
  }
}

/** Events after which a question may wait without a prepared answer. */
function waitsAnew(event: TownhallEvent): boolean {
  switch (event.type) {
    case 'question.approved':
    case 'question.edited':
    case 'question.unmerged':
    case 'question.returned':
    case 'session.started':
      return true;
    default:
      return false;
  }
}
