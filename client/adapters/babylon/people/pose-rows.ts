import type { Onlooker } from '../../../../protocol/balcony-codec.ts';
import { type Joint, type Pose, poseAt, poseFloats, type Slot, type Vec3 } from '../../../../protocol/pose.ts';
import { balconyPlaces } from '../../../../scenes/balcony-places.ts';
import type { Hall, Seat } from '../../../../scenes/hall-schema.ts';
import { clapMs } from '../../../world/applause.ts';
import type { BalconyLooks, Body, CrowdPoses, Reactor } from '../../../world/ports.ts';
import { TakingTurns } from '../../../world/taking-turns.ts';
import { rowFloats, seatedHolds, standingHolds, turnAfterHead, writeHand, writeStanding } from './body-rows.ts';
import { FloorGrid } from './floor-grid.ts';
import { OnlookerRows } from './onlooker-rows.ts';
import { StandInRow } from './stand-in-row.ts';

/** What is drawn of a person (the fourth number of a row): 0 nothing, 1 all, 2 only the hands. */
const ownHands = 2;
const seatedHeadM = 1.2;
const seatedPelvisM = 0.53;
const eyesOverFeetM = 1.62;
const nowhere = -1;
/** Heads of people who stand, over the floor; what is sent beyond that is drawn there. */
const lowestHeadM = 0.5;
const highestHeadM = 2;
/** From the shoulder to the wrist of a stretched arm, and where shoulders are. */
const armM = 0.6;
const shoulderDownM = 0.2;
const shoulderAsideM = 0.16;
const shoulderBackM = 0.08;

interface Person {
  readonly slot: Slot;
  readonly seat: number;
  readonly body: Body;
}

/** Each person's row of the pose texture, from what was sent and what a body does by itself. Per frame it allocates nothing. Rule HALL23. */
export class PoseRows {
  readonly data: Float32Array;
  /** Of whoever stands in for a leader whose model did not come: the last one. */
  readonly standInRow: number;
  readonly #standIn: StandInRow;
  readonly #hall: Hall;
  readonly #poses: CrowdPoses;
  readonly #onlookers: OnlookerRows;
  readonly #row = new Float32Array(poseFloats);
  readonly #yaw: Float64Array;
  readonly #floor: FloorGrid;
  readonly #clapUntilMs: Float64Array;
  /** The seat at which a row's body was written with its hands in its lap, where it stays; else {@link nowhere}. */
  readonly #restsAt: Int32Array;
  /** The moment that is drawn, in milliseconds. */
  readonly #now = new Float64Array(1);
  readonly #turns = new TakingTurns();
  /** By row, 1: far off, and takes turns. */
  readonly #isFar: Uint8Array;
  /** Somebody came, went or is somebody else: the next frame is everybody's. */
  #isAnew = true;
  #people: readonly Person[] = [];

  constructor(hall: Hall, poses: CrowdPoses, balcony: BalconyLooks) {
    this.#hall = hall;
    this.#poses = poses;
    const { capacity } = poses;
    this.standInRow = capacity + balconyPlaces(hall).length;
    this.data = new Float32Array((this.standInRow + 1) * rowFloats);
    this.#standIn = new StandInRow(hall.stage, this.data, this.standInRow);
    this.#onlookers = new OnlookerRows(hall, balcony, { data: this.data, first: capacity });
    this.#yaw = new Float64Array(capacity).fill(Number.NaN);
    this.#floor = new FloorGrid(hall);
    this.#clapUntilMs = new Float64Array(capacity);
    this.#restsAt = new Int32Array(capacity).fill(nowhere);
    this.#isFar = new Uint8Array(capacity);
  }

  get people(): readonly Person[] {
    return this.#people;
  }

  /** Rows of those in the balconies, after the section's own. */
  get onlookers(): OnlookerRows['people'] {
    return this.#onlookers.people;
  }

  setOnlookers(onlookers: readonly Pick<Onlooker, 'place' | 'hasHandUp'>[]): void {
    this.#onlookers.setPeople(onlookers);
    this.#isAnew = true;
  }

  setPeople(people: readonly Person[]): void {
    const kept = new Set(people.map((person) => `${person.slot}/${person.body.memberId}`));
    for (const person of this.#people)
      if (!kept.has(`${person.slot}/${person.body.memberId}`)) {
        this.data[person.slot * rowFloats + 3] = 0;
        this.#yaw[person.slot] = Number.NaN;
        this.#restsAt[person.slot] = nowhere;
      }
    this.#people = people;
    this.#isAnew = true;
  }

  /** Whether this person is so far off that they take turns with others. */
  setFar(slot: Slot, isFar: boolean): void {
    if (slot < this.#isFar.length) this.#isFar[slot] = isFar ? 1 : 0;
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
    this.#restsAt[slot] = nowhere;
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
    return this.#onlookers.headAt(place);
  }

  /** Has a plain person stand where the leader would, or nobody. */
  setStandIn(loudness: (() => number) | null): void {
    this.#standIn.set(loudness);
  }

  clap(reactor: Reactor, nowMs: number): void {
    if ('place' in reactor) this.#onlookers.clap(reactor.place, nowMs);
    else if (reactor.slot < this.#clapUntilMs.length) this.#clapUntilMs[reactor.slot] = nowMs + clapMs;
  }

  /** Everybody near, and whose turn it is of the others; all of them where `isWhole`. Rule HALL44. */
  update(nowMs: number, isWhole = false): void {
    this.#now[0] = nowMs;
    this.#turns.begin(nowMs, this.#people.length + this.#onlookers.people.length);
    const turns = isWhole || this.#isAnew ? null : this.#turns;
    this.#isAnew = false;
    for (let i = 0; i < this.#people.length; i++) {
      const person = this.#people[i];
      if (person !== undefined && this.#isDue(person, turns)) this.#write(person, nowMs);
    }
    this.#onlookers.update(nowMs, turns);
    this.#standIn.update(nowMs);
  }

  #isDue({ slot, body }: Person, turns: TakingTurns | null): boolean {
    if (turns === null || this.#isFar[slot] !== 1) return true;
    const claps = (this.#now[0] ?? 0) < (this.#clapUntilMs[slot] ?? 0);
    return turns.isDue(slot, !claps && !body.hasHandUp);
  }

  /** Only the row of whoever has this slot. */
  updateOne(slot: Slot, nowMs: number): void {
    this.#now[0] = nowMs;
    for (let i = 0; i < this.#people.length; i++) {
      const person = this.#people[i];
      if (person?.slot === slot) this.#write(person, nowMs);
    }
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
    if (!isSeated) this.#stand(at, slot);
    else if (this.#restsAt[slot] !== person.seat) this.#sit(at, slot, seat);
    this.#placeHands(person, at, isSeated);
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
    row[4] = Math.sin(yawRad / 2);
    row[6] = Math.cos(yawRad / 2);
  }

  /** Who has a seat but walks about is drawn standing. */
  #isNear(position: readonly [number, number, number]): boolean {
    const dx = (this.#row[0] ?? 0) - position[0];
    const dz = (this.#row[2] ?? 0) - position[2];
    return dx * dx + dz * dz < 0.6 && (this.#row[1] ?? 0) - position[1] < 1.45;
  }

  #sit(at: number, slot: Slot, seat: Seat): void {
    const { data } = this;
    const { position, yawRad } = seat;
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
    const { data } = this;
    this.#floor.find(this.#row, eyesOverFeetM, data, at + 29);
    const floorM = data[at + 29] ?? 0;
    data[at + 1] = Math.max(floorM + lowestHeadM, Math.min(floorM + highestHeadM, this.#row[1] ?? 0));
    turnAfterHead(data, at, this.#yaw, slot);
    writeStanding(data, at);
  }

  /** Tracked hands where they are; others clap, are raised, or rest in the lap or at the side. */
  #placeHands({ slot, seat, body }: Person, at: number, isSeated: boolean): void {
    const { data } = this;
    const hasLeft = (this.#row[poseAt.hasLeft] ?? 0) > 0.5;
    const hasRight = (this.#row[poseAt.hasRight] ?? 0) > 0.5;
    const claps = (this.#now[0] ?? 0) < (this.#clapUntilMs[slot] ?? 0);
    const isResting = isSeated && !hasLeft && !hasRight && !claps && !body.hasHandUp;
    if (isResting && this.#restsAt[slot] === seat) return;
    this.#restsAt[slot] = isResting ? seat : nowhere;
    const { rest, clap, up } = isSeated ? seatedHolds : standingHolds;
    if (hasLeft) this.#reach(poseAt.left, -1, at);
    else writeHand(data, at, -1, claps ? clap : rest, this.#now);
    if (hasRight) this.#reach(poseAt.right, 1, at);
    else writeHand(data, at, 1, claps ? clap : body.hasHandUp ? up : rest, this.#now);
  }

  /** A hand that was sent, as far from its shoulder as an arm is long: a stream may say anything. */
  #reach(from: number, side: -1 | 1, at: number): void {
    const { data } = this;
    const to = at + (side < 0 ? 8 : 16);
    const yawRad = data[at + 27] ?? 0;
    const sin = Math.sin(yawRad);
    const cos = Math.cos(yawRad);
    const x = (data[at] ?? 0) + cos * side * shoulderAsideM + sin * shoulderBackM;
    const y = (data[at + 1] ?? 0) - shoulderDownM;
    const z = (data[at + 2] ?? 0) - sin * side * shoulderAsideM + cos * shoulderBackM;
    const dx = (this.#row[from] ?? 0) - x;
    const dy = (this.#row[from + 1] ?? 0) - y;
    const dz = (this.#row[from + 2] ?? 0) - z;
    const part = Math.min(1, armM / Math.max(1e-6, Math.sqrt(dx * dx + dy * dy + dz * dz)));
    data[to] = x + dx * part;
    data[to + 1] = y + dy * part;
    data[to + 2] = z + dz * part;
    for (let k = 0; k < 4; k++) data[to + 4 + k] = this.#row[from + 3 + k] ?? 0;
  }
}
