import type { Passage, ReadSentence } from './library.ts';
import { contentStem, kinOfStem, leadersOwn, stem, stemsOf } from './words.ts';

/** Whom a question is about, which its content words alone do not tell. */
export interface Addressed {
  /** What will become of the asker or of one person: no statement speaks of one case. */
  readonly isOneCase: boolean;
  /** What the leader is asked to be doing ("do you read …"), as a stem; null when it is nothing in particular. */
  readonly deed: string | null;
  /** Whether it is about the leader alone: "you" with nothing that the company could do it to. */
  readonly isPersonal: boolean;
  /** Stems asked of as the leader's: your salary, your first boss. */
  readonly own: readonly string[];
  /** Whether the leader is asked how things are with them now. */
  readonly isState: boolean;
  /** Whether it is asked of the leader in person, in so many words. */
  readonly isSelf: boolean;
  /** Whether that is asked of a time that is over. */
  readonly isPast: boolean;
  /** What is asked for: "which customers", "how many jobs". */
  readonly wanted: readonly string[];
  /** Whether something is asked that is still to come; then whether it is who or when. */
  readonly isFuture: boolean;
  readonly isWhoOrWhen: boolean;
  /** Whether the reason of something that was done is asked. */
  readonly isWhyDid: boolean;
  /** Whether a price is asked for. */
  readonly isCost: boolean;
  /** What is asked of it, where the question's form tells: "what is the *fine* for …", "who *cleans* …". */
  readonly focus: readonly string[];
  /** Figures are asked for that are not there yet. */
  readonly isForecast: boolean;
  readonly years: readonly string[];
}

const oneCase =
  /\b(?:will|would|shall|am|was|did|has) (?:i|my (?!salary|pay|holiday|vacation|leave)\w+)\b(?! (?:allowed|able|supposed|required|expected|free|entitled|paid|have (?:to|an?)|need|get|be (?:paid|able|allowed)))|\b(?:is|are) my (?:\w+ )?(?:boss|manager|team|job|role|colleague|department|contract|position)s?\b|\bmy (?:private|personal)\b/i;
const forecast =
  /\b(?:forecasts?|predict(?:ions?|ed)?|outlook|prognos[ie]s|projections?|projected)\b|\b(?:will|shall|would)\b[^?.!]{0,30}\b(?:revenue|sales|turnover|profit|margin|orders|headcount)\b|\b(?:revenue|sales|turnover|profit|margin|orders|headcount)\b[^?.!]{0,30}\b(?:will|shall|would|next year)\b/i;
/** "do you read", "when will you ever retire": auxiliary, you, perhaps an adverb, and the verb. */
const ofYou =
  /\b(?:do|did|will|would|can|could|should|shall|have|are|were) you (?:(?:still|ever|really|also|personally|always|often|already|never|actually|going to|plan to|planning to|want to|like to) )*([\p{L}-]+)([^?.!]*)/iu;
const whichOf = /\b(?:which|whose|how many|how much) ([\p{L}-]+)/giu;
const costs =
  /\b(?:what|how much)\b[^?.!]*\bcosts?\b|\bwhat(?:'s| is| was| are) the (?:price|cost|fee|fine|rent|fare)\b|\bhow (?:expensive|dear|cheap)\b/i;
const money =
  /[$€£]|\b(?:crowns?|kron[ae]r?|euros?|pounds?|dollars?|cents?|francs?|yen|million|billion|thousand|percent|free|nothing|costs?|price|cheap(?:er)?|dear(?:er)?|paid?|pays?)\b/i;
const focusOf: readonly RegExp[] = [
  /^\W*(?:and |so )?what(?:['’]s| is| was| are| were) (?:the|our|your|their|its) ([\p{L}-]+)(?= (?:of|for|in|at|on|that|we|you|they|i)\b)/iu,
  /^\W*who(?: is| are| was| were)? (?!is\b|are\b|was\b|were\b|will\b|has\b|have\b|can\b|may\b|must\b|do\b|does\b|did\b)([\p{L}-]+)/iu,
  /^\W*what (?:do|does|did|will|would) [^?.!]*\b([\p{L}-]+)\W*$/iu,
  /^\W*how many [^?.!]* (?:are|were|have|had|became|become) ([\p{L}-]+)\W*$/iu,
  /^\W*(?:which|what) (?:firm|company|supplier|maker|person|colleague|driver|manager) ([\p{L}-]+)/iu,
];
/** What is counted in figures needs no word of its own: "how much money", "how much time". */
const measures = /^(?:money|time|percent)$/i;
const future = /\b(?:will|shall|going to)\b/i;
const toCome =
  /\b(?:coming|will|plans?|going to|shall|aim|promise|until|next (?:year|month|week|spring|summer|autumn|winter)|by (?:the end of )?\d{4}|(?:by|in|from|until|before) (?:the (?:end|beginning|middle) of )?(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter))\b/i;
const promised = /\b(?:coming|will|plans?|going to|shall|aim|promise|until|by (?:the end of )?\d{4})\b/i;
/** Somebody looks into what is the asker's own: no statement speaks of one case. */
const looksInto =
  /\b(?:do|does|did|can|could|will|would|are|is) (?:you|they|anyone|anybody|someone|somebody|my (?:boss|manager|team leader)|the company)(?: \w+)? (?:read|see|seeing|reading|watch|watching|track|tracking|listen to|listening to|spy on|spying on|check|checking|open) (?:on )?my\b/i;
/** "How loud", "how punctual": the quality that is asked for; of a size or a number any figure tells. */
const howMuchOf =
  /\bhow (?!many\b|much\b|expensive\b|dear\b|cheap\b|hard\b|easy\b|likely\b|fast\b|quick\b|quickly\b|soon\b|late\b|early\b|good\b|bad\b|important\b|serious\b|long\b|often\b|far\b|big\b|large\b|high\b|small\b|come\b|about\b|exactly\b|well\b|do\b|does\b|did\b|is\b|are\b|was\b|were\b|will\b|would\b|can\b|could\b|should\b|shall\b|may\b|might\b|must\b|have\b|has\b|had\b|to\b|we\b|i\b|you\b|they\b|the\b|it\b|that\b|this\b|our\b|your\b|my\b)([\p{L}-]+) (?:is|are|was|were|will|would|can|could|should|may|might|must|do|does|did|has|have|an?)\b/giu;
const livingVerb =
  /^(?:go|live|sleep|eat|drink|stay|like|love|hate|dream|pray|vote|drive|watch|play|own|owe|earn|smoke|wear)$/i;
const stateOfYou = /\b(?:are|were|have) you\b|\bdo you (?:\w+ )?have\b/i;

/** Reads whom a question is about. */
export function addressed(question: string): Addressed {
  const deedOf = ofYou.exec(question);
  const verb = deedOf?.[1] ?? '';
  const deed = verb === '' ? null : contentStem(verb);
  const object = stemsOf(
    (deedOf?.[2] ?? '').replace(/\b(?:here|today|now|yourself|next year|this year|last year)\b/gi, ' '),
  );
  const isState = stateOfYou.test(question) && !/^\p{L}+ing$/iu.test(verb);
  return {
    isFuture: future.test(question),
    isWhoOrWhen: /^\W*(?:who|when)\b/i.test(question),
    isWhyDid: /^\W*why (?:did|have|had|has|was|were)\b/i.test(question),
    isState,
    isSelf: /\b(?:yourself|personally)\b/i.test(question),
    isPast: /\bwere you\b/i.test(question),
    wanted: [
      ...[...question.matchAll(whichOf)].flatMap(([, word = '']) =>
        measures.test(word) ? [] : (contentStem(word) ?? []),
      ),
      ...[...question.matchAll(howMuchOf)].map(([, word = '']) => stem(word.toLowerCase())),
    ],
    isOneCase: (oneCase.test(question) && !/\b(?:if|when|once|after) i\b/i.test(question)) || looksInto.test(question),
    deed,
    isPersonal: deedOf !== null && (isState || livingVerb.test(verb) || (deed !== null && object.length === 0)),
    own: [...question.matchAll(/\byour (?:own )?(?!minds?\b)([\p{L}-]+)/giu)].flatMap(
      ([, word]) => contentStem(word ?? '') ?? [],
    ),
    isCost: costs.test(question),
    focus: focusOf.flatMap((form) => form.exec(question)?.slice(1) ?? []).flatMap((word) => contentStem(word) ?? []),
    isForecast: forecast.test(question),
    years: [...question.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => year),
  };
}

/** How a question is read: the stems that say something, whether meaning is known beside words, and the other forms of a stem. */
export interface Spoken {
  readonly stems: readonly string[];
  readonly hasMeaning: boolean;
  readonly formsOf: (stem: string) => readonly string[];
  /** Whether the passage has a word that means about the same. */
  readonly isNear: (stem: string) => boolean;
}

/**
 * Whether a passage, of which these sentences would be said, speaks of whom the question is about. A leader is not quoted on their own
 * life from a rule for everybody, on one person's case from any rule, or on a year that was named beside another matter. Rule M22.
 */
export function speaksOf(
  passage: Passage,
  said: readonly ReadSentence[],
  asked: Addressed,
  { stems, hasMeaning, formsOf, isNear }: Spoken,
): boolean {
  const holdsOne = (held: ReadonlySet<string>, of: readonly string[]) => holdsOneOf(held, of, formsOf);
  if (asked.isOneCase) return false;
  const { date } = passage.statement;
  for (const year of asked.years) {
    const isOfThatYear = date.startsWith(year) && !asked.isForecast;
    const isAboutThatYear =
      passage.heading.has(year) &&
      [passage.heading, ...said.map((s) => s.stems)].some((h) => holdsOne(h, matter(stems, year)));
    if (
      !isOfThatYear &&
      !isAboutThatYear &&
      !said.some((sentence) => sentence.stems.has(year) && holdsOne(sentence.stems, matter(stems, year)))
    )
      return false;
  }
  if (asked.isForecast && asked.years.length === 0) {
    const foretold = said.filter(({ text }) => /\b(?:forecast|expect|aim|will)\b/i.test(text));
    if (!foretold.some((sentence) => holdsOne(sentence.stems, stems))) return false;
  }
  if (asked.isFuture && asked.isWhoOrWhen && !said.some(({ text }) => isToCome(text, date))) return false;
  if (asked.isCost && !said.some(({ text }) => money.test(text))) return false;
  if (asked.isWhyDid) {
    const ofIt = said.filter((s) => holdsOne(s.stems, stems));
    if ((ofIt.length > 0 || !hasMeaning) && ofIt.every(({ text }) => promised.test(text))) return false;
  }
  if (!asked.own.every((stem) => isTheLeaders(passage, stem))) return false;
  // Words alone cannot tell what is to come from what there is: then everything asked must be said.
  const heard = hasMeaning ? [passage.all] : [passage.heading, ...said.map((sentence) => sentence.stems)];
  const wanted =
    asked.isFuture && !hasMeaning
      ? [...asked.wanted, ...stems.filter((stem) => !asked.years.includes(stem))]
      : asked.wanted;
  if (!wanted.every((each) => isNear(each) || heard.some((held) => holdsOne(held, [each])))) return false;
  if (asked.deed !== null && !asked.isPersonal) {
    const { deed } = asked;
    if (holdsOne(passage.heading, [deed])) return true;
    if (said.some((s) => (ours.test(s.text) || passive.test(s.text)) && holdsOne(s.stems, [deed]))) return true;
    return isNear(deed) && said.some((s) => ours.test(s.text));
  }
  if (!asked.isPersonal) return true;
  // "Are you against it?" is asked of the company too, "are you married" is not.
  const whose = hasMeaning && asked.isState && asked.deed === null && !asked.isSelf ? ours : mine;
  return said.some(
    (s) =>
      whose.test(s.text) &&
      !(asked.isState && !asked.isPast && past.test(s.text)) &&
      (holdsOne(s.stems, asked.deed === null ? stems : [asked.deed]) ||
        (asked.deed !== null && passage.heading.has(asked.deed)) ||
        (whose === ours && stems.some(isNear))),
  );
}

const mine = /\b(?:I|my|mine|myself)\b/;
const past = /\bI (?:was|had|did)\b/;
/** "Line 13 was closed": who else did it. */
const passive = /\b(?:is|are|was|were|been|be) (?:now |not |all |also |never )?\p{L}+(?:ed|en|n|t)\b/iu;
const ours = /\b(?:I|my|me|mine|myself|we|us|our|ours)\b/i;

/** What is a person's own: "your job" is the leader's, "your strategy" the company's. */
const personsOwn: ReadonlySet<string> = new Set(
  stemsOf(`age baby bank bed birthday body bonus boss brother car career child childhood colleague contract daughter degree diet
    dog doctor dream dress email face faith family father flat friend health hobby holiday home house husband income job kitchen
    life marriage mother neighbour partner pension phone religion salary school sister son study telephone vacation vote wealth
    weekend wife`),
);

/** Whether a sentence tells of what is to come: in so many words, or by a year after the one in which it was said. */
function isToCome(text: string, date: string): boolean {
  return toCome.test(text) || [...text.matchAll(/\b20\d\d\b/g)].some(([year]) => year > date.slice(0, 4));
}

function matter(stems: readonly string[], year: string): readonly string[] {
  return stems.filter((stem) => stem !== year);
}

function holdsOneOf(held: ReadonlySet<string>, stems: readonly string[], formsOf: Spoken['formsOf']): boolean {
  return stems.some((stem) => [stem, ...kinOfStem(stem), ...formsOf(stem)].some((each) => held.has(each)));
}

/** Whether a passage has this as the leader's own; of what only a person has, the company's does not do. */
function isTheLeaders(passage: Passage, stem: string): boolean {
  const family = [stem, ...kinOfStem(stem)];
  if (family.some((each) => passage.all.has(leadersOwn(each)))) return true;
  return !personsOwn.has(stem) && (passage.heading.has(stem) || /\bmine\b/i.test(passage.statement.text));
}
