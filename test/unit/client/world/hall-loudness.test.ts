import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HallFacts, type HallLevels, HallLoudness } from '../../../../client/world/hall-loudness.ts';
import { quietHall } from '../../../../client/world/hall-sounds.ts';
import { loopRms } from '../../../../client/world/sound-shapes.ts';

const quiet: HallFacts = { choice: quietHall, canSound: true, isStageHeld: false, stageLevel: 0, clapping: 0 };
const db = (factor: number) => 20 * Math.log10(factor);
/** Root mean square of all loops at the loudspeaker, dBFS. */
const loudnessDb = ({ tone, group, crowd, all }: HallLevels) => db(all * loopRms * Math.hypot(tone, group, crowd));

/** The levels after so long of the same. */
function levelsAfter(ms: number, facts: Partial<HallFacts>, loudness = new HallLoudness(), fromMs = 0): HallLevels {
  const levels = { tone: 0, group: 0, crowd: 0, all: 0 };
  for (let nowMs = fromMs; nowMs <= fromMs + ms; nowMs += 50) loudness.next({ ...quiet, ...facts }, nowMs, levels);
  return levels;
}

describe('how loud the place is', () => {
  it('[HS1] the room is at −60 dBFS, and comes within some seconds', () => {
    expect(loudnessDb(levelsAfter(0, {}))).toBe(Number.NEGATIVE_INFINITY);
    expect(loudnessDb(levelsAfter(500, {}))).toBeLessThan(-66);
    expect(loudnessDb(levelsAfter(8000, {}))).toBeCloseTo(-60, 1);
  });

  it('[HS4] applause grows with the people, 3 dB with twice as many, and changes from sparse to dense', () => {
    const of = (clapping: number) => levelsAfter(8000, { clapping });
    for (const people of [4, 10, 40, 100])
      expect(loudnessDb(of(2 * people)) - loudnessDb(of(people))).toBeCloseTo(3, 0);
    expect(loudnessDb(of(250))).toBeCloseTo(-29, 0);
    expect(of(500)).toEqual(of(250));
    expect(of(8).crowd).toBe(0);
    const { group, crowd } = of(60);
    expect(crowd / group).toBeGreaterThan(1.9);
  });

  it('[HS5] while the stage speaks it is 20 dB below a voice of −20 dBFS, whatever people do or choose', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 2000 }),
        fc.boolean(),
        fc.double({ min: 0.031, max: 1, noNaN: true }),
        (volume, clapping, isStageHeld, stageLevel) => {
          const facts = { choice: { isOn: true, volume }, clapping, isStageHeld };
          const levels = levelsAfter(3000, { ...facts, stageLevel: isStageHeld ? 0 : stageLevel });
          expect(loudnessDb(levels)).toBeLessThan(-40);
        },
      ),
    );
  });

  it('[HS5] goes down at the first word, stays down in a pause, and comes back softly after a second', () => {
    const loudness = new HallLoudness();
    const applause = { clapping: 100 };
    const before = levelsAfter(4000, applause, loudness).all;
    const speaking = levelsAfter(0, { ...applause, stageLevel: 0.4 }, loudness, 4050).all;
    expect(db(speaking / before)).toBeCloseTo(-22, 1);
    expect(levelsAfter(900, applause, loudness, 4100).all).toBe(speaking);
    expect(levelsAfter(200, applause, loudness, 5050).all).toBeLessThan(0.6 * before);
    expect(levelsAfter(4000, applause, loudness, 5300).all).toBeGreaterThan(0.97 * before);
  });

  it.each([
    ['[HS6] is silence when it is switched off', { choice: { ...quietHall, isOn: false } }],
    ['[HS7] is silence while the page may not sound, or is hidden', { canSound: false }],
  ])('%s', (_, facts) => {
    expect(levelsAfter(2000, { ...facts, clapping: 200 })).toMatchObject({ all: 0, group: 0, crowd: 0 });
  });

  it('[HS6] follows its volume', () => {
    const at = (volume: number) => levelsAfter(4000, { choice: { isOn: true, volume } }).all;
    expect([at(0), at(0.25), at(1)]).toEqual([0, 0.25, 1]);
  });
});
