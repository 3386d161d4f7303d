/** What a listener takes for sound: 0.02 of full scale (protocol/viseme.ts, `onsetMs`). */
const audible = 0.02;
/** Kept before the first audible sample: soft consonants begin below the threshold. More would delay every answer. */
const leadMs = 30;
/** Kept after the last one: the breath between two sentences. */
const tailMs = 220;
const fadeMs = 5;

/** First and last sample above the threshold (indices, end exclusive); null in silence. */
export function audibleSpan(
  samples: Float32Array,
  threshold = audible,
): { readonly start: number; readonly end: number } | null {
  let start = 0;
  while (start < samples.length && Math.abs(samples[start] ?? 0) <= threshold) start++;
  if (start === samples.length) return null;
  let end = samples.length;
  while (Math.abs(samples[end - 1] ?? 0) <= threshold) end--;
  return { start, end };
}

/**
 * Cuts the silence of both ends to 30 ms before the first audible sample and 220 ms after the last (less where there was less) and
 * fades 5 ms in and out. `cutMs` is what was taken from the beginning: times after it are that much earlier. Null in silence.
 */
export function trimEdges(
  samples: Float32Array<ArrayBuffer>,
  sampleRateHz: number,
): { readonly samples: Float32Array<ArrayBuffer>; readonly cutMs: number } | null {
  const span = audibleSpan(samples);
  if (span === null) return null;
  const perMs = sampleRateHz / 1000;
  const start = Math.max(0, span.start - leadMs * perMs);
  const kept = samples.slice(start, span.end + tailMs * perMs);
  const fade = Math.min(fadeMs * perMs, kept.length / 2);
  for (let i = 0; i < fade; i++) {
    const gain = 0.5 - 0.5 * Math.cos((Math.PI * i) / fade);
    kept[i] = (kept[i] ?? 0) * gain;
    const last = kept.length - 1 - i;
    kept[last] = (kept[last] ?? 0) * gain;
  }
  return { samples: kept, cutMs: start / perMs };
}
