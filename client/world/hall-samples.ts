import { applause, strike } from './clap-samples.ts';
import { bandpass, highpass, lowpass, seededRandom } from './filters.ts';
import {
  atPeak,
  atRms,
  bump,
  eventPeak,
  fadedOut,
  inCircle,
  loopRms,
  noise,
  rateHz,
  type Sample,
} from './sound-shapes.ts';

/** All that sounds in a hall by itself. The first three run in a circle; of the others one is taken by chance each time. */
export interface HallSamples {
  readonly tone: Sample;
  /** A dozen people clapping, and ninety. */
  readonly group: Sample;
  readonly crowd: Sample;
  readonly strikes: readonly Sample[];
  readonly steps: readonly Sample[];
}

/** There is next to nothing in the room tone above a kilohertz. */
const toneRateHz = 12_000;
const toneS = 9;
const stepS = 0.3;
/** Unlike each other, so that no two loops meet in the same way again before long. */
const group = { people: 12, seconds: 5.3 };
const crowd = { people: 90, seconds: 7.1 };
const [strikeCount, stepCount] = [12, 8];

/**
 * Makes all of them: four megabytes, which take a processor half a second. The same seed gives the same sounds. Those of many people have the
 * hall in them, where sound dies away in `reverbS`; to those near by it answers as they sound. Rules HS8, HS9.
 */
export function makeHallSamples(seed: number, reverbS: number): HallSamples {
  const random = seededRandom(seed);
  return {
    tone: roomTone(random),
    group: applause({ ...group, reverbS }, random),
    crowd: applause({ ...crowd, reverbS }, random),
    strikes: Array.from({ length: strikeCount }, () => strike(random)),
    steps: Array.from({ length: stepCount }, () => step(random)),
  };
}

/** Their memory, to be handed over without a copy. */
export function transferableOf(samples: HallSamples): readonly ArrayBuffer[] {
  const all = [samples.tone, samples.group, samples.crowd, ...samples.strikes, ...samples.steps];
  return all.flatMap(({ channels }) => channels.map(({ buffer }) => buffer));
}

/** Air that moves slowly in a warm room: dark noise, a little of it brighter, different in both ears. */
function roomTone(random: () => number): Sample {
  const length = toneS * toneRateHz;
  const shared = noise(length, random);
  const channels = [0, 1].map(() => {
    const own = noise(length, random);
    const [rumble, warm, dark] = [highpass(70, toneRateHz), lowpass(260, toneRateHz), lowpass(260, toneRateHz)];
    const air = bandpass(700, 0.6, toneRateHz);
    const [one, two] = [random() * 2 * Math.PI, random() * 2 * Math.PI];
    const turn = (2 * Math.PI) / length;
    return inCircle(length, (i) => {
      const sample = 0.8 * (own[i] ?? 0) + 0.6 * (shared[i] ?? 0);
      const swell = 1 + 0.09 * (Math.sin(2 * turn * i + one) + Math.sin(5 * turn * i + two));
      return dark(warm(rumble(sample))) * swell + 0.035 * air(sample);
    });
  });
  return { rateHz: toneRateHz, channels: atRms(channels, loopRms) };
}

/** A sole on carpet: heel, then toe, and the cloth that rubs. */
function step(random: () => number): Sample {
  const length = Math.round(stepS * rateHz);
  const heel = [lowpass(170 + 70 * random(), rateHz), lowpass(300, rateHz)] as const;
  const toe = [lowpass(260 + 90 * random(), rateHz), lowpass(420, rateHz)] as const;
  const cloth = bandpass(1200 + 700 * random(), 0.7, rateHz);
  const rumble = highpass(60, rateHz);
  const toeS = 0.06 + 0.03 * random();
  const [toePart, clothPart] = [0.45 + 0.25 * random(), 0.018 + 0.014 * random()];
  const samples = new Float32Array(length).map((_, i) => {
    const s = i / rateHz;
    const [one, two] = [2 * random() - 1, 2 * random() - 1];
    const heard =
      heel[1](heel[0](one * bump(s, 0.008, 0.028))) +
      toePart * toe[1](toe[0](two * bump(s - toeS, 0.01, 0.022))) +
      clothPart * cloth(one * bump(s - 0.01, 0.03, 0.045));
    return rumble(heard);
  });
  return { rateHz, channels: [atPeak(fadedOut(samples, 0.05 * rateHz), eventPeak)] };
}
