import type { Load } from './steps.ts';

/** Frames must be long, or short, for so long before that counts. */
const heavyAfterMs = 2000;
const lightAfterMs = 1000;

/** How a device bears its frames: too long for a while although it draws as coarsely as it may, or short although it draws in full. */
export class FrameLoad {
  readonly #heavyMs: number;
  readonly #lightMs: number;
  #heavySinceMs: number | null = null;
  #lightSinceMs: number | null = null;
  #nowMs = 0;

  /** Longer frames are too long; shorter ones leave time to spare. */
  constructor(limits: { readonly heavyMs: number; readonly lightMs: number }) {
    this.#heavyMs = limits.heavyMs;
    this.#lightMs = limits.lightMs;
  }

  /** Call once per frame, with whether it is drawn as coarsely, and as finely, as it may be. Allocates nothing. */
  frame(frameMs: number, nowMs: number, isCoarsest: boolean, isFinest: boolean): void {
    this.#nowMs = nowMs;
    if (!isCoarsest || frameMs <= this.#heavyMs) this.#heavySinceMs = null;
    else this.#heavySinceMs ??= nowMs - frameMs;
    if (!isFinest || frameMs >= this.#lightMs) this.#lightSinceMs = null;
    else this.#lightSinceMs ??= nowMs - frameMs;
  }

  /** What is drawn changed: what was measured says nothing any more. */
  forget(): void {
    this.#heavySinceMs = this.#lightSinceMs = null;
  }

  get load(): Load {
    if (this.#heavySinceMs !== null && this.#nowMs - this.#heavySinceMs >= heavyAfterMs) return 'heavy';
    return this.#lightSinceMs !== null && this.#nowMs - this.#lightSinceMs >= lightAfterMs ? 'light' : 'fair';
  }
}
