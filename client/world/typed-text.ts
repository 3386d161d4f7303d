import { limits } from '../../protocol/limits.ts';
import { refusals } from '../../protocol/refusals.ts';

/**
 * Why a typed question is not sent, in the sentence the gate would answer with; null when it is. A text far too long would cost the
 * connection. Lengths are in UTF-16 code units, without white space around. Rule CO10.
 */
export function questionTrouble(text: string): string | null {
  return troubleOf(text, limits.questionLength, refusals['text-empty'], refusals['text-too-long']);
}

/** Why one cannot enter under a typed name, in the gate's sentence; null when one can. Rule CO10. */
export function nameTrouble(name: string): string | null {
  return troubleOf(name, limits.nameLength, refusals['name-empty'], refusals['name-too-long']);
}

function troubleOf(text: string, longest: number, isEmpty: string, isTooLong: string): string | null {
  const { length } = text.trim();
  if (length === 0) return isEmpty;
  return length > longest ? isTooLong : null;
}
