import { visemes } from '../../../../protocol/viseme.ts';

/** What the face does beside speaking, by the morph targets of both sides together. */
export const expressions = [
  { of: 'blink', names: ['eyeBlinkLeft', 'eyeBlinkRight'] },
  { of: 'smile', names: ['mouthSmileLeft', 'mouthSmileRight'] },
  { of: 'frown', names: ['mouthFrownLeft', 'mouthFrownRight'] },
  { of: 'browInner', names: ['browInnerUp'] },
  { of: 'browDown', names: ['browDownLeft', 'browDownRight'] },
  { of: 'squint', names: ['eyeSquintLeft', 'eyeSquintRight'] },
] as const;

const driven: ReadonlySet<string> = new Set([
  ...visemes.map((viseme) => `viseme_${viseme}`),
  ...expressions.flatMap(({ names }) => names),
]);

/** Whether a leader's morph target is ever moved here: the others stay in the file. Rule HALL12. */
export const isDriven = (target: string): boolean => driven.has(target);
