import type { Scene } from '@babylonjs/core/scene';
import type { Body, CrowdPoses, HallView } from '../../../client/world/ports.ts';

/** What the harness page shows to those who drive it. */
export interface HarnessWindow {
  readonly view: HallView;
  readonly scene: Scene;
  readonly events: readonly string[];
  readonly createdMs: number;
  readonly bodies: readonly Body[];
  readonly poses: CrowdPoses;
  /** Makes a hall of its own, draws it, enters and leaves the headset when there is one, and closes it. */
  inAndOut(): Promise<void>;
  /** How far the sentence is of which `?viseme=` holds one shape. */
  act(ms: number): void;
  /** Frames drawn until now. */
  frames(): number;
  /** Whether every draw is whole from now on, or its first triangle only. What is measured is the same. */
  paint(isPainted: boolean): void;
  /** Draw calls and triangles of one more frame (both eyes in a headset), and how long its JavaScript took. */
  measure(frames: number): Promise<{
    readonly draws: number;
    readonly triangles: number;
  }>;
  /** Milliseconds of JavaScript in each of `count` frames, after `before` others. */
  times(count: number, before: number): Promise<readonly number[]>;
}

/** IWER's emulated headset, as far as tests use it. */
export interface Headset {
  readonly position: { set(x: number, y: number, z: number): void };
  readonly controllers: Readonly<Record<'left' | 'right', HeadsetController>>;
  readonly hands: Readonly<Record<'left' | 'right', HeadsetHand>>;
  primaryInputMode: 'controller' | 'hand';
  updateVisibilityState(state: 'visible' | 'hidden'): void;
}

interface HeadsetPart {
  readonly position: { set(x: number, y: number, z: number): void };
  readonly quaternion: { set(x: number, y: number, z: number, w: number): void };
}

interface HeadsetHand extends HeadsetPart {
  updatePinchValue(value: number): void;
}

interface HeadsetController extends HeadsetPart {
  updateButtonValue(name: string, value: number): void;
  updateAxes(name: string, x: number, y: number): void;
}

declare global {
  interface Window {
    harness: HarnessWindow;
    headset: Headset;
  }
}
