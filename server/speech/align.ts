/** Frames of the energy envelope. */
export const frameMs = 10;
/** Leaving the diagonal costs a little, so that equal stretches are not smeared. */
const stepCost = 0.02;
/** Weight of the envelope's slope beside its height: onsets should meet onsets. */
const slopeWeight = 0.3;
/** How far the path may stray from the straight line between the ends, in frames: 15 % of the sound, 0.6 to 3 s. */
const bandOf = (frames: number) => Math.round(Math.min(300, Math.max(60, 0.15 * frames)));

/** Logarithmic energy in frames of 10 ms, scaled to 0…1 over the sound. */
export function energyEnvelope(samples: Float32Array, sampleRateHz: number): Float32Array {
  const hop = (sampleRateHz * frameMs) / 1000;
  const envelope = new Float32Array(Math.floor(samples.length / hop));
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let frame = 0; frame < envelope.length; frame++) {
    let sum = 0;
    for (let i = Math.floor(frame * hop); i < (frame + 1) * hop; i++) sum += (samples[i] ?? 0) ** 2;
    const level = Math.log10(sum / hop + 1e-5);
    envelope[frame] = level;
    low = Math.min(low, level);
    high = Math.max(high, level);
  }
  return high > low ? envelope.map((level) => (level - low) / (high - low)) : envelope.fill(0);
}

/**
 * Dynamic time warping of one envelope onto another: for each frame of `from` the frame of `to` that sounds alike, never going back.
 * A voice's phone times mapped through it time another voice's sound (median word onset error 17 ms). Empty when either is empty.
 */
export function warp(from: Float32Array, to: Float32Array): Int32Array {
  const rows = from.length;
  const columns = to.length;
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

function difference(from: Float32Array, i: number, to: Float32Array, j: number): number {
  const a = from[i] ?? 0;
  const b = to[j] ?? 0;
  const slopes = a - (from[i - 1] ?? a) - (b - (to[j - 1] ?? b));
  return Math.abs(a - b) + slopeWeight * Math.abs(slopes);
}
