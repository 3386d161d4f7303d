import { describe, expect, it } from 'vitest';
import { gentle } from '../../../../client/world/comfort.ts';
import { type HeadInRoom, placeRoom, turnRoom } from '../../../../client/world/room-place.ts';

const head: HeadInRoom = { x: 0.4, y: 1.25, z: -0.3, yawRad: 0.7 };
const seat = { x: 3, z: 8, floorM: 0.5, yawRad: -0.4, seat: 12 };
const floor = { ...seat, seat: -1 };

/** Where a place of the room is in the hall, and the way it looks. */
function inHall(room: { x: number; y: number; z: number; yawRad: number }, at: HeadInRoom) {
  const cos = Math.cos(room.yawRad);
  const sin = Math.sin(room.yawRad);
  return [room.x + at.x * cos + at.z * sin, room.y + at.y, room.z - at.x * sin + at.z * cos, room.yawRad + at.yawRad];
}
const placed = (to: typeof seat, comfort = gentle) => {
  const room = { x: 0, y: 0, z: 0, yawRad: 0 };
  placeRoom(room, head, to, comfort);
  return inHall(room, head);
};
const near = (wanted: readonly number[]) => wanted.map((each) => expect.closeTo(each, 6));

describe('where a wearer’s room lies in the hall', () => {
  it('[HX3] has the head over the seat, looking along it, with the eyes of a person who sits', () => {
    expect(placed(seat)).toEqual(near([3, 1.7, 8, -0.4]));
    expect(placed(seat, { ...gentle, posture: 'standing' })).toEqual(near([3, 1.7, 8, -0.4]));
  });

  it('[HX3] gives a seated wearer on the floor the eyes of a person who stands, and a standing one their own', () => {
    expect(placed(floor)).toEqual(near([3, 2.12, 8, -0.4]));
    expect(placed(floor, { ...gentle, posture: 'standing' })).toEqual(near([3, 1.75, 8, -0.4]));
  });

  it('[HX3] moves the eyes by the steps that were chosen', () => {
    expect(placed(seat, { ...gentle, heightSteps: 2 })).toEqual(near([3, 1.8, 8, -0.4]));
    expect(placed(floor, { ...gentle, posture: 'standing', heightSteps: -3 })).toEqual(near([3, 1.6, 8, -0.4]));
  });

  it('[HX2] turns about the head, which stays where it is', () => {
    const room = { x: 0, y: 0, z: 0, yawRad: 0 };
    placeRoom(room, head, floor, gentle);
    turnRoom(room, 3, 8, Math.PI / 6);
    expect(inHall(room, head)).toEqual(near([3, 2.12, 8, -0.4 + Math.PI / 6]));
  });
});
