import { type Skeleton, skeletonOf } from './name-likeness.ts';

/** Words beside a title that make no other title of it. */
const emptyWords = new Set(
  'a am event hall head here i im is main of official only our real room the this town townhall true verified your'
    .split(' ')
    .map((word) => skeletonOf(word).joined),
);

/** What sets one part of a name off from another: brackets, commas, signs; a dash or dot only where it does not join two letters. */
const between = /(?:[^\P{P}\-\u2010_'’.]|\p{S}|(?<![\p{L}\p{N}])[-\u2010_'’.]|[-\u2010_'’.](?![\p{L}\p{N}]))+/u;
/** "The leader's assistant" is no leader. */
const possessive = /['’](?=s\b)/gu;

/**
 * Whether a name says of its bearer that they are the one with this title: the title is all of it, or begins it or a part that is set off
 * ("Moderator Ann", "Ann (moderator)"), or stands beside a word of a name that has the title. Not where it is part of another
 * description: "Team leader Ann". Rules NM1, NM2.
 */
export function claimsTitle(name: string, title: string, bearers: readonly Skeleton[]): boolean {
  const whole = skeletonOf(name);
  const wanted = skeletonOf(title).joined;
  if (whole.joined === wanted) return true;
  if (whole.words.includes(wanted) && bearers.some(({ words }) => words.some((word) => whole.words.includes(word))))
    return true;
  return name
    .normalize('NFKC')
    .split(between)
    .map((part) => skeletonOf(part.replace(possessive, '')).words.filter((word) => !emptyWords.has(word)))
    .some(([first]) => first === wanted);
}
