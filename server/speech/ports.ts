import type { Pace, Sentence } from '../../protocol/answer.ts';
import type { SectionId } from '../../protocol/ids.ts';
import type { StagedUtterance } from '../../protocol/moment.ts';
import type { Timeline } from '../../protocol/viseme.ts';

/** One sentence as sound: 48 kHz mono signed 16-bit PCM, loudness-normalised, with its timeline. */
export interface Speech {
  readonly pcm: Int16Array<ArrayBuffer>;
  readonly sampleRateHz: 48_000;
  readonly timeline: Timeline;
}

/** What is to be said, and how fast: at the voice's own pace where that is absent. */
export interface Utterable extends Pick<Sentence, 'text' | 'spoken'> {
  readonly pace?: Pace | undefined;
}

/** Turns one sentence into speech. Rejects with {@link SpeechFailure}; aborts by the signal. */
export interface SpeechSynth {
  readonly id: string;
  /** Whether it speaks other languages than English as people speak them; absent: it does not. Rule MD48. */
  readonly isMultilingual?: boolean;
  synthesise(sentence: Utterable, signal: AbortSignal): Promise<Speech>;
  close(): Promise<void>;
}

/** Sound of a voice that tells no times: mono samples in −1…1, at a rate that divides 48,000. */
export interface RawSound {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRateHz: number;
}

/** Makes speech of another voice's sound: loudness, edges, and a timeline by alignment. Rejects with {@link SpeechFailure}. */
export interface SpeechFinisher {
  finish(sentence: Utterable, sound: RawSound, signal: AbortSignal): Promise<Speech>;
}

export class SpeechFailure extends Error {
  readonly reason: 'unavailable' | 'timeout' | 'rejected' | 'aborted';
  readonly retryable: boolean;
  constructor(reason: SpeechFailure['reason'], options: { retryable: boolean; cause?: unknown }) {
    super(`speech failed: ${reason}`, { cause: options.cause });
    this.name = 'SpeechFailure';
    this.reason = reason;
    this.retryable = options.retryable;
  }
}

/** What was said in one piece of sound. */
export interface Recognised {
  /** As the recogniser writes it, trimmed; empty when no words were heard. */
  readonly text: string;
  /** How sure it is of its words, 0…1: the geometric mean of their probabilities. Null when it cannot tell. */
  readonly sureness: number | null;
}

/**
 * Turns one piece of speech into text: mono samples in −1…1 at 16 kHz, at most {@link longestPieceMs}; longer sound is cut at pauses first
 * (`PauseCutter`). Pieces asked for at once are done one after the other. Rejects with {@link RecognitionFailure}; aborts by the signal.
 * The sound is neither kept nor logged. Rules SR1–SR5.
 */
export interface SpeechRecogniser {
  readonly id: string;
  recognise(samples: Float32Array<ArrayBuffer>, signal: AbortSignal): Promise<Recognised>;
  /** Fails what is not done, and everything after. Safe to call twice. */
  close(): Promise<void>;
}

/** Sound for the recogniser, samples a second. */
export const recognisedRateHz = 16_000;
/** The longest piece of sound that is recognised at once: what the embedded model was made for. */
export const longestPieceMs = 15_000;

/** `busy`: too many pieces wait already; `rejected`: the piece is empty or too long, and trying again will not help. */
export class RecognitionFailure extends Error {
  readonly reason: 'busy' | 'unavailable' | 'timeout' | 'rejected' | 'aborted';
  readonly retryable: boolean;
  constructor(reason: RecognitionFailure['reason'], options: { retryable: boolean; cause?: unknown }) {
    super(`recognition failed: ${reason}`, { cause: options.cause });
    this.name = 'RecognitionFailure';
    this.reason = reason;
    this.retryable = options.retryable;
  }
}

/**
 * The avatar's voice on stage: plays speech into every section and tells the listeners' timelines as it does.
 * Every call names its epoch: after `silence(epoch)` nothing of that epoch or an older one is fed, ever.
 */
export interface StageVoice {
  /** False when voices are off: `say` then only paces the captions. */
  readonly isUp: boolean;
  /** LiveKit identity that carries the stage's sound, as announced to pages. */
  readonly identity: string;
  /** Opens the voice in a section's room and keeps it open across restarts of the media server. */
  openSection(sectionId: SectionId): Promise<void>;
  /** Hands the voice of whoever is live on the stage on from their section to all others; null when nobody is. */
  relay(living: { readonly sectionId: SectionId; readonly identity: string } | null): void;
  /**
   * Feeds one sentence; `onStart` runs when the first sample is handed over. Resolves when the last sample has been played
   * (`played`) or the epoch was silenced (`silenced`).
   */
  say(utterance: StagedUtterance, speech: Speech, onStart: () => void): Promise<'played' | 'silenced'>;
  /**
   * Resolves when people have heard what was fed of this epoch to its end, as far as that can be known here (`played`), or when the epoch
   * was silenced (`silenced`): between two sentences nobody waits for it, at the end of an answer the leader does.
   */
  heardOut(epoch: number): Promise<'played' | 'silenced'>;
  /** Stops at once whatever belongs to this epoch or an older one, on the media. Never rejects; safe to call twice. */
  silence(epoch: number): Promise<void>;
  close(): Promise<void>;
}
