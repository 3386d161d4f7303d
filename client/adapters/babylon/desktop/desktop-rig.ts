import type { FreeCamera } from '@babylonjs/core/Cameras/freeCamera';
import { Quaternion } from '@babylonjs/core/Maths/math.vector';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import type { Stand } from '../../../world/in-words/directions.ts';
import { createJoint, type MutableVec3, turn, writeLook } from '../../../world/joint.ts';
import type { SelfPlace } from '../../../world/ports.ts';
import { eyesOver, stanceAt } from '../../../world/stance.ts';
import { Controls } from './controls.ts';
import { pickSeat } from './seat-picking.ts';
import { type Feet, walk } from './walk.ts';

const paceMps = 2.2;
const turnRadPerS = 1.7;
/** A head leans so far from the middle of its seat. */
const seatReachM = 0.9;
const steepestRad = 1.2;
/** Eyes rise and sink by this part of the way in a second's 1/e-th. */
const easePerS = 9;

export interface RigEvents {
  onSeatPicked(index: number): void;
  onStoodUp(): void;
  onSeatHovered(index: number): void;
}

/** A person at a screen: their eyes are the camera. Walks, looks, sits; a spectator only looks, from the back. */
export class DesktopRig {
  readonly head = createJoint();
  readonly #camera: FreeCamera;
  readonly #hall: Hall;
  readonly #controls: Controls;
  readonly #events: RigEvents;
  readonly #hasBody: boolean;
  readonly #isSeatFree: (index: number) => boolean;
  readonly #eases: boolean;
  readonly #feet: Feet = { x: 0, y: 0, z: 0 };
  readonly #direction: MutableVec3 = [0, 0, 0];
  readonly #turn = Quaternion.Identity();
  #seat = -1;
  #yawRad = 0;
  #pitchRad = 0;
  #eyeM = 0;
  #hovered = -1;

  constructor(
    canvas: HTMLCanvasElement,
    parts: {
      readonly camera: FreeCamera;
      readonly hall: Hall;
      readonly hasBody: boolean;
      readonly reducedMotion: boolean;
      readonly isSeatFree: (index: number) => boolean;
      readonly events: RigEvents;
    },
  ) {
    this.#camera = parts.camera;
    this.#camera.rotationQuaternion = this.#turn;
    this.#hall = parts.hall;
    this.#hasBody = parts.hasBody;
    this.#eases = !parts.reducedMotion;
    this.#isSeatFree = parts.isSeatFree;
    this.#events = parts.events;
    this.#controls = new Controls(canvas, {
      onLook: (yawRad, pitchRad) => this.#look(yawRad, pitchRad),
      onTap: (x, y) => this.#tap(canvas, x, y),
      onHover: (at) => this.#hover(at === null ? -1 : this.#seatAt(canvas, at.x, at.y)),
    });
    this.place({ spawn: 0 });
  }

  /** Where the person stands or sits, for the way into a headset. */
  standing(): {
    readonly x: number;
    readonly z: number;
    readonly floorM: number;
    readonly yawRad: number;
    readonly seat: number;
  } {
    return { x: this.#feet.x, z: this.#feet.z, floorM: this.#feet.y, yawRad: this.#yawRad, seat: this.#seat };
  }

  close(): void {
    this.#controls.close();
  }

  /** Where nobody can stand it changes nothing. */
  place(at: SelfPlace): void {
    if ('yawRad' in at) {
      this.#yawRad = at.yawRad;
      this.#pitchRad = 0;
      this.#writeHead();
      return;
    }
    const stance = stanceAt(this.#hall, at, this.#hasBody);
    if (stance === null) return;
    this.#seat = stance.seat;
    this.#feet.x = stance.x;
    this.#feet.y = stance.floorM;
    this.#feet.z = stance.z;
    this.#eyeM = stance.floorM + stance.eyesM;
    this.#yawRad = stance.yawRad;
    this.#pitchRad = stance.pitchRad;
    this.#writeHead();
  }

  /** Where a headset's wearer is, when they take it off: on the seat that they had, or where they went. */
  comeBack(stand: Stand): void {
    const seat = this.#hall.seats[this.#seat];
    const isSeated =
      seat !== undefined && Math.hypot(seat.position[0] - stand.x, seat.position[2] - stand.z) < seatReachM;
    this.place(isSeated ? { seatId: seat.id } : { stand });
    this.place({ yawRad: stand.yawRad });
  }

  /** Per frame; allocates nothing. */
  update(seconds: number): void {
    const { wishes } = this.#controls;
    this.#yawRad += wishes.turn * turnRadPerS * seconds;
    if (this.#hasBody && (wishes.right !== 0 || wishes.forward !== 0)) this.#walk(seconds);
    const eyeM = this.#feet.y + eyesOver(this.#hall, this.#seat, this.#hasBody);
    this.#eyeM += (eyeM - this.#eyeM) * (this.#eases ? 1 - Math.exp(-easePerS * seconds) : 1);
    this.#writeHead();
  }

  /** Whoever is put somewhere is there at once: others are told of the head more often than a slow device draws. */
  #writeHead(): void {
    const { position, rotation } = this.head;
    position[0] = this.#feet.x;
    position[1] = this.#eyeM;
    position[2] = this.#feet.z;
    writeLook(this.#yawRad, this.#pitchRad, rotation);
    this.#camera.position.set(position[0], position[1], position[2]);
    this.#turn.set(rotation[0], rotation[1], rotation[2], rotation[3]);
  }

  #walk(seconds: number): void {
    if (this.#seat >= 0) {
      this.#seat = -1;
      this.#events.onStoodUp();
    }
    const { right, forward } = this.#controls.wishes;
    const step = (paceMps * seconds) / Math.max(1, Math.hypot(right, forward));
    const sin = Math.sin(this.#yawRad);
    const cos = Math.cos(this.#yawRad);
    walk(this.#hall, this.#feet, (right * cos - forward * sin) * step, (-right * sin - forward * cos) * step);
  }

  #look(yawRad: number, pitchRad: number): void {
    this.#hover(-1);
    this.#yawRad += yawRad;
    this.#pitchRad = Math.max(-steepestRad, Math.min(steepestRad, this.#pitchRad + pitchRad));
  }

  /** Somebody else's seat is picked too: the gate says that it is taken, where the seat behind it would surprise. */
  #tap(canvas: HTMLCanvasElement, x: number, y: number): void {
    const seat = this.#seatAt(canvas, x, y);
    if (seat >= 0) this.#events.onSeatPicked(seat);
  }

  #hover(pointed: number): void {
    const seat = pointed >= 0 && this.#isSeatFree(pointed) ? pointed : -1;
    if (seat === this.#hovered) return;
    this.#hovered = seat;
    this.#events.onSeatHovered(seat);
  }

  #seatAt(canvas: HTMLCanvasElement, x: number, y: number): number {
    if (!this.#hasBody) return -1;
    const tan = Math.tan(this.#camera.fov / 2);
    const across = (2 * x) / canvas.clientWidth - 1;
    const down = (2 * y) / canvas.clientHeight - 1;
    const dx = (across * tan * canvas.clientWidth) / canvas.clientHeight;
    const dy = -down * tan;
    const length = Math.hypot(dx, dy, 1);
    turn(this.head.rotation, dx / length, dy / length, -1 / length, this.#direction);
    return pickSeat(this.#hall, this.head.position, this.#direction, (index) => index !== this.#seat);
  }
}
