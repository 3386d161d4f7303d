import type { Onlooker } from '../../../../protocol/balcony-codec.ts';
import type { Vec3 } from '../../../../protocol/pose.ts';
import { balconyPlaces, stageFace } from '../../../../scenes/balcony-places.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import { clapMs } from '../../../world/applause.ts';
import { type MutableQuat, writeLook } from '../../../world/joint.ts';
import type { BalconyLooks } from '../../../world/ports.ts';
import type { TakingTurns } from '../../../world/taking-turns.ts';
import { rowFloats, standingHolds, turnAfterHead, writeHand, writeStanding } from './body-rows.ts';

const eyesOverFeetM = 1.62;
/** A body that turned by less than this since it was written is not written again: a tenth of a degree, at that distance. */
const unseenRad = 0.002;

/** Somebody in a balcony, and their row. */
interface OnlookerRow {
  readonly row: number;
  readonly place: number;
  readonly hasHandUp: boolean;
}

/** The rows of those in the balconies, `first` and after: they stand at their places, look at the stage and turn their heads from there. */
export class OnlookerRows {
  readonly #data: Float32Array;
  readonly #first: number;
  readonly #balcony: BalconyLooks;
  readonly #places: ReturnType<typeof balconyPlaces>;
  /** From each place to the leader's face: yaw and how far up. */
  readonly #ahead: Float32Array;
  readonly #yaw: Float64Array;
  /** With which yaw the body and its hands were written; NaN: they are to be written. */
  readonly #written: Float64Array;
  readonly #clapUntilMs: Float64Array;
  readonly #turn = new Float32Array(2);
  readonly #now = new Float64Array(1);
  readonly #quat: MutableQuat = [0, 0, 0, 1];
  #people: readonly OnlookerRow[] = [];

  constructor(hall: Hall, balcony: BalconyLooks, rows: { readonly data: Float32Array; readonly first: number }) {
    this.#data = rows.data;
    this.#first = rows.first;
    this.#balcony = balcony;
    this.#places = balconyPlaces(hall);
    const face = stageFace(hall);
    this.#ahead = new Float32Array(
      this.#places.flatMap(([x, y, z]) => {
        const [dx, dz] = [face[0] - x, face[2] - z];
        return [Math.atan2(-dx, -dz), Math.atan2(face[1] - y - eyesOverFeetM, Math.hypot(dx, dz))];
      }),
    );
    this.#yaw = new Float64Array(this.#places.length).fill(Number.NaN);
    this.#written = new Float64Array(this.#places.length);
    this.#clapUntilMs = new Float64Array(this.#places.length);
  }

  get people(): readonly OnlookerRow[] {
    return this.#people;
  }

  setPeople(onlookers: readonly Pick<Onlooker, 'place' | 'hasHandUp'>[]): void {
    const data = this.#data;
    for (const { row } of this.#people) data[row * rowFloats + 3] = 0;
    this.#people = onlookers
      .filter(({ place }) => place < this.#places.length)
      .map(({ place, hasHandUp }) => ({ row: this.#first + place, place, hasHandUp }));
    for (const { row, place } of this.#people) {
      const at = row * rowFloats;
      const [x, y, z] = this.headAt(place) ?? [0, 0, 0];
      data.set([x, y, z, 1], at);
      // Silent, free to turn their heads, and there.
      data[at + 11] = 0;
      data[at + 19] = data[at + 30] = 1;
      data[at + 29] = y - eyesOverFeetM;
      this.#written[place] = Number.NaN;
    }
  }

  /** Where the head of somebody at this place is; null where there is no such place. */
  headAt(place: number): Vec3 | null {
    const feet = this.#places[place];
    return feet === undefined ? null : [feet[0], feet[1] + eyesOverFeetM, feet[2]];
  }

  clap(place: number, nowMs: number): void {
    if (place < this.#clapUntilMs.length) this.#clapUntilMs[place] = nowMs + clapMs;
  }

  /** Per frame, those whose turn it is, or all; allocates nothing. */
  update(nowMs: number, turns: TakingTurns | null): void {
    this.#now[0] = nowMs;
    for (let i = 0; i < this.#people.length; i++) {
      const person = this.#people[i];
      if (person !== undefined && (turns === null || turns.isDue(person.row, this.#isAtRest(person, nowMs))))
        this.#write(person, nowMs);
    }
  }

  #isAtRest({ place, hasHandUp }: OnlookerRow, nowMs: number): boolean {
    return !hasHandUp && nowMs >= (this.#clapUntilMs[place] ?? 0);
  }

  #write({ row, place, hasHandUp }: OnlookerRow, nowMs: number): void {
    const at = row * rowFloats;
    const data = this.#data;
    this.#balcony.sample(place, nowMs, this.#turn);
    this.#look(place, at);
    data[at + 31] = (nowMs / 1000) % 3600;
    turnAfterHead(data, at, this.#yaw, place);
    const claps = nowMs < (this.#clapUntilMs[place] ?? 0);
    const yawRad = this.#yaw[place] ?? Number.NaN;
    if (!claps && !hasHandUp && Math.abs(yawRad - (this.#written[place] ?? Number.NaN)) < unseenRad) return;
    // Hands that move by themselves are written in every frame, and once more when they are at rest again.
    this.#written[place] = claps || hasHandUp ? Number.NaN : yawRad;
    writeStanding(data, at);
    const { rest, clap, up } = standingHolds;
    writeHand(data, at, -1, claps ? clap : rest, this.#now);
    writeHand(data, at, 1, claps ? clap : hasHandUp ? up : rest, this.#now);
  }

  /** The head, turned from the leader's face as the balcony says. */
  #look(place: number, at: number): void {
    const yawRad = (this.#ahead[place * 2] ?? 0) + (this.#turn[0] ?? 0);
    writeLook(yawRad, (this.#ahead[place * 2 + 1] ?? 0) + (this.#turn[1] ?? 0), this.#quat);
    for (let k = 0; k < 4; k++) this.#data[at + 4 + k] = this.#quat[k] ?? 0;
  }
}
