import type { Cue } from '../../../protocol/answer.ts';
import { assertNever } from '../../../protocol/assert-never.ts';
import type { Timeline } from '../../../protocol/viseme.ts';
import type { Phrase } from './phrases.ts';
import type { Stress } from './stresses.ts';

/** What one hand does. `rest` hangs at the side, `ready` waits before the body, the others mean something. */
export const gestures = [
  'rest',
  'ready',
  /** Palm up, to the hall. */
  'offer',
  /** Open, wide. */
  'welcome',
  /** Fingers up, one, two, three. */
  'one',
  'two',
  'three',
  /** Thumb and finger together: exactly this. */
  'pinch',
  /** Palm down, a line drawn under it. */
  'firm',
  'shrug',
  /** An open hand towards somebody beside the stage. */
  'towards',
] as const;
export type Gesture = (typeof gestures)[number];

/** Both hands have arrived at this moment, and hold until they must leave for the next. */
export interface HandsKey {
  readonly atMs: number;
  readonly left: Gesture;
  readonly right: Gesture;
}

/** From one gesture to the next people take about so long. */
export const travelMs = 520;
const counts: readonly Gesture[] = ['one', 'two', 'three'];
const contrastWord = /\b(but|however|instead|whereas|although|rather than|not)\b/i;
/** Hands that arrive before the weight of the word look meant. */
const earlyMs = 60;
const restBeforeEndMs = 260;

interface Planned {
  readonly cue: Cue;
  readonly text: string;
  readonly timeline: Timeline;
  readonly phrases: readonly Phrase[];
  readonly stresses: readonly Stress[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly random: () => number;
}

/** The hands through a sentence: a gesture to each phrase, by what the sentence means, on a word with weight. Rule HALL31. */
export function gesturesOf(planned: Planned): readonly HandsKey[] {
  const { cue, phrases, timeline, isFirst, isLast } = planned;
  const start: Gesture = isFirst ? 'rest' : 'ready';
  const keys: HandsKey[] = [{ atMs: 0, left: start, right: start }];
  phrases.forEach((phrase, i) => {
    const atMs = Math.max(travelMs * 0.7, strokeOf(phrase, planned.stresses) - earlyMs);
    const before = keys.at(-1)?.atMs ?? 0;
    // No time to arrive: the hand stays with what it does.
    if (i > 0 && atMs - before < travelMs) return;
    keys.push({ atMs, ...handsOf(cue, i, phrase, planned) });
  });
  const end: Gesture = isLast ? 'rest' : 'ready';
  const endMs = Math.max((keys.at(-1)?.atMs ?? 0) + travelMs, timeline.durationMs + (isLast ? 300 : -restBeforeEndMs));
  return [...keys, { atMs: endMs, left: end, right: end }];
}

function handsOf(cue: Cue, i: number, phrase: Phrase, { text, random }: Planned): Pick<HandsKey, 'left' | 'right'> {
  switch (cue) {
    case 'welcome':
      return i === 0 ? both('welcome') : both('offer');
    case 'list':
      // First what is listed, then its members.
      return i === 0 ? { left: 'ready', right: 'offer' } : { left: 'ready', right: counts[(i - 1) % 3] ?? 'one' };
    case 'contrast': {
      const turns = contrastWord.exec(text)?.index ?? text.length;
      return phrase.start < turns ? { left: 'offer', right: 'ready' } : { left: 'ready', right: 'offer' };
    }
    case 'emphasis':
      return i % 2 === 0 ? both('firm') : { left: 'ready', right: 'pinch' };
    case 'dont-know':
      return i === 0 ? both('shrug') : both('ready');
    case 'refer':
      return { left: 'ready', right: i === 0 ? 'towards' : 'offer' };
    case 'explain': {
      const turn = random();
      if (turn < 0.34) return { left: 'ready', right: 'offer' };
      if (turn < 0.6) return { left: 'offer', right: 'ready' };
      return turn < 0.8 ? both('offer') : { left: 'ready', right: 'pinch' };
    }
    default:
      return assertNever(cue);
  }
}

const both = (gesture: Gesture) => ({ left: gesture, right: gesture });

/** The first weighty word of a phrase, else a third into it. */
function strokeOf({ atMs, untilMs }: Phrase, stresses: readonly Stress[]): number {
  const own = stresses.filter((stress) => stress.atMs >= atMs && stress.atMs < untilMs);
  const most = Math.max(...own.map(({ weight }) => weight));
  return own.find(({ weight }) => weight >= most * 0.8)?.atMs ?? atMs + (untilMs - atMs) / 3;
}

/** Between which two keys the hands are and how far (0…1, eased): written into `out`, which is given back. Allocates nothing. */
export function handsAt(keys: readonly HandsKey[], ms: number, out: { from: number; to: number; part: number }) {
  let to = 0;
  while (to < keys.length - 1 && (keys[to]?.atMs ?? 0) <= ms) to++;
  const from = Math.max(0, to - 1);
  const [fromMs, toMs] = [keys[from]?.atMs ?? 0, keys[to]?.atMs ?? 0];
  const leaveMs = Math.max(fromMs, toMs - travelMs);
  const x = toMs === leaveMs ? 1 : Math.min(1, Math.max(0, (ms - leaveMs) / (toMs - leaveMs)));
  out.from = from;
  out.to = to;
  // Minimum jerk: how hands travel (Flash and Hogan, 1985).
  out.part = x * x * x * (10 - 15 * x + 6 * x * x);
  return out;
}
