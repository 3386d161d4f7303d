import { recognisedRateHz } from './ports.ts';

export interface PauseCutterOptions {
  /** No piece is longer. */
  readonly longestMs: number;
  /** A pause of so long ends a piece. */
  readonly pauseMs: number;
  /** The room's noise where it is known (root mean square); else a silent room is taken for three seconds. */
  readonly noise?: number;
}

const frameMs = 20;
const frameLength = (recognisedRateHz * frameMs) / 1000;
/** Kept of the silence before the first word and after the last: soft consonants begin and end below the threshold. */
const edgeFrames = 200 / frameMs;
/** Loudness (root mean square) that is speech in a silent room; in a noisy one it must stand out of the noise by {@link aboveNoise}. */
const quietest = 0.004;
const aboveNoise = 2.5;
/** The noise is the quietest of the last three seconds: nobody speaks so long without a gap. */
const noiseFrames = 3000 / frameMs;
/** A gap is never so loud: without it somebody who hums would pass for noise. */
const loudestNoise = 0.03;
/** A click or a cough is shorter. */
const fewestLoudFrames = 160 / frameMs;
/** Where a piece must be cut without a pause: at the quietest place of its last part. */
const cutWithin = 0.4;

/**
 * Cuts a stream of speech, mono at 16 kHz, into pieces that hold words: at pauses, and where nobody pauses at the quietest place before the
 * longest length. Silence between pieces, clicks and steady noise are left out. Rules SR6, SR7.
 */
export class PauseCutter {
  readonly #longest: number;
  readonly #pause: number;
  /** Frames of the piece, or of the silence before it. */
  #frames: Float32Array<ArrayBuffer>[] = [];
  #levels: number[] = [];
  #loud = 0;
  #quiet = 0;
  #rest = new Float32Array(0);
  readonly #recent: Float32Array;
  #recentAt = 0;

  constructor({ longestMs, pauseMs, noise = 0 }: PauseCutterOptions) {
    this.#longest = Math.floor(longestMs / frameMs);
    this.#pause = Math.max(1, Math.round(pauseMs / frameMs));
    this.#recent = new Float32Array(noiseFrames).fill(noise);
  }

  /** Whether a piece has begun: what has been pushed since is not given yet. */
  get isOpen(): boolean {
    return this.#loud > 0;
  }

  /** Takes the next samples, of any length; gives the pieces that they end. */
  push(samples: Float32Array): readonly Float32Array<ArrayBuffer>[] {
    const all = join([this.#rest, samples]);
    const whole = Math.floor(all.length / frameLength);
    const pieces: Float32Array<ArrayBuffer>[] = [];
    for (let i = 0; i < whole; i++) {
      const piece = this.#take(all.slice(i * frameLength, (i + 1) * frameLength));
      if (piece !== null) pieces.push(piece);
    }
    this.#rest = all.slice(whole * frameLength);
    return pieces;
  }

  /** Ends the stream, or a stretch of it: gives the piece that was open, or null. */
  end(): Float32Array<ArrayBuffer> | null {
    this.#rest = new Float32Array(0);
    return this.#close();
  }

  #take(frame: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> | null {
    const level = levelOf(frame);
    this.#listen(level);
    const isLoud = level > this.#threshold();
    this.#frames.push(frame);
    this.#levels.push(level);
    if (isLoud) {
      this.#loud++;
      this.#quiet = 0;
    } else this.#quiet++;
    if (this.#loud === 0) {
      this.#forget(this.#frames.length - edgeFrames);
      return null;
    }
    if (this.#quiet >= this.#pause) return this.#close();
    return this.#frames.length >= this.#longest ? this.#split() : null;
  }

  /** The piece as it stands, without the silence after it. */
  #close(): Float32Array<ArrayBuffer> | null {
    const words = this.#loud >= fewestLoudFrames ? this.#frames : [];
    const spare = Math.max(0, this.#quiet - edgeFrames);
    const piece = words.slice(0, words.length - spare);
    // What follows at once may begin within the silence that was kept here.
    this.#forget(this.#frames.length - edgeFrames);
    this.#loud = 0;
    this.#quiet = 0;
    return piece.length === 0 ? null : join(piece);
  }

  #split(): Float32Array<ArrayBuffer> {
    const from = Math.floor(this.#frames.length * (1 - cutWithin));
    let at = from;
    for (let i = from; i < this.#frames.length; i++)
      if (smoothed(this.#levels, i) <= smoothed(this.#levels, at)) at = i;
    const piece = join(this.#frames.slice(0, at));
    this.#forget(at);
    const threshold = this.#threshold();
    this.#loud = this.#levels.filter((level) => level > threshold).length;
    return piece;
  }

  #listen(level: number): void {
    // Digital silence (a microphone that was muted, a line that saves) is no measure of a room.
    if (level < 1e-5) return;
    this.#recent[this.#recentAt] = level;
    this.#recentAt = (this.#recentAt + 1) % noiseFrames;
  }

  #threshold(): number {
    const noise = this.#recent.reduce((least, level) => Math.min(least, level), loudestNoise);
    return Math.max(quietest, noise * aboveNoise);
  }

  /** Lets go of the oldest frames. */
  #forget(count: number): void {
    if (count <= 0) return;
    this.#frames = this.#frames.slice(count);
    this.#levels = this.#levels.slice(count);
  }
}

/** A whole sound in pieces of words; empty when there are none. Rule SR6. */
export function cutAtPauses(
  samples: Float32Array,
  options: Omit<PauseCutterOptions, 'noise'>,
): readonly Float32Array<ArrayBuffer>[] {
  const cutter = new PauseCutter({ ...options, noise: noiseIn(samples) });
  const pieces = cutter.push(samples);
  const last = cutter.end();
  return last === null ? pieces : [...pieces, last];
}

/** What its quietest tenth does not pass. */
function noiseIn(samples: Float32Array): number {
  const levels: number[] = [];
  for (let at = 0; at + frameLength <= samples.length; at += frameLength)
    levels.push(levelOf(samples.subarray(at, at + frameLength)));
  return levels.sort((a, b) => a - b)[Math.floor(levels.length / 10)] ?? 0;
}

function levelOf(frame: Float32Array): number {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  return Math.sqrt(sum / frame.length);
}

/** Five frames together: between two words, not inside a stop consonant. */
function smoothed(levels: readonly number[], at: number): number {
  let sum = 0;
  for (let i = at - 2; i <= at + 2; i++) sum += levels[i] ?? levels[at] ?? 0;
  return sum;
}

function join(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
