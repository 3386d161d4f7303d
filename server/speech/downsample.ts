/** From the media's 48 kHz to the recogniser's 16 kHz. */
const factor = 3;
/** Half the filter's length in samples of the input: stop band below −60 dB from 9 kHz on, flat to 6.5 kHz. */
const half = 36;
const cutoff = 7600 / 24_000;

const kernel = Float64Array.from({ length: 2 * half + 1 }, (_, i) => {
  const x = Math.PI * (i - half) * cutoff;
  const window =
    0.42 + 0.5 * Math.cos((Math.PI * (i - half)) / half) + 0.08 * Math.cos((2 * Math.PI * (i - half)) / half);
  return (x === 0 ? 1 : Math.sin(x) / x) * cutoff * window;
});

/**
 * Lowers a stream of signed 16-bit samples at 48 kHz to samples in −1…1 at 16 kHz: what cannot be told at that rate is taken away first, so
 * that it does not fold back. Delays by 0.75 ms. Rule SR8.
 */
export class Downsampler {
  /** What the filter still needs of the samples before. */
  #tail = new Float32Array(2 * half);

  push(samples: Int16Array): Float32Array<ArrayBuffer> {
    const all = new Float32Array(this.#tail.length + samples.length);
    all.set(this.#tail);
    for (let i = 0; i < samples.length; i++) all[this.#tail.length + i] = (samples[i] ?? 0) / 32_768;
    const count = Math.max(0, Math.floor((all.length - kernel.length) / factor) + 1);
    const out = new Float32Array(count);
    for (let n = 0; n < count; n++) {
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap++) sum += (kernel[tap] ?? 0) * (all[n * factor + tap] ?? 0);
      out[n] = sum;
    }
    this.#tail = all.slice(count * factor);
    return out;
  }
}

/** A whole sound at once, with nothing of its end missing. */
export function downsample(samples: Int16Array): Float32Array<ArrayBuffer> {
  const padded = new Int16Array(samples.length + half);
  padded.set(samples);
  return new Downsampler().push(padded).subarray(half / factor);
}
