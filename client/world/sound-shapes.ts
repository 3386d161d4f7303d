/** One channel, −1…1. */
export type Samples = Float32Array<ArrayBuffer>;

/** A sound: mono or stereo. */
export interface Sample {
  readonly rateHz: number;
  readonly channels: readonly Samples[];
}

/** Root mean square of whatever runs in a circle: −20 dBFS. */
export const loopRms = 0.1;
/** Loudest sample of a strike or step. */
export const eventPeak = 0.5;
/** Of all sounds but the room tone. */
export const rateHz = 24_000;

/** White noise. */
export function noise(length: number, random: () => number): Samples {
  return new Float32Array(length).map(() => 2 * random() - 1);
}

/** The height at a moment of what rises to 1 within `attackS`, then dies away to 1/e every `decayS`; 0 before. */
export function bump(s: number, attackS: number, decayS: number): number {
  if (s < 0) return 0;
  return s < attackS ? 0.5 - 0.5 * Math.cos((Math.PI * s) / attackS) : Math.exp((attackS - s) / decayS);
}

/** Runs filters over a circle twice: the second time they know what came before its beginning, and nothing tells where it closes. */
export function inCircle(length: number, sampleAt: (i: number) => number): Samples {
  const samples = new Float32Array(length);
  for (let i = 0; i < 2 * length; i++) samples[i % length] = sampleAt(i % length);
  return samples;
}

/** The same, with its last `length` samples going to silence. */
export function fadedOut(samples: Samples, length: number): Samples {
  return samples.map((sample, i) => sample * Math.min(1, (samples.length - 1 - i) / length));
}

/** The same at another loudness: root mean square of all channels together. */
export function atRms(channels: readonly Samples[], rms: number): readonly Samples[] {
  const energy = channels.reduce((sum, channel) => sum + energyOf(channel), 0);
  const length = channels.reduce((sum, channel) => sum + channel.length, 0);
  const gain = rms / Math.sqrt(energy / length);
  return channels.map((channel) => channel.map((sample) => sample * gain));
}

/** The same with its loudest sample at `peak`. */
export function atPeak(samples: Samples, peak: number): Samples {
  let most = 0;
  for (const sample of samples) most = Math.max(most, Math.abs(sample));
  return samples.map((sample) => (sample * peak) / most);
}

/** The sum of the squares. */
export function energyOf(samples: Samples): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return energy;
}
