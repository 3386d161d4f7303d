import type { Hall } from '../../scenes/hall-schema.ts';
import { lowpass, seededRandom } from './filters.ts';
import { energyOf, type Samples } from './sound-shapes.ts';

/** How a hall sounds, from its file. */
export type Acoustics = Hall['acoustics'];

/** At the end of its range a voice has so much of its loudness left: −24 dB, no more than a murmur. */
const leftAtRange = 1 / 16;
/** The walls answer after this. */
const answersAfterS = 0.01;
/** Walls and cloth swallow what is bright first. */
const [brightPart, brightLasts, darkHz] = [0.35, 0.6, 1800];
const seed = 7;

/** How a neighbour's voice falls off with distance, as a panner's inverse model has it: whole up to `fullVoiceM`. */
export function voiceFalloff({ fullVoiceM, voiceRangeM }: Acoustics): {
  readonly refDistance: number;
  readonly rolloffFactor: number;
} {
  const beyondM = Math.max(0.1, voiceRangeM - fullVoiceM);
  return { refDistance: fullVoiceM, rolloffFactor: (fullVoiceM * (1 / leftAtRange - 1)) / beyondM };
}

/**
 * Gives what a room answers to one tap, for the left and the right ear: noise that has died away by 60 dB after `reverbS`, the bright
 * part of it sooner. Each channel has the energy 1: a sound that is folded with it is as loud as it was. The same for every page.
 */
export function roomAnswer(reverbS: number, rateHz: number): readonly [Samples, Samples] {
  const random = seededRandom(seed);
  const [first, length] = [Math.round(answersAfterS * rateHz), Math.ceil((answersAfterS + reverbS * 1.2) * rateHz)];
  const fallsIn = (seconds: number) => Math.exp(-Math.log(1000) / (seconds * rateHz));
  const [darkFall, brightFall] = [fallsIn(reverbS), fallsIn(reverbS * brightLasts)];
  const channel = (): Samples => {
    const dull = lowpass(darkHz, rateHz);
    const samples = new Float32Array(length);
    let [dark, bright] = [1, brightPart];
    for (let i = first; i < length; i++) {
      const noise = 2 * random() - 1;
      const low = dull(noise);
      samples[i] = low * dark + (noise - low) * bright;
      dark *= darkFall;
      bright *= brightFall;
    }
    const gain = 1 / Math.sqrt(energyOf(samples));
    return samples.map((sample) => sample * gain);
  };
  return [channel(), channel()];
}
