import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StageClock } from '../../../../client/world/stage-clock.ts';
import { hashSchema } from '../../../../protocol/ids.ts';
import { hopMs, loudnessAt } from '../../../../protocol/loudness.ts';
import { visemes } from '../../../../protocol/viseme.ts';

/** A phrase as loudness, 0…31 for every 10 ms, and the pause after it. */
interface Phrase {
  readonly levels: readonly number[];
  readonly pauseMs: number;
}

const lineOf = (phrases: readonly Phrase[]) =>
  phrases
    .flatMap(({ levels, pauseMs }) => [...levels, ...new Array<number>(pauseMs / hopMs).fill(0)])
    .map((level) => level.toString(32))
    .join('');
const beginOf = (phrases: readonly Phrase[], index: number) => lineOf(phrases.slice(0, index)).length * hopMs;

/** Phrases of 100–300 ms as loud as speech, with pauses of 300–500 ms. */
const phrases = fc.array(
  fc.record({
    levels: fc.array(fc.integer({ min: 12, max: 24 }), { minLength: 10, maxLength: 30 }),
    pauseMs: fc.integer({ min: 30, max: 50 }).map((hops) => hops * hopMs),
  }),
  { minLength: 3, maxLength: 6 },
);

/** Where the sentence's first sample is heard, by the audio context. */
const zeroMs = 20_003;

function sentence(line: string) {
  return {
    kind: 'utterance',
    epoch: 1,
    answerId: hashSchema.parse('a'.repeat(64)),
    questionId: null,
    index: 0,
    count: 1,
    place: 0,
    text: 'ab '.repeat(100).trim(),
    label: 'QUOTE',
    sources: [],
    cue: 'explain',
    timeline: {
      durationMs: line.length * hopMs,
      onsetMs: 0,
      loudness: line,
      mouth: [{ atMs: 0, viseme: 'aa' }],
      words: Array.from({ length: 100 }, (_, i) => ({ atMs: i * 10, start: 3 * i, end: 3 * i + 2 })),
    },
    sounding: true,
  } as const;
}

/** A clock whose page is just hearing the first sample. */
function begun(line: string): StageClock {
  const clock = new StageClock();
  clock.trackBegan(0);
  clock.announce(sentence(line));
  clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, at(zeroMs - 60));
  clock.onset(zeroMs);
  return clock;
}

const at = (contextMs: number) => ({ pageMs: contextMs + 700, contextMs });
const rmsOf = (level: number) => (level === 0 ? 0 : 10 ** ((level * 1.25 - 40) / 20));

/** Plays what the listener hears: `sourceMs` tells which moment of the sentence sounds at a moment, null for silence. */
function play(
  clock: StageClock,
  line: string,
  heard: { readonly forMs: number; readonly sourceMs: (atMs: number) => number | null },
  look: (atMs: number, positionMs: number) => void,
): void {
  let wasQuietMs = 0;
  let quietMs = 0;
  for (let hop = Math.ceil(zeroMs / hopMs); hop * hopMs < zeroMs + heard.forMs; hop++) {
    const sourceMs = heard.sourceMs(hop * hopMs - zeroMs);
    const rms = sourceMs === null ? 0 : rmsOf(loudnessAt(line, sourceMs));
    quietMs = rms > 0 ? 0 : quietMs + hopMs;
    if (rms > 0 && wasQuietMs >= 150) clock.onset(hop * hopMs);
    wasQuietMs = quietMs;
    clock.level(hop, rms);
    if (rms > 0) clock.loud((hop + 1) * hopMs);
    const nowMs = (hop + 1) * hopMs;
    look(nowMs - zeroMs, clock.tick(at(nowMs)).positionMs);
  }
}

describe('following the sound', () => {
  it('[CM9] follows any ±200 ms at a pause within 60 ms of sound', () => {
    fc.assert(
      fc.property(phrases, fc.nat(), fc.integer({ min: -200, max: 200 }), (all, pick, shiftMs) => {
        const line = lineOf(all);
        const index = 1 + (pick % (all.length - 1));
        const fromMs = beginOf(all, index);
        const sourceMs = (ms: number) => (ms < fromMs - 210 ? ms : ms < fromMs + shiftMs ? null : ms - shiftMs);
        const worst: number[] = [];
        const soundMs = (all[index]?.levels.length ?? 0) * hopMs;
        play(begun(line), line, { forMs: fromMs + shiftMs + soundMs, sourceMs }, (ms, positionMs) => {
          if (ms > fromMs + shiftMs + 60) worst.push(Math.abs(positionMs - (ms - shiftMs)));
        });
        expect(Math.max(...worst)).toBeLessThanOrEqual(40);
      }),
    );
  });

  it('[CM9] follows time put in or taken out within a phrase', () => {
    const levels = Array.from({ length: 60 }, (_, i) => Math.round(17 + 6 * Math.sin(i / 2) + 3 * Math.sin(i / 1.3)));
    const line = lineOf([{ levels, pauseMs: 300 }]);
    for (const shiftMs of [-60, -30, 20, 40, 60]) {
      const sourceMs = (ms: number) => (ms < 200 ? ms : ms < 200 + shiftMs ? 200 : ms - shiftMs);
      let positionMs = 0;
      play(begun(line), line, { forMs: 400, sourceMs }, (_, position) => {
        positionMs = position;
      });
      expect(Math.abs(positionMs - (400 - shiftMs)), `${shiftMs} ms`).toBeLessThanOrEqual(20);
    }
  });

  it('[CM10] is moved by nothing when every loudness is heard up to 1.5 dB wrong', () => {
    fc.assert(
      fc.property(phrases, fc.infiniteStream(fc.double({ min: -1.5, max: 1.5, noNaN: true })), (all, wrongDb) => {
        const line = lineOf(all);
        const clock = begun(line);
        const worst: number[] = [];
        for (let hop = Math.ceil(zeroMs / hopMs); hop * hopMs < zeroMs + line.length * hopMs; hop++) {
          const rms = rmsOf(loudnessAt(line, hop * hopMs - zeroMs));
          clock.level(hop, rms * 10 ** ((wrongDb.next().value ?? 0) / 20));
          const nowMs = (hop + 1) * hopMs;
          worst.push(Math.abs(clock.tick(at(nowMs)).positionMs - (nowMs - zeroMs)));
        }
        expect(Math.max(...worst)).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('[CM10] goes on as before after a phrase that was lost', () => {
    fc.assert(
      fc.property(phrases, fc.nat(), (all, pick) => {
        const line = lineOf(all);
        const lost = 1 + (pick % (all.length - 2));
        const [fromMs, nextMs] = [beginOf(all, lost), beginOf(all, lost + 1)];
        const sourceMs = (ms: number) => (ms < fromMs || ms >= nextMs ? ms : null);
        const worst: number[] = [];
        const soundMs = (all[lost + 1]?.levels.length ?? 0) * hopMs;
        play(begun(line), line, { forMs: nextMs + soundMs, sourceMs }, (ms, positionMs) => {
          if (ms > nextMs + 80) worst.push(Math.abs(positionMs - ms));
        });
        expect(Math.max(...worst)).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('[CM10] is not moved by the sound of the next sentence', () => {
    const levels = new Array<number>(20).fill(20);
    const line = lineOf([{ levels, pauseMs: 220 }]);
    const clock = begun(line);
    let positionMs = 0;
    // The next one's sound comes 60 ms before this one's silence is over.
    const sourceMs = (ms: number) => (ms < 360 ? ms : 100);
    play(clock, line, { forMs: 600, sourceMs }, (ms, position) => {
      positionMs = position - ms;
    });
    expect(positionMs).toBe(0);
  });

  it('[CM11] waits at the end of a pause for a sound that is late', () => {
    const phrase = { levels: [20, 22, 18, 16, 20, 24, 18, 14, 20, 22], pauseMs: 300 };
    const line = lineOf([phrase, phrase]);
    const sourceMs = (ms: number) => (ms < 380 ? ms : ms < 550 ? null : ms - 150);
    const passed: number[] = [];
    play(begun(line), line, { forMs: 550, sourceMs }, (_, positionMs) => passed.push(positionMs - 400));
    expect(Math.max(...passed)).toBeLessThanOrEqual(30);
    expect(passed.at(-1)).toBeGreaterThan(-10);
  });

  it('[CM12] never takes back a word of a caption', () => {
    const levels = Array.from({ length: 60 }, (_, i) => Math.round(17 + 6 * Math.sin(i / 2) + 3 * Math.sin(i / 1.3)));
    const line = lineOf([{ levels, pauseMs: 300 }]);
    const clock = begun(line);
    const told: number[] = [];
    const sourceMs = (ms: number) => (ms < 200 ? ms : ms < 260 ? 200 : ms - 60);
    let isBack = false;
    let before = 0;
    play(clock, line, { forMs: 600, sourceMs }, (_, positionMs) => {
      isBack ||= positionMs < before;
      before = positionMs;
      told.push(clock.heard.spokenTo);
    });
    expect(isBack).toBe(true);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('[CM13] knows the first sound after a pause at once, before it is known how loud it is', () => {
    fc.assert(
      fc.property(phrases, fc.nat(), fc.integer({ min: -190, max: 200 }), (all, pick, shiftMs) => {
        const line = lineOf(all);
        const index = 1 + (pick % (all.length - 1));
        const fromMs = beginOf(all, index);
        const clock = begun(line);
        const sourceMs = (ms: number) => (ms < fromMs - 210 ? ms : null);
        play(clock, line, { forMs: fromMs + shiftMs - hopMs, sourceMs }, () => undefined);
        const onsetMs = zeroMs + fromMs + shiftMs;
        clock.onset(onsetMs);
        expect(Math.abs(clock.tick(at(onsetMs + 5)).positionMs - (fromMs + 5))).toBeLessThanOrEqual(30);
      }),
    );
  });

  it('[CM5] stays silent after a stop, whatever is still heard', () => {
    const line = lineOf([{ levels: new Array<number>(60).fill(20), pauseMs: 300 }]);
    const clock = begun(line);
    play(clock, line, { forMs: 200, sourceMs: (ms) => ms }, () => undefined);
    clock.stop(1);
    const mouth = new Float32Array(visemes.length);
    const seen: unknown[] = [];
    play(clock, line, { forMs: 400, sourceMs: (ms) => ms }, (ms) => {
      clock.mouth(at(zeroMs + ms), mouth);
      seen.push(clock.heard.utterance, Math.max(...mouth));
    });
    expect(new Set(seen)).toEqual(new Set([null, 0]));
  });
});
