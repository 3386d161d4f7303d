import type { Vec3 } from '../protocol/pose.ts';
import { isInside } from './floor.ts';
import { awayFromM } from './furniture.ts';
import type { HallFault } from './hall-fault.ts';
import type { Hall, Seat } from './hall-schema.ts';
import { eyeOf, leaderFace, turnTo } from './sight.ts';

const mostPlaces = 3;
/** From the desk's edge to who works at it, and from the desk to the stage. */
const [armM, nearStageM] = [1, 6];
/** The lamp stands so high over the desk. */
const lampM = 0.5;
const widestTurnRad = (60 * Math.PI) / 180;
const sightStepM = 0.1;

type Corner = NonNullable<Hall['moderators']>;
type Desk = Hall['furniture'][number];

/** What is wrong with the moderators' corner: its desk, its places, its screen, and whom it hides the leader from. Rule HALL40. */
export function checkModerators(hall: Hall): readonly HallFault[] {
  const places = hall.seats.map((seat, i) => ({ seat, at: `seats[${i}] (${seat.id})` }));
  const own = places.filter(({ seat }) => seat.isForModerators);
  const corner = hall.moderators;
  if (corner === undefined)
    return own.map(({ at }) => ({
      at,
      message: 'is for moderators, in a hall without their corner; add moderators, or leave isForModerators out',
    }));
  const desk = hall.furniture.find(({ id, kind }) => id === corner.desk && kind === 'desk');
  if (desk === undefined)
    return [{ at: 'moderators.desk', message: `no desk among the furniture is called ${corner.desk}; add it` }];
  const faults: HallFault[] = [];
  if (own.length === 0 || own.length > mostPlaces)
    faults.push({
      at: 'moderators',
      message: `has ${own.length} places; give isForModerators to 1 to ${mostPlaces} seats`,
    });
  const stageM = awayFromStageM(hall, desk);
  if (stageM > nearStageM)
    faults.push({
      at: 'moderators.desk',
      message: `is ${stageM.toFixed(1)} m from the stage; ${nearStageM} m at most`,
    });
  for (const { seat, at } of own) faults.push(...checkPlace(seat, at, desk, corner.screen));
  const hidden = places.find(({ seat }) => isHidden(hall, seat, desk, corner));
  if (hidden !== undefined)
    faults.push({
      at: 'moderators',
      message: `hides the leader from ${hidden.seat.id}; move desk and screen aside, or lower them`,
    });
  return faults;
}

function checkPlace(seat: Seat, at: string, desk: Desk, screen: Corner['screen']): HallFault[] {
  const awayM = awayFromM(desk, seat.position[0], seat.position[2]);
  if (awayM > armM)
    return [{ at, message: `is ${awayM.toFixed(1)} m from the moderators' desk; ${armM} m at most, or move the desk` }];
  const turns = [
    turnTo(screen.center, screen.yawRad, seat.position),
    turnTo(seat.position, seat.yawRad, screen.center),
  ];
  if (turns.some((turnRad) => turnRad > widestTurnRad))
    return [{ at, message: "does not see the moderators' screen; turn them to each other, 60° at most" }];
  return [];
}

function awayFromStageM({ stage: { outline } }: Hall, { position: [x, , z] }: Desk): number {
  if (isInside(outline, x, z)) return 0;
  return Math.min(
    ...outline.map(([ax, az], i) => {
      const [bx, bz] = outline[(i + 1) % outline.length] ?? [ax, az];
      const [dx, dz] = [bx - ax, bz - az];
      const part = ((x - ax) * dx + (z - az) * dz) / (dx * dx + dz * dz || 1);
      const along = Math.min(1, Math.max(0, part));
      return Math.hypot(ax + dx * along - x, az + dz * along - z);
    }),
  );
}

/** Whether desk, lamp or screen are between a seat and the leader's face. */
function isHidden(hall: Hall, seat: Seat, desk: Desk, { screen }: Corner): boolean {
  const eye = eyeOf(seat);
  const face = leaderFace(hall);
  if (isThrough(screen, eye, face)) return true;
  const steps = Math.ceil(Math.hypot(face[0] - eye[0], face[2] - eye[2]) / sightStepM);
  // Who works at it looks past the lamp.
  const topM = desk.position[1] + desk.heightM + (seat.isForModerators ? 0 : lampM);
  for (let step = 1; step < steps; step++) {
    const [x, y, z] = pointBetween(eye, face, step / steps);
    if (y < topM && y > desk.position[1] && awayFromM(desk, x, z) <= 0) return true;
  }
  return false;
}

/** Whether a line of sight meets a screen. */
function isThrough({ center, yawRad, widthM, heightM }: Corner['screen'], eye: Vec3, face: Vec3): boolean {
  const [nx, nz] = [-Math.sin(yawRad), -Math.cos(yawRad)];
  const before = ([x, , z]: Vec3) => (x - center[0]) * nx + (z - center[2]) * nz;
  const [from, to] = [before(eye), before(face)];
  if (from * to >= 0) return false;
  const [x, y, z] = pointBetween(eye, face, from / (from - to));
  const aside = (x - center[0]) * nz - (z - center[2]) * nx;
  return Math.abs(aside) < widthM / 2 && Math.abs(y - center[1]) < heightM / 2;
}

function pointBetween(from: Vec3, to: Vec3, part: number): Vec3 {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2] + (to[2] - from[2]) * part];
}
