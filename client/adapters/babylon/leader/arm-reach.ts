import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector';

/** An arm at rest: where its joints are, and to which side elbows go (+1 left, −1 right). Metres, the body's own frame. */
export interface ArmAtRest {
  readonly shoulder: Vector3;
  readonly elbow: Vector3;
  readonly wrist: Vector3;
  readonly side: 1 | -1;
}

/** Elbows hang down, a little outwards and back. */
const [poleOut, poleDown, poleBack] = [0.45, -1, -0.35];
const shortestM = 0.14;
const almostStraightM = 0.01;

/** Two bones that put a wrist at a place. Out of reach the arm points there. Allocates nothing per call. */
export class ArmReach {
  /** Turns of upper arm and forearm, each about its own joint. */
  readonly upper = new Quaternion();
  readonly lower = new Quaternion();
  readonly #arm: ArmAtRest;
  readonly #upperM: number;
  readonly #lowerM: number;
  readonly #upperRest: Vector3;
  readonly #lowerRest: Vector3;
  readonly #way = new Vector3();
  readonly #pole = new Vector3();
  readonly #bone = new Vector3();
  readonly #elbow = new Vector3();

  constructor(arm: ArmAtRest) {
    this.#arm = arm;
    this.#upperRest = arm.elbow.subtract(arm.shoulder);
    this.#lowerRest = arm.wrist.subtract(arm.elbow);
    this.#upperM = this.#upperRest.length();
    this.#lowerM = this.#lowerRest.length();
    this.#upperRest.normalize();
    this.#lowerRest.normalize();
  }

  /** Where the wrist hangs. */
  get rest(): Vector3 {
    return this.#arm.wrist;
  }

  /** Sets {@link upper} and {@link lower} for a wrist at this place. */
  reach(target: Vector3): void {
    const { shoulder, side } = this.#arm;
    const way = target.subtractToRef(shoulder, this.#way);
    const farM = this.#upperM + this.#lowerM - almostStraightM;
    const distance = Math.max(shortestM, Math.min(farM, way.length()));
    way.normalize();
    const along = (this.#upperM ** 2 - this.#lowerM ** 2 + distance ** 2) / (2 * distance);
    const aside = Math.sqrt(Math.max(0, this.#upperM ** 2 - along ** 2));
    const pole = this.#pole.set(side * poleOut, poleDown, poleBack);
    way.scaleAndAddToRef(-Vector3.Dot(pole, way), pole);
    pole.normalize();
    const elbow = this.#elbow.copyFrom(shoulder);
    way.scaleAndAddToRef(along, elbow);
    pole.scaleAndAddToRef(aside, elbow);
    elbow.subtractToRef(shoulder, this.#bone).normalize();
    Quaternion.FromUnitVectorsToRef(this.#upperRest, this.#bone, this.upper);
    // The wrist as far along the way as the arm allows.
    this.#bone.copyFrom(shoulder);
    way.scaleAndAddToRef(distance, this.#bone);
    this.#bone.subtractInPlace(elbow).normalize();
    Quaternion.FromUnitVectorsToRef(this.#lowerRest, this.#bone, this.lower);
    // The forearm hangs on the upper arm: what that has turned already is taken off.
    this.upper.conjugateToRef(inverse).multiplyToRef(this.lower, this.lower);
  }
}

const inverse = new Quaternion();
