import type { Hall } from '../../../../scenes/hall-schema.ts';
import { type MutableQuat, writeLook } from '../../../world/joint.ts';
import { rowFloats, standingHolds, writeHand, writeStanding } from './body-rows.ts';

const eyesOverFeetM = 1.62;
/** They stand in the leader's light. */
const stageLight = 2.3;

/** The row of a plain person where the leader would stand. Rule HALL41. */
export class StandInRow {
  readonly #stage: Hall['stage'];
  readonly #data: Float32Array;
  readonly #at: number;
  readonly #now = new Float64Array(1);
  readonly #quat: MutableQuat = [0, 0, 0, 1];
  /** How loud they speak, 0..1; null while there is nobody. */
  #loudness: (() => number) | null = null;

  constructor(stage: Hall['stage'], data: Float32Array, row: number) {
    this.#stage = stage;
    this.#data = data;
    this.#at = row * rowFloats;
  }

  set(loudness: (() => number) | null): void {
    this.#loudness = loudness;
    if (loudness === null) this.#data[this.#at + 3] = 0;
  }

  update(nowMs: number): void {
    this.#now[0] = nowMs;
    if (this.#loudness === null) return;
    const data = this.#data;
    const at = this.#at;
    const feet = this.#stage.leaderMark;
    const yawRad = this.#stage.leaderYawRad + 0.12 * Math.sin(nowMs / 2900);
    for (let k = 0; k < 3; k++) data[at + k] = (feet[k] ?? 0) + (k === 1 ? eyesOverFeetM : 0);
    writeLook(yawRad, 0.03 * Math.sin(nowMs / 1900), this.#quat);
    for (let k = 0; k < 4; k++) data[at + 4 + k] = this.#quat[k] ?? 0;
    data[at + 3] = 1;
    data[at + 11] = this.#loudness();
    // It looks where it is told, not at whoever speaks: that is itself.
    data[at + 19] = 0;
    data[at + 30] = stageLight;
    data[at + 31] = (nowMs / 1000) % 3600;
    data[at + 27] = yawRad;
    data[at + 29] = feet[1];
    writeStanding(data, at);
    writeHand(data, at, -1, standingHolds.rest, this.#now);
    writeHand(data, at, 1, standingHolds.rest, this.#now);
  }
}
