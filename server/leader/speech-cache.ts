import type { Pace, Sentence } from '../../protocol/answer.ts';
import { type Speech, SpeechFailure, type SpeechSynth } from '../speech/ports.ts';
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

  /** The sentence's sound; when the voice fails, a silent one with captions at reading pace. Rejects only when aborted. */
  async get({ text, spoken }: Sentence, signal: AbortSignal, pace: Pace = 'normal'): Promise<Speech> {
    const key = `${this.#synth.id}\n${pace}\n${spoken}\n${text}`;
    const made = this.#made.get(key) ?? this.#synth.synthesise({ text, spoken, pace }, signal);
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
      return unspoken(text);
    }
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
