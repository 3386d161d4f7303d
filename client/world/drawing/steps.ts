/**
 * How much of the hall a device draws, from everything to nothing: with people far off drawn plainly, with a crowd that stands still, the
 * stage as a plain picture, no picture but sound and captions, and captions alone.
 */
export const drawingSteps = ['whole', 'plainer', 'still', 'picture', 'sound', 'captions'] as const;
export type DrawingStep = (typeof drawingSteps)[number];

/** How the hall is drawn where it is drawn in three dimensions. */
export type Detail = Extract<DrawingStep, 'whole' | 'plainer' | 'still'>;

export function isInSpace(step: DrawingStep): step is Detail {
  return step === 'whole' || step === 'plainer' || step === 'still';
}

/** How a device bears what it does now: too much for it, enough, or time to spare. */
export type Load = 'heavy' | 'fair' | 'light';

/** Looks in a row, a second apart, after which it goes down. */
const looksDown = 3;
/** And seconds of spare time after which it is tried one step up: a picture of the hall costs much to make again. */
const sparesS: Readonly<Record<DrawingStep, number>> = {
  whole: Number.POSITIVE_INFINITY,
  plainer: 20,
  still: 20,
  picture: 60,
  sound: 15,
  captions: 30,
};
/** A step up that did not hold for so long was one too many: the next is waited for twice as long, up to so many times. */
const holdsS = 45;
const longestWait = 16;

/** What the person's device can be asked for now. */
export interface Within {
  /** Not beyond: a browser that cannot draw, a page that shows no hall. */
  readonly most: DrawingStep;
  /** Nor below: nobody is thrown out of a headset, nor cut off while their microphone is on. */
  readonly least: DrawingStep;
}

/** Decides, a look a second, whether a device goes a step down or up. It decides by what it is told alone. Rules WD1, WD2. */
export class StepKeeper {
  #step: DrawingStep = 'whole';
  #heavy = 0;
  #spareS = 0;
  #sinceUpS = Number.POSITIVE_INFINITY;
  #wait = 1;

  get step(): DrawingStep {
    return this.#step;
  }

  /** A second has passed. Returns the step from now on. */
  look(load: Load, within: Within): DrawingStep {
    this.#sinceUpS++;
    if (this.#sinceUpS === holdsS) this.#wait = 1;
    this.#heavy = load === 'heavy' ? this.#heavy + 1 : 0;
    this.#spareS = load === 'light' ? this.#spareS + 1 : 0;
    const at = drawingSteps.indexOf(this.#step);
    const [most, least] = [drawingSteps.indexOf(within.most), drawingSteps.indexOf(within.least)];
    if (at < most) return this.#go(most);
    if (this.#heavy >= looksDown && at < least) return this.#goDown(at + 1);
    if (this.#spareS >= sparesS[this.#step] * this.#wait && at > most) return this.#goUp(at - 1);
    return this.#step;
  }

  /** What was shown last could not be: it is not tried again soon. */
  failed(): DrawingStep {
    return this.#goDown(drawingSteps.indexOf('picture'));
  }

  #goDown(to: number): DrawingStep {
    if (this.#sinceUpS < holdsS) this.#wait = Math.min(longestWait, this.#wait * 2);
    this.#sinceUpS = Number.POSITIVE_INFINITY;
    return this.#go(to);
  }

  #goUp(to: number): DrawingStep {
    this.#sinceUpS = 0;
    return this.#go(to);
  }

  #go(to: number): DrawingStep {
    this.#heavy = this.#spareS = 0;
    this.#step = drawingSteps[to] ?? this.#step;
    return this.#step;
  }
}
