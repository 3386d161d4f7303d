import type { Vec3 } from '../protocol/pose.ts';
import { checkModerators } from './check-moderators.ts';
import { checkFurniture, checkWays } from './check-room.ts';
import { floorHeightAt, isInside } from './floor.ts';
import type { HallFault } from './hall-fault.ts';
import type { Hall, Seat } from './hall-schema.ts';
import { eyeOf, leaderFace, turnTo } from './sight.ts';

const headRadiusM = 0.11;
const seatSpaceM: Readonly<Record<Seat['kind'], number>> = { chair: 0.5, armchair: 0.8, standing: 0.5 };
const widestTurnRad = (75 * Math.PI) / 180;
/** Walls are looked at in steps of this length; floor may reach so far into them. */
const wallStepM = 0.2;
const wallDepthM = 0.15;

/** What a schema cannot say: sizes, floors under feet, room between seats, a free view of the stage. Empty when all is well. Rule H1. */
export function checkHall(hall: Hall): readonly HallFault[] {
  const faults = [
    ...checkBounds(hall),
    ...checkStanding(hall),
    ...checkWalls(hall),
    ...checkSeats(hall),
    ...checkFurniture(hall),
    ...checkViews(hall),
    ...checkModerators(hall),
    ...checkAcoustics(hall),
  ];
  // Where somebody stands in nothing, no way leads to them: the first fault is enough.
  return faults.length > 0 ? faults : checkWays(hall);
}

function checkBounds(hall: Hall): HallFault[] {
  const { min, max } = hall.boundsM;
  const faults: HallFault[] = [];
  for (const axis of [0, 1, 2] as const) {
    const sizeM = max[axis] - min[axis];
    if (sizeM <= 0 || sizeM > 64)
      faults.push({
        at: 'boundsM',
        message: `is ${sizeM.toFixed(1)} m along axis ${axis}; give more than 0 and at most 64 m`,
      });
  }
  const places: [string, Vec3][] = [
    ...hall.seats.map((seat, i): [string, Vec3] => [`seats[${i}]`, seat.position]),
    ...hall.spawns.map((spawn, i): [string, Vec3] => [`spawns[${i}]`, spawn.position]),
    ...hall.balconies.flatMap((balcony, i) =>
      balcony.rows.flatMap((row, j): [string, Vec3][] => [
        [`balconies[${i}].rows[${j}].from`, row.from],
        [`balconies[${i}].rows[${j}].to`, row.to],
      ]),
    ),
    ...hall.signs.map((sign, i): [string, Vec3] => [`signs[${i}]`, sign.center]),
    ['stage.leaderMark', hall.stage.leaderMark],
    ['stage.askerMark', hall.stage.askerMark],
    ...hall.windows.map((window, i): [string, Vec3] => [`windows[${i}]`, window.center]),
    ...hall.furniture.map((piece, i): [string, Vec3] => [`furniture[${i}] (${piece.id})`, piece.position]),
    ['screen.center', hall.screen.center],
    ...(hall.moderators === undefined
      ? []
      : [['moderators.screen.center', hall.moderators.screen.center] as [string, Vec3]]),
  ];
  for (const [at, point] of places)
    if (point.some((value, axis) => value < (min[axis] ?? 0) || value > (max[axis] ?? 0)))
      faults.push({ at, message: 'lies outside boundsM; move it in, or widen the bounds' });
  return faults;
}

function checkAcoustics({ acoustics: { fullVoiceM, voiceRangeM } }: Hall): HallFault[] {
  if (voiceRangeM > fullVoiceM) return [];
  return [
    {
      at: 'acoustics.voiceRangeM',
      message: `is ${voiceRangeM}; a voice must reach further than it is whole, ${fullVoiceM} m`,
    },
  ];
}

function checkStanding(hall: Hall): HallFault[] {
  const stands = [
    ...hall.seats.map((seat, i) => ({ at: `seats[${i}] (${seat.id})`, position: seat.position })),
    ...hall.spawns.map((spawn, i) => ({ at: `spawns[${i}]`, position: spawn.position })),
    ...hall.entrances.map((entrance, i) => ({ at: `entrances[${i}]`, position: entrance.position })),
  ];
  const faults: HallFault[] = [];
  for (const { at, position } of stands) {
    const floorM = floorHeightAt(hall, position[0], position[2]);
    if (floorM === null) faults.push({ at, message: 'has no walkable floor under it; move it, or extend walkable' });
    else if (Math.abs(floorM - position[1]) > 0.01)
      faults.push({
        at,
        message: `is ${(position[1] - floorM).toFixed(2)} m above the floor; its height must be ${floorM}`,
      });
  }
  return faults;
}

/** A wall has floor on one side at most: with floor on both it stands across somebody's way. */
function checkWalls(hall: Hall): HallFault[] {
  const faults: HallFault[] = [];
  hall.walls.forEach(([x, z], i) => {
    const [endX, endZ] = hall.walls[(i + 1) % hall.walls.length] ?? [x, z];
    const lengthM = Math.hypot(endX - x, endZ - z);
    const steps = Math.ceil(lengthM / wallStepM);
    for (let step = 1; step < steps; step++) {
      const [midX, midZ] = [x + ((endX - x) * step) / steps, z + ((endZ - z) * step) / steps];
      const [sideX, sideZ] = [((endZ - z) / lengthM) * wallDepthM, ((x - endX) / lengthM) * wallDepthM];
      const isAcross =
        floorHeightAt(hall, midX + sideX, midZ + sideZ) !== null &&
        floorHeightAt(hall, midX - sideX, midZ - sideZ) !== null;
      if (!isAcross) continue;
      const place = `x ${midX.toFixed(1)}, z ${midZ.toFixed(1)}`;
      faults.push({
        at: `walls[${i}]`,
        message: `stands across walkable floor at ${place}; move the wall, or end the floor at it`,
      });
      return;
    }
  });
  const places = [
    ...hall.seats.map((seat, i) => ({ at: `seats[${i}] (${seat.id})`, position: seat.position })),
    ...hall.spawns.map((spawn, i) => ({ at: `spawns[${i}]`, position: spawn.position })),
  ];
  for (const { at, position } of places)
    if (!isInside(hall.walls, position[0], position[2]))
      faults.push({ at, message: 'is outside the walls; move it in, or the walls out' });
  return faults;
}

function checkSeats(hall: Hall): HallFault[] {
  const faults: HallFault[] = [];
  const ids = new Set<string>();
  hall.seats.forEach((seat, i) => {
    if (ids.has(seat.id))
      faults.push({ at: `seats[${i}]`, message: `${seat.id} is there twice; give every seat its own id` });
    ids.add(seat.id);
    for (const other of hall.seats.slice(i + 1)) {
      const spaceM = Math.max(seatSpaceM[seat.kind], seatSpaceM[other.kind]);
      if (planDistanceM(seat, other) < spaceM)
        faults.push({
          at: `seats[${i}] (${seat.id})`,
          message: `overlaps ${other.id}; leave ${spaceM} m between seats`,
        });
    }
  });
  return faults;
}

function checkViews(hall: Hall): HallFault[] {
  const faults: HallFault[] = [];
  const mark = hall.stage.leaderMark;
  const face = leaderFace(hall);
  hall.seats.forEach((seat, i) => {
    const at = `seats[${i}] (${seat.id})`;
    const turnRad = turnTo(seat.position, seat.yawRad, mark);
    if (turnRad > widestTurnRad)
      faults.push({ at, message: `must turn ${Math.round((turnRad * 180) / Math.PI)}° to see the stage; 75° at most` });
    const blocker = hall.seats.find(
      (other) => other !== seat && distanceToSight(eyeOf(seat), face, eyeOf(other)) < headRadiusM,
    );
    if (blocker !== undefined)
      faults.push({ at, message: `sees the head of ${blocker.id} before the leader; raise the row or move the seat` });
  });
  return faults;
}

function planDistanceM(a: Seat, b: Seat): number {
  return Math.hypot(a.position[0] - b.position[0], a.position[2] - b.position[2]);
}

/** Distance of a point to the line of sight between an eye and what it looks at; endless where the point is not between them. */
function distanceToSight(eye: Vec3, target: Vec3, point: Vec3): number {
  const dx = target[0] - eye[0];
  const dy = target[1] - eye[1];
  const dz = target[2] - eye[2];
  const px = point[0] - eye[0];
  const py = point[1] - eye[1];
  const pz = point[2] - eye[2];
  const part = (px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz);
  if (part <= 0 || part >= 1) return Number.POSITIVE_INFINITY;
  return Math.hypot(px - dx * part, py - dy * part, pz - dz * part);
}
