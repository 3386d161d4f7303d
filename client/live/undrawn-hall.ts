import { poseAt, poseFloats, type Vec3 } from '../../protocol/pose.ts';
import type { Hall } from '../../scenes/hall-schema.ts';
import { createJoint, type MutableVec3, turn, writeLook } from '../world/joint.ts';
import type { Body, HallView, HallViewOptions, Reactor, SelfPlace } from '../world/ports.ts';
import { stanceAt } from '../world/stance.ts';

const nothing = () => undefined;
const done = async () => undefined;

/**
 * The hall for a page that does not draw it: one sits where one sat, is told of by the same poses, and hears from where people are. What is
 * shown of it is the page's.
 */
export class UndrawnHall implements HallView {
  readonly hall: Hall;
  readonly canEnterXr = Promise.resolve(false);
  readonly load = 'fair';
  readonly acoustics: Hall['acoustics'];
  readonly headset = {
    setComfort: nothing,
    setPanel: nothing,
    setNotice: nothing,
    closePanel: nothing,
    turn: nothing,
    recenter: nothing,
    hasKeyboard: () => false,
    openKeyboard: nothing,
  };
  readonly #options: Pick<HallViewOptions, 'poses' | 'hasBody'>;
  readonly #pose = { head: createJoint(), left: null, right: null };
  readonly #row = new Float32Array(poseFloats);
  readonly #forward: MutableVec3 = [0, 0, -1];
  #bodies: readonly Body[] = [];

  constructor(hall: Hall, options: Pick<HallViewOptions, 'poses' | 'hasBody'>) {
    this.hall = hall;
    this.acoustics = hall.acoustics;
    this.#options = options;
    this.placeSelf({ spawn: 0 });
  }

  placeSelf(at: SelfPlace): void {
    const { position, rotation } = this.#pose.head;
    if ('yawRad' in at) {
      writeLook(at.yawRad, 0, rotation);
      return;
    }
    const stance = stanceAt(this.hall, at, this.#options.hasBody);
    if (stance === null) return;
    position[0] = stance.x;
    position[1] = stance.floorM + stance.eyesM;
    position[2] = stance.z;
    writeLook(stance.yawRad, stance.pitchRad, rotation);
  }

  readPose() {
    return this.#pose;
  }

  readListener(out: Float32Array): void {
    const { position, rotation } = this.#pose.head;
    turn(rotation, 0, 0, -1, this.#forward);
    out.set(position, 0);
    out.set(this.#forward, 3);
  }

  setBodies(bodies: readonly Body[]): void {
    this.#bodies = bodies;
  }

  headOf(reactor: Reactor): Vec3 | null {
    if ('place' in reactor) return null;
    if (this.#options.poses.sample(reactor.slot, performance.now(), this.#row))
      return [this.#row[poseAt.head] ?? 0, this.#row[poseAt.head + 1] ?? 0, this.#row[poseAt.head + 2] ?? 0];
    const seatId = this.#bodies.find(({ slot }) => slot === reactor.slot)?.seatId ?? null;
    const stance = seatId === null ? null : stanceAt(this.hall, { seatId }, true);
    return stance === null ? null : [stance.x, stance.floorM + stance.eyesM, stance.z];
  }

  readonly setBalcony = nothing;
  readonly setPersonalSpace = nothing;
  readonly setDetail = nothing;
  readonly setStage = nothing;
  readonly setScreen = nothing;
  readonly setCaption = nothing;
  readonly setGaze = nothing;
  readonly setLeaderBody = nothing;
  readonly showReaction = nothing;
  readonly show = nothing;
  readonly close = nothing;
  readonly drawn = done;
  readonly finished = done;
  readonly enterXr = done;
  readonly exitXr = done;
  readonly drawPortrait = async () => null;
}
