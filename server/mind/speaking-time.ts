import type { Pace } from '../../protocol/answer.ts';
import { paceRates } from '../speech/pace.ts';

/** Longest answer, with the dates before its quotes. Rule M9. */
export const maxSeconds = 75;
const wordsPerMinute = 150;

/** Seconds that a text takes at a pace, that of a calm speaker unless told otherwise; numbers and dates already in words. Rules M9, M91. */
export function speakingSeconds(spoken: string, pace: Pace = 'normal'): number {
  return (spoken.split(/\s+/).length / (wordsPerMinute * paceRates[pace])) * 60;
}
