import type { Engine } from '@babylonjs/core/Engines/engine';
import { FrameLoad } from '../../world/drawing/frame-load.ts';
import type { Load } from '../../world/drawing/steps.ts';

/** A device that needs longer than this for a frame draws fewer pixels. */
const slowFrameMs = 70;
/** One that is this quick may draw more again. */
const quickFrameMs = 22;
/** Frames looked at before something changes; a stutter of loading is no sign. */
const framesSlow = 4;
const framesQuick = 180;
const step = 1.6;
/** At fewer pixels than these (0.625 for each of the page, each way) the last row cannot read the stage screen. */
const coarsest = 1.6;
/** A device that needs longer than this even so has no time left for sound and captions: it draws half the time. */
const starvingFrameMs = 150;
/** After so long it may show again what it can do. */
const restMs = 15_000;
/** A single long frame is a stutter, and leaves a device that is quick otherwise quick. */
const stutterMs = 40;

/**
 * Keeps a weak device at a usable pace: it draws fewer pixels, step by step but never so few that the stage screen cannot be read; when
 * that is not enough, fewer frames; and more of both when it has time. Never in a headset, which paces itself. Rule HALL14.
 */
export class Pace {
  readonly #engine: Pick<Engine, 'getHardwareScalingLevel' | 'setHardwareScalingLevel' | 'maxFPS'>;
  readonly #finest: number;
  #lastMs = 0;
  #slow = 0;
  #quick = 0;
  #starving = 0;
  #starvedMs = Number.POSITIVE_INFINITY;
  #restsUntilMs = 0;
  readonly #bears = new FrameLoad({ heavyMs: slowFrameMs, lightMs: stutterMs });

  /** `isWeak`: known to be slow before it has drawn anything, so that not even the first frame is waited for longer than it must be. */
  constructor(engine: Pick<Engine, 'getHardwareScalingLevel' | 'setHardwareScalingLevel' | 'maxFPS'>, isWeak: boolean) {
    this.#engine = engine;
    this.#finest = engine.getHardwareScalingLevel();
    if (isWeak) engine.setHardwareScalingLevel(Math.max(this.#finest, coarsest));
  }

  /** Whether the device can draw what it is to draw, as coarsely as it may. Rule WD1. */
  get load(): Load {
    return this.#restsUntilMs > 0 ? 'heavy' : this.#bears.load;
  }

  /** It is to draw more from now on, or less. */
  begin(): void {
    this.#slow = this.#quick = this.#starving = this.#lastMs = 0;
    this.#starvedMs = Number.POSITIVE_INFINITY;
    this.#restsUntilMs = 0;
    this.#engine.maxFPS = undefined;
    this.#bears.forget();
  }

  /** Call once per frame. Allocates nothing. */
  frame(nowMs: number): void {
    const frameMs = nowMs - this.#lastMs;
    const isFirst = this.#lastMs === 0;
    this.#lastMs = nowMs;
    // A tab that comes back from the background says nothing about the device, nor do frames that are held back.
    if (isFirst || frameMs > 4000 || this.#isResting(nowMs)) return;
    this.#slow = frameMs > slowFrameMs ? this.#slow + 1 : 0;
    this.#quick = frameMs < quickFrameMs ? this.#quick + 1 : 0;
    const isStarving = frameMs > starvingFrameMs;
    this.#starving = isStarving ? this.#starving + 1 : 0;
    // The shortest of them: one frame may have waited for something else, a tab that was looked away from.
    this.#starvedMs = isStarving ? Math.min(this.#starvedMs, frameMs) : Number.POSITIVE_INFINITY;
    const level = this.#engine.getHardwareScalingLevel();
    this.#bears.frame(frameMs, nowMs, level >= coarsest, level <= this.#finest);
    if (this.#starving >= framesSlow && level >= coarsest) this.#rest(nowMs, this.#starvedMs);
    else if (this.#slow >= framesSlow) this.#set(Math.min(coarsest, level * step), level);
    else if (this.#quick >= framesQuick) this.#set(Math.max(this.#finest, level / step), level);
  }

  #isResting(nowMs: number): boolean {
    if (this.#restsUntilMs === 0) return false;
    if (nowMs < this.#restsUntilMs) return true;
    this.#restsUntilMs = 0;
    this.#engine.maxFPS = undefined;
    return true;
  }

  #rest(nowMs: number, frameMs: number): void {
    this.#slow = this.#quick = this.#starving = 0;
    this.#restsUntilMs = nowMs + restMs;
    this.#engine.maxFPS = 500 / frameMs;
  }

  #set(wanted: number, level: number): void {
    this.#slow = this.#quick = 0;
    if (wanted === level) return;
    this.#starving = 0;
    this.#engine.setHardwareScalingLevel(wanted);
  }
}
