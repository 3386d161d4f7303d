import type { Quat, Vec3 } from '../../../protocol/pose.ts';
import { panelSize } from './panel-layout.ts';

type Writable = [x: number, y: number, z: number];

/** Where the panel is in the hall, to write into: its middle, its own axes, and how much larger it is than its own metres. */
export interface PanelPlace {
  readonly position: Writable;
  readonly right: Writable;
  readonly up: Writable;
  /** Towards who looks at it. */
  readonly normal: Writable;
  scale: number;
}

/** A point of the panel that a ray meets, to write into: in the panel's own metres from its top left, and how far along the ray. */
export interface PanelHit {
  xM: number;
  yM: number;
  awayM: number;
}

/** The panel's own metres are for this distance: further away it is larger, so that its letters keep their angle. */
const readAtM = 0.5;
const largest = 1.8;
const airM = 0.62;
const airBelowM = 0.14;
/** Of its lower edge over the middle of the hand. */
const overHandM = 0.03;

export function createPanelPlace(): PanelPlace {
  return { position: [0, 0, 0], right: [1, 0, 0], up: [0, 1, 0], normal: [0, 0, 1], scale: 1 };
}

/** At the wrist: it stands on the hand and faces the eyes. Allocates nothing. */
export function placeAtWrist(place: PanelPlace, head: Vec3, hand: Vec3): void {
  const awayM = Math.hypot(hand[0] - head[0], hand[1] - head[1], hand[2] - head[2]);
  place.scale = Math.max(1, Math.min(largest, awayM / readAtM));
  place.position[0] = hand[0];
  place.position[1] = hand[1] + overHandM + (panelSize.heightM / 2) * place.scale;
  place.position[2] = hand[2];
  faceTo(place, head);
}

/** In the air before somebody, a little lower than the eyes. Allocates nothing. */
export function placeBefore(place: PanelPlace, head: Vec3, [qx, qy, qz, qw]: Quat): void {
  const x = -2 * (qx * qz + qw * qy);
  const z = -(1 - 2 * (qx * qx + qy * qy));
  const level = Math.hypot(x, z) || 1;
  place.position[0] = head[0] + (x / level) * airM;
  place.position[1] = head[1] - airBelowM;
  place.position[2] = head[2] + (z / level) * airM;
  place.scale = airM / readAtM;
  faceTo(place, head);
}

function faceTo({ position, right, up, normal }: PanelPlace, head: Vec3): void {
  const dx = head[0] - position[0];
  const dy = head[1] - position[1];
  const dz = head[2] - position[2];
  const away = Math.hypot(dx, dy, dz) || 1;
  normal[0] = dx / away;
  normal[1] = dy / away;
  normal[2] = dz / away;
  // Up × normal: level, so that lines of text are too.
  const level = Math.hypot(normal[2], normal[0]) || 1;
  right[0] = normal[2] / level;
  right[1] = 0;
  right[2] = -normal[0] / level;
  up[0] = normal[1] * right[2] - normal[2] * right[1];
  up[1] = normal[2] * right[0] - normal[0] * right[2];
  up[2] = normal[0] * right[1] - normal[1] * right[0];
}

/** Moves a place some part of the way (0 to 1) to another. Allocates nothing. */
export function easePlace(place: PanelPlace, to: PanelPlace, part: number): void {
  for (let i = 0; i < 3; i++) {
    place.position[i] = mix(place.position[i], to.position[i], part);
    place.right[i] = mix(place.right[i], to.right[i], part);
    place.up[i] = mix(place.up[i], to.up[i], part);
    place.normal[i] = mix(place.normal[i], to.normal[i], part);
  }
  place.scale = mix(place.scale, to.scale, part);
}

function mix(from = 0, to = 0, part: number): number {
  return from + (to - from) * part;
}

/** Where a ray (of length 1) meets the panel from its front; false when it goes by. Allocates nothing. Rule HX6. */
export function hitPanel(place: PanelPlace, origin: Vec3, direction: Vec3, hit: PanelHit): boolean {
  const { position: p, right: r, up: u, normal: n, scale } = place;
  const towards = direction[0] * n[0] + direction[1] * n[1] + direction[2] * n[2];
  if (towards > -0.05) return false;
  const dx = p[0] - origin[0];
  const dy = p[1] - origin[1];
  const dz = p[2] - origin[2];
  const awayM = (dx * n[0] + dy * n[1] + dz * n[2]) / towards;
  if (awayM <= 0) return false;
  const x = direction[0] * awayM - dx;
  const y = direction[1] * awayM - dy;
  const z = direction[2] * awayM - dz;
  hit.xM = (x * r[0] + y * r[1] + z * r[2]) / scale + panelSize.widthM / 2;
  hit.yM = panelSize.heightM / 2 - (x * u[0] + y * u[1] + z * u[2]) / scale;
  hit.awayM = awayM;
  return hit.xM >= 0 && hit.xM <= panelSize.widthM && hit.yM >= 0 && hit.yM <= panelSize.heightM;
}
