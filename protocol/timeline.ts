import { type Timeline, visemes } from './viseme.ts';

/** A mouth does not jump: each moment mixes the shapes of 70 ms around it, the near ones more. */
const halfWindowMs = 35;
/** Lips close and part within this time of a sound that needs them shut. */
const contactMs = 40;
const silence = visemes.indexOf('sil');
const lips = visemes.indexOf('PP');
const teeth = visemes.indexOf('FF');

/**
 * Writes the weights of the 15 mouth shapes (order of `visemes`, each 0…1, together 1) at a moment of a sentence's sound, in
 * milliseconds from its first sample; `sil` is 1 before and after it. Neighbouring shapes blend over 70 ms, but through the whole of a
 * PP (p, b, m) the lips are really shut, and likewise for FF. Allocates nothing. Rules SP9, SP10.
 */
export function mouthWeightsAt(timeline: Timeline, ms: number, out: Float32Array): void {
  out.fill(0);
  if (ms < 0 || ms >= timeline.durationMs) {
    out[silence] = 1;
    return;
  }
  const { mouth } = timeline;
  let shutLips = 0;
  let shutTeeth = 0;
  for (let i = firstEndingAfter(timeline, ms - contactMs); i < mouth.length; i++) {
    const from = mouth[i]?.atMs ?? 0;
    if (from > ms + contactMs) break;
    const to = mouth[i + 1]?.atMs ?? Number.POSITIVE_INFINITY;
    const shape = visemes.indexOf(mouth[i]?.viseme ?? 'sil');
    // The first shape reaches back before the sound, the last beyond it.
    out[shape] = (out[shape] ?? 0) + windowUpTo(to - ms) - windowUpTo(i === 0 ? -halfWindowMs : from - ms);
    const contact = smooth(1 - Math.max(0, from - ms, ms - to) / contactMs);
    if (shape === lips) shutLips = Math.max(shutLips, contact);
    if (shape === teeth) shutTeeth = Math.max(shutTeeth, contact);
  }
  raise(out, teeth, shutTeeth);
  raise(out, lips, shutLips);
}

/** How far the caption has been heard, as an offset in its text (UTF-16): the end of the last word that has begun; 0 before the first. */
export function spokenTo(timeline: Timeline, ms: number): number {
  const { words } = timeline;
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.atMs ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return words[low - 1]?.end ?? 0;
}

/** Index of the first shape that lasts beyond a moment. */
function firstEndingAfter({ mouth }: Timeline, ms: number): number {
  let low = 0;
  let high = mouth.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mouth[middle + 1]?.atMs ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low);
}

/** Part of a raised-cosine window of 70 ms that lies before `ms` (0…1). */
function windowUpTo(ms: number): number {
  const x = Math.min(1, Math.max(-1, ms / halfWindowMs));
  return 0.5 + 0.5 * (x + Math.sin(Math.PI * x) / Math.PI);
}

function smooth(x: number): number {
  return x <= 0 ? 0 : x * x * (3 - 2 * x);
}

/** Lifts one weight to at least `weight` and shrinks the others so that all still make 1. */
function raise(out: Float32Array, shape: number, weight: number): void {
  const now = out[shape] ?? 0;
  if (weight <= now) return;
  const scale = (1 - weight) / (1 - now);
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) * scale;
  out[shape] = weight;
}
