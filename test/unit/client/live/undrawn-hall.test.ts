import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UndrawnHall } from '../../../../client/live/undrawn-hall.ts';
import { poseFloats } from '../../../../protocol/pose.ts';
import { hallSchema } from '../../../../scenes/hall-schema.ts';

const hall = hallSchema.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../../scenes/townhall.hall.json'), 'utf8')),
);
const nobody = { capacity: 4, sample: () => false };

describe('the hall of a page that does not draw it', () => {
  it('[WD5] one sits on the seat that one has, with the eyes of somebody who sits, and hears from there', () => {
    const view = new UndrawnHall(hall, { poses: nobody, hasBody: true });
    const seat = hall.seats.find(({ id }) => id === 'E12');
    if (seat === undefined) throw new Error('no seats');
    view.placeSelf({ seatId: seat.id });
    const [x, y, z] = seat.position;
    expect(view.readPose().head.position).toEqual([x, y + 1.2, z]);
    const listener = new Float32Array(6);
    view.readListener(listener);
    expect([...listener.subarray(0, 3)]).toEqual([x, y + 1.2, z].map(Math.fround));
    // To the stage, which is where -Z is.
    expect(listener[5]).toBeLessThan(-0.5);
  });

  it('[WD5] who stood somewhere stands there still; a place where nobody can stand moves nobody', () => {
    const view = new UndrawnHall(hall, { poses: nobody, hasBody: true });
    const [spawn] = hall.spawns;
    if (spawn === undefined) throw new Error('no spawns');
    const [x, y, z] = spawn.position;
    view.placeSelf({ stand: { x: x + 0.3, z, yawRad: 1 } });
    expect(view.readPose().head.position).toEqual([x + 0.3, y + 1.62, z]);
    view.placeSelf({ stand: { x: 31, z: 31, yawRad: 0 } });
    expect(view.readPose().head.position[0]).toBe(x + 0.3);
  });

  it('[WD5] knows where others are: by what they send, else by their seat', () => {
    const sent = {
      capacity: 4,
      sample: (slot: number, _nowMs: number, out: Float32Array) => {
        out.fill(0, 0, poseFloats).set([1, 2, 3]);
        return slot === 1;
      },
    };
    const view = new UndrawnHall(hall, { poses: sent, hasBody: true });
    expect(view.headOf({ slot: 1 })).toEqual([1, 2, 3]);
    expect(view.headOf({ slot: 2 })).toBeNull();
    expect(view.headOf({ place: 3 })).toBeNull();
  });
});
