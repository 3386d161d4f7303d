import { bandpass, highpass, lowpass } from './filters.ts';
import {
  atPeak,
  atRms,
  bump,
  energyOf,
  eventPeak,
  fadedOut,
  loopRms,
  rateHz,
  type Sample,
  type Samples,
} from './sound-shapes.ts';

const strikeS = 0.12;
/** Hands of many are heard with so much of the hall behind them, in seconds: a part of how long it lasts. */
const farS = (reverbS: number) => 0.2 + 0.12 * reverbS;
/** Different hands in applause. */
const handsOfMany = 24;
const [answersAfterS, answersPart] = [0.008, 0.8];
const silence = new Float32Array();

export interface ApplauseOf {
  readonly people: number;
  readonly seconds: number;
  /** Until sound has died away by 60 dB in the hall. */
  readonly reverbS: number;
}

/** Gives people clapping in a hall for ever, in stereo: each in a beat, at a distance and on a side of their own. */
export function applause({ people, seconds, reverbS }: ApplauseOf, random: () => number): Sample {
  const length = Math.round(seconds * rateHz);
  const channels = [new Float32Array(length), new Float32Array(length)] as const;
  const hands = Array.from({ length: handsOfMany }, () => farHands(reverbS, random));
  for (let person = 0; person < people; person++) {
    // A whole number of beats, so that nobody stumbles where the circle closes.
    const beats = Math.round((3 + 1.3 * random()) * seconds);
    const [phase, loudness] = [random(), 10 ** (((random() + random() + random()) * 5 - 7.5) / 20)];
    const side = random() * (Math.PI / 2);
    const lateRight = Math.round((0.5 - random()) * 0.0012 * rateHz);
    const own = Math.floor(random() * hands.length);
    for (let beat = 0; beat < beats; beat++) {
      const [left, right] = hands[(own + (random() < 0.3 ? 1 : 0)) % hands.length] ?? [silence, silence];
      const at = length + Math.round(((beat + phase) / beats + ((random() - 0.5) * 0.04) / seconds) * length);
      const strength = loudness * (0.7 + 0.6 * random());
      addInCircle(channels[0], left, at, strength * Math.cos(side));
      addInCircle(channels[1], right, at + lateRight, strength * Math.sin(side));
    }
  }
  // Both ears as loud: a dozen people are by chance more on one side.
  return { rateHz, channels: channels.flatMap((channel) => atRms([channel], loopRms)).map(withoutPeaks) };
}

function addInCircle(circle: Samples, sound: Samples, from: number, gain: number): void {
  let at = from % circle.length;
  for (let i = 0; i < sound.length; i++) {
    circle[at] = (circle[at] ?? 0) + gain * (sound[i] ?? 0);
    at = at + 1 === circle.length ? 0 : at + 1;
  }
}

/** Gives two hands that meet once near by, without a hall; mono. */
export function strike(random: () => number): Sample {
  const samples = fadedOut(handStrike(strikeS, random), 0.05 * rateHz);
  return { rateHz, channels: [atPeak(samples, eventPeak)] };
}

/** Hands some rows away, as they come to both ears: duller, and nearly as loud by way of the walls. */
function farHands(reverbS: number, random: () => number): readonly [Samples, Samples] {
  const [far, rumble] = [lowpass(4500, rateHz), highpass(350, rateHz)];
  const direct = handStrike(farS(reverbS), random).map((sample) => rumble(far(sample)));
  return [inHall(direct, reverbS, random), inHall(direct, reverbS, random)];
}

/** Without the hall: a burst of a few milliseconds, coloured by the hollow between the hands. */
function handStrike(seconds: number, random: () => number): Samples {
  const hollow = bandpass(850 + 1150 * random(), 1 + random(), rateHz);
  const flat = bandpass(2300 + 1500 * random(), 0.8, rateHz);
  const [decayS, flatPart] = [0.003 + 0.004 * random(), 0.25 + 0.4 * random()];
  // Palms and fingers do not quite meet at once.
  const laterS = 0.004 + 0.007 * random();
  const attackS = 0.0006;
  const burst = (s: number) => (s < 0 ? 0 : Math.min(1, s / attackS) * Math.exp(-s / decayS));
  return new Float32Array(Math.round(seconds * rateHz)).map((_, i) => {
    const push = (2 * random() - 1) * (burst(i / rateHz) + 0.4 * burst(i / rateHz - laterS));
    return hollow(push) + flatPart * flat(push);
  });
}

/** Adds what comes back from everywhere: noise that dies away, nearly as loud as the sound itself. */
function inHall(direct: Samples, reverbS: number, random: () => number): Samples {
  const [dull, duller, rumble] = [lowpass(2200, rateHz), lowpass(2200, rateHz), highpass(300, rateHz)];
  const answer = direct.map((_, i) => {
    const s = i / rateHz - answersAfterS;
    return rumble(duller(dull((2 * random() - 1) * bump(s, 0.012, reverbS / Math.log(1000)))));
  });
  const gain = answersPart * Math.sqrt(energyOf(direct) / energyOf(answer));
  const samples = direct.map((sample, i) => sample + gain * (answer[i] ?? 0));
  return fadedOut(samples, 0.1 * rateHz);
}

/** Rounds off what stands out: whoever claps beside the ear is heard alone, not in a loop. */
function withoutPeaks(channel: Samples): Samples {
  const most = 6 * loopRms;
  return channel.map((sample) => most * Math.tanh(sample / most));
}
