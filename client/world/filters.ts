/** Takes a sample, gives the filtered one. Keeps what it needs of those before. */
export type Filter = (sample: number) => number;

/** Numbers of 0 to below 1 that follow from a seed alone (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Falls by 6 dB an octave above `cutoffHz`. */
export function lowpass(cutoffHz: number, rateHz: number): Filter {
  const part = 1 - Math.exp((-2 * Math.PI * cutoffHz) / rateHz);
  let low = 0;
  return (sample) => {
    low += part * (sample - low);
    return low;
  };
}

/** Falls by 6 dB an octave below `cutoffHz`. */
export function highpass(cutoffHz: number, rateHz: number): Filter {
  const low = lowpass(cutoffHz, rateHz);
  return (sample) => sample - low(sample);
}

/** Lets a band about `centreHz` through, narrower the higher `q`; 1 at its centre. Robert Bristow-Johnson's audio EQ cookbook, band-pass of constant peak. */
export function bandpass(centreHz: number, q: number, rateHz: number): Filter {
  const turn = (2 * Math.PI * centreHz) / rateHz;
  const alpha = Math.sin(turn) / (2 * q);
  const [b0, a1, a2] = [alpha / (1 + alpha), (-2 * Math.cos(turn)) / (1 + alpha), (1 - alpha) / (1 + alpha)];
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return (sample) => {
    const out = b0 * (sample - x2) - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = sample;
    y2 = y1;
    y1 = out;
    return out;
  };
}
