import type { Onlooker } from '../../../../protocol/balcony-codec.ts';
import { type Joint, type Pose, poseAt, poseFloats, type Slot, type Vec3 } from '../../../../protocol/pose.ts';
import { balconyPlaces, stageFace } from '../../../../scenes/balcony-places.ts';
import { floorHeightAt } from '../../../../scenes/floor.ts';
import type { Hall, Seat } from '../../../../scenes/hall-schema.ts';
import { clapMs, clapRad } from '../../../world/applause.ts';
import type { BalconyLooks, Body, CrowdPoses, Reactor } from '../../../world/ports.ts';
import { type MutableQuat, writeLook, yawOf } from '../frames.ts';
import { poseTexels } from './people-vertex.ts';

const rowFloats = poseTexels * 4;
/** What is drawn of a person (the fourth number of a row): 0 nothing, 1 all, 2 only the hands. */
const ownHands = 2;
const seatedHeadM = 1.2;
const seatedPelvisM = 0.53;
const standingPelvisM = 0.92;
const eyesOverFeetM = 1.62;
/** Standing bodies follow their heads when these turn further than that. */
const loosenessRad = 0.5;
/** Heads of people who stand, over the floor; what is sent beyond that is drawn there. */
const [lowestHeadM, highestHeadM] = [0.5, 2];
/** From the shoulder to the wrist of a stretched arm, and where shoulders are. */
const armM = 0.6;
const [shoulderDownM, shoulderAsideM, shoulderBackM] = [0.2, 0.16, 0.08];
/** Floors under standing people are looked up for one in so many per frame. */
const floorEvery = 16;

interface Person {
  readonly slot: Slot;
  readonly seat: number;
  readonly body: Body;
}

/** Somebody in a balcony, and their row. */
interface OnlookerRow {
  readonly row: number;
  readonly place: number;
  readonly hasHandUp: boolean;
}

/** Each person's row of the pose texture, from what was sent and what a body does by itself. Per frame it allocates nothing. Rule H5. */
export class PoseRows {
  readonly data: Float32Array;
  /** Of whoever stands in for a leader whose model did not come: the last one. */
  readonly standInRow: number;
  readonly #hall: Hall;
  readonly #poses: CrowdPoses;
  readonly #balcony: BalconyLooks;
  readonly #places: ReturnType<typeof balconyPlaces>;
  readonly #face: ReturnType<typeof stageFace>;
  readonly #turn = new Float32Array(2);
  readonly #row = new Float32Array(poseFloats);
  readonly #yaw: Float32Array;
  readonly #floor: Float32Array;
  readonly #clapUntilMs: Float64Array;
  /** The lowest and the highest floor, the stage among them. */
  readonly #lowestM: number;
  readonly #highestM: number;
  readonly #quat: MutableQuat = [0, 0, 0, 1];
  #people: readonly Person[] = [];
  #onlookers: readonly OnlookerRow[] = [];
  #frame = 0;
  /** How loud the stand-in speaks, 0..1; null while there is none. */
  #standIn: (() => number) | null = null;

  constructor(hall: Hall, poses: CrowdPoses, balcony: BalconyLooks) {
    this.#hall = hall;
    this.#poses = poses;
    this.#balcony = balcony;
    this.#places = balconyPlaces(hall);
    this.#face = stageFace(hall);
    const rows = poses.capacity + this.#places.length + 1;
    this.standInRow = rows - 1;
    this.data = new Float32Array(rows * rowFloats);
    this.#yaw = new Float32Array(rows).fill(Number.NaN);
    this.#floor = new Float32Array(rows);
    this.#clapUntilMs = new Float64Array(rows);
    const floors = [hall.stage.topM, ...hall.walkable.map(({ floorM }) => floorM)];
    this.#lowestM = Math.min(...floors);
    this.#highestM = Math.max(...floors);
  }

  get people(): readonly Person[] {
    return this.#people;
  }

  /** Rows of those in the balconies, after the section's own. */
  get onlookers(): readonly OnlookerRow[] {
    return this.#onlookers;
  }

  setOnlookers(onlookers: readonly Pick<Onlooker, 'place' | 'hasHandUp'>[]): void {
    for (const { row } of this.#onlookers) this.data[row * rowFloats + 3] = 0;
    this.#onlookers = onlookers
      .filter(({ place }) => place < this.#places.length)
      .map(({ place, hasHandUp }) => ({ row: this.#poses.capacity + place, place, hasHandUp }));
  }

  setPeople(people: readonly Person[]): void {
    const kept = new Set(people.map((person) => `${person.slot}/${person.body.memberId}`));
    for (const person of this.#people)
      if (!kept.has(`${person.slot}/${person.body.memberId}`)) {
        this.data[person.slot * rowFloats + 3] = 0;
        this.#yaw[person.slot] = Number.NaN;
      }
    this.#people = people;
  }

  /** In a headset one sees one's own hands: the row of a person of whom nothing else is drawn. */
  writeSelf(slot: Slot, pose: Pose | null): void {
    const at = slot * rowFloats;
    const { data } = this;
    if (slot < 0 || slot >= this.#poses.capacity) return;
    if (pose === null) {
      data[at + 3] = 0;
      return;
    }
    const row = this.#row;
    row.fill(0);
    this.#copyJoint(pose.head, row, 0);
    for (let k = 0; k < 7; k++) data[at + (k < 3 ? k : k + 1)] = row[k] ?? 0;
    data[at + 3] = ownHands;
    this.#stand(at, slot);
    this.#copyHand(pose.left, at + 8, at);
    this.#copyHand(pose.right, at + 16, at);
    data[at + 30] = 1;
  }

  /** A hand that is not tracked is put where it is not seen. */
  #copyHand(hand: Joint | null, to: number, at: number): void {
    const { data } = this;
    for (let k = 0; k < 3; k++)
      data[to + k] = hand === null ? (data[at + 24 + k] ?? 0) - (k === 1 ? 0.3 : 0) : (hand.position[k] ?? 0);
    for (let k = 0; k < 4; k++) data[to + 4 + k] = hand === null ? (k === 3 ? 1 : 0) : (hand.rotation[k] ?? 0);
  }

  #copyJoint(joint: Joint, row: Float32Array, at: number): void {
    for (let k = 0; k < 3; k++) row[at + k] = joint.position[k] ?? 0;
    for (let k = 0; k < 4; k++) row[at + 3 + k] = joint.rotation[k] ?? 0;
  }

  /** Where the head of somebody at this place of a balcony is; null where there is no such place. */
  headAt(place: number): Vec3 | null {
    const feet = this.#places[place];
    return feet === undefined ? null : [feet[0], feet[1] + eyesOverFeetM, feet[2]];
  }

  /** Has a plain person stand where the leader would, or nobody. */
  setStandIn(loudness: (() => number) | null): void {
    this.#standIn = loudness;
    if (loudness === null) this.data[this.standInRow * rowFloats + 3] = 0;
  }

  clap(reactor: Reactor, nowMs: number): void {
    const row = 'slot' in reactor ? reactor.slot : this.#poses.capacity + reactor.place;
    if (row < this.#clapUntilMs.length) this.#clapUntilMs[row] = nowMs + clapMs;
  }

  update(nowMs: number): void {
    this.#frame++;
    for (let i = 0; i < this.#people.length; i++) {
      const person = this.#people[i];
      if (person !== undefined) this.#write(person, nowMs);
    }
    for (let i = 0; i < this.#onlookers.length; i++) {
      const onlooker = this.#onlookers[i];
      if (onlooker !== undefined) this.#writeOnlooker(onlooker, nowMs);
    }
    if (this.#standIn !== null) this.#writeStandIn(this.#standIn(), nowMs);
  }

  /** Only the row of whoever has this slot. */
  updateOne(slot: Slot, nowMs: number): void {
    for (let i = 0; i < this.#people.length; i++) {
      const person = this.#people[i];
      if (person?.slot === slot) this.#write(person, nowMs);
    }
  }

  #writeOnlooker({ row: index, place, hasHandUp }: OnlookerRow, nowMs: number): void {
    const feet = this.#places[place];
    if (feet === undefined) return;
    const at = index * rowFloats;
    const { data } = this;
    this.#balcony.sample(place, nowMs, this.#turn);
    const dx = this.#face[0] - feet[0];
    const dz = this.#face[2] - feet[2];
    const pitchRad = Math.atan2(this.#face[1] - feet[1] - eyesOverFeetM, Math.hypot(dx, dz));
    const yawRad = Math.atan2(-dx, -dz) + (this.#turn[0] ?? 0);
    this.#writeStanding(index, feet, yawRad, pitchRad + (this.#turn[1] ?? 0));
    const claps = nowMs < (this.#clapUntilMs[index] ?? 0);
    this.#placeHand(at + 8, -1, -1, false, claps, false, at, nowMs);
    this.#placeHand(at + 16, 1, -1, false, claps, hasHandUp, at, nowMs);
    data[at + 11] = 0;
    data[at + 31] = (nowMs / 1000) % 3600;
  }

  #writeStandIn(loudness: number, nowMs: number): void {
    const at = this.standInRow * rowFloats;
    const { leaderMark, leaderYawRad } = this.#hall.stage;
    const yawRad = leaderYawRad + 0.12 * Math.sin(nowMs / 2900);
    this.#writeStanding(this.standInRow, leaderMark, yawRad, 0.03 * Math.sin(nowMs / 1900));
    this.#placeHand(at + 8, -1, -1, false, false, false, at, nowMs);
    this.#placeHand(at + 16, 1, -1, false, false, false, at, nowMs);
    this.data[at + 11] = loudness;
    // It looks where it is told, not at whoever speaks: that is itself.
    this.data[at + 19] = 0;
    this.data[at + 31] = (nowMs / 1000) % 3600;
  }

  /** Somebody who stands at a place and looks somewhere, but for their hands. */
  #writeStanding(index: number, feet: Vec3, yawRad: number, pitchRad: number): void {
    const { data } = this;
    const row = this.#row;
    const at = index * rowFloats;
    writeLook(yawRad, pitchRad, this.#quat);
    row.fill(0);
    for (let k = 0; k < 3; k++) data[at + k] = row[k] = (feet[k] ?? 0) + (k === 1 ? eyesOverFeetM : 0);
    for (let k = 0; k < 4; k++) data[at + 4 + k] = row[3 + k] = this.#quat[k] ?? 0;
    data[at + 3] = data[at + 19] = data[at + 30] = 1;
    this.#standOn(feet[1], at, index);
  }

  #write(person: Person, nowMs: number): void {
    const { slot } = person;
    const at = slot * rowFloats;
    const { data } = this;
    const row = this.#row;
    const seat = person.seat < 0 ? undefined : this.#hall.seats[person.seat];
    if (!this.#poses.sample(slot, nowMs, row)) {
      if (seat === undefined) {
        data[at + 3] = 0;
        return;
      }
      this.#sitStill(seat);
    }
    for (let k = 0; k < 3; k++) data[at + k] = row[k] ?? 0;
    data[at + 3] = 1;
    for (let k = 0; k < 4; k++) data[at + 4 + k] = row[3 + k] ?? 0;
    const isSeated = seat !== undefined && seat.kind !== 'standing' && this.#isNear(seat.position);
    if (isSeated) this.#sit(at, slot, seat.position, seat.yawRad);
    else this.#stand(at, slot);
    this.#placeHands(person, at, isSeated, nowMs);
    data[at + 11] = row[poseAt.talk] ?? 0;
    // Whose hands are sent wears a headset: their head is theirs.
    data[at + 19] = (row[poseAt.hasLeft] ?? 0) + (row[poseAt.hasRight] ?? 0) > 0.5 ? 0 : 1;
    data[at + 30] = person.body.isAway ? 0.4 : 1;
    data[at + 31] = (nowMs / 1000) % 3600;
  }

  #sitStill({ kind, position, yawRad }: Seat): void {
    const row = this.#row;
    row.fill(0);
    row[0] = position[0];
    row[1] = position[1] + (kind === 'standing' ? eyesOverFeetM : seatedHeadM);
    row[2] = position[2];
    writeLook(yawRad, 0, this.#quat);
    for (let k = 0; k < 4; k++) row[3 + k] = this.#quat[k] ?? 0;
  }

  /** Who has a seat but walks about is drawn standing. */
  #isNear(position: readonly [number, number, number]): boolean {
    const dx = (this.#row[0] ?? 0) - position[0];
    const dz = (this.#row[2] ?? 0) - position[2];
    return dx * dx + dz * dz < 0.6 && (this.#row[1] ?? 0) - position[1] < 1.45;
  }

  #sit(at: number, slot: Slot, position: readonly [number, number, number], yawRad: number): void {
    const { data } = this;
    const sin = Math.sin(yawRad);
    const cos = Math.cos(yawRad);
    data[at + 24] = position[0] + sin * 0.07;
    data[at + 25] = position[1] + seatedPelvisM;
    data[at + 26] = position[2] + cos * 0.07;
    data[at + 27] = yawRad;
    data[at + 28] = 1;
    data[at + 29] = position[1];
    this.#yaw[slot] = yawRad;
  }

  #stand(at: number, slot: Slot): void {
    const [x = 0, y = 0, z = 0] = this.#row;
    if (Number.isNaN(this.#yaw[slot] ?? Number.NaN) || (this.#frame + slot) % floorEvery === 0)
      this.#floor[slot] = floorHeightAt(this.#hall, x, z) ?? this.#supportAt(y);
    const floorM = this.#floor[slot] ?? 0;
    const headM = Math.max(floorM + lowestHeadM, Math.min(floorM + highestHeadM, y));
    this.data[at + 1] = this.#row[1] = headM;
    this.#standOn(floorM, at, slot);
  }

  /** Where nobody walks, a floor as high as the hall has them. */
  #supportAt(y: number): number {
    return Math.min(this.#highestM, Math.max(this.#lowestM, y - eyesOverFeetM));
  }

  #standOn(floorM: number, at: number, index: number): void {
    const { data } = this;
    const row = this.#row;
    const x = row[0] ?? 0;
    const y = row[1] ?? 0;
    const z = row[2] ?? 0;
    const headYaw = yawOf(row[3] ?? 0, row[4] ?? 0, row[5] ?? 0, row[6] ?? 1);
    const before = this.#yaw[index] ?? Number.NaN;
    let yawRad = Number.isNaN(before) ? headYaw : before;
    const away = Math.atan2(Math.sin(headYaw - yawRad), Math.cos(headYaw - yawRad));
    if (Math.abs(away) > loosenessRad) yawRad += away - Math.sign(away) * loosenessRad;
    else yawRad += away * 0.01;
    this.#yaw[index] = yawRad;
    data[at + 24] = x + Math.sin(yawRad) * 0.09;
    data[at + 25] = Math.max(floorM + 0.35, Math.min(floorM + standingPelvisM, y - 0.68));
    data[at + 26] = z + Math.cos(yawRad) * 0.09;
    data[at + 27] = yawRad;
    data[at + 28] = 0;
    data[at + 29] = floorM;
  }

  #placeHands(person: Person, at: number, isSeated: boolean, nowMs: number): void {
    const row = this.#row;
    const claps = nowMs < (this.#clapUntilMs[person.slot] ?? 0);
    this.#placeHand(at + 8, -1, (row[poseAt.hasLeft] ?? 0) > 0.5 ? poseAt.left : -1, isSeated, claps, false, at, nowMs);
    this.#placeHand(
      at + 16,
      1,
      (row[poseAt.hasRight] ?? 0) > 0.5 ? poseAt.right : -1,
      isSeated,
      claps,
      person.body.hasHandUp,
      at,
      nowMs,
    );
  }

  /** A hand as far from its shoulder as an arm is long: a stream may say anything. */
  #reach(to: number, side: number, from: number, at: number): void {
    const { data } = this;
    const yawRad = data[at + 27] ?? 0;
    const sin = Math.sin(yawRad);
    const cos = Math.cos(yawRad);
    const x = (data[at] ?? 0) + cos * side * shoulderAsideM + sin * shoulderBackM;
    const y = (data[at + 1] ?? 0) - shoulderDownM;
    const z = (data[at + 2] ?? 0) - sin * side * shoulderAsideM + cos * shoulderBackM;
    const dx = (this.#row[from] ?? 0) - x;
    const dy = (this.#row[from + 1] ?? 0) - y;
    const dz = (this.#row[from + 2] ?? 0) - z;
    const part = Math.min(1, armM / Math.max(1e-6, Math.hypot(dx, dy, dz)));
    data[to] = x + dx * part;
    data[to + 1] = y + dy * part;
    data[to + 2] = z + dz * part;
  }

  /** A tracked hand where it is; else clapping, raised, in the lap or at the side. */
  #placeHand(
    to: number,
    side: number,
    from: number,
    isSeated: boolean,
    claps: boolean,
    isUp: boolean,
    at: number,
    nowMs: number,
  ): void {
    const { data } = this;
    if (from >= 0) {
      this.#reach(to, side, from, at);
      for (let k = 0; k < 4; k++) data[to + 4 + k] = this.#row[from + 3 + k] ?? 0;
      return;
    }
    const beat = claps ? Math.abs(Math.sin(clapRad(at / rowFloats, nowMs))) : 0;
    let right = side * (isSeated ? 0.125 : 0.235);
    let up = isSeated ? 0.105 : -0.12;
    let ahead = isSeated ? 0.28 : 0.05;
    let pitch = isSeated ? -0.35 : -1.35;
    if (claps) {
      right = side * (0.03 + 0.09 * beat);
      up = isSeated ? 0.36 : 0.3;
      ahead = 0.34;
      pitch = 0.7;
    } else if (isUp) {
      right = side * 0.26;
      up = (data[at + 1] ?? 0) - (data[at + 25] ?? 0) + 0.2 + 0.015 * Math.sin(nowMs / 400 + at);
      ahead = 0.08;
      pitch = 1.4;
    }
    const yawRad = data[at + 27] ?? 0;
    writeLook(yawRad + (claps ? side * 0.5 : isSeated ? side * 0.25 : 0), pitch, this.#quat);
    const sin = Math.sin(yawRad);
    const cos = Math.cos(yawRad);
    data[to] = (data[at + 24] ?? 0) + right * cos - ahead * sin;
    data[to + 1] = (data[at + 25] ?? 0) + up;
    data[to + 2] = (data[at + 26] ?? 0) - right * sin - ahead * cos;
    for (let k = 0; k < 4; k++) data[to + 4 + k] = this.#quat[k] ?? 0;
  }
}
