/** One sound of speech in the names of the CMU dictionary (`p`, `aa`, `ng`; `pau` is a pause); it lasts from the end of the one before. */
export interface Phone {
  readonly phone: string;
  readonly endMs: number;
}

/** A word of what was said: its place in the `spoken` text (UTF-16, end exclusive) and how it sounds alone (maybe not at all: "–"). */
export interface SpokenWord {
  readonly start: number;
  readonly end: number;
  readonly phones: readonly string[];
}

/** What a voice with phone times made: mono samples in −1…1, when each phone ended, and the words. */
export interface Uttered {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRateHz: number;
  readonly phones: readonly Phone[];
  readonly words: readonly SpokenWord[];
}
