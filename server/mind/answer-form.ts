/** What a question asks for, as far as its form tells: then a sentence that gives nothing of the kind is no answer to it. */
export type AnswerForm =
  | 'money'
  | 'number'
  | 'age'
  | 'duration'
  | 'time'
  | 'place'
  | 'person'
  | 'one-of'
  | 'reason'
  | 'matter'
  | 'yes-or-no';

/** People begin with "so", "um" and "well". */
const start = String.raw`^\W*(?:(?:so|and|um|uh|ok|okay|well|but|hi|hey|like)\b\W*)*`;
const forms: readonly (readonly [AnswerForm, readonly RegExp[]])[] = [
  [
    'money',
    [
      /\bhow (?:much|expensive|dear|cheap)\b/i,
      /\bwhat\b.*\b(?:costs?|price|earn|salary|wage|fee|fine|rent|fare)\b|\bwhat (?:do|does|did|will) \w+ (?:pay|get paid)\b/i,
    ],
  ],
  ['age', [/\bhow old\b|\b(?:what|which) age\b/i]],
  [
    'number',
    [
      /\bhow (?:many|big|large|high|tall|far|loud|fast|hot)\b|\bwhat (?:share|part|percentage|number|proportion|percent)\b/i,
    ],
  ],
  ['duration', [/\bhow (?:long|often|soon|early|late|quickly)\b/i]],
  [
    'time',
    [
      new RegExp(String.raw`${start}when\b(?! (?:i|you|we)\b)`, 'i'),
      /\b(?:what|which) (?:time|day|date|year|days)\b|\b(?:by|until|since) when\b/i,
    ],
  ],
  ['place', [new RegExp(String.raw`${start}where\b`, 'i')]],
  ['person', [new RegExp(String.raw`${start}(?:who|whom|whose)\b`, 'i')]],
  [
    'one-of',
    [
      new RegExp(String.raw`${start}(?:which|what (?:kind|brand|make|firm|company|colour|color|name|language))\b`, 'i'),
      /\bthe name of\b|\bbe called\b/i,
    ],
  ],
  ['reason', [new RegExp(String.raw`${start}(?:why|what(?:['’]s| is| was) the reason|what made|how come)\b`, 'i')]],
  ['matter', [new RegExp(String.raw`${start}(?:what|how)\b`, 'i')]],
];

/** What the question asks for. */
export function formOf(question: string): AnswerForm {
  return forms.find(([, patterns]) => patterns.some((pattern) => pattern.test(question)))?.[0] ?? 'yes-or-no';
}

/** "One", "every" and "nobody" count nothing by themselves; how often something is may be told so. */
const count =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|half|quarter|thirds?|none)\b/i;
const often = /\b(?:once|twice|one|every|each|single|always|never)\b/i;
const amount =
  /[$€£%]|\b(?:crowns?|kron[ae]r?|euros?|pounds?|dollars?|cents?|francs?|pence|million|billion|per ?cent|at cost|no charge|without charge|free of charge|for free)\b|\b(?:is|are|was|be|for|rides?|travels?) (?:now |also |still )?free\b|\b(?:pays?|paid|costs?|for|earns?) nothing\b/i;
const moment =
  /\b(?:19|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|spring|summer|autumn|winter|noon|midnight|christmas|easter|o['’]clock|tomorrow|today|soon|now)\b|\b(?:at|until|from|by|before|after|past) (?:half past |a quarter (?:past|to) )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\b(?:next|this|last|every|each) (?:year|week|month|day)\b/i;
const age = /\b(?:aged?|old|older|young|younger|born|birthday|founded|built|years?)\b/i;
const span = /\b(?:years?|weeks?|months?|days?|hours?|minutes?|nights?|decades?|times?|daily|weekly)\b/i;
const name = /(?<=[a-z,;’'] )(?!I\b)\p{Lu}[\p{L}\p{N}-]+/gu;
/** Names of times name nobody and no place. */
const calendar =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter)$/i;
const somewhere = /\b(?:in|at|on|behind|next to|under) the \w+/i;
const somebody =
  /\b(?:Ms|Mr|Mrs|Dr|board|council|manager|union|team|founders?|committee|ministry|state|police|members?|doctors?|nurses?|people|those|whoever|everybody|everyone|nobody|anyone)\b|\b(?:I|we|you) /i;
const cause =
  /\b(?:because|since|so that|reason|therefore|why|for|as|otherwise|cannot|would|cost|want|too|in order|that is)\b/i;
const firm = /^(?:firms?|company|companies|suppliers?|makers?|manufacturers?|banks?|agency|agencies|contractors?)$/;
const list = /,[^,]+(?:,| and )|:/;

const gives: Readonly<Record<AnswerForm, (sentence: string, asked: ReadonlySet<string>) => boolean>> = {
  money: (sentence) => amount.test(sentence),
  number: (sentence) => count.test(sentence),
  age: (sentence) => count.test(sentence) && age.test(sentence),
  duration: (sentence) =>
    (span.test(sentence) && (count.test(sentence) || often.test(sentence))) || moment.test(sentence),
  time: (sentence) => moment.test(sentence),
  place: (sentence, asked) => holdsName(sentence, asked) || somewhere.test(sentence),
  person: (sentence, asked) => holdsName(sentence, asked) || somebody.test(sentence),
  // A firm is told by its name; of other things a list names one too.
  'one-of': (sentence, asked) =>
    holdsName(sentence, asked) || (list.test(sentence) && ![...asked].some((word) => firm.test(word))),
  reason: (sentence) => cause.test(sentence),
  matter: () => true,
  'yes-or-no': () => true,
};

/** Whether a sentence names somebody or something that the question does not name itself. */
function holdsName(sentence: string, asked: ReadonlySet<string>): boolean {
  return [...sentence.matchAll(name)].some(
    ([found]) =>
      !calendar.test(found) &&
      !found
        .toLowerCase()
        .split('-')
        .every((part) => asked.has(part)),
  );
}

/** Whether a sentence gives something of the kind that is asked for; `asked` are the words of the question, in lower case. */
export function givesForm(form: AnswerForm, sentence: string, asked: ReadonlySet<string> = nothing): boolean {
  return gives[form](sentence, asked);
}

const nothing: ReadonlySet<string> = new Set();

/** Words that only ask for the kind: what a thing costs is told by an amount, without the word. */
export const askingWords: Readonly<Partial<Record<AnswerForm, ReadonlySet<string>>>> = {
  money: new Set(['cost', 'costs', 'price', 'earn', 'pay', 'expensive', 'salary', 'wage']),
};
