import { Matrix } from '@babylonjs/core/Maths/math.vector';
import type { Joint } from '../../../../protocol/pose.ts';
import { followYaw } from '../../../world/follow-yaw.ts';
import { yawOf } from '../../../world/joint.ts';

/** A place before the eyes that follows them lazily: as wide to the eye however far away it is. */
export class BeforeEyes {
  readonly place = Matrix.Identity();
  readonly #turn = Matrix.Identity();
  readonly #size = Matrix.Identity();
  #yawRad = 0;

  /** So far away, and so far under where the eyes look when they look level. Per frame; allocates nothing. */
  update({ position, rotation }: Joint, belowRad: number, awayM: number, seconds: number): void {
    this.#yawRad = followYaw(this.#yawRad, yawOf(rotation[0], rotation[1], rotation[2], rotation[3]), seconds);
    const flatM = awayM * Math.cos(belowRad);
    Matrix.ScalingToRef(awayM, awayM, awayM, this.#size);
    Matrix.RotationYToRef(this.#yawRad, this.#turn);
    this.#turn.setTranslationFromFloats(
      position[0] - Math.sin(this.#yawRad) * flatM,
      position[1] - awayM * Math.sin(belowRad),
      position[2] - Math.cos(this.#yawRad) * flatM,
    );
    this.#size.multiplyToRef(this.#turn, this.place);
  }
}
