import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balconyPlaces, decodeBalcony, encodeBalcony, type Onlooker } from '../../../protocol/balcony-codec.ts';
import { memberIdSchema } from '../../../protocol/ids.ts';
import { reactions } from '../../../protocol/moment.ts';
import { poseFloats } from '../../../protocol/pose.ts';
import { Balcony, headLook } from '../../../server/crowd/balcony.ts';

const one = (name: string) => ({
  memberId: memberIdSchema.parse(name),
  turnRad: 0,
  pitchRad: 0,
  hasHandUp: name.startsWith('up'),
  reaction: null,
});
const seen = (frame: Uint8Array) => decodeBalcony(new DataView(frame.buffer)) ?? [];
const placesOf = (balcony: Balcony, names: readonly string[]) =>
  seen(balcony.frame(names.map(one))).map(({ place }) => place);

describe('the balconies of a section', () => {
  it('[BC1] give everybody a place of their own, which they keep while they are there', () => {
    const names = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(names, { minLength: 2, maxLength: 8 }), (seconds) => {
        const balcony = new Balcony(7);
        let before = new Map<string, number>();
        for (const there of seconds) {
          const frame = seen(balcony.frame(there.map(one)));
          expect(new Set(frame.map(({ place }) => place)).size).toBe(frame.length);
          expect(frame.length).toBe(Math.min(7, there.length));
          const still = there.filter((name) => before.has(name));
          const places = seen(balcony.frame(still.map(one))).map(({ place }) => place);
          expect(places).toEqual(still.map((name) => before.get(name)));
          const kept = still.map((name, index) => [name, places[index] ?? -1] as const);
          before = new Map(kept);
        }
      }),
    );
  });

  it('[BC1] give a place that was left to who waits longest, and show a raised hand', () => {
    const balcony = new Balcony(2);
    const [first] = placesOf(balcony, ['a', 'b', 'c']);
    expect(placesOf(balcony, ['b', 'c'])).toContain(first);
    expect(seen(balcony.frame([one('up1')]))).toMatchObject([{ hasHandUp: true }]);
  });

  it('[BC5] show how each of them reacted at their place, and nobody who has none', () => {
    const balcony = new Balcony(2);
    const [a, b] = placesOf(balcony, ['a', 'b', 'c']);
    const reacted = [{ ...one('b'), reaction: 'heart' as const }, one('a'), { ...one('c'), reaction: 'clap' as const }];
    expect(seen(balcony.frame(reacted)).map(({ place, reaction }) => [place, reaction])).toEqual([
      [b, 'heart'],
      [a, null],
    ]);
  });

  it('[BC5] cost no byte more when all of a thousand react', () => {
    const thousand = Array.from({ length: 1000 }, (_, i) => one(`m${i}`));
    const balcony = new Balcony(balconyPlaces);
    const quiet = balcony.frame(thousand).byteLength;
    const applause = balcony.frame(thousand.map((each) => ({ ...each, reaction: 'clap' as const })));
    expect([applause.byteLength, quiet]).toEqual([1024, 1024]);
    expect(seen(applause).every(({ reaction }) => reaction === 'clap')).toBe(true);
  });

  it('[BC1] spread the first who come, and never give a place beyond those of the hall', () => {
    const all = placesOf(
      new Balcony(300),
      Array.from({ length: 300 }, (_, i) => `m${i}`),
    );
    expect([all.length, Math.min(...all), Math.max(...all)]).toEqual([256, 0, 255]);
    const [a = 0, b = 0, c = 0] = placesOf(new Balcony(208), ['a', 'b', 'c']);
    expect(Math.min(Math.abs(a - b), Math.abs(b - c), Math.abs(a - c))).toBeGreaterThan(20);
  });

  it('[BC1] know how a head is held towards the stage', () => {
    const row = new Float32Array(poseFloats);
    const look = (x: number, z: number, yawRad: number, pitchRad = 0) => {
      // Turned about +Y, then about the own X.
      const [sy, cy, sp, cp] = [
        Math.sin(yawRad / 2),
        Math.cos(yawRad / 2),
        Math.sin(pitchRad / 2),
        Math.cos(pitchRad / 2),
      ];
      row.set([x, 1.6, z, sp * cy, cp * sy, -sp * sy, cp * cy]);
      return headLook(row, [0, 1.6, -2]);
    };
    expect(look(0, 8, 0)).toMatchObject({ turnRad: expect.closeTo(0), pitchRad: expect.closeTo(0) });
    expect(look(0, 8, 0.5, 0.2)).toMatchObject({ turnRad: expect.closeTo(0.5), pitchRad: expect.closeTo(0.2) });
    // From the right the stage is to the left: whoever looks straight ahead looks to its right.
    expect(look(10, 8, 0).turnRad).toBeCloseTo(-Math.PI / 4);
    expect(look(10, 8, Math.PI / 4).turnRad).toBeCloseTo(0);
  });
});

describe('on the wire', () => {
  const onlooker: fc.Arbitrary<Onlooker> = fc.record({
    place: fc.integer({ min: 0, max: 255 }),
    turnRad: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    pitchRad: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    hasHandUp: fc.boolean(),
    reaction: fc.constantFrom(null, ...reactions),
  });
  const halfStep = (0.76 * Math.PI) / 180;

  it('[BC3] [BC5] a head comes back within 0.75°, hand and reaction as they were', () => {
    fc.assert(
      fc.property(fc.array(onlooker, { maxLength: 20 }), (people) => {
        const back = seen(encodeBalcony(people));
        expect(back.map(({ place, hasHandUp, reaction }) => [place, hasHandUp, reaction])).toEqual(
          people.map(({ place, hasHandUp, reaction }) => [place, hasHandUp, reaction]),
        );
        for (const [index, { turnRad, pitchRad }] of people.entries()) {
          const away = (back[index]?.turnRad ?? 9) - turnRad;
          expect(Math.abs(Math.atan2(Math.sin(away), Math.cos(away)))).toBeLessThanOrEqual(halfStep);
          expect(Math.abs((back[index]?.pitchRad ?? 9) - pitchRad)).toBeLessThanOrEqual(halfStep);
        }
      }),
    );
  });

  it('[BC3] what is cut, too long or has an unknown mark is refused', () => {
    const bytes = encodeBalcony([{ place: 3, turnRad: 0, pitchRad: 0, hasHandUp: true, reaction: 'thumbs' }]);
    expect(decodeBalcony(new DataView(bytes.buffer))).toHaveLength(1);
    expect(decodeBalcony(new DataView(bytes.buffer, 0, 3))).toBeNull();
    expect(decodeBalcony(new DataView(new ArrayBuffer(4 * 257)))).toBeNull();
    // A fifth reaction, bits that mean nothing.
    for (const mark of [0b1010, 0b1110, 0b1_0000, 0b1000_0001]) {
      bytes[3] = mark;
      expect(decodeBalcony(new DataView(bytes.buffer))).toBeNull();
    }
  });
});
