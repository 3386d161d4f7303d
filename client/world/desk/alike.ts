import type { QuestionId } from '../../../protocol/ids.ts';
import type { QuestionLine } from '../queue.ts';

/** Questions that may ask the same, the one that could stand for all of them first. */
export type AlikeGroup = readonly QuestionId[];

/** Of the weight of both questions' words together, so much is in both: below it they often only share a subject. */
const alikeFrom = 0.6;
/** A word in more questions than this says too little to look for others by it. */
const mostShared = 60;
const mostGroups = 20;
/** What many questions hold and none is about. */
const little = new Set(
  'a an and any are as at be been but by can could did do does for from get has have how i if in is it its may me my of on or our shall should so than that the their them there they this to us was we were what when where which who why will with would you your'.split(
    ' ',
  ),
);

/**
 * Groups of open questions whose words are nearly the same; a rare word counts more than a usual one. The first of a group is approved where
 * one is, then has most votes, then is oldest in the order given. Largest groups first, at most twenty. Rule DK21.
 */
export function alikeGroups(lines: readonly QuestionLine[]): readonly AlikeGroup[] {
  const words = lines.map((line) => wordsOf(line.text));
  const apart = lines.map((line) => keptApartBy(line.text));
  const holders = new Map<string, number[]>();
  for (const [index, each] of words.entries())
    for (const word of each) {
      const held = holders.get(word);
      if (held === undefined) holders.set(word, [index]);
      else held.push(index);
    }
  const weightOf = (word: string) => Math.log(1 + lines.length / (holders.get(word)?.length ?? 1));
  const leaders = lines.map((_, index) => index);
  const leaderOf = (index: number): number => {
    const leader = leaders[index] ?? index;
    return leader === index ? index : leaderOf(leader);
  };
  for (const [index, each] of words.entries())
    for (const other of nearTo(index, each, holders))
      if (
        leaderOf(index) !== leaderOf(other) &&
        apart[index] === apart[other] &&
        share(each, words[other] ?? none, weightOf) >= alikeFrom
      )
        leaders[leaderOf(other)] = leaderOf(index);
  // Of the very same words, also where these are in many.
  const first = new Map<string, number>();
  for (const [index, each] of words.entries()) {
    const said = [...each].sort().join(' ');
    const key = `${said}/${apart[index]}`;
    const same = first.get(key);
    if (same === undefined) first.set(key, index);
    else if (said !== '') leaders[leaderOf(index)] = leaderOf(same);
  }
  const groups = Map.groupBy(lines.keys(), leaderOf);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
    .slice(0, mostGroups)
    .map((group) => inOrder(group, lines));
}

const none: ReadonlySet<string> = new Set();

/** Later questions that share a word that says something. */
function nearTo(
  index: number,
  words: ReadonlySet<string>,
  holders: ReadonlyMap<string, readonly number[]>,
): Set<number> {
  const near = new Set<number>();
  for (const word of words) {
    const held = holders.get(word) ?? [];
    if (held.length <= mostShared) for (const other of held) if (other > index) near.add(other);
  }
  return near;
}

/** How much of what both say is said by both: 0 to 1, by weight. */
function share(a: ReadonlySet<string>, b: ReadonlySet<string>, weightOf: (word: string) => number): number {
  let both = 0;
  let all = 0;
  for (const word of a) {
    all += weightOf(word);
    if (b.has(word)) both += weightOf(word);
  }
  for (const word of b) if (!a.has(word)) all += weightOf(word);
  return all === 0 ? 0 : both / all;
}

function inOrder(group: readonly number[], lines: readonly QuestionLine[]): AlikeGroup {
  return group
    .flatMap((index) => lines[index] ?? [])
    .toSorted((a, b) => Number(b.status === 'approved') - Number(a.status === 'approved') || b.votes - a.votes)
    .map(({ id }) => id);
}

/** Names, numbers and a “not” as one text: questions that differ in them ask for different things. The first word's capital is no name. */
function keptApartBy(text: string): string {
  const words = text.match(/[\p{L}\p{N}’']+/gu) ?? [];
  const telling = words.filter(
    (word, index) =>
      /\p{N}|^(not|no|never)$|n[’']t$/iu.test(word) || (index > 0 && /^\p{Lu}/u.test(word) && word !== 'I'),
  );
  return [...new Set(telling.map((word) => word.toLowerCase()))].sort().join(' ');
}

/** Plurals and the like are one word; a number or a name stays what it is. */
function wordsOf(text: string): ReadonlySet<string> {
  const all =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    all
      .filter((word) => !little.has(word))
      .map((word) => (word.length > 4 ? word.replace(/(es|s|ed|ing)$/, '') : word)),
  );
}
