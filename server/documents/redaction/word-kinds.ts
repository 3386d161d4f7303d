import { stem } from '../../mind/verify/stems.ts';
import { isKnown } from '../../mind/verify/synonyms.ts';
import { englishRank } from '../../mind/word-lists.ts';
import { calendarNames, organisations, organisationWords, places, thingNames, wordNames } from './not-names.ts';
import { surnameEnds, surnames } from './surnames.ts';

/** "San Francisco", "New Jersey": what follows is a place. */
export const placeOpenings: ReadonlySet<string> = new Set(
  'San Santa Saint St New Los Las Port Fort Mount Lake Monte South North East West'.split(' '),
);

/** "Swedish", "Chinese", "Italian". */
export const demonym = /(?:ish|ese|ian|ean)s?$/;

/** Whether a word, lower case and without accents, is a surname by the list or by its end. */
export function isSurname(plain: string): boolean {
  const parts = plain
    .replace(/^(?:al|el)[-'’]/, '')
    .replace(/['’]/g, '')
    .split('-');
  return (
    parts.some((part) => surnames.has(part) || surnameEnds.test(part)) &&
    !calendarNames.has(plain) &&
    !/^(?:iceberg|cyborg|maelstrom)s?$/.test(plain)
  );
}

/** Whether a name is also a word, a month, a place or a thing. */
export function isDouble(plain: string): boolean {
  return calendarNames.has(plain) || thingNames.has(plain) || wordNames.has(plain) || isThing(plain);
}

/** Whether it is a place, a company or part of what organisations are called. */
export function isThing(plain: string): boolean {
  return places.has(plain) || organisations.has(plain) || organisationWords.has(plain);
}

/** Whether it is a day or a month. */
export function isWeekday(plain: string): boolean {
  return /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october)$/.test(
    plain,
  );
}

const number = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-/;

/** The thesaurus knows the rarer words: "heron", "shopkeeper". */
function isEnglish(plain: string): boolean {
  return isKnown(stem(plain));
}

/** Whether it is an ordinary word of English. */
export function isCommon(plain: string): boolean {
  const singularForm = plain.replace(/s$/, '');
  return [plain, singularForm].some((form) => englishRank(form) !== undefined || isEnglish(form)) || number.test(plain);
}

/** Whether it is all capitals. */
export function isAcronym(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase() && !/['’-]/.test(text);
}
