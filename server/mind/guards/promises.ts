import { contentStem } from '../words.ts';
import { phrases } from './phrases.ts';
import { bareText, plainText } from './plain.ts';

/** What a leader says who commits to something, or says that there is no such plan or promise. */
const committing = phrases(`
  promise/promised/guarantee/guaranteed/assure/pledge/commit/word/vouch
  rule out
  in writing
  is/are/was decided
  no plan/plans/draft
  there is/are/will no/none/never
  there will be
  will not/never/be/stay/keep/remain/have/get/rise/go/open/begin/end/come/continue/call
  won't
  nor/neither .. will
  nobody/none/no .. can/will/loses/lose/ends/end
  keep/keeps/stay/stays/remain/remains
  rise/rises/rising
  goes/go up/down
  until/before/by the/january/february/march/april/may/june/july/august/september/october/november/december/19*/20*/spring/summer/autumn/winter/end
  from the/january/february/march/april/may/june/july/august/september/october/november/december/19*/20*/next
  we/i (always) take/pay/give/keep/stay/offer
  open in
  is/are not/never going/closing/planned/for
  every/everybody/everyone/each/all .. gets/get/keep/keeps/has/have
  i/we .. every/each/always
`);

/** Numbers in words, as far as people promise them. */
const numbers: ReadonlyMap<string, string> = new Map(
  'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, String(i + 2)]),
);
/** "Are we closing Leeds? No." */
const bareReply = /^ (?:no|yes|never) [.] $/;
const year = /^(?:19|20)\d\d$/;

/**
 * Whether what would be said gives the promise that is asked for, by its own words: it speaks of what will be or stay, and of the very figures
 * and years that are asked, each beside a word of what they are asked of. What is promised until one year says nothing of a later one. Rule M64.
 */
export function givesPromise(question: string, said: readonly string[], today: string): boolean {
  const texts = said.map((text) => bareText(plainText(text)));
  if (!texts.some((text) => committing(text) || bareReply.test(text))) return false;
  const asked = bareText(plainText(question));
  const figures = figuresOf(asked);
  const held = new Set(texts.flatMap(figuresOf));
  const matter = stemsIn(asked);
  const isOfMatter = (text: string) => stemsIn(text).some((stem) => matter.some((each) => isAlike(stem, each)));
  const isGiven = (figure: string) => texts.some((text) => figuresOf(text).includes(figure) && isOfMatter(text));
  if (figures.some((figure) => !year.test(figure) && !isGiven(figure))) return false;
  return yearsOf(asked, figures, today).every(({ value, isExplicit }) => {
    if (held.has(value)) return true;
    const years = [...held].filter((figure) => year.test(figure));
    // "Nobody before 2028" holds for 2027 too; a date is that date.
    if (isLimit(asked)) return years.some((each) => each >= value);
    return !isExplicit && years.every((each) => each < today.slice(0, 4));
  });
}

/** What asks for a promise, before what is to be promised. */
const frame =
  /\b(?:(?:can|will|would|could|do|should) you (?:please |really |ever )?|please |^)(?:promise|guarantee|pledge|swear|assure|vouch for|commit (?:yourself )?to|rule out|give (?:us|me) (?:your word|a guarantee|a promise|an assurance))(?: (?:us|me|everybody|everyone))?(?: that)?\b/gi;

/** The question without what asks for a promise, which no statement needs to hold: "Is it true that there are no job cuts next year?" */
export function withoutPromise(question: string): string {
  return question.replace(frame, 'Is it true that');
}

function stemsIn(bare: string): readonly string[] {
  return bare
    .split(' ')
    .flatMap((word) => contentStem(word) ?? [])
    .filter((stem) => !/\d/.test(stem));
}

/** "Parental" of "parent", and not "raise" of "rise": beside a figure, the word itself must be said. */
function isAlike(a: string, b: string): boolean {
  return a === b || (a.length > 4 && b.length > 4 && a.slice(0, 5) === b.slice(0, 5));
}

function figuresOf(bare: string): readonly string[] {
  const decimals = bare.replace(/(?<=\d) \. (?=\d)/g, '.');
  return decimals.split(' ').flatMap((word) => numbers.get(word) ?? (/^\d+(?:\.\d+)?$/.test(word) ? word : []));
}

function yearsOf(asked: string, figures: readonly string[], today: string) {
  const now = Number(today.slice(0, 4));
  const relative = / next year /.test(asked) ? [now + 1] : / this year /.test(asked) ? [now] : [];
  return [
    ...figures.filter((figure) => year.test(figure)).map((value) => ({ value, isExplicit: true })),
    ...relative.map((value) => ({ value: String(value), isExplicit: false })),
  ];
}

/** Whether what is asked is that something does not happen up to a time. */
function isLimit(asked: string): boolean {
  return / (?:no|nobody|not|never|none|without|rule out|before|until) /.test(asked);
}
