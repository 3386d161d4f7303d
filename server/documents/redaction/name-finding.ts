import { type Finding, found } from './finding.ts';
import { determiners } from './name-cues.ts';
import type { NameWord } from './name-words.ts';
import type { Replacements } from './replacements.ts';

/** A name in a text: its first and last word, and the word before it where only a space is between. */
export interface NameInText {
  readonly text: string;
  readonly first: NameWord;
  readonly last: NameWord;
  readonly before: NameWord | undefined;
  /** The word before says who it is: "our CFO". */
  readonly isToldRole: boolean;
  /** An s at its end is a genitive. */
  readonly hasOwnS: boolean;
}

/** "For you, Anna, …": whoever is spoken to is left out. */
const spokenTo = /\b(?:you|thanks|hello|hi|yes|no|right|well|welcome|sorry|please|okay|ok|again|tack|danke|merci), $/i;

/** Gives what goes and what stands in its place, so that the sentence still reads. Rule RD13. */
export function nameFinding(name: NameInText, { colleague, bareColleague }: Replacements): Finding {
  const { text, first, last, before, isToldRole, hasOwnS } = name;
  const isHandle = text[first.start - 1] === '@';
  const start = isHandle ? first.start - 1 : first.start;
  if (before !== undefined && isToldRole) return found('name', before.end, last.end, '');
  const isSpokenTo = spokenTo.test(text.slice(Math.max(0, start - 20), start));
  if (isSpokenTo && /^[,.!?]/.test(text.slice(last.end))) return found('name', start - 2, last.end, '');
  const end = hasOwnS ? last.end - 1 : last.end;
  if (before !== undefined && before.plain !== 'that' && determiners.has(before.plain))
    return found('name', start, end, bareColleague);
  return found('name', start, end, first.needsCapital && !isHandle ? capitalised(colleague) : colleague);
}

/** Gives a text with its first letter as a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
