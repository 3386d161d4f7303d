import { z } from 'zod';
import { assertNever } from '../../protocol/assert-never.ts';

/** How a wearer of a headset wants it: for their stomach, their hands and their eyes. */
export interface Comfort {
  readonly turn: 'snap-30' | 'snap-45' | 'smooth';
  /** Narrows the sight while the hall moves around a head that does not. */
  readonly hasVignette: boolean;
  /** How they are in their own room: who is seated there has a standing person's eyes when they get up in the hall. */
  readonly posture: 'seated' | 'standing';
  /** Steps of {@link heightStepM} that the eyes are moved up. */
  readonly heightSteps: number;
  readonly hands: 'both' | 'one';
  readonly panelHand: 'left' | 'right';
  readonly captions: {
    readonly isOn: boolean;
    readonly size: 'small' | 'medium' | 'large';
    readonly distance: 'near' | 'middle' | 'far';
    /** White on black, whatever stands behind. */
    readonly isStrong: boolean;
  };
}

/** One choice of a person. */
export type ComfortChange =
  | { readonly kind: 'turn'; readonly turn: Comfort['turn'] }
  | { readonly kind: 'vignette'; readonly isOn: boolean }
  | { readonly kind: 'posture'; readonly posture: Comfort['posture'] }
  /** 0: back to none. */
  | { readonly kind: 'height'; readonly by: -1 | 0 | 1 }
  | { readonly kind: 'hands'; readonly hands: Comfort['hands'] }
  | { readonly kind: 'panel-hand'; readonly panelHand: Comfort['panelHand'] }
  | { readonly kind: 'captions'; readonly captions: Partial<Comfort['captions']> };

export const heightStepM = 0.05;
const mostSteps = 8;

/** Until somebody chooses: what makes the fewest people ill, for a person on a chair who is right-handed. */
export const gentle: Comfort = {
  turn: 'snap-30',
  hasVignette: true,
  posture: 'seated',
  heightSteps: 0,
  hands: 'both',
  panelHand: 'left',
  captions: { isOn: true, size: 'medium', distance: 'middle', isStrong: false },
};

const keptSchema = z.strictObject({
  turn: z.enum(['snap-30', 'snap-45', 'smooth']),
  hasVignette: z.boolean(),
  posture: z.enum(['seated', 'standing']),
  heightSteps: z.int().min(-mostSteps).max(mostSteps),
  hands: z.enum(['both', 'one']),
  panelHand: z.enum(['left', 'right']),
  captions: z.strictObject({
    isOn: z.boolean(),
    size: z.enum(['small', 'medium', 'large']),
    distance: z.enum(['near', 'middle', 'far']),
    // Kept before there was a choice.
    isStrong: z.boolean().default(false),
  }),
});

/** The comfort after a choice; heights stay within 40 cm. Rule HX1. */
export function withComfort(comfort: Comfort, change: ComfortChange): Comfort {
  switch (change.kind) {
    case 'turn':
      return { ...comfort, turn: change.turn };
    case 'vignette':
      return { ...comfort, hasVignette: change.isOn };
    case 'posture':
      return { ...comfort, posture: change.posture };
    case 'height': {
      const steps = change.by === 0 ? 0 : comfort.heightSteps + change.by;
      return { ...comfort, heightSteps: Math.max(-mostSteps, Math.min(mostSteps, steps)) };
    }
    case 'hands':
      return { ...comfort, hands: change.hands };
    case 'panel-hand':
      return { ...comfort, panelHand: change.panelHand };
    case 'captions':
      return { ...comfort, captions: { ...comfort.captions, ...change.captions } };
    default:
      return assertNever(change);
  }
}

/** The choices as text, to be kept in the browser. */
export function comfortText(comfort: Comfort): string {
  return JSON.stringify(comfort);
}

/** Reads kept choices; what is not understood is the gentle start. Rule HX1. */
export function readComfort(text: string | null): Comfort {
  if (text === null) return gentle;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return gentle;
  }
}

/** The height as people read it: "Eyes 10 cm higher". */
export function heightWords(steps: number): string {
  if (steps === 0) return 'As you are';
  return `${Math.round(Math.abs(steps) * heightStepM * 100)} cm ${steps > 0 ? 'higher' : 'lower'}`;
}
