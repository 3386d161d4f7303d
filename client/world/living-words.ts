import type { LivingWords } from '../../protocol/moment.ts';

/** What somebody who speaks live said last, as it is shown. */
export interface LivingCaption {
  readonly epoch: number;
  readonly index: number;
  readonly text: string;
  /** Where in the text the newest words begin. */
  readonly freshFrom: number;
  readonly isLate: boolean;
  readonly sinceMs: number;
}

/** A phrase stays so long after it came; what comes sooner than `joinMs` is put behind it, so that nothing is gone before it is read. */
const stayMs = 8000;
const joinMs = 3000;
/** Two lines of the caption bar. */
const longestText = 160;

/** The caption after the next words have come. Older ones change nothing. Rule LC6. */
export function withLivingWords(shown: LivingCaption | null, words: LivingWords, nowMs: number): LivingCaption {
  const { epoch, index, text, isLate } = words;
  const isSame = shown !== null && shown.epoch === epoch;
  if (shown !== null && (shown.epoch > epoch || (isSame && shown.index >= index))) return shown;
  const isJoined = isSame && nowMs - shown.sinceMs < joinMs && shown.text.length + 1 + text.length <= longestText;
  return {
    epoch,
    index,
    text: isJoined ? `${shown.text} ${text}` : text,
    freshFrom: isJoined ? shown.text.length + 1 : 0,
    isLate,
    sinceMs: nowMs,
  };
}

/** Whether it has stood long enough. */
export function isOver(caption: LivingCaption, nowMs: number): boolean {
  return nowMs - caption.sinceMs >= stayMs;
}
