import type { Answer, Sentence } from '../../../protocol/answer.ts';
import { hashSchema, statementIdSchema } from '../../../protocol/ids.ts';
import type { StagedUtterance } from '../../../protocol/moment.ts';
import { referralOf } from '../../../server/mind/notices.ts';
import type { Knowledge, Mind, Setting } from '../../../server/mind/ports.ts';
import {
  type Speech,
  SpeechFailure,
  type SpeechSynth,
  type StageVoice,
  type Utterable,
} from '../../../server/speech/ports.ts';

/** A sentence that quotes a statement whole. */
export function quote(text: string): Sentence {
  const statementId = statementIdSchema.parse('s-1');
  const source = { statementId, statementHash: hashSchema.parse('b'.repeat(64)), title: 'A talk', date: '2026-03-03' };
  const sources = [{ ...source, place: 'Umeå', start: 0, end: text.length }];
  return { text, spoken: text, label: 'QUOTE', sources, cue: 'explain' };
}

export const opening: Sentence = { ...quote('This is an AI.'), label: 'NOTICE', sources: [], cue: 'welcome' };

/** What this mind answers to a question: two sentences that name it, or that it does not know. */
export function answerTo(question: string, personaVersion: number, consentEpoch: number | null = 2): Answer {
  const isUnknown = question.startsWith('Unsupported');
  const sentences = isUnknown ? [{ ...opening, text: `I don't know: ${question}` }] : sentencesFor(question);
  const outcome = isUnknown
    ? ({ outcome: 'abstained', reason: 'no-support' } as const)
    : ({ outcome: 'answered' } as const);
  return {
    v: 1,
    language: 'en',
    ...outcome,
    sentences,
    models: ['fake'],
    personaVersion,
    ...(consentEpoch !== null && { consentEpoch }),
  };
}

function sentencesFor(question: string): readonly Sentence[] {
  return [quote(`First of ${question}`), quote(`Last of ${question}`)];
}

/** Answers at once, or when it is let go. */
export class FakeMind implements Mind {
  readonly id = 'fake';
  readonly asked: string[] = [];
  /** The question before one, where it was told. */
  readonly previous = new Map<string, string>();
  hold: Promise<void> | null = null;
  /** Questions at which it breaks. */
  readonly poison = new Set<string>();
  /** Questions that it answers without saying under which consent. */
  readonly unsigned = new Set<string>();
  /** Questions whose answers somebody must read first. */
  readonly unread = new Set<string>();
  /** How fast its answers are said. */
  pace: Answer['pace'];

  async answer(
    question: string,
    knowledge: Knowledge,
    signal: AbortSignal,
    { previous, isHurried = false }: Setting = {},
  ): Promise<Answer> {
    const { personaVersion, consentEpoch } = knowledge;
    this.asked.push(isHurried ? `${question} (hurried)` : question);
    if (previous !== undefined) this.previous.set(question, previous);
    if (this.hold !== null && !isHurried) await this.hold;
    signal.throwIfAborted();
    if (this.poison.has(question)) throw new Error('a broken answer');
    const made = answerTo(question, personaVersion, this.unsigned.has(question) ? null : consentEpoch);
    const answer = this.pace === undefined ? made : { ...made, pace: this.pace };
    if (answer.outcome === 'abstained') return { ...answer, referral: referralOf(knowledge) };
    return this.unread.has(question) ? { ...answer, needsReading: true } : answer;
  }
}

/** A tenth of a second of sound for every sentence; its trouble can be chosen. */
export class FakeSynth implements SpeechSynth {
  readonly id = 'fake';
  readonly made: string[] = [];
  readonly paces: Utterable['pace'][] = [];
  samples = 4800;
  isMultilingual = false;
  words: Speech['timeline']['words'] = [];
  hold: Promise<void> | null = null;
  fails = false;

  async synthesise({ text, pace }: Pick<Utterable, 'text' | 'pace'>, signal: AbortSignal): Promise<Speech> {
    this.made.push(text);
    this.paces.push(pace);
    if (this.hold !== null) await this.hold;
    if (signal.aborted) throw new SpeechFailure('aborted', { retryable: false });
    if (this.fails) throw new SpeechFailure('unavailable', { retryable: true });
    const durationMs = this.samples / 48;
    const timeline = {
      durationMs,
      onsetMs: 0,
      loudness: '',
      mouth: [{ atMs: 0, viseme: 'aa' as const }],
      words: this.words,
    };
    return { pcm: new Int16Array(this.samples).fill(9), sampleRateHz: 48_000, timeline };
  }

  async close(): Promise<void> {}
}

interface Saying {
  readonly epoch: number;
  readonly end: (how: 'played' | 'silenced') => void;
}

/** Plays a sentence for as long as the test wants; never one of a silenced epoch. */
export class FakeVoice implements StageVoice {
  readonly identity = 'stage';
  isUp = true;
  /** While true sentences end by themselves, at once. */
  isQuick = true;
  /** While set, the last sound of an answer is on its way until then. */
  onItsWay: Promise<void> | null = null;
  /** Epoch and text of everything that was fed. */
  readonly fed: string[] = [];
  #silencedEpoch = 0;
  #saying: Saying | null = null;
  #silence = Promise.withResolvers<void>();

  async openSection(): Promise<void> {}

  relay(): void {}

  async say({ epoch, text }: StagedUtterance, _speech: Speech, onStart: () => void): Promise<'played' | 'silenced'> {
    if (epoch <= this.#silencedEpoch) return 'silenced';
    this.fed.push(`${epoch} ${text}`);
    onStart();
    if (this.isQuick) return 'played';
    return new Promise((resolve) => {
      this.#saying = { epoch, end: resolve };
    });
  }

  /** The sentence has been heard to its end. */
  finish(): void {
    this.#saying?.end('played');
    this.#saying = null;
  }

  async heardOut(epoch: number): Promise<'played' | 'silenced'> {
    await Promise.race([this.onItsWay, this.#silence.promise]);
    return epoch <= this.#silencedEpoch ? 'silenced' : 'played';
  }

  async silence(epoch: number): Promise<void> {
    this.#silencedEpoch = Math.max(this.#silencedEpoch, epoch);
    this.#silence.resolve();
    this.#silence = Promise.withResolvers<void>();
    if (this.#saying !== null && this.#saying.epoch <= epoch) this.#saying.end('silenced');
  }

  async close(): Promise<void> {}
}
