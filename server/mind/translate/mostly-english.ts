import { stem } from '../verify/stems.ts';
import { isKnown } from '../verify/synonyms.ts';
import { englishRank } from '../word-lists.ts';

/** Words of other languages too: they tell nothing. */
const shared: ReadonlySet<string> = new Set(
  'a i o y in on an am as at no do so me he per die was den des man also all euro euros hotel tv art rat hat war bald gut'.split(
    ' ',
  ),
);
/** Of the words that tell, so many must be English. */
const least = 0.6;

/** Whether most words of a text are English ones, those with a capital left aside: they may be names. */
export function isMostlyEnglish(text: string): boolean {
  const words = (text.match(/(?<![\p{L}'’-])\p{Ll}[\p{L}'’]*/gu) ?? [])
    .map((each) => each.toLowerCase())
    .filter((each) => !shared.has(each));
  const english = words.filter((each) => englishRank(each) !== undefined || isKnown(stem(each)));
  return words.length > 0 && english.length >= words.length * least;
}
