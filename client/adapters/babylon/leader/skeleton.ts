import { Matrix, Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector';
import type { Glb } from '../glb.ts';
import { jointLimit } from './leader-shader.ts';

interface Bone {
  readonly parent: number;
  /** Where it rests in the whole body. */
  readonly place: Vector3;
  readonly rest: Vector3;
  readonly turn: Quaternion;
  readonly world: Matrix;
  readonly inverse: Matrix;
}

const one = Vector3.One();

/** The leader's joints: set turns, then {@link update} gives the matrices that the shader wants. Allocates nothing per frame. */
export class Skeleton {
  readonly matrices = new Float32Array(jointLimit * 16);
  readonly #bones: readonly Bone[];
  readonly #names: ReadonlyMap<string, number>;
  readonly #root: Matrix;
  readonly #local = Matrix.Identity();
  readonly #skin = Matrix.Identity();
  readonly #axis = new Vector3();
  #breath = 0;

  constructor(model: Glb, place: Vector3, yawRad: number) {
    this.#bones = model.joints.map((joint, i) => ({
      parent: joint.parent,
      rest: Vector3.FromArray([...joint.position]),
      place: placeOf(model.joints, i),
      turn: Quaternion.Identity(),
      world: Matrix.Identity(),
      inverse: Matrix.FromArray(model.inverseBind, i * 16),
    }));
    if (this.#bones.length > jointLimit)
      throw new Error(`the leader has ${this.#bones.length} joints, more than ${jointLimit}`);
    this.#names = new Map(model.joints.map((joint, i) => [joint.name, i]));
    this.#root = Matrix.Compose(one, Quaternion.FromEulerAngles(0, yawRad, 0), place);
  }

  /** Turns a joint: about its own x (nod), y (shake), z (tilt). */
  turn(name: string, x: number, y: number, z: number): void {
    const bone = this.#named(name);
    if (bone !== undefined) Quaternion.FromEulerAnglesToRef(x, y, z, bone.turn);
  }

  /** Turns a joint about the way from it to another: a palm about its forearm. */
  roll(name: string, towards: string, rad: number): void {
    this.bend(name, name, towards, rad);
  }

  /** Turns a joint about the way between two others: a finger about its row of knuckles. */
  bend(name: string, from: string, to: string, rad: number): void {
    const bone = this.#named(name);
    const start = this.#named(from);
    const end = this.#named(to);
    if (bone === undefined || start === undefined || end === undefined) return;
    end.place.subtractToRef(start.place, this.#axis).normalize();
    Quaternion.RotationAxisToRef(this.#axis, rad, bone.turn);
  }

  /** Sets a joint's turn. */
  set(name: string, turn: Quaternion): void {
    this.#named(name)?.turn.copyFrom(turn);
  }

  /** Where a joint rests in the body. */
  restOf(name: string): Vector3 {
    return this.#named(name)?.place ?? Vector3.Zero();
  }

  #named(name: string): Bone | undefined {
    return this.#bones[this.#names.get(name) ?? -1];
  }

  /** -1..1: the chest rises by a few millimetres. */
  breathe(breath: number): void {
    this.#breath = breath;
  }

  update(): void {
    for (let i = 0; i < this.#bones.length; i++) {
      const bone = this.#bones[i];
      if (bone === undefined) continue;
      Matrix.ComposeToRef(one, bone.turn, bone.rest, this.#local);
      if (i === 2) this.#local.addAtIndex(13, this.#breath * 0.003);
      const parent = this.#bones[bone.parent]?.world ?? this.#root;
      this.#local.multiplyToRef(parent, bone.world);
      bone.inverse.multiplyToRef(bone.world, this.#skin);
      this.#skin.copyToArray(this.matrices, i * 16);
    }
  }
}

function placeOf(joints: Glb['joints'], at: number): Vector3 {
  const place = new Vector3();
  for (let i = at; i >= 0; i = joints[i]?.parent ?? -1) place.addInPlaceFromFloats(...coordinates(joints[i]?.position));
  return place;
}

function coordinates(position: ArrayLike<number> | undefined): [number, number, number] {
  return [position?.[0] ?? 0, position?.[1] ?? 0, position?.[2] ?? 0];
}
