/** Loudness is told for every 10 ms of a sound. */
export const hopMs = 10;

/** −40 dBFS: below lie the noise of recordings and what a codec adds. */
const floorDb = -40;
const stepDb = 1.25;
const loudest = 31;
const digits = '0123456789abcdefghijklmnopqrstuv';

/** Loudness of 10 ms of sound as a whole number 0…31: 0 up to −40 dBFS (root mean square), then one more for every 1.25 dB. */
export function loudnessOf(rms: number): number {
  const level = Math.round((20 * Math.log10(rms) - floorDb) / stepDb);
  return Math.min(loudest, Math.max(0, level));
}

/** The loudness of a whole sound (−1…1), a digit of base 32 for every 10 ms begun. Rule SP24. */
export function loudnessLine(samples: Float32Array, sampleRateHz: number): string {
  const length = (sampleRateHz * hopMs) / 1000;
  let line = '';
  for (let start = 0; start < samples.length; start += length) {
    let square = 0;
    for (let i = start; i < start + length; i++) square += (samples[i] ?? 0) ** 2;
    line += digits[loudnessOf(Math.sqrt(square / length))] ?? '0';
  }
  return line;
}

/** What a loudness line says at a moment (milliseconds from the first sample), between two digits their mean by nearness; 0 outside. */
export function loudnessAt(line: string, ms: number): number {
  const at = ms / hopMs;
  const before = Math.floor(at);
  const part = at - before;
  return (1 - part) * digitAt(line, before) + part * digitAt(line, before + 1);
}

function digitAt(line: string, index: number): number {
  if (index < 0 || index >= line.length) return 0;
  const code = line.charCodeAt(index);
  return code < 58 ? code - 48 : code - 87;
}
