import type { Pace, Sentence } from '../../protocol/answer.ts';
import { type Speech, SpeechFailure, type SpeechSynth, type Utterable } from '../speech/ports.ts';
import { sayingOf, wordsBeside } from '../speech/saying-of.ts';
import { unspoken } from './unspoken.ts';

/** Ten minutes at 48,000 samples a second: 58 MB. */
const maxSamples = 48_000 * 600;

/** Synthesised sentences, kept by what is said and how fast: the last ten minutes that were used. A sentence asked for twice is made once. */
export class SpeechCache {
  readonly #synth: SpeechSynth;
  readonly #onFailure: (failure: SpeechFailure) => void;
  readonly #made = new Map<string, Promise<Speech>>();
  readonly #samples = new Map<string, number>();

  /** `onFailure` is told once of each try that failed. */
  constructor(synth: SpeechSynth, onFailure: (failure: SpeechFailure) => void = () => undefined) {
    this.#synth = synth;
    this.#onFailure = onFailure;
  }

  /** The sentence's sound; when the voice fails, or cannot say it, a silent one with captions at reading pace. Rejects only when aborted. Rule MD48. */
  async get(sentence: Sentence, signal: AbortSignal, pace: Pace = 'normal'): Promise<Speech> {
    const saying = sayingOf(sentence, this.#synth);
    if (saying === null) return unspoken(sentence.text);
    const key = `${this.#synth.id}\n${pace}\n${saying.spoken}\n${sentence.text}`;
    const made = this.#made.get(key) ?? this.#make(sentence, { ...saying, pace }, signal);
    this.#made.set(key, made);
    try {
      const speech = await made;
      this.#used(key, speech.pcm.length);
      return speech;
    } catch (error) {
      const isFirst = this.#made.get(key) === made;
      if (isFirst) this.#made.delete(key);
      if (!(error instanceof SpeechFailure) || error.reason === 'aborted') throw error;
      if (isFirst) this.#onFailure(error);
      return unspoken(sentence.text);
    }
  }

  async #make(sentence: Sentence, saying: Utterable, signal: AbortSignal): Promise<Speech> {
    const speech = await this.#synth.synthesise(saying, signal);
    if (saying.text === sentence.text) return speech;
    // The original is heard, its translation is read.
    return { ...speech, timeline: { ...speech.timeline, words: wordsBeside(sentence.text, speech.timeline.words) } };
  }

  /** What was not used for longest goes first when there is too much. */
  #used(key: string, length: number): void {
    this.#samples.delete(key);
    this.#samples.set(key, length);
    let total = 0;
    for (const samples of this.#samples.values()) total += samples;
    for (const [key, samples] of this.#samples) {
      if (total <= maxSamples) return;
      this.#samples.delete(key);
      this.#made.delete(key);
      total -= samples;
    }
  }
}
