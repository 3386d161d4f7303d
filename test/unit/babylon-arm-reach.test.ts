import { type Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArmReach } from '../../client/adapters/babylon/leader/arm-reach.ts';

const side = 1;
const shoulder = new Vector3(0.15, -0.25, -0.03);
const elbow = new Vector3(0.22, -0.48, -0.04);
const wrist = new Vector3(0.25, -0.69, 0.02);
const lengthM = Vector3.Distance(shoulder, elbow) + Vector3.Distance(elbow, wrist);

/** Where elbow and wrist come to with these turns. */
function bent(reach: ArmReach): { readonly elbow: Vector3; readonly wrist: Vector3 } {
  const turned = (vector: Vector3, by: Quaternion) => vector.rotateByQuaternionToRef(by, new Vector3());
  const elbowAt = shoulder.add(turned(elbow.subtract(shoulder), reach.upper));
  const forearm = turned(wrist.subtract(elbow), reach.upper.multiply(reach.lower));
  return { elbow: elbowAt, wrist: elbowAt.add(forearm) };
}

const place = fc.record({
  x: fc.double({ min: -0.6, max: 0.8, noNaN: true }),
  y: fc.double({ min: -0.9, max: 0.5, noNaN: true }),
  z: fc.double({ min: -0.2, max: 0.8, noNaN: true }),
});

describe('an arm that reaches', () => {
  it('[HALL35] puts the wrist where it is told, or points there', () => {
    fc.assert(
      fc.property(place, ({ x, y, z }) => {
        const reach = new ArmReach({ shoulder, elbow, wrist, side });
        const target = new Vector3(x, y, z);
        reach.reach(target);
        const distance = Vector3.Distance(shoulder, target);
        fc.pre(distance > 0.15);
        const { wrist: at } = bent(reach);
        if (distance < lengthM - 0.02) expect(Vector3.Distance(at, target)).toBeLessThan(0.005);
        else {
          const [way, arm] = [target.subtract(shoulder).normalize(), at.subtract(shoulder).normalize()];
          expect(Vector3.Dot(way, arm)).toBeGreaterThan(0.999);
        }
      }),
    );
  });

  it('[HALL35] hangs its elbow below and outside of a hand that is held up before the chest', () => {
    const reach = new ArmReach({ shoulder, elbow, wrist, side });
    reach.reach(new Vector3(0.1, -0.3, 0.3));
    const { elbow: at } = bent(reach);
    expect(at.y).toBeLessThan(-0.4);
    expect(at.x).toBeGreaterThan(shoulder.x - 0.01);
  });

  it('[HALL35] leaves an arm as it hangs when the hand is where it hangs', () => {
    const reach = new ArmReach({ shoulder, elbow, wrist, side });
    reach.reach(wrist);
    expect(Vector3.Distance(bent(reach).wrist, wrist)).toBeLessThan(0.015);
  });
});
