/** Loudness of speech over its voiced frames, −20 dBFS: level with the living voices that LiveKit's gain control lets through. */
const targetRms = 10 ** (-20 / 20);
/** No sample above −1.5 dBFS: room for what the codec adds. */
const ceiling = 10 ** (-1.5 / 20);
/** Below −50 dBFS there is no voice: the noise of an empty recording is not raised to speech. */
const silentRms = 10 ** (-50 / 20);
const frameMs = 20;
/** Frames this far below the loudest one are pauses. */
const pauseBelow = 10 ** (-30 / 20);

/** Root mean square over voiced frames of 20 ms (those within 30 dB of the loudest), 0…1. Silence gives 0. */
export function voicedRms(samples: Float32Array, sampleRateHz: number): number {
  const length = Math.max(1, Math.round((sampleRateHz * frameMs) / 1000));
  const powers: number[] = [];
  for (let start = 0; start + length <= samples.length; start += length) {
    let sum = 0;
    for (let i = start; i < start + length; i++) sum += (samples[i] ?? 0) ** 2;
    powers.push(sum / length);
  }
  const gate = Math.max(...powers, 0) * pauseBelow ** 2;
  const voiced = powers.filter((power) => power > 0 && power >= gate);
  return Math.sqrt(voiced.reduce((sum, power) => sum + power, 0) / Math.max(1, voiced.length));
}

/** The samples at −20 dBFS over voiced frames, or quieter where a peak would pass −1.5 dBFS. Below −50 dBFS they become silence. */
export function normalise(samples: Float32Array, sampleRateHz: number): Float32Array<ArrayBuffer> {
  const rms = voicedRms(samples, sampleRateHz);
  let peak = 0;
  for (let i = 0; i < samples.length; i++) peak = Math.max(peak, Math.abs(samples[i] ?? 0));
  if (rms < silentRms) return new Float32Array(samples.length);
  const gain = Math.min(targetRms / rms, ceiling / peak);
  return new Float32Array(samples).map((sample) => sample * gain);
}
