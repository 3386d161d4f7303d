import type { Cue, Mood } from '../../../protocol/answer.ts';
import type { Utterance } from '../../../protocol/moment.ts';
import { seededRandom } from '../filters.ts';
import { gesturesOf, type HandsKey } from './gestures.ts';
import { phrasesOf } from './phrases.ts';
import { type Stress, stressesOf } from './stresses.ts';

/** Where the leader looks from this moment on, as a turn from the middle of the hall (radians, to her left positive). */
export interface Glance {
  readonly atMs: number;
  readonly yawRad: number;
}

/**
 * How one sentence is acted: planned from the sentence and its timeline alone, so that everybody sees the same movement at the same word.
 * Times are milliseconds from the sentence's first sample.
 */
export interface Acting {
  readonly cue: Cue;
  readonly mood: Mood | null;
  readonly stresses: readonly Stress[];
  readonly hands: readonly HandsKey[];
  readonly glances: readonly Glance[];
  /** When the eyes shut; people blink where a phrase begins. */
  readonly blinksMs: readonly number[];
}

/** The sentence that is being heard and how far, one object that is written anew. */
export interface Acted {
  readonly acting: Acting;
  readonly positionMs: number;
}

/** A sentence that moves nothing. */
export const still: Acting = { cue: 'explain', mood: null, stresses: [], hands: [], glances: [], blinksMs: [] };

const blinksApartMs = 1900;
const widestGlanceRad = 0.55;
const accentMs = 380;

/** Plans a sentence. Rules HALL30, HALL31. */
export function actingOf({ answerId, index, count, text, cue, mood, timeline }: ActedSentence): Acting {
  const random = seededRandom(Number.parseInt(answerId.slice(0, 8), 16) + index * 977);
  const stresses = stressesOf(text, timeline);
  const phrases = phrasesOf(text, timeline);
  const blinksMs: number[] = [];
  for (const { atMs } of phrases)
    if (atMs - (blinksMs.at(-1) ?? Number.NEGATIVE_INFINITY) > blinksApartMs) blinksMs.push(atMs + 60 * random());
  return {
    cue,
    mood: mood ?? null,
    stresses,
    hands: gesturesOf({
      cue,
      text,
      timeline,
      phrases,
      stresses,
      isFirst: index === 0,
      isLast: index === count - 1,
      random,
    }),
    glances: phrases.map(({ atMs }) => ({ atMs, yawRad: (2 * random() - 1) * widestGlanceRad })),
    blinksMs,
  };
}

type ActedSentence = Pick<Utterance, 'answerId' | 'index' | 'count' | 'text' | 'cue' | 'mood' | 'timeline'>;

/** How much weight is being put on a word now, 0…1: up within 0.1 s of its beginning, down in 0.3 s. Allocates nothing. */
export function accentAt({ stresses }: Acting, ms: number): number {
  let accent = 0;
  for (let i = 0; i < stresses.length; i++) {
    const stress = stresses[i];
    const since = stress === undefined ? -1 : ms - stress.atMs;
    if (stress === undefined || since < 0 || since > accentMs) continue;
    accent = Math.max(accent, stress.weight * Math.sin(Math.PI * (since / accentMs) ** 0.6));
  }
  return accent;
}

/** The glance under way, or null before the first. Allocates nothing. */
export function glanceAt({ glances }: Acting, ms: number): Glance | null {
  let now: Glance | null = null;
  for (let i = 0; i < glances.length; i++) {
    const glance = glances[i];
    if (glance === undefined || glance.atMs > ms) break;
    now = glance;
  }
  return now;
}

/** How many blinks of the sentence have begun. Allocates nothing. */
export function blinksBegun({ blinksMs }: Acting, ms: number): number {
  let begun = 0;
  while (begun < blinksMs.length && (blinksMs[begun] ?? 0) <= ms) begun++;
  return begun;
}
