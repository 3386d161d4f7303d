import type { Engine } from '@babylonjs/core/Engines/engine';

/** A device that needs longer than this for a frame draws fewer pixels. */
const slowFrameMs = 70;
/** One that is this quick may draw more again. */
const quickFrameMs = 22;
/** Frames looked at before something changes; a stutter of loading is no sign. */
const framesSlow = 4;
const framesQuick = 180;
const step = 1.6;
/** A third of the pixels each way still shows who is who. */
const coarsest = 3;

/**
 * Keeps a weak device at a usable pace by drawing fewer pixels, step by step, and more again when it has time. Never in a headset, which
 * paces itself.
 */
export class Pace {
  readonly #engine: Engine;
  readonly #finest: number;
  #lastMs = 0;
  #slow = 0;
  #quick = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#finest = engine.getHardwareScalingLevel();
  }

  /** Call once per frame. Allocates nothing. */
  frame(nowMs: number): void {
    const frameMs = nowMs - this.#lastMs;
    const isFirst = this.#lastMs === 0;
    this.#lastMs = nowMs;
    // A tab that comes back from the background says nothing about the device.
    if (isFirst || frameMs > 4000) return;
    this.#slow = frameMs > slowFrameMs ? this.#slow + 1 : 0;
    this.#quick = frameMs < quickFrameMs ? this.#quick + 1 : 0;
    const level = this.#engine.getHardwareScalingLevel();
    if (this.#slow >= framesSlow) this.#set(Math.min(coarsest, level * step), level);
    else if (this.#quick >= framesQuick) this.#set(Math.max(this.#finest, level / step), level);
  }

  #set(wanted: number, level: number): void {
    this.#slow = 0;
    this.#quick = 0;
    if (wanted !== level) this.#engine.setHardwareScalingLevel(wanted);
  }
}
