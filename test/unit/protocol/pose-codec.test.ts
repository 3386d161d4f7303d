import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadenceBeats, decodeFrame, encodeFrame } from '../../../protocol/frame-codec.ts';
import { poseAt, poseFloats } from '../../../protocol/pose.ts';
import { coarseBytesMax, coarsenPose, decodePose, encodePose, poseBytesMax } from '../../../protocol/pose-codec.ts';

const metre = (range: number) => fc.double({ min: -range, max: range, noNaN: true });
const rotation = fc
  .tuple(metre(1), metre(1), metre(1), metre(1))
  .filter((q) => Math.hypot(...q) > 0.1)
  .map((q) => q.map((c) => c / Math.hypot(...q)));
const hand = fc.option(fc.tuple(fc.tuple(metre(2), metre(2), metre(2)), rotation));
const poseRow = fc
  .tuple(fc.tuple(metre(32), metre(32), metre(32)), rotation, hand, hand)
  .map(([position, head, left, right]) => {
    const row = new Float32Array(poseFloats);
    row.set([...position, ...head], poseAt.head);
    for (const [joint, at, has] of [
      [left, poseAt.left, poseAt.hasLeft],
      [right, poseAt.right, poseAt.hasRight],
    ] as const) {
      if (joint === null) continue;
      row.set([...joint[0].map((offset, axis) => offset + (position[axis] ?? 0)), ...joint[1]], at);
      row[has] = 1;
    }
    return row;
  });

function encoded(row: Float32Array): Uint8Array {
  const bytes = new Uint8Array(poseBytesMax);
  return bytes.slice(0, encodePose(row, new DataView(bytes.buffer), 0));
}

function decoded(bytes: Uint8Array): Float32Array | null {
  const row = new Float32Array(poseFloats);
  const read = decodePose(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, row);
  return read > 0 && read === bytes.length ? row : null;
}

function angleDegrees(a: Float32Array, b: Float32Array, at: number): number {
  let dot = 0;
  for (let i = 0; i < 4; i++) dot += (a[at + i] ?? 0) * (b[at + i] ?? 0);
  return (2 * Math.acos(Math.min(1, Math.abs(dot))) * 180) / Math.PI;
}

describe('pose codec', () => {
  it('[P1] every pose comes back within 1 mm an axis and 0.23 degrees', () => {
    fc.assert(
      fc.property(poseRow, (row) => {
        const back = decoded(encoded(row));
        if (back === null) throw new Error('not decoded');
        expect(back[poseAt.hasLeft]).toBe(row[poseAt.hasLeft]);
        expect(back[poseAt.hasRight]).toBe(row[poseAt.hasRight]);
        for (const at of [poseAt.head, poseAt.left, poseAt.right]) {
          for (let axis = 0; axis < 3; axis++)
            expect(Math.abs((back[at + axis] ?? 0) - (row[at + axis] ?? 0))).toBeLessThan(0.00101);
          if (at === poseAt.head || row[at === poseAt.left ? poseAt.hasLeft : poseAt.hasRight] === 1) {
            expect(angleDegrees(row, back, at + 3)).toBeLessThan(0.23);
          }
        }
      }),
    );
  });

  it('[P1] coarsely, the head within 1 mm, hands within 9 mm of it, rotations within 2.3 degrees, in 22 bytes', () => {
    fc.assert(
      fc.property(poseRow, (row) => {
        const whole = encoded(row);
        const coarse = new Uint8Array(coarseBytesMax);
        const length = coarsenPose(new DataView(whole.buffer), new DataView(coarse.buffer));
        const back = decoded(coarse.slice(0, length));
        if (back === null) throw new Error('not decoded');
        const hands = Number(row[poseAt.hasLeft]) + Number(row[poseAt.hasRight]);
        expect([length, back[poseAt.hasLeft], back[poseAt.hasRight]]).toEqual([
          10 + 6 * hands,
          row[poseAt.hasLeft],
          row[poseAt.hasRight],
        ]);
        for (const at of [poseAt.head, poseAt.left, poseAt.right]) {
          if (at !== poseAt.head && row[at === poseAt.left ? poseAt.hasLeft : poseAt.hasRight] !== 1) continue;
          for (let axis = 0; axis < 3; axis++)
            expect(Math.abs((back[at + axis] ?? 0) - (row[at + axis] ?? 0))).toBeLessThan(
              at === poseAt.head ? 0.00101 : 0.0095,
            );
          expect(angleDegrees(row, back, at + 3)).toBeLessThan(2.3);
        }
        expect(decoded(coarse.slice(0, length - 1))).toBeNull();
      }),
    );
  });

  it('[P2] refuses every cut, padded or flag-broken message', () => {
    fc.assert(
      fc.property(poseRow, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 8, max: 255 }), (row, cut, flags) => {
        const whole = encoded(row);
        expect(decoded(whole.slice(0, Math.max(0, whole.length - cut)))).toBeNull();
        expect(decoded(Uint8Array.of(...whole, 0))).toBeNull();
        expect(decoded(Uint8Array.of(flags, ...whole.slice(1)))).toBeNull();
      }),
    );
  });

  it('[P2] refuses or reads arbitrary bytes, and what it reads is a rotation inside the range', () => {
    const noise = fc.uint8Array({ minLength: poseBytesMax, maxLength: poseBytesMax });
    fc.assert(
      fc.property(poseRow, noise, (whole, bytes) => {
        // Noise of a length and with flags that pass for a pose.
        const row = decoded(encoded(whole).map((byte, at) => (at === 0 ? byte : (bytes[at] ?? 0))));
        expect([...(row ?? [])].every(Number.isFinite)).toBe(true);
        if (row !== null) expect(Math.hypot(...row.slice(3, 7))).toBeCloseTo(1, 2);
      }),
    );
  });

  it('[P1] turns a broken rotation and a NaN position into something harmless', () => {
    const row = new Float32Array(poseFloats).fill(Number.NaN);
    const back = decoded(encoded(row));
    expect(back?.slice(0, 3)).toEqual(new Float32Array(3));
    expect(back?.[6]).toBeCloseTo(1, 4);
  });
});

const cadences = [0, 1, 2, 3, 4, 5, 6, 7] as const;

describe('frame codec', () => {
  it('[P3] a frame gives every entry back, and a torn frame moves nobody', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 8191 }), poseRow, fc.constantFrom(...cadences)), { maxLength: 8 }),
        fc.boolean(),
        (people, isKey) => {
          const frame = encodeFrame(
            isKey,
            people.map(([slot, row, cadence]) => ({ slot, cadence, pose: encoded(row) })),
          );
          const seen: [slot: number, beats: number][] = [];
          const row = new Float32Array(poseFloats);
          const read = (bytes: Uint8Array) =>
            decodeFrame(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), row, (slot, _row, beats) =>
              seen.push([slot, beats]),
            );
          expect(read(frame)).toBe(isKey ? 'key' : 'delta');
          expect(seen).toEqual(people.map(([slot, , cadence]) => [slot, cadenceBeats[cadence]]));
          seen.length = 0;
          expect(read(frame.slice(0, -1))).toBeNull();
          expect(read(Uint8Array.of(...frame, 7))).toBeNull();
          expect(seen).toEqual([]);
        },
      ),
    );
  });
});
