import { hopMs, loudnessAt } from '../../../protocol/loudness.ts';
import type { Timeline } from '../../../protocol/viseme.ts';

/** A word that carries weight: when it begins, where in the text, and how much weight (0…1). */
export interface Stress {
  readonly atMs: number;
  readonly start: number;
  readonly weight: number;
}

/** Words that join others: nobody nods on them. */
const joining = new Set(
  `a an the and or nor but so if than that this these those there here of to in on at by for from with as into over about
  is are was were be been being am do does did have has had will would can could may might shall should must
  i you he she it we they me him her us them my your his its our their who which what when where it's that's`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
/** Weights closer than this would make a nodding toy. */
const apartMs = 620;
const loudest = 31;
const leastWeight = 0.42;

/**
 * The words of a sentence that are said with weight, in order: not the small joining ones; long, loud ones and those before a pause more.
 * By the timeline alone, so everybody sees the same. Without loudness the words alone decide.
 */
export function stressesOf(text: string, timeline: Timeline): readonly Stress[] {
  const { words } = timeline;
  const weighed = words.map(({ atMs, start, end }, i): Stress => {
    const word = text
      .slice(start, end)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}'-]/gu, '');
    const untilMs = words[i + 1]?.atMs ?? timeline.durationMs;
    const weight = joining.has(word)
      ? 0
      : 0.25 +
        0.3 * Math.min(1, word.length / 9) +
        0.3 * peakOf(timeline, atMs, untilMs) +
        (/\d/.test(word) ? 0.15 : 0);
    return { atMs, start, weight: Math.min(1, weight) };
  });
  const chosen: Stress[] = [];
  for (const stress of weighed.filter(({ weight }) => weight >= leastWeight).sort(heavierFirst))
    if (chosen.every((other) => Math.abs(other.atMs - stress.atMs) >= apartMs)) chosen.push(stress);
  return chosen.sort((a, b) => a.atMs - b.atMs);
}

const heavierFirst = (a: Stress, b: Stress) => b.weight - a.weight || a.atMs - b.atMs;

/** The loudest 10 ms of a word against full scale, 0…1; half where loudness is not told. */
function peakOf({ loudness }: Timeline, fromMs: number, untilMs: number): number {
  if (loudness === '') return 0.5;
  let peak = 0;
  for (let ms = fromMs; ms < untilMs; ms += hopMs) peak = Math.max(peak, loudnessAt(loudness, ms));
  return peak / loudest;
}
