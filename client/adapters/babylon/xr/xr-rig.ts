import type { Scene } from '@babylonjs/core/scene';
import { WebXRExperienceHelper } from '@babylonjs/core/XR/webXRExperienceHelper';
import { WebXRState } from '@babylonjs/core/XR/webXRTypes';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import {
  createJoint,
  type MutableJoint,
  type MutableVec3,
  readQuaternion,
  readVector,
  turn,
  yawOf,
} from '../frames.ts';
import { createAim, takeAim } from './aim.ts';
import { AimMesh } from './aim-mesh.ts';

const seatedEyeM = 1.2;
const snapRad = Math.PI / 6;
const stickPressed = 0.65;
const stickReleased = 0.3;

export interface XrEvents {
  onChanged(isInXr: boolean): void;
  onSeatPicked(index: number): void;
  onStoodUp(): void;
  onSeatHovered(index: number): void;
}

/** Where somebody stands in the hall when they put the headset on. */
export interface XrStart {
  readonly x: number;
  readonly z: number;
  readonly floorM: number;
  readonly yawRad: number;
  readonly seat: number;
}

interface Hand {
  readonly joint: MutableJoint;
  isTracked: boolean;
  isAiming: boolean;
  isSelecting: boolean;
  hasTurned: boolean;
}

/**
 * A person in a headset. Reference spaces are moved so that every pose arrives in the hall frame. A press (trigger or pinch) or a stick
 * pushed forward aims; letting go sits on the seat or stands on the floor that was aimed at. The other way of the stick turns in steps.
 * Nothing is fetched for it: no controller models, no profiles.
 */
export class XrRig {
  readonly head = createJoint();
  readonly #helper: WebXRExperienceHelper;
  readonly #hall: Hall;
  readonly #events: XrEvents;
  readonly #isSeatFree: (index: number) => boolean;
  readonly #aim = createAim();
  readonly #mesh: AimMesh;
  readonly #ray: MutableJoint = createJoint();
  readonly #direction: MutableVec3 = [0, 0, -1];
  readonly #side: MutableVec3 = [1, 0, 0];
  readonly #hands: readonly [Hand, Hand] = [createHand(), createHand()];
  /** The rig: where the room's own origin lies in the hall. */
  readonly #origin = { x: 0, y: 0, z: 0, yawRad: 0 };
  #seat = -1;
  #next: XrStart | null = null;

  private constructor(
    helper: WebXRExperienceHelper,
    scene: Scene,
    parts: { readonly hall: Hall; readonly events: XrEvents; readonly isSeatFree: (index: number) => boolean },
  ) {
    this.#helper = helper;
    this.#hall = parts.hall;
    this.#events = parts.events;
    this.#isSeatFree = parts.isSeatFree;
    this.#mesh = new AimMesh(scene);
    helper.camera.minZ = 0.06;
    helper.camera.maxZ = 80;
    helper.onStateChangedObservable.add((state) => {
      if (state === WebXRState.NOT_IN_XR) this.#end();
    });
  }

  static async create(
    scene: Scene,
    parts: { readonly hall: Hall; readonly events: XrEvents; readonly isSeatFree: (index: number) => boolean },
  ): Promise<XrRig> {
    return new XrRig(await WebXRExperienceHelper.CreateAsync(scene), scene, parts);
  }

  get isIn(): boolean {
    return this.#helper.state === WebXRState.IN_XR;
  }

  /** A tracked hand, or null. */
  left(): MutableJoint | null {
    return this.#hands[0].isTracked ? this.#hands[0].joint : null;
  }

  right(): MutableJoint | null {
    return this.#hands[1].isTracked ? this.#hands[1].joint : null;
  }

  /** Must be called from a click. */
  async enter(start: XrStart): Promise<void> {
    const session = await this.#helper.enterXRAsync('immersive-vr', 'local-floor', undefined, {
      optionalFeatures: ['hand-tracking'],
    });
    // A crowd needs steady frames more than many.
    await session.updateTargetFrameRate(72).catch(() => undefined);
    session.session.addEventListener('selectstart', (event) => this.#select(event.inputSource, true));
    session.session.addEventListener('selectend', (event) => this.#select(event.inputSource, false));
    session.onXRFrameObservable.addOnce(() => {
      this.place(start);
      this.#events.onChanged(true);
    });
  }

  async exit(): Promise<void> {
    if (this.#helper.state !== WebXRState.NOT_IN_XR) await this.#helper.exitXRAsync();
  }

  close(): void {
    this.#helper.dispose();
  }

  /** Puts the wearer's head over a place with the next frame: only inside one is it known where they are in their room. */
  place(to: XrStart): void {
    this.#next = to;
  }

  /** Looking along the yaw; on a seat the eyes come to a seated height. */
  #placeNow(to: XrStart): void {
    const viewer = this.#viewerInRoom();
    if (viewer === null) return;
    this.#next = null;
    const { position, orientation } = viewer;
    const roomYaw = yawOf(orientation.x, orientation.y, orientation.z, orientation.w);
    this.#origin.yawRad = to.yawRad - roomYaw;
    const cos = Math.cos(this.#origin.yawRad);
    const sin = Math.sin(this.#origin.yawRad);
    this.#origin.x = to.x - (position.x * cos + position.z * sin);
    this.#origin.z = to.z - (-position.x * sin + position.z * cos);
    const isSeated = (this.#hall.seats[to.seat]?.kind ?? 'standing') !== 'standing';
    this.#origin.y = isSeated ? to.floorM + seatedEyeM - position.y : to.floorM;
    this.#seat = to.seat;
    this.#applyOrigin();
  }

  /** Per frame, in a headset; allocates nothing of its own. */
  update(): void {
    if (!this.isIn) return;
    if (this.#next !== null) this.#placeNow(this.#next);
    readVector(this.#helper.camera.position, this.head.position);
    readQuaternion(this.#helper.camera.rotationQuaternion, this.head.rotation);
    this.#hands[0].isTracked = this.#hands[1].isTracked = false;
    let aims = false;
    for (const source of this.#helper.sessionManager.session.inputSources) aims = this.#follow(source) || aims;
    if (!aims) this.#mesh.hide();
  }

  #follow(source: XRInputSource): boolean {
    const hand = this.#handOf(source);
    const { currentFrame: frame, referenceSpace } = this.#helper.sessionManager;
    if (hand === null || frame === null) return false;
    const wrist = source.hand?.get('wrist');
    const pose =
      wrist !== undefined
        ? frame.getJointPose?.(wrist, referenceSpace)
        : source.gripSpace && frame.getPose(source.gripSpace, referenceSpace);
    if (pose) {
      copyTransform(pose.transform, hand.joint);
      hand.isTracked = true;
    }
    this.#readStick(source, hand);
    if (!hand.isAiming && !hand.isSelecting) return false;
    const ray = frame.getPose(source.targetRaySpace, referenceSpace);
    if (!ray) return false;
    copyTransform(ray.transform, this.#ray);
    turn(this.#ray.rotation, 0, 0, -1, this.#direction);
    turn(this.#ray.rotation, 1, 0, 0, this.#side);
    takeAim(this.#hall, this.#ray.position, this.#direction, this.#isAimable, this.#aim);
    this.#events.onSeatHovered(this.#aim.seat);
    this.#mesh.show(this.#aim, this.#side[0], this.#side[2]);
    return true;
  }

  readonly #isAimable = (index: number): boolean => index !== this.#seat && this.#isSeatFree(index);

  #readStick(source: XRInputSource, hand: Hand): void {
    const axes = source.gamepad?.axes;
    if (axes === undefined || axes.length < 4) return;
    const x = axes[2] ?? 0;
    const y = axes[3] ?? 0;
    if (y < -stickPressed) hand.isAiming = true;
    else if (hand.isAiming && y > -stickReleased) {
      hand.isAiming = false;
      this.#go();
    }
    if (!hand.hasTurned && Math.abs(x) > stickPressed && !hand.isAiming) {
      hand.hasTurned = true;
      this.#turnBy(x > 0 ? -snapRad : snapRad);
    } else if (Math.abs(x) < stickReleased) hand.hasTurned = false;
  }

  #select(source: XRInputSource, isDown: boolean): void {
    const hand = this.#handOf(source);
    if (hand === null) return;
    if (hand.isSelecting && !isDown) this.#go();
    hand.isSelecting = isDown;
  }

  #go(): void {
    const { kind, seat, x, y, z } = this.#aim;
    this.#aim.kind = 'none';
    this.#mesh.hide();
    this.#events.onSeatHovered(-1);
    if (kind === 'seat') this.#events.onSeatPicked(seat);
    if (kind !== 'floor') return;
    if (this.#seat >= 0) this.#events.onStoodUp();
    const [qx, qy, qz, qw] = this.head.rotation;
    this.place({ x, z, floorM: y, yawRad: yawOf(qx, qy, qz, qw), seat: -1 });
  }

  #turnBy(rad: number): void {
    const [qx, qy, qz, qw] = this.head.rotation;
    const [x, , z] = this.head.position;
    const floorM = this.#seat >= 0 ? (this.#hall.seats[this.#seat]?.position[1] ?? 0) : this.#origin.y;
    this.place({ x, z, floorM, yawRad: yawOf(qx, qy, qz, qw) + rad, seat: this.#seat });
  }

  #viewerInRoom(): { readonly position: DOMPointReadOnly; readonly orientation: DOMPointReadOnly } | null {
    const { currentFrame, baseReferenceSpace } = this.#helper.sessionManager;
    const pose = currentFrame?.getViewerPose(baseReferenceSpace);
    return pose ? pose.transform : null;
  }

  /** New origin = the hall's origin seen from the room: the inverse of where the room lies in the hall. */
  #applyOrigin(): void {
    const { x, y, z, yawRad } = this.#origin;
    const cos = Math.cos(-yawRad);
    const sin = Math.sin(-yawRad);
    const position = { x: -(x * cos + z * sin), y: -y, z: -(-x * sin + z * cos), w: 1 };
    const orientation = { x: 0, y: Math.sin(-yawRad / 2), z: 0, w: Math.cos(-yawRad / 2) };
    const manager = this.#helper.sessionManager;
    manager.referenceSpace = manager.baseReferenceSpace.getOffsetReferenceSpace(
      new XRRigidTransform(position, orientation),
    );
  }

  #handOf(source: XRInputSource): Hand | null {
    if (source.handedness === 'left') return this.#hands[0];
    return source.handedness === 'right' ? this.#hands[1] : null;
  }

  #end(): void {
    this.#next = null;
    this.#mesh.hide();
    for (const hand of this.#hands) hand.isTracked = hand.isAiming = hand.isSelecting = false;
    this.#events.onSeatHovered(-1);
    this.#events.onChanged(false);
  }
}

function createHand(): Hand {
  return { joint: createJoint(), isTracked: false, isAiming: false, isSelecting: false, hasTurned: false };
}

function copyTransform(from: XRRigidTransform, out: MutableJoint): void {
  const { position: p, orientation: q } = from;
  out.position[0] = p.x;
  out.position[1] = p.y;
  out.position[2] = p.z;
  out.rotation[0] = q.x;
  out.rotation[1] = q.y;
  out.rotation[2] = q.z;
  out.rotation[3] = q.w;
}
