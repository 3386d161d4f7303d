import { describe, expect, it } from 'vitest';
import { armAt, armFloats } from '../../client/adapters/babylon/leader/arm-gestures.ts';
import { LeaderLife } from '../../client/adapters/babylon/leader/leader-life.ts';
import { actingOf } from '../../client/world/acting/acting.ts';
import type { Cue, Mood } from '../../protocol/answer.ts';
import { poseAt } from '../../protocol/pose.ts';
import { type Viseme, visemes } from '../../protocol/viseme.ts';
import { spokenSentence } from '../support/hall-harness/spoken-sentence.ts';

const eyes = [0, 2.4, -1.5] as const;
const frameS = 1 / 60;
/** Pages open at any time of any day. */
const openedMs = Date.UTC(2026, 2, 12, 9);

interface Shape {
  name: Viseme | null;
  cue: Cue | null;
  mood: Mood | null;
}

function alive(shape: Shape, reducedMotion = false) {
  const acting = actingOf(spokenSentence(shape));
  let positionMs = 0;
  const life = new LeaderLife(
    {
      sample(out) {
        out.fill(0);
        const at = shape.name === null ? -1 : visemes.indexOf(shape.name);
        if (at >= 0) out[at] = 1;
        return shape.cue === null ? null : { acting, positionMs };
      },
    },
    { reducedMotion, poses: headset.poses },
  );
  let nowMs = openedMs;
  const run = (seconds: number, each: () => void = () => undefined) => {
    for (let t = 0; t < seconds; t += frameS) {
      nowMs += frameS * 1000;
      positionMs += frameS * 1000;
      life.update(nowMs, frameS, eyes);
      each();
    }
  };
  return { life, run };
}

/** Somebody in a headset in the hall, who looks to their left and holds up a hand; or nobody. */
const headset = {
  isOn: false,
  poses: {
    capacity: 8,
    sample: (slot: number, _nowMs: number, out: Float32Array) => {
      if (!headset.isOn || slot !== 3) return false;
      out.fill(0);
      out.set([2, 1.3, 6, 0, Math.sin(headset.yawRad / 2), 0, Math.cos(headset.yawRad / 2)], poseAt.head);
      out.set([1.8, 1.2, 5.6], poseAt.left);
      out[poseAt.hasLeft] = 1;
      return true;
    },
  },
  yawRad: 0,
};

const speaking = (cue: Cue, mood: Mood | null = null): Shape => ({ name: 'aa', cue, mood });
const silent: Shape = { name: null, cue: null, mood: null };
const rightArm = (life: LeaderLife, at: keyof typeof armAt) => life.pose.arms[armFloats + armAt[at]] ?? 0;

describe('the leader', () => {
  it('[HALL6] opens the mouth with the sound and closes it in silence', () => {
    const shape = speaking('explain');
    const { life, run } = alive(shape);
    run(0.25);
    expect(life.pose.mouth[visemes.indexOf('aa')]).toBeGreaterThan(0.95);
    shape.name = null;
    shape.cue = null;
    run(0.25);
    expect(Math.max(...life.pose.mouth)).toBeLessThan(0.05);
  });

  it('[HALL6] closes the lips at once on p, b and m', () => {
    const shape = speaking('explain');
    const { life, run } = alive(shape);
    run(0.2);
    shape.name = 'PP';
    run(frameS);
    expect(life.pose.mouth[visemes.indexOf('PP')]).toBe(1);
  });

  it('[HALL7] blinks every two to six seconds', () => {
    const { life, run } = alive({ ...silent });
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
    const { life, run } = alive({ ...silent });
    life.lookAt([6, 1.5, 6]);
    run(3);
    const toPerson = Math.atan2(6, 7.5);
    expect(life.pose.headYaw + life.pose.eyeYaw).toBeGreaterThan(toPerson - 0.15);
    expect(life.pose.headYaw + life.pose.eyeYaw).toBeLessThan(toPerson + 0.15);
  });

  it('[HALL7] keeps body and hands still under reduced motion', () => {
    const { life, run } = alive(speaking('welcome'), true);
    run(4);
    expect(life.pose.headRoll).toBe(0);
    expect(rightArm(life, 'elbow')).toBeCloseTo(-0.28, 2);
  });

  it('[HALL31] counts on her fingers what she lists, one, two and three', () => {
    const { life, run } = alive(speaking('list'));
    const raised: number[] = [];
    run(9, () => {
      if (rightArm(life, 'elbow') > -1.6) return;
      const fingers = (['index', 'middle', 'ring', 'pinky'] as const).filter((finger) => rightArm(life, finger) < 0.1);
      if (raised.at(-1) !== fingers.length) raised.push(fingers.length);
    });
    expect(raised.filter((count) => count > 0)).toEqual([1, 2, 3]);
  });

  it('[HALL31] never moves a hand faster than people do', () => {
    for (const cue of ['welcome', 'explain', 'list', 'contrast', 'emphasis', 'dont-know', 'refer'] as const) {
      const { life, run } = alive(speaking(cue));
      let before = [...life.pose.arms];
      let fastest = 0;
      run(8, () => {
        fastest = Math.max(fastest, ...[...life.pose.arms].map((at, i) => Math.abs(at - (before[i] ?? 0)) / frameS));
        before = [...life.pose.arms];
      });
      expect(fastest, cue).toBeGreaterThan(0.5);
      // A lively gesture turns an elbow by some 500 degrees in a second; a jump would be thousands.
      expect(fastest, cue).toBeLessThan(9);
    }
  });

  it('[HALL31] everybody sees the same: two pages that opened at other times move alike', () => {
    const [one, other] = [alive(speaking('explain')), alive(speaking('explain'))];
    one.run(4);
    other.run(4);
    expect([...one.life.pose.arms]).toEqual([...other.life.pose.arms]);
    expect(one.life.pose).toEqual(other.life.pose);
  });

  it('[HALL35] while a human is live, their headset moves head and hands, within a second', () => {
    const { life, run } = alive({ ...silent });
    run(1);
    expect(life.pose.puppet).toBeNull();
    [headset.isOn, headset.yawRad] = [true, 0];
    life.follow(3);
    run(frameS);
    headset.yawRad = 0.6;
    run(0.9);
    expect(life.pose.headYaw).toBeGreaterThan(0.35);
    expect([life.pose.puppet?.hasLeft, life.pose.puppet?.hasRight]).toEqual([true, false]);
    life.follow(null);
    run(1);
    expect(life.pose.puppet).toBeNull();
    headset.isOn = false;
  });

  it('[HALL32] shows regret, gravity and warmth, each with a face of its own, and never to the full', () => {
    const faceOf = (mood: Mood | null) => {
      const { life, run } = alive(speaking('explain', mood));
      run(3);
      return { ...life.pose.face };
    };
    const [neutral, warm, serious, sorry] = [faceOf(null), faceOf('warm'), faceOf('serious'), faceOf('sorry')];
    expect(warm.smile).toBeGreaterThan(neutral.smile + 0.4);
    expect(serious.browDown).toBeGreaterThan(neutral.browDown + 0.5);
    expect(serious.smile).toBeLessThan(neutral.smile);
    expect(sorry.browInner).toBeGreaterThan(neutral.browInner + 0.5);
    for (const face of [warm, serious, sorry]) expect(Math.max(...Object.values(face))).toBeLessThan(0.95);
  });

  it('[HALL32] comes to a mood slowly: after a quarter of a second less than half of it shows, after two seconds it is there', () => {
    const { life, run } = alive(speaking('explain', 'serious'));
    run(0.25);
    const soon = life.pose.face.browDown;
    run(1.75);
    const there = life.pose.face.browDown;
    run(4);
    expect(soon).toBeLessThan(life.pose.face.browDown / 2);
    expect(there).toBeGreaterThan(life.pose.face.browDown * 0.9);
  });
});
