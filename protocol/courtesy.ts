import { limits } from './limits.ts';

/** Why a sentence can be no opening or closing; `word`: the first one that is none of courtesy, where that is the reason. */
export type CourtesyTrouble =
  | { readonly kind: 'not-a-sentence' | 'too-long' }
  | { readonly kind: 'not-courtesy'; readonly word: string };

/** More words are no courtesy any more, but a speech. */
const mostWords = 12;
/** Three seconds at the slowest pace, 130 words a minute: the answer still comes first. */
const mostOpeningWords = 6;

/**
 * The only words that an opening or a closing is made of. What a sentence says without a source must be nothing: so there are no things,
 * places, people, figures, days or quantities among them, nothing that denies, promises, plans or agrees ("right", "yes", "agree"), and
 * nothing that something could be said to be ("open", "safe", "better").
 */
const courtesies: ReadonlySet<string> = new Set(
  `
a an the this that these such
i me my myself we us our you your it
am is are was be been
to of for in on at with from up about and so
very really truly so too much more please let lets here there
thank thanks thankful grateful gratitude appreciate appreciated
ask asking asked asks question questions answer answers answering
glad happy pleased delighted pleasure
welcome hello dear friends colleagues everyone everybody
hope helps help helped honestly kindly
hear hearing heard listen listening listened talk talking speak speaking
raise raising raised bring bringing brought point points matter matters
time trust patience attention curiosity interest candour courage honesty care
begin start briefly plainly directly clearly simply
do keep coming come
`
    .trim()
    .split(/\s+/),
);

/** Words that judge: of a question that was asked ("a fair and important question") and of how somebody speaks ("let me be clear"), and of nothing else. */
const judging: ReadonlySet<string> = new Set(
  'good great fair honest important useful interesting thoughtful kind helpful clear plain brief direct'.split(' '),
);

/**
 * Gives why a sentence can be no opening or closing, or null when it can: one short sentence of words of courtesy alone, so that it carries no
 * fact. An opening is shorter. Rule PN61.
 */
export function courtesyTrouble(text: string, place: 'opening' | 'closing'): CourtesyTrouble | null {
  if (text.length > limits.courtesyLength || !/^\p{Lu}[\p{L}'’, -]*[.!]$/u.test(text))
    return { kind: 'not-a-sentence' };
  const words = text.match(/[\p{L}'’]+/gu) ?? [];
  // A capital inside a sentence is a name, whatever the word is.
  const odd = words.find(
    (word, i) => !isCourtesy(words.map(plain), i) || (i > 0 && /^\p{Lu}/u.test(word) && !/^I\b/.test(word)),
  );
  if (odd !== undefined) return { kind: 'not-courtesy', word: odd };
  if (words.length > mostWords) return { kind: 'not-a-sentence' };
  return place === 'opening' && words.length > mostOpeningWords ? { kind: 'too-long' } : null;
}

function isCourtesy(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (!judging.has(word)) return courtesies.has(word);
  if (words[at - 1] === 'be') return true;
  const judged = words.slice(at + 1).find((next) => next !== 'and' && !judging.has(next));
  return judged !== undefined && /^(?:questions?|points?)$/.test(judged);
}

/** "I'm" and "that's" are read as what they stand for; "don't" and "I'll" stand for more than courtesy, and stay. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^let's$/, 'lets')
    .replace(/^(i)'m$|^(that|it|here)'s$|^(we|you)'re$/, '$1$2$3');
}
