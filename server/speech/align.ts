/** Frames of the energy envelope. */
export const frameMs = 10;
/** Leaving the diagonal costs, so that equal stretches are not smeared. This and the weights: tried on 580 words of two other voices. */
const stepCost = 0.1;
/** Weight of the level's slope beside the level itself: onsets should meet onsets. */
const slopeWeight = 0.3;
/** Weight of brightness: hiss should meet hiss. Without it one word in twenty is a quarter of a second off. */
const brightnessWeight = 2;
/** Mean power below which a frame is a pause, and its brightness that of noise. */
const floorPower = 1e-5;

/** A sound in frames of 10 ms, each value 0…1. */
export interface Envelope {
  /** Logarithmic energy, scaled over the sound. */
  readonly level: Float32Array;
  /** Where the energy lies: 0 low, 1 at 8 kHz. */
  readonly brightness: Float32Array;
}

/** How far the path may stray from the straight line between the ends, in frames: 15 % of the sound, 0.6 to 3 s. */
const bandOf = (frames: number) => Math.round(Math.min(300, Math.max(60, 0.15 * frames)));

/** The envelope of a sound at about speaking level. */
export function envelopeOf(samples: Float32Array, sampleRateHz: number): Envelope {
  const hop = (sampleRateHz * frameMs) / 1000;
  const frames = Math.floor(samples.length / hop);
  const level = new Float32Array(frames);
  const brightness = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    let differences = 0;
    for (let i = Math.floor(frame * hop); i < (frame + 1) * hop; i++) {
      const sample = samples[i] ?? 0;
      sum += sample ** 2;
      differences += (sample - (samples[i - 1] ?? 0)) ** 2;
    }
    level[frame] = Math.log10(sum / hop + floorPower);
    // A tone's difference signal is 2·sin(ω/2) times as strong: near enough to its frequency.
    const frequency = (Math.sqrt(differences / (sum + 1e-9)) / 2) * (sampleRateHz / 16_000);
    brightness[frame] = sum / hop < floorPower ? 0 : Math.min(1, frequency);
  }
  const low = level.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
  const range = level.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY) - low;
  return { level: level.map((each) => (range > 0 ? (each - low) / range : 0)), brightness };
}

/**
 * Dynamic time warping of one envelope onto another: for each frame of `from` the frame of `to` that sounds alike, never going back.
 * A voice's phone times mapped through it time another voice's sound (word onsets: median error 15 ms, P95 58 ms). Empty when either is.
 */
export function warp(from: Envelope, to: Envelope): Int32Array {
  const rows = from.level.length;
  const columns = to.level.length;
  if (rows === 0 || columns === 0) return new Int32Array(0);
  const band = bandOf(Math.max(rows, columns));
  const width = 2 * band + 1;
  const centreOf = (row: number) => Math.round((row * (columns - 1)) / Math.max(1, rows - 1));
  // Only the band is stored: cell (row, column) lies at column − centre(row) + band of its row.
  const cost = new Float32Array(rows * width).fill(Number.POSITIVE_INFINITY);
  const read = (row: number, column: number): number => {
    const at = column - centreOf(row) + band;
    return row < 0 || column < 0 || at < 0 || at >= width ? Number.POSITIVE_INFINITY : (cost[row * width + at] ?? 0);
  };
  for (let row = 0; row < rows; row++) {
    const centre = centreOf(row);
    for (let column = Math.max(0, centre - band); column <= Math.min(columns - 1, centre + band); column++) {
      const sideways = Math.min(read(row - 1, column), read(row, column - 1)) + stepCost;
      const before = row === 0 && column === 0 ? 0 : Math.min(sideways, read(row - 1, column - 1));
      cost[row * width + column - centre + band] = before + difference(from, row, to, column);
    }
  }
  const map = new Int32Array(rows);
  for (let row = rows - 1, column = columns - 1; row >= 0 && column >= 0; ) {
    map[row] = column;
    const down = read(row - 1, column) + stepCost;
    const across = read(row, column - 1) + stepCost;
    const isDiagonal = read(row - 1, column - 1) <= Math.min(down, across);
    if (isDiagonal || down <= across) row--;
    if (isDiagonal || across < down) column--;
  }
  return map;
}

/** A time in the sound of `from`, in milliseconds, as the time in the sound of `to`. */
export function warpMs(map: Int32Array, ms: number): number {
  const last = map.length - 1;
  if (last < 0) return ms;
  const at = Math.min(last, Math.max(0, ms / frameMs));
  const below = Math.floor(at);
  const low = map[below] ?? 0;
  const high = map[Math.min(last, below + 1)] ?? low;
  return (low + (high - low) * (at - below)) * frameMs;
}

function difference(from: Envelope, i: number, to: Envelope, j: number): number {
  const a = from.level[i] ?? 0;
  const b = to.level[j] ?? 0;
  const slopes = a - (from.level[i - 1] ?? a) - (b - (to.level[j - 1] ?? b));
  const brightness = (from.brightness[i] ?? 0) - (to.brightness[j] ?? 0);
  return Math.abs(a - b) + slopeWeight * Math.abs(slopes) + brightnessWeight * Math.abs(brightness);
}
