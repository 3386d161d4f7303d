import type { Mood } from '../../../../protocol/answer.ts';
import { poseFloats, type Slot, type Vec3 } from '../../../../protocol/pose.ts';
import { visemes } from '../../../../protocol/viseme.ts';
import { type Acted, accentAt, blinksBegun, glanceAt } from '../../../world/acting/acting.ts';
import { gestures, handsAt } from '../../../world/acting/gestures.ts';
import { blinkOf, chanceOf } from '../../../world/acting/idle.ts';
import { LeaderPuppet, type PuppetPose } from '../../../world/leader-puppet.ts';
import type { CrowdPoses, MouthSource } from '../../../world/ports.ts';
import { armAt, armFloats, gestureRows } from './arm-gestures.ts';

const blinkMs = 170;
/** Co-articulation: the mouth takes this long to arrive at a shape. Closed lips are not delayed. */
const mouthEaseMs = 45;
const closedLips = visemes.indexOf('PP');
const headShare = 0.55;
const resting = gestures.indexOf('rest');
/** How fast hands and face give way to what the plan wants, per second: the plan is smooth, its ends need not meet. */
const handEase = 9;
const faceEase = 1.7;
/** How much less bent the left elbow is than the right one while hands are up. */
const unlikeRad = -0.18;
const wanderEveryMs = 2600;
const dartEveryMs = 700;

type Face = Readonly<Record<'smile' | 'frown' | 'browInner' | 'browDown' | 'squint', number>>;
const neutral: Face = { smile: 0.1, frown: 0, browInner: 0, browDown: 0, squint: 0 };
/** Moods are shown so that the third row reads them, and never to the full: less than the words say. */
const faces: Readonly<Record<Mood, Face>> = {
  warm: { smile: 0.72, frown: 0, browInner: 0.18, browDown: 0, squint: 0.42 },
  serious: { smile: 0, frown: 0.22, browInner: 0, browDown: 0.8, squint: 0.26 },
  sorry: { smile: 0, frown: 0.55, browInner: 0.9, browDown: 0.22, squint: 0.08 },
};
const waiting: Face = { smile: 0.24, frown: 0, browInner: 0, browDown: 0, squint: 0.1 };
const faceParts = ['smile', 'frown', 'browInner', 'browDown', 'squint'] as const;

/** Turns of the joints and weights of the morph targets now, in radians and 0…1. */
export interface LeaderPose {
  headYaw: number;
  headPitch: number;
  headRoll: number;
  eyeYaw: number;
  eyePitch: number;
  chestPitch: number;
  breath: number;
  /** A row of `armFloats` (arm-gestures.ts) for the left arm, then one for the right. */
  readonly arms: Float32Array;
  readonly mouth: Float32Array;
  readonly face: Record<keyof Face, number>;
  blink: number;
  /** How a living leader in a headset holds head and hands; null without one. */
  puppet: PuppetPose | null;
}

/**
 * What keeps the leader alive: blinks, breath, gaze, accents and gestures by the plan of the sentence being heard, a mouth that follows the
 * sound. It throws no dice, so that everybody sees the same. Allocates nothing per frame.
 */
export class LeaderLife {
  readonly pose: LeaderPose = {
    headYaw: 0,
    headPitch: 0,
    headRoll: 0,
    eyeYaw: 0,
    eyePitch: 0,
    chestPitch: 0,
    breath: 0,
    arms: new Float32Array(armFloats * 2),
    mouth: new Float32Array(visemes.length),
    face: { ...waiting },
    blink: 0,
    puppet: null,
  };
  readonly #source: MouthSource;
  readonly #still: boolean;
  readonly #shapes = new Float32Array(visemes.length);
  readonly #gaze: { x: number; y: number; z: number } = { x: 0, y: 1.4, z: 8 };
  readonly #hands = { from: 0, to: 0, part: 0 };
  readonly #puppet = new LeaderPuppet();
  readonly #row = new Float32Array(poseFloats);
  readonly #poses: CrowdPoses;
  #followed: Slot | null = null;
  #wanted: Vec3 | null = null;
  #blinkedFor = -1;
  #blinkAtMs = Number.NEGATIVE_INFINITY;
  #accent = 0;
  #bow = 0;
  #obeyed = 0;
  #energy = 0;

  constructor(source: MouthSource, options: { readonly reducedMotion: boolean; readonly poses: CrowdPoses }) {
    this.#source = source;
    this.#poses = options.poses;
    this.#still = options.reducedMotion;
    for (let i = 0; i < this.pose.arms.length; i++)
      this.pose.arms[i] = gestureRows[resting * armFloats + (i % armFloats)] ?? 0;
  }

  lookAt(target: Vec3 | null): void {
    this.#wanted = target;
  }

  /** Whose headset moves this body while a human is live; null: nobody's. */
  follow(slot: Slot | null): void {
    this.#followed = slot;
  }

  /** One frame: `nowMs` is the same for everybody (milliseconds since 1970), `eyes` is where her eyes are in the hall frame. */
  update(nowMs: number, seconds: number, eyes: Vec3): void {
    const acted = this.#source.sample(this.#shapes);
    this.#moveMouth(seconds);
    this.#blink(nowMs, acted);
    this.#look(nowMs, seconds, eyes, acted);
    this.#feel(seconds, acted);
    this.#sway(nowMs, seconds, acted);
    this.#gesture(nowMs, seconds, acted);
    this.#obey(seconds);
  }

  /** A living leader's own head and hands count for more than any plan. */
  #obey(seconds: number): void {
    const { pose } = this;
    const isThere = this.#followed !== null && this.#poses.sample(this.#followed, performance.now(), this.#row);
    pose.puppet = isThere && this.#puppet.follow(this.#row, seconds) ? this.#puppet.pose : null;
    const share = pose.puppet === null ? 0 : 1;
    this.#obeyed += (share - this.#obeyed) * (1 - Math.exp(-seconds * handEase));
    if (this.#obeyed < 0.01) return;
    const { headYaw, headPitch, headRoll } = this.#puppet.pose;
    pose.headYaw += (headYaw - pose.headYaw) * this.#obeyed;
    pose.headPitch += (headPitch - pose.headPitch) * this.#obeyed;
    pose.headRoll += (headRoll - pose.headRoll) * this.#obeyed;
    pose.eyeYaw *= 1 - this.#obeyed;
    pose.eyePitch *= 1 - this.#obeyed;
  }

  #moveMouth(seconds: number): void {
    const ease = 1 - Math.exp((-seconds * 1000) / mouthEaseMs);
    let open = 0;
    for (let i = 0; i < visemes.length; i++) {
      const wanted = this.#shapes[i] ?? 0;
      const now = this.pose.mouth[i] ?? 0;
      this.pose.mouth[i] = i === closedLips && wanted > now ? wanted : now + (wanted - now) * ease;
      if (i > 0) open = Math.max(open, this.pose.mouth[i] ?? 0);
    }
    this.#energy += (open - this.#energy) * (1 - Math.exp(-seconds * 3));
  }

  /** At the beginnings of phrases while speaking, else in the time of the idle. */
  #blink(nowMs: number, acted: Acted | null): void {
    const due = acted === null ? blinkOf(nowMs) : -1 - blinksBegun(acted.acting, acted.positionMs);
    if (due !== this.#blinkedFor) {
      if (nowMs - this.#blinkAtMs > blinkMs && due !== -1) this.#blinkAtMs = nowMs;
      this.#blinkedFor = due;
    }
    const since = nowMs - this.#blinkAtMs;
    this.pose.blink = since < 0 || since > blinkMs ? 0 : Math.sin((since / blinkMs) * Math.PI) ** 0.7;
  }

  #look(nowMs: number, seconds: number, eyes: Vec3, acted: Acted | null): void {
    const glance = acted === null ? null : glanceAt(acted.acting, acted.positionMs);
    const wander = glance?.yawRad ?? (chanceOf(Math.floor(nowMs / wanderEveryMs)) - 0.5) * 0.5;
    const toX = this.#wanted === null ? Math.sin(wander) * 9 : this.#wanted[0];
    const toY = this.#wanted === null ? 1.5 : this.#wanted[1];
    const toZ = this.#wanted === null ? 8 : this.#wanted[2];
    const ease = 1 - Math.exp(-seconds * 5);
    this.#gaze.x += (toX - this.#gaze.x) * ease;
    this.#gaze.y += (toY - this.#gaze.y) * ease;
    this.#gaze.z += (toZ - this.#gaze.z) * ease;
    const dx = this.#gaze.x - eyes[0];
    const dz = Math.max(0.4, this.#gaze.z - eyes[2]);
    const yaw = within(Math.atan2(dx, dz), 1.1);
    const pitch = within(Math.atan2(eyes[1] - this.#gaze.y, Math.sqrt(dx * dx + dz * dz)), 0.5);
    // Eyes are never quite still.
    const dart = Math.floor(nowMs / dartEveryMs + 0.6 * Math.sin(nowMs / 900));
    this.pose.headYaw = yaw * headShare;
    this.pose.headPitch = pitch * headShare;
    this.pose.eyeYaw = within(yaw * (1 - headShare) + (chanceOf(dart) - 0.5) * 0.05, 0.5);
    this.pose.eyePitch = within(pitch * (1 - headShare) + (chanceOf(dart + 7) - 0.5) * 0.03, 0.35);
  }

  #feel(seconds: number, acted: Acted | null): void {
    const mood = acted?.acting.mood ?? null;
    const wanted = acted === null ? waiting : mood === null ? neutral : faces[mood];
    const ease = 1 - Math.exp(-seconds * faceEase);
    const { face } = this.pose;
    for (const part of faceParts) face[part] += (wanted[part] - face[part]) * ease;
    const accent = acted === null ? 0 : accentAt(acted.acting, acted.positionMs);
    this.#accent += (accent - this.#accent) * (1 - Math.exp(-seconds * 22));
  }

  #sway(nowMs: number, seconds: number, acted: Acted | null): void {
    const t = nowMs / 1000;
    this.pose.breath = Math.sin(t * 1.5);
    if (this.#still) return;
    const energy = this.#energy;
    const bowed = acted?.acting.mood === 'sorry' ? 0.09 : acted?.acting.mood === 'serious' ? 0.03 : 0;
    this.#bow += (bowed - this.#bow) * (1 - Math.exp(-seconds * faceEase));
    this.pose.chestPitch = 0.006 * Math.sin(t * 1.5) + 0.02 * this.#accent;
    this.pose.headPitch += 0.1 * this.#accent + this.#bow + energy * 0.015 * Math.sin(t * 3.1);
    this.pose.headYaw += energy * 0.04 * Math.sin(t * 1.7);
    const tilt = acted?.acting.cue === 'dont-know' ? 0.07 : 0.02 * Math.sin(t * 0.6);
    const roll = tilt + energy * 0.03 * Math.sin(t * 1.1 + 0.5);
    this.pose.headRoll += (roll - this.pose.headRoll) * (1 - Math.exp(-seconds * 4));
  }

  #gesture(nowMs: number, seconds: number, acted: Acted | null): void {
    const keys = this.#still ? null : (acted?.acting.hands ?? null);
    const hands = this.#hands;
    if (keys !== null && acted !== null) handsAt(keys, acted.positionMs, hands);
    const from = keys?.[hands.from];
    const to = keys?.[hands.to];
    const ease = 1 - Math.exp(-seconds * handEase);
    const { arms } = this.pose;
    for (let side = 0; side < 2; side++) {
      const leaves = gestures.indexOf((side === 0 ? from?.left : from?.right) ?? 'rest') * armFloats;
      const comes = gestures.indexOf((side === 0 ? to?.left : to?.right) ?? 'rest') * armFloats;
      for (let k = 0; k < armFloats; k++) {
        const a = gestureRows[leaves + k] ?? 0;
        const b = gestureRows[comes + k] ?? 0;
        // A hand that means something beats with the words.
        const beat = k === armAt.elbow && comes !== resting && !this.#still ? 0.16 * this.#accent : 0;
        // No two hands wait alike, and none holds quite still.
        const own =
          k === armAt.elbow && comes !== resting && !this.#still
            ? unlikeRad * (side - 0.5) + 0.025 * Math.sin(nowMs / 1100 + side * 2)
            : 0;
        const at = side * armFloats + k;
        arms[at] = (arms[at] ?? 0) + (a + (b - a) * hands.part + beat + own - (arms[at] ?? 0)) * ease;
      }
    }
  }
}

function within(value: number, limit: number): number {
  return value < -limit ? -limit : Math.min(value, limit);
}
