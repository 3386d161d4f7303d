/** Longest answer, with the dates before its quotes. Rule M9. */
export const maxSeconds = 75;
const wordsPerMinute = 150;

/** Seconds that a text takes at the pace of a calm speaker; numbers and dates already in words. */
export function speakingSeconds(spoken: string): number {
  return (spoken.split(/\s+/).length / wordsPerMinute) * 60;
}
