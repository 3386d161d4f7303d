import type { Cue } from '../../../../protocol/answer.ts';
import type { Vec3 } from '../../../../protocol/pose.ts';
import { visemes } from '../../../../protocol/viseme.ts';
import type { MouthSource } from '../../../world/ports.ts';

/** Arms by joint and axis, in radians: hanging, opened towards the hall, and one hand that counts. */
const armPoses = {
  rest: { LeftArm: [0, 0, -0.03], RightArm: [0, 0, 0.03], LeftForeArm: [-0.28, 0, 0], RightForeArm: [-0.28, 0, 0] },
  open: {
    LeftArm: [-0.28, 0, 0.1],
    RightArm: [-0.28, 0, -0.1],
    LeftForeArm: [-1.2, 0.2, -0.12],
    RightForeArm: [-1.2, -0.2, 0.12],
  },
  count: {
    LeftArm: [-0.1, 0, -0.03],
    RightArm: [-0.42, 0, -0.04],
    LeftForeArm: [-0.55, 0.1, 0],
    RightForeArm: [-1.55, -0.25, 0.05],
  },
} as const;
type ArmPose = keyof typeof armPoses;
export const armJoints = ['LeftArm', 'RightArm', 'LeftForeArm', 'RightForeArm'] as const;

const poseOfCue: Readonly<Record<Cue, ArmPose>> = {
  welcome: 'open',
  explain: 'open',
  list: 'count',
  contrast: 'open',
  emphasis: 'count',
  'dont-know': 'open',
  refer: 'open',
};

const blinkMs = 170;
/** Co-articulation: the mouth takes this long to arrive at a shape. Closed lips are not delayed. */
const mouthEaseMs = 45;
const closedLips = visemes.indexOf('PP');
const headShare = 0.55;

/** Turns of the joints and weights of the morph targets now. */
export interface LeaderPose {
  headYaw: number;
  headPitch: number;
  headRoll: number;
  eyeYaw: number;
  eyePitch: number;
  chestPitch: number;
  breath: number;
  /** x, y, z for each of {@link armJoints}. */
  readonly arms: Float32Array;
  readonly mouth: Float32Array;
  blink: number;
  smile: number;
  brow: number;
}

/** What keeps the leader alive: blinks, breath, gaze, sway, gestures, a mouth that follows the sound. Allocates nothing per frame. */
export class LeaderLife {
  readonly pose: LeaderPose = {
    headYaw: 0,
    headPitch: 0,
    headRoll: 0,
    eyeYaw: 0,
    eyePitch: 0,
    chestPitch: 0,
    breath: 0,
    arms: new Float32Array(armJoints.length * 3),
    mouth: new Float32Array(visemes.length),
    blink: 0,
    smile: 0,
    brow: 0,
  };
  readonly #source: MouthSource;
  readonly #still: boolean;
  readonly #random: () => number;
  readonly #shapes = new Float32Array(visemes.length);
  readonly #gaze: { x: number; y: number; z: number } = { x: 0, y: 1.4, z: 8 };
  #wanted: Vec3 | null = null;
  #blinkAtMs = 1500;
  #wanderAtMs = 0;
  #wanderYaw = 0;
  #dartAtMs = 0;
  #dartYaw = 0;
  #dartPitch = 0;
  #energy = 0;

  constructor(source: MouthSource, options: { readonly reducedMotion: boolean; readonly random: () => number }) {
    this.#source = source;
    this.#still = options.reducedMotion;
    this.#random = options.random;
  }

  lookAt(target: Vec3 | null): void {
    this.#wanted = target;
  }

  /** One frame: `eyes` is where her eyes are in the hall frame. */
  update(nowMs: number, seconds: number, eyes: Vec3): void {
    const cue = this.#source.sample(this.#shapes);
    const speaks = cue !== null;
    this.#moveMouth(seconds);
    this.#blink(nowMs);
    this.#look(nowMs, seconds, eyes, speaks);
    this.#sway(nowMs, seconds, speaks);
    this.#gesture(nowMs, seconds, cue);
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

  #blink(nowMs: number): void {
    const since = nowMs - this.#blinkAtMs;
    this.pose.blink = since < 0 || since > blinkMs ? 0 : Math.sin((since / blinkMs) * Math.PI) ** 0.7;
    if (since > blinkMs) this.#blinkAtMs = nowMs + 2000 + this.#random() * 4000;
  }

  #look(nowMs: number, seconds: number, eyes: Vec3, speaks: boolean): void {
    if (nowMs > this.#wanderAtMs) {
      this.#wanderAtMs = nowMs + 1800 + this.#random() * 2600;
      this.#wanderYaw = (this.#random() - 0.5) * (speaks ? 0.9 : 0.5);
    }
    if (nowMs > this.#dartAtMs) {
      this.#dartAtMs = nowMs + 350 + this.#random() * 1100;
      this.#dartYaw = (this.#random() - 0.5) * 0.05;
      this.#dartPitch = (this.#random() - 0.5) * 0.03;
    }
    const wander = this.#wanted === null ? this.#wanderYaw : this.#wanderYaw * 0.08;
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
    const pitch = within(Math.atan2(eyes[1] - this.#gaze.y, Math.hypot(dx, dz)), 0.5);
    this.pose.headYaw = yaw * headShare;
    this.pose.headPitch = pitch * headShare;
    this.pose.eyeYaw = within(yaw * (1 - headShare) + this.#dartYaw, 0.5);
    this.pose.eyePitch = within(pitch * (1 - headShare) + this.#dartPitch, 0.35);
  }

  #sway(nowMs: number, seconds: number, speaks: boolean): void {
    const t = nowMs / 1000;
    this.pose.breath = Math.sin(t * 1.5);
    const ease = 1 - Math.exp(-seconds * 2);
    this.pose.smile += ((speaks ? 0.1 : 0.24) - this.pose.smile) * ease;
    if (this.#still) return;
    this.pose.chestPitch = 0.006 * Math.sin(t * 1.5);
    const energy = this.#energy;
    this.pose.headPitch += energy * (0.05 * Math.sin(t * 3.1) + 0.03 * Math.sin(t * 5.3 + 1));
    this.pose.headYaw += energy * 0.05 * Math.sin(t * 1.7);
    this.pose.headRoll = 0.02 * Math.sin(t * 0.6) + energy * 0.035 * Math.sin(t * 1.1 + 0.5);
    this.pose.brow += (energy * (0.25 + 0.25 * Math.sin(t * 0.9)) - this.pose.brow) * ease;
  }

  #gesture(nowMs: number, seconds: number, cue: Cue | null): void {
    const t = nowMs / 1000;
    // Gestures come and go: hands are up for about two thirds of a sentence.
    const isUp = cue !== null && !this.#still && Math.sin(t * 0.8) > -0.35;
    const goal = armPoses[isUp ? poseOfCue[cue] : 'rest'];
    const ease = 1 - Math.exp(-seconds * 3.2);
    const beat = isUp ? 0.09 * this.#energy * Math.sin(t * 3.4) : 0;
    for (let j = 0; j < armJoints.length; j++) {
      const joint = armJoints[j] ?? 'LeftArm';
      const angles = goal[joint];
      for (let k = 0; k < 3; k++) {
        const wanted = (angles[k] ?? 0) + (k === 0 && j >= 2 ? beat : 0);
        const at = j * 3 + k;
        this.pose.arms[at] = (this.pose.arms[at] ?? 0) + (wanted - (this.pose.arms[at] ?? 0)) * ease;
      }
    }
  }
}

function within(value: number, limit: number): number {
  return value < -limit ? -limit : Math.min(value, limit);
}
