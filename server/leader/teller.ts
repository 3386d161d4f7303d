import type { Answer, Sentence } from '../../protocol/answer.ts';
import type { Actor, TownhallEvent } from '../../protocol/events.ts';
import type { Hash, QuestionId } from '../../protocol/ids.ts';
import type { Moment } from '../../protocol/moment.ts';
import type { Knowledge } from '../mind/ports.ts';
import type { Clock, Gate } from '../session/ports.ts';
import type { Speech, StageVoice } from '../speech/ports.ts';
import type { TownhallState } from '../townhall/state.ts';
import type { SpeechCache } from './speech-cache.ts';

export interface TellerParts {
  readonly gate: Gate;
  readonly state: () => TownhallState;
  readonly knowledge: () => Pick<Knowledge, 'referTo'>;
  readonly speech: SpeechCache;
  readonly voice: StageVoice;
  readonly tell: (moment: Moment) => void;
  /** Said once, before the first answer of a town hall: that this is an AI, for whom, from what. */
  readonly opening: Sentence;
  readonly clock: Clock;
  readonly closing: AbortSignal;
  /** Runs what nobody waits for; what fails in it is logged. */
  readonly run: (what: string, task: () => Promise<void>) => void;
}

/** An answer under its content address. */
export interface Ready {
  readonly answer: Answer;
  readonly answerId: Hash;
}

/** An answer on the stage: what is said, and how far. */
interface Telling extends Ready {
  readonly questionId: QuestionId;
  /** The opening first, where it has not been said yet: its place in the answer is null. */
  readonly sentences: readonly { readonly sentence: Sentence; readonly place: number | null }[];
  /** Places in the answer that were said to their end. */
  readonly said: Set<number>;
  /** Of the sentence that is said now, or next. */
  at: number;
}

const mind: Actor = { kind: 'part', part: 'mind' };

/**
 * Says an answer that the gate let begin, sentence by sentence: told to the pages, fed to the voice, paused, gone on with, and silenced when
 * the record says so. Rules L2 to L4, L7, L9 to L11.
 */
export class Teller {
  readonly #parts: TellerParts;
  /** Sentences that run by the clock, without a voice. */
  readonly #paced = new Set<{ readonly epoch: number; readonly end: () => void }>();
  #silencedEpoch = 0;
  #hasOpened = false;
  #telling: Telling | null = null;

  constructor(parts: TellerParts) {
    this.#parts = parts;
  }

  /** Follows the record. */
  published(event: TownhallEvent): void {
    if (isSilence(event)) this.silence(event.epoch);
    if (event.type === 'answer.cut') this.#report(event.questionId);
    if (event.type === 'answer.skipped') this.#leaveOut(event.sentence);
    if (event.type === 'answer.skipped' || event.type === 'answer.continued') this.#goOn();
  }

  /** Says an answer in the epoch in which it was let begin. Resolves when it is finished or silenced. */
  async begin(ready: Ready, questionId: QuestionId, epoch: number): Promise<void> {
    const own = ready.answer.sentences.map((sentence, place) => ({ sentence, place }));
    const sentences = this.#isOpened() ? own : [{ sentence: this.#parts.opening, place: null }, ...own];
    this.#telling = { ...ready, questionId, sentences, said: new Set(), at: 0 };
    await this.#tell(this.#telling, epoch);
  }

  /** Stops whatever belongs to this epoch or an older one, at once. Safe to call twice. */
  silence(epoch: number): void {
    if (epoch <= this.#silencedEpoch) return;
    this.#silencedEpoch = epoch;
    this.#parts.tell({ kind: 'stop', epoch });
    for (const paced of this.#paced) if (paced.epoch <= epoch) paced.end();
    this.#parts.run('silence', () => this.#parts.voice.silence(epoch));
  }

  isSilenced(epoch: number): boolean {
    return epoch <= this.#silencedEpoch || this.#parts.closing.aborted;
  }

  close(): void {
    for (const paced of this.#paced) paced.end();
  }

  /** Says what is left of an answer, in this epoch. */
  async #tell(telling: Telling, epoch: number): Promise<void> {
    const { answer, answerId, questionId, sentences, said } = telling;
    for (let next = sentences[telling.at]; next !== undefined; next = sentences[telling.at]) {
      const { sentence, place } = next;
      const index = telling.at;
      const speech = await this.#parts.speech.get(sentence, this.#parts.closing, answer.pace);
      if (this.isSilenced(epoch)) return;
      // The next one's sound is made while this one is heard.
      const following = sentences[index + 1]?.sentence;
      if (following !== undefined)
        this.#parts.run('speak ahead', async () => {
          await this.#parts.speech.get(following, this.#parts.closing, answer.pace);
        });
      const where = { epoch, answerId, questionId, index, count: sentences.length, place };
      const end = await this.#say(where, sentence, speech);
      if (end === 'silenced') return;
      telling.at = index + 1;
      if (place === null) this.#hasOpened = true;
      else said.add(place);
      if (this.isSilenced(epoch)) return;
    }
    // Stage, caption and sound end together: what is on its way is still the answer, and can be stopped.
    const { voice } = this.#parts;
    if (voice.isUp && (await voice.heardOut(epoch)) === 'silenced') return;
    if (this.isSilenced(epoch)) return;
    await this.#parts.gate.submit(mind, {
      type: 'answer.finish',
      questionId,
      epoch,
      sentencesSaid: telling.at - (answer.sentences.length - said.size),
      unsaid: [...answer.sentences.keys()].filter((place) => !said.has(place)),
      // One from before referrals had a day: the gate gives it the usual one.
      referral: answer.outcome === 'abstained' ? (answer.referral ?? { owner: this.#parts.knowledge().referTo }) : null,
    });
  }

  /** Goes on where it was silenced, from the beginning of that sentence, in the epoch of now. Rule L10. */
  #goOn(): void {
    const telling = this.#telling;
    const { stage, epoch } = this.#parts.state();
    if (telling === null || stage.kind !== 'avatar' || stage.isPaused || stage.questionId !== telling.questionId)
      return;
    this.#parts.run('go on', () => this.#tell(telling, epoch));
  }

  /** Goes past a sentence, unless it was said to its end meanwhile. */
  #leaveOut(place: number): void {
    const telling = this.#telling;
    if (telling !== null && telling.sentences[telling.at]?.place === place) telling.at++;
  }

  /** An answer was cut: the record gets to know what of it was said. Rule L11. */
  #report(questionId: QuestionId): void {
    const telling = this.#telling;
    if (telling?.questionId !== questionId) return;
    this.#telling = null;
    const { answerId, said } = telling;
    this.#parts.run('report', async () => {
      await this.#parts.gate.submit(mind, { type: 'answer.report', questionId, answerId, said: [...said] });
    });
  }

  /** Whether people heard the opening to its end. One that was cut is said again. */
  #isOpened(): boolean {
    return this.#hasOpened || this.#parts.state().questions.some(({ run }) => run?.kind === 'finished');
  }

  async #say(
    place: {
      readonly epoch: number;
      readonly answerId: Hash;
      readonly questionId: QuestionId;
      readonly index: number;
      readonly count: number;
      readonly place: number | null;
    },
    sentence: Sentence,
    speech: Speech,
  ): Promise<'played' | 'silenced'> {
    const { tell, voice } = this.#parts;
    const { spoken: _, ...shown } = sentence;
    const utterance = { ...place, ...shown, timeline: speech.timeline };
    const isSounding = voice.isUp && speech.pcm.length > 0;
    tell({ kind: 'utterance', ...utterance, sounding: isSounding });
    const onStart = () => {
      if (!this.isSilenced(place.epoch)) tell({ kind: 'sound-start', epoch: place.epoch, index: place.index });
    };
    if (isSounding) return voice.say(utterance, speech, onStart);
    onStart();
    await this.#pace(place.epoch, speech.timeline.durationMs);
    return this.isSilenced(place.epoch) ? 'silenced' : 'played';
  }

  /** Lets so much time go by, less when the epoch is silenced. */
  async #pace(epoch: number, ms: number): Promise<void> {
    const { clock } = this.#parts;
    const { promise, resolve: end } = Promise.withResolvers<void>();
    const paced = { epoch, end };
    this.#paced.add(paced);
    const cancel = clock.at(clock.now() + ms, end);
    await promise;
    cancel();
    this.#paced.delete(paced);
  }
}

type Silence = Extract<TownhallEvent, { type: 'stage.stopped' | 'answer.cut' | 'answer.paused' | 'answer.skipped' }>;

function isSilence(event: TownhallEvent): event is Silence {
  return ['stage.stopped', 'answer.cut', 'answer.paused', 'answer.skipped'].includes(event.type);
}
