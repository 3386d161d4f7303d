import { expect, it } from 'vitest';
import { BalconyBuffer } from '../../../../client/world/balcony-buffer.ts';
import { encodeBalcony } from '../../../../protocol/balcony-codec.ts';
import type { Reaction } from '../../../../protocol/moment.ts';

const message = (people: readonly (readonly [place: number, turnRad: number, reaction?: Reaction])[]) => {
  const bytes = encodeBalcony(
    people.map(([place, turnRad, reaction = null]) => ({ place, turnRad, pitchRad: 0, hasHandUp: false, reaction })),
  );
  return new DataView(bytes.buffer);
};
const turnAt = (buffer: BalconyBuffer, place: number, nowMs: number) => {
  const out = new Float32Array(2);
  buffer.sample(place, nowMs, out);
  return out[0] ?? Number.NaN;
};

it('[BC2] turns a head smoothly to what the next message says, also when it comes early', () => {
  const buffer = new BalconyBuffer();
  buffer.take(message([[7, 0]]), 1000);
  buffer.take(message([[7, 1]]), 2000);
  expect([2000, 2500, 3000, 9000].map((ms) => turnAt(buffer, 7, ms))).toEqual([
    0,
    expect.closeTo(0.5, 1),
    expect.closeTo(1, 1),
    expect.closeTo(1, 1),
  ]);
  const half = turnAt(buffer, 7, 2500);
  buffer.take(message([[7, -1]]), 2500);
  expect(turnAt(buffer, 7, 2500)).toBeCloseTo(half, 5);
  expect(turnAt(buffer, 7, 3500)).toBeCloseTo(-1, 1);
});

it('[BC2] begins with who is new where they look, and knows who is there', () => {
  const buffer = new BalconyBuffer();
  buffer.take(message([[7, 1]]), 1000);
  expect(turnAt(buffer, 7, 1000)).toBeCloseTo(1, 1);
  expect(buffer.take(message([[9, -0.5]]), 2000)?.map(({ place }) => place)).toEqual([9]);
  expect(turnAt(buffer, 9, 2000)).toBeCloseTo(-0.5, 1);
  // Back again, looking elsewhere.
  buffer.take(message([[7, -1]]), 3000);
  expect(turnAt(buffer, 7, 3000)).toBeCloseTo(-1, 1);
});

it('[BC2] is not changed by what is no such message', () => {
  const buffer = new BalconyBuffer();
  buffer.take(message([[7, 1]]), 1000);
  expect(buffer.take(new DataView(new ArrayBuffer(3)), 1500)).toBeNull();
  expect(turnAt(buffer, 7, 1500)).toBeCloseTo(1, 1);
});

it('[BC5] knows who reacted since the last message, and no longer', () => {
  const buffer = new BalconyBuffer();
  const reactionsIn = (bytes: DataView, nowMs: number) => buffer.take(bytes, nowMs)?.map(({ reaction }) => reaction);
  expect(
    reactionsIn(
      message([
        [7, 0, 'clap'],
        [9, 0],
      ]),
      1000,
    ),
  ).toEqual(['clap', null]);
  expect(
    reactionsIn(
      message([
        [7, 0],
        [9, 0, 'heart'],
      ]),
      2000,
    ),
  ).toEqual([null, 'heart']);
});
