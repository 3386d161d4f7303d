/** The width of a text in the screen's typeface. */
export type Measure = (text: string, sizePx: number, weight: Weight) => number;
export type Weight = 400 | 600;

/** One line of text: `y` is its baseline. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly sizePx: number;
  readonly weight: Weight;
  readonly tone: 'ink' | 'quiet' | 'light';
  /** Of the whole text, not of this line; left to right unless said. */
  readonly direction?: 'ltr' | 'rtl';
}

/** A bar of a poll: how much of its width is filled, 0…1. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly share: number;
}
