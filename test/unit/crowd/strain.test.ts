import { describe, expect, it } from 'vitest';
import { StrainGauge } from '../../../server/crowd/strain.ts';
import { aHall } from './simulation.ts';

const startMs = 1_000_000;

describe('the gauge', () => {
  const read = (gauge: StrainGauge, busyShare: number, times: number) =>
    Array.from({ length: times }, () => gauge.read(busyShare));

  it('[P12] rises a level after three full half seconds, to four at most', () => {
    const gauge = new StrainGauge();
    expect(read(gauge, 0.97, 16)).toEqual([0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4]);
  });

  it('[P12] is not moved by what passes, nor between full and roomy', () => {
    const gauge = new StrainGauge();
    for (let i = 0; i < 20; i++) expect([gauge.read(1), gauge.read(1), gauge.read(0.94)]).toEqual([0, 0, 0]);
    read(gauge, 1, 3);
    expect(new Set(read(gauge, 0.7, 500))).toEqual(new Set([1]));
  });

  it('[P12] falls a level after ten roomy seconds, each', () => {
    const gauge = new StrainGauge();
    read(gauge, 1, 6);
    expect(read(gauge, 0.2, 19).at(-1)).toBe(2);
    expect(read(gauge, 0.2, 20).at(-1)).toBe(1);
    expect(read(gauge, 0.2, 20).at(-1)).toBe(0);
  });

  it('[P12] tries a level less ever more rarely where it does not last, and soon again once it did', () => {
    const gauge = new StrainGauge();
    // Full at level 0, half busy at level 1.
    const busyAt = (level: number) => (level === 0 ? 0.97 : 0.5);
    const risesIn = (reads: number) => {
      let [rises, level] = [0, gauge.read(0.5)];
      for (let i = 0; i < reads; i++) {
        const next = gauge.read(busyAt(level));
        if (next > level) rises++;
        level = next;
      }
      return rises;
    };
    const early = risesIn(200);
    risesIn(1000);
    expect(risesIn(2000)).toBeLessThan(early * 3);
    expect(early).toBeGreaterThanOrEqual(3);
    // There is room now: it falls and stays.
    expect(read(gauge, 0.3, 400).at(-1)).toBe(0);
    read(gauge, 1, 3);
    expect(read(gauge, 0.3, 20).at(-1)).toBe(0);
  });
});

describe('a crowd under strain', () => {
  const from = startMs + 4000;
  const to = startMs + 24_000;

  it('[P12] shows people nearby half as often in half as many frames, then the distant crowd seldom too', () => {
    for (const [strain, rates] of [
      [1, { own: 8, near: 2.5, far: 1, frames: 11 }],
      [2, { own: 5, near: 1, far: 0.25, frames: 6 }],
    ] as const) {
      const { world, me, slots } = aHall();
      world.run(2000);
      world.crowd.setStrain(strain);
      world.run(22_000);
      expect(me.rateOf(slots.own, from, to)).toBeLessThan(rates.own * 1.3);
      expect(me.rateOf(slots.own, from, to)).toBeGreaterThan(rates.own * 0.7);
      expect(me.rateOf(slots.near, from, to)).toBeCloseTo(rates.near, 0);
      expect(me.rateOf(slots.far, from, to)).toBeCloseTo(rates.far, 0);
      const frames = me.frames.filter(({ atMs }) => atMs >= from && atMs < to).length;
      expect(frames / ((to - from) / 1000)).toBeLessThan(rates.frames);
    }
  });

  it('[P12] at last lets whoever is far stand still, and shows where they are when there is room', () => {
    const { world, me, slots } = aHall();
    world.run(2000);
    world.crowd.setStrain(4);
    world.run(22_000);
    expect(me.rateOf(slots.far, from, to)).toBe(0);
    expect(me.rateOf(slots.own, from, to)).toBeGreaterThan(3.5);
    world.crowd.setStrain(0);
    world.run(4000);
    expect(me.rateOf(slots.far, to, to + 4000)).toBeGreaterThan(0);
  });

  it('[P12] shows a newcomer where everybody is, also those who stand still', () => {
    const { world, slots } = aHall();
    world.run(2000);
    world.crowd.setStrain(4);
    const late = world.enter(5, 4, { isReading: true });
    world.run(6000);
    expect([...late.sights.keys()]).toEqual(expect.arrayContaining([slots.own, slots.near, slots.far]));
    expect(late.rateOf(slots.far, world.nowMs - 4000, world.nowMs)).toBe(0);
  });

  it('[P12] shows the stage as often as ever, and everybody else again when there is room', () => {
    const { world, me, slots } = aHall();
    world.crowd.setStage([slots.far]);
    world.crowd.setStrain(4);
    world.run(24_000);
    expect(me.rateOf(slots.far, from, to)).toBeGreaterThan(14);
    world.crowd.setStrain(0);
    world.run(4000);
    expect(me.rateOf(slots.own, to + 1000, to + 4000)).toBeGreaterThan(14);
  });
});
