import { type Comfort, heightStepM } from './comfort.ts';

const seatedEyeM = 1.2;
const standingEyeM = 1.62;

/** Where the origin of a wearer's own room lies in the hall, to write into: hall frame, metres, and its turn about +Y. */
export interface RoomPlace {
  x: number;
  y: number;
  z: number;
  yawRad: number;
}

/** A head in the wearer's own room: metres above its floor, and where it looks. */
export interface HeadInRoom {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yawRad: number;
}

/** A place in the hall; `seat` is below 0 for one on the floor. */
export interface HallPlace {
  readonly x: number;
  readonly z: number;
  readonly floorM: number;
  readonly yawRad: number;
  readonly seat: number;
}

/** Puts the room so that the head is over a place and looks along its yaw, with the eyes as high as comfort wants. Rule HX3. */
export function placeRoom(room: RoomPlace, head: HeadInRoom, to: HallPlace, comfort: Comfort): void {
  const yawRad = to.yawRad - head.yawRad;
  const cos = Math.cos(yawRad);
  const sin = Math.sin(yawRad);
  room.yawRad = yawRad;
  room.x = to.x - (head.x * cos + head.z * sin);
  room.z = to.z - (-head.x * sin + head.z * cos);
  room.y = roomHeightM(head.y, to, comfort);
}

/** How high the room's floor lies: on a seat the eyes are a sitting person's, elsewhere a standing one's, or as they are. */
function roomHeightM(headM: number, { floorM, seat }: HallPlace, { posture, heightSteps }: Comfort): number {
  const baseM = floorM + heightSteps * heightStepM;
  if (seat >= 0) return baseM + seatedEyeM - headM;
  return posture === 'seated' ? baseM + standingEyeM - headM : baseM;
}

/** Turns the room about a head, which stays where it is. Allocates nothing. */
export function turnRoom(room: RoomPlace, headX: number, headZ: number, rad: number): void {
  const cos = Math.cos(rad);
  const sin = Math.sin(rad);
  const dx = room.x - headX;
  const dz = room.z - headZ;
  room.x = headX + dx * cos + dz * sin;
  room.z = headZ - dx * sin + dz * cos;
  room.yawRad += rad;
}
