import { Matrix, Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector';
import type { Glb } from '../glb.ts';
import { jointLimit } from './leader-shader.ts';

interface Bone {
  readonly parent: number;
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
  #breath = 0;

  constructor(model: Glb, place: Vector3, yawRad: number) {
    this.#bones = model.joints.map((joint, i) => ({
      parent: joint.parent,
      rest: Vector3.FromArray([...joint.position]),
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
    const bone = this.#bones[this.#names.get(name) ?? -1];
    if (bone !== undefined) Quaternion.FromEulerAnglesToRef(x, y, z, bone.turn);
  }

  /** -1..1: the chest rises by a few millimetres. */
  breathe(breath: number): void {
    this.#breath = breath;
  }

  /** Where a joint is in the hall frame. */
  placeOf(name: string, out: [number, number, number]): void {
    const bone = this.#bones[this.#names.get(name) ?? 0];
    if (bone === undefined) return;
    const m = bone.world.m;
    out[0] = m[12] ?? 0;
    out[1] = m[13] ?? 0;
    out[2] = m[14] ?? 0;
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
