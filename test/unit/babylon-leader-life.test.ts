import { describe, expect, it } from 'vitest';
import { LeaderLife } from '../../client/adapters/babylon/leader/leader-life.ts';
import type { Cue } from '../../protocol/answer.ts';
import { type Viseme, visemes } from '../../protocol/viseme.ts';

const eyes = [0, 2.4, -1.5] as const;
const frameS = 1 / 60;

function alive(shape: { name: Viseme | null; cue: Cue | null }, reducedMotion = false) {
  let state = 7;
  const life = new LeaderLife(
    {
      sample(out) {
        out.fill(0);
        const at = shape.name === null ? -1 : visemes.indexOf(shape.name);
        if (at >= 0) out[at] = 1;
        return shape.cue;
      },
    },
    {
      reducedMotion,
      random: () => {
        state = (state * 16807) % 2147483647;
        return state / 2147483647;
      },
    },
  );
  let nowMs = 0;
  const run = (seconds: number, each: () => void = () => undefined) => {
    for (let t = 0; t < seconds; t += frameS) {
      nowMs += frameS * 1000;
      life.update(nowMs, frameS, eyes);
      each();
    }
  };
  return { life, run };
}

describe('the leader', () => {
  it('[HALL6] opens the mouth with the sound and closes it in silence', () => {
    const shape: { name: Viseme | null; cue: Cue | null } = { name: 'aa', cue: 'explain' };
    const { life, run } = alive(shape);
    run(0.25);
    expect(life.pose.mouth[visemes.indexOf('aa')]).toBeGreaterThan(0.95);
    shape.name = null;
    shape.cue = null;
    run(0.25);
    expect(Math.max(...life.pose.mouth)).toBeLessThan(0.05);
  });

  it('[HALL6] closes the lips at once on p, b and m', () => {
    const shape: { name: Viseme | null; cue: Cue | null } = { name: 'aa', cue: 'explain' };
    const { life, run } = alive(shape);
    run(0.2);
    shape.name = 'PP';
    run(frameS);
    expect(life.pose.mouth[visemes.indexOf('PP')]).toBe(1);
  });

  it('[HALL7] blinks every two to six seconds', () => {
    const { life, run } = alive({ name: null, cue: null });
    let blinks = 0;
    let isShut = false;
    run(60, () => {
      if (life.pose.blink > 0.5 && !isShut) blinks++;
      isShut = life.pose.blink > 0.5;
    });
    expect(blinks).toBeGreaterThanOrEqual(10);
    expect(blinks).toBeLessThanOrEqual(30);
  });

  it('[HALL7] looks at a person, with eyes and head together', () => {
    const { life, run } = alive({ name: null, cue: null });
    life.lookAt([6, 1.5, 6]);
    run(3);
    const toPerson = Math.atan2(6, 7.5);
    expect(life.pose.headYaw + life.pose.eyeYaw).toBeGreaterThan(toPerson - 0.15);
    expect(life.pose.headYaw + life.pose.eyeYaw).toBeLessThan(toPerson + 0.15);
  });

  it('[HALL7] keeps body and hands still under reduced motion', () => {
    const { life, run } = alive({ name: 'aa', cue: 'welcome' }, true);
    run(4);
    expect(life.pose.headRoll).toBe(0);
    expect(life.pose.arms[2 * 3]).toBeCloseTo(-0.28, 2);
  });
});
