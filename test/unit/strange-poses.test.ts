import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FloorGrid } from '../../client/adapters/babylon/people/floor-grid.ts';
import { PoseRows } from '../../client/adapters/babylon/people/pose-rows.ts';
import { PoseBuffer } from '../../client/world/pose-buffer.ts';
import { encodeFrame } from '../../protocol/frame-codec.ts';
import { memberIdSchema } from '../../protocol/ids.ts';
import { poseAt, poseFloats } from '../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../protocol/pose-codec.ts';
import { townhall } from '../../scenes/load-hall.ts';
import { details, PoseBoard } from '../../server/crowd/pose-board.ts';

const person = {
  memberId: memberIdSchema.parse('m'),
  slot: 0,
  name: 'Ada',
  role: 'attendee',
  seatId: townhall.seats[40]?.id ?? null,
  isBot: false,
  isAway: false,
  hasHandUp: false,
  mayTalk: false,
  mistakenFor: '',
  look: null,
} as const;
const bytesOf = (values: readonly number[]): Uint8Array => {
  const row = new Float32Array(poseFloats);
  row.set(values);
  const bytes = new Uint8Array(poseBytesMax);
  return bytes.slice(0, encodePose(row, new DataView(bytes.buffer), 0));
};

/** What a page draws of somebody who sends this, one after the other, 50 ms apart: head, hands and feet after each. */
function drawn(messages: readonly Uint8Array[], seat: number) {
  const board = new PoseBoard({ capacity: 1, boundsM: townhall.boundsM });
  const buffer = new PoseBuffer(1);
  const rows = new PoseRows(townhall, buffer, { sample: () => undefined });
  rows.setPeople([{ slot: 0, seat, body: person }]);
  const at = (texel: number) => [0, 1, 2].map((axis) => rows.data[texel * 4 + axis] ?? Number.NaN);
  return messages.map((message, i) => {
    const nowMs = 1000 + i * 50;
    board.accept(0, message, nowMs);
    const pose = board.pose(0, details.whole);
    if (pose.length > 0) {
      const frame = encodeFrame(i === 0, [{ slot: 0, cadence: 0, pose }]);
      buffer.take(new DataView(frame.buffer, frame.byteOffset, frame.byteLength), nowMs);
    }
    rows.update(nowMs + 5);
    return { all: [...rows.data], head: at(0), left: at(2), right: at(4), pelvis: at(6), floorM: rows.data[29] ?? 0 };
  });
}

const awayM = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((value, k) => value - (b[k] ?? 0)));
function isPerson({ all, head, left, right, pelvis, floorM }: ReturnType<typeof drawn>[number]): void {
  expect(all.every(Number.isFinite)).toBe(true);
  const heightM = (head[1] ?? 0) - floorM;
  expect(heightM).toBeGreaterThan(0.3);
  expect(heightM).toBeLessThan(2.05);
  expect(awayM(head, pelvis)).toBeLessThan(1.35);
  for (const hand of [left, right]) expect(awayM(hand, head)).toBeLessThan(1.25);
  expect(floorM).toBeGreaterThan(-0.1);
  expect(floorM).toBeLessThan(3);
}
const rowWith = (change: Readonly<Record<number, number>>) =>
  bytesOf(Array.from({ length: poseFloats }, (_, k) => change[k] ?? [0, 1.2, 6, 0, 0, 0, 1][k] ?? 0));
const bothHands = { [poseAt.hasLeft]: 1, [poseAt.hasRight]: 1, [poseAt.left + 6]: 1, [poseAt.right + 6]: 1 };

describe('a stream of poses that no person makes', () => {
  it.each([
    ['hands 40 m long', { ...bothHands, [poseAt.left]: 40, [poseAt.right + 2]: -40 }],
    ['a head under the roof', { 1: 9.5 }],
    ['a head in the floor', { 1: -0.4 }],
    [
      'numbers that are none',
      { ...bothHands, 0: Number.NaN, 4: Number.NaN, [poseAt.left + 1]: Number.POSITIVE_INFINITY },
    ],
    ['a place in a wall', { 0: -16, 2: 1 }],
    ['the middle of the air over the stage', { 0: 0, 1: 7, 2: -3 }],
  ] as const)('[HALL42] with %s is drawn as a person', (_, change) => {
    for (const seat of [-1, 40])
      for (const row of drawn([rowWith(change), rowWith({}), rowWith(change)], seat)) isPerson(row);
  });

  it('[HALL42] of any bytes is drawn as a person, or not at all', () => {
    const metres = fc.oneof(fc.double({ min: -40, max: 40, noNaN: false }), fc.constantFrom(0, 1.2, 6));
    const row = fc.array(metres, { minLength: poseFloats, maxLength: poseFloats }).map((values) => {
      values[poseAt.hasLeft] = Number((values[0] ?? 0) > 0);
      values[poseAt.hasRight] = Number((values[1] ?? 0) > 0);
      return bytesOf(values);
    });
    const message = fc.oneof(row, fc.uint8Array({ maxLength: poseBytesMax }), fc.constant(rowWith(bothHands)));
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 12 }), fc.constantFrom(-1, 40), (messages, seat) => {
        for (const each of drawn(messages, seat)) if (each.all[3] === 1) isPerson(each);
      }),
    );
  });

  it('[HALL42] that stops shows the last pose, breathing', () => {
    const rows = drawn([rowWith({}), ...Array(60).fill(rowWith({}))], -1);
    expect(rows.at(-1)?.head).toEqual(rows[5]?.head);
    expect(rows.at(-1)?.all[31]).not.toBe(rows[5]?.all[31]);
  });
});

it('[HALL42] the floor under a head is the one of its place, and one that the hall has where nobody walks', () => {
  const grid = new FloorGrid(townhall);
  const found = new Float32Array(1);
  const heights = townhall.walkable.map(({ floorM }) => floorM);
  for (const { position } of townhall.seats) {
    grid.find(Float32Array.from([position[0], position[1] + 1.2, position[2]]), 1.2, found, 0);
    expect(found[0]).toBeCloseTo(position[1], 5);
  }
  for (const yM of [-50, 2, 50]) {
    grid.find(Float32Array.from([31.9, yM, -31.9]), 1.6, found, 0);
    expect(found[0]).toBeGreaterThanOrEqual(Math.min(...heights) - 1e-6);
    expect(found[0]).toBeLessThanOrEqual(Math.max(townhall.stage.topM, ...heights) + 1e-6);
  }
});
