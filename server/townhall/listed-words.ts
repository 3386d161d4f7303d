import { type Skeleton, skeletonOf } from './name-likeness.ts';
import type { Order } from './state.ts';

/** No list. */
export const noWords: Order['words'] = { list: [], entry: 0 };

/** Scripts that leave no space between words: there a word is found anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

interface Listed extends Skeleton {
  readonly isUnspaced: boolean;
}

// Asked for every question and name; a pure function of its key, so a cache changes nothing.
const known = new WeakMap<readonly string[], readonly Listed[]>();

/**
 * Whether a text holds a word of the list, as a whole word or as several in a row. Letters that are drawn alike, accents, case, doubled
 * letters, signs inside of a word and single letters set apart do not hide it (see `name-likeness.ts`); that it is a part of a longer word
 * does not count. Rule OH6.
 */
export function holdsListed(text: string, list: readonly string[]): boolean {
  if (list.length === 0) return false;
  const rows = wordRows(text);
  const whole = skeletonOf(text).joined;
  return listedOf(list).some((listed) =>
    listed.isUnspaced ? whole.includes(listed.joined) : rows.some((row) => holdsRow(row, listed)),
  );
}

/** Whether anything of a word is left to be found. */
export function isFindable(word: string): boolean {
  return skeletonOf(word).words.length > 0;
}

function listedOf(list: readonly string[]): readonly Listed[] {
  const before = known.get(list);
  if (before !== undefined) return before;
  const listed = list.map((word) => ({ ...skeletonOf(word), isUnspaced: unspaced.test(word) }));
  known.set(list, listed);
  return listed;
}

function holdsRow(row: readonly string[], { words, joined }: Skeleton): boolean {
  return row.includes(joined) || row.some((_, at) => words.every((word, index) => row[at + index] === word));
}

/** The words of a text, parted at spaces alone and at every sign; and single letters in a row as one word. */
function wordRows(text: string): readonly (readonly string[])[] {
  const atSpaces = text.split(/\s+/u).map((token) => skeletonOf(token).joined);
  const atSigns = skeletonOf(text).words;
  return [atSpaces, atSigns, lettersJoined(atSpaces), lettersJoined(atSigns)];
}

function lettersJoined(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let letters = '';
  for (const word of [...words, '']) {
    if ([...word].length === 1) letters += word;
    else {
      if (letters !== '') joined.push(skeletonOf(letters).joined);
      letters = '';
      joined.push(word);
    }
  }
  return joined;
}
