import type { Answer, Sentence } from '../../../protocol/answer.ts';

/** Which sentences of an answer sounded: what was skipped or cut away was not said. Null where the record does not tell. */
export interface SaidOf {
  readonly said: readonly number[] | null;
  /** Skipped, of an answer that came to its end. */
  readonly unsaid: readonly number[];
  readonly isCut: boolean;
}

export function sentencesSaid({ sentences }: Answer, { said, unsaid, isCut }: SaidOf): readonly Sentence[] | null {
  if (!isCut) return sentences.filter((_, place) => !unsaid.includes(place));
  return said === null ? null : sentences.filter((_, place) => said.includes(place));
}

/** Where a sentence comes from, as people read it; empty for the product's own. */
export function sourceWords({ sources }: Sentence): string {
  return sources.map(({ title, place, date }) => [title, place, date].filter(Boolean).join(', ')).join('; ');
}
