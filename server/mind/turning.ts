import { announcement, isFragment, withoutMarks } from './leaning.ts';

/**
 * Whether a sentence takes back, narrows or judges the one before it, which must then not be said without it: "Except in Berlin.",
 * "I was wrong.", "Nothing is decided.", "That holds until 2027." `leans`: it points back to that sentence. Rule M81.
 */
export function turns(text: string, before: string, leans: boolean): boolean {
  const plain = withoutMarks(text);
  if (narrowing.some((pattern) => pattern.test(plain))) return true;
  if (/^if\b/i.test(plain) && allowing.test(before)) return true;
  if (isFragment(plain) || isOptionBeside(plain, before) || (universal.test(before) && lessens(plain))) return true;
  if (/\b(?:may|might|could|is|was)\b/.test(plain) && isWeighedWord(plain, before)) return true;
  // What stands by itself speaks of something else.
  if (!leans) return false;
  return (
    judging.test(plain) ||
    judgingOfThat.test(plain) ||
    (/^(?:if|when|as long as|provided|where)\b/i.test(plain) && !/\?$/.test(plain)) ||
    isShortDenial(plain)
  );
}

/** Whether a sentence only prepares the next: a wish, a past plan, an announcement, a supposition, what others said. Rule M82. */
export function needsNext(text: string): boolean {
  const plain = withoutMarks(text);
  return preparing.some((pattern) => pattern.test(plain));
}

/** Whether a sentence is a rumour or what people say, which is never quoted as if it were the leader's word. Rule M82. */
export function isDistant(text: string): boolean {
  const plain = withoutMarks(text);
  // "People ask me why, and I say …" answers by itself.
  if (/, (?:and|but|so|yet) (?:i|we)\b/i.test(plain)) return false;
  return distant.some((pattern) => pattern.test(plain));
}

/** "I was wrong", "I have changed my mind": it may take back more than the one sentence before. */
export function takesBack(text: string): boolean {
  return takenBack.test(withoutMarks(text));
}

/** What somebody once thought, said or did, and may have changed since. */
export function isOldView(text: string): boolean {
  return oldView.test(withoutMarks(text));
}

/** What holds for all, and a short sentence on some for whom it does not: "Managers get none." */
function lessens(text: string): boolean {
  return (
    text.split(/\s+/).length <= 12 &&
    /\b(?:none|less|fewer|not|never|no|cannot|for now|so far|still|only|priority|preference|another matter|another story|different|differently|longer|loses?|worse|without|later|half)\b/i.test(
      text,
    )
  );
}

const universal =
  /\b(?:every|all(?! (?:day|night|year|week|morning|summer|winter)\b)|everybody|everyone|everything|nobody|no one|never|always|any|anybody|anyone|whole|nothing|none|no \p{L}+)\b/iu;

/** "We could raise prices. Or we could do nothing." */
function isOptionBeside(text: string, before: string): boolean {
  return /^(?:or )?(?:we|i|you) (?:could|might)\b/i.test(text) && /^(?:we|i|you) (?:could|might)\b/i.test(before);
}

/** "Guarantee is a big word", "The plan may fail": a word of what was said is itself weighed. */
function isWeighedWord(text: string, before: string): boolean {
  const word =
    /^(?:the |a |my |our |this |that )?([\p{L}-]{4,}) (?:is|was|may|might|could) (?:a |an |the |not |only |still |but )?/iu
      .exec(text)?.[1]
      ?.toLowerCase();
  return (
    word !== undefined &&
    new RegExp(`\\b(?:i|we) (?:\\p{L}+ )?${word.slice(0, Math.max(4, word.length - 2))}`, 'iu').test(before)
  );
}

/** "We will not.", "Not this year.": words with a denial that say nothing by themselves. */
function isShortDenial(text: string): boolean {
  return text.split(/\s+/).length <= 6 && /\b(?:no|not|never|none|nobody|nothing|cannot|\p{L}+n['’]t)\b/iu.test(text);
}

const takenBack =
  /^(?:but |today |now )?(?:i|we) (?:was|were|am|are|had been) (?:badly |quite |completely |simply |all )?(?:wrong|mistaken)\b|\bchanged (?:my|our) minds?\b|^(?:that|this|it) was (?:wrong|a mistake|my mistake|our mistake|an error|foolish|naive)\b|^(?:i|we) regret\b/i;

const narrowing: readonly RegExp[] = [
  takenBack,
  /^(?:but|yet|except(?! for [^,]+,)|nevertheless|nonetheless|even so|on the other hand|until then|otherwise|that said|having said|at least|the exception|exceptions|only|in practice|in reality|in truth|note|footnote|for now|so far only|strictly speaking|provided|or|i mean|i meant|to be (?:clear|precise|exact|honest about it)|more precisely|minus|less|with (?:one|two|a few|some) exceptions?|on (?:one|two) conditions?)\b/i,
  /^(?:still|though|however)(?=,)/i,
  /(?:, | )(?:however|though)[.!]*$/i,
  /\bwould not (?:say|do|write|sign|promise)\b.*\bagain\b/i,
  /^(?:i|we) (?:have )?failed\b/i,
  // "We do sell to hospitals": said against what was denied.
  /^(?:i|we|you|they) do (?!not\b|so\b|it\b|that\b|this\b|what\b|the\b|our\b|my\b|all\b|business\b)\p{L}+ /iu,
  /^(?:as far as|so far as|to my knowledge|to the best of|probably|perhaps|presumably|hopefully|well,)\b/i,
  /^(?:i|we) (?:think|believe|hope|suppose|guess|trust)[.!]*$/i,
  /^(?:whether|when|how|where|who|which)\b.*\b(?:nobody (?:can|could|knows)|no one (?:can|could|knows)|cannot|can't|is open|remains|not (?:yet )?(?:decided|known|clear|settled))\b/i,
  /^(?:today|now|by now) (?:i|we) (?:would|think|say|know|see|believe|do)\b/i,
  /^however\b(?! (?:we|you|i|they|he|she|it|much|many|long|hard|small|often|large|big|good|bad|the)\b)/i,
  /^(?:unless|though|although)\b[^,]*$/i,
  /^not (?:everybody|everyone|every|all|everything|always|everywhere|yet|before|until|for|in|at|on|with|now|this|next|today)\b/i,
  /^(?:there (?:is|are|was|were) (?:an?|one|two|three|some|a few|only one) (?:\p{L}+ )?(?:exceptions?|conditions?|limits?|catch)|the (?:only |one )?(?:exception|condition|limit|catch)\b)/iu,
  /^(?:nothing (?:is|was|has been|of it is) (?:yet )?(?:decided|settled|signed|agreed|certain|final)|no(?:thing| decision| contract| date)\b.*\b(?:taken|made|set|decided|signed|yet)|(?:it|this|that) is (?:not|only|no|just)\b)/i,
  /^(?:[\p{L} ]{2,40}) (?:still (?:has to|have to|needs? to|must)|has not yet|have not yet|must first|may still|could still)\b/iu,
  /^(?:[\p{L} ]{2,40}) (?:is|are|was|were) (?:excluded|exempt(?:ed)?|not included|(?:an|the) exceptions?|left out)\b/iu,
  /^(?:[\p{L} ]{2,30}) (?:refused|rejected|declined|said no|voted no|voted against|disagreed|stopped|failed)[.!]*$/iu,
];

/** What takes back or narrows wherever it stands in a sentence that points back. */
const judging =
  /\b(?:exceptions?|except|exclud\w+|exempt\w*|appl(?:y|ies|ied)|only (?:for|if|in|until|when|those)|on condition|unless|provided that|as long as|otherwise|no longer|any ?more|withdrew|abandoned|cancelled|refused|rejected|decided against|untrue|nonsense|myth|absurd|disagree|cannot promise|no promise|not a promise|guarantee|depends?|still has to|open question|for now|so far|at least|(?:if|unless) (?:the|your|my|our|we|you|they)|broke|dropped|gave up|regret\w*)\b/i;
/** What does so when it is said of what was said: "That changed in 2024." */
const judgingOfThat =
  /^(?:but |and |today |now |here |in \S+ )?(?:that|this|it|they|these|those|he|she)(?: [\p{L}-]+){0,2}? (?:(?:is|was|are|were|has|will|would|does|do|did|may|might|can|could) (?:be |been )?(?:not|never|no|nothing|wrong|false|right|true|over|different|gone|finished|a mistake|a lie|an error|the end|the (?:stupidest|worst|wrong)|my (?:view|rule|plan|mistake|fault)|our (?:view|rule|plan|policy|mistake)|the (?:rule|plan|policy|idea|view)|true (?:in|until)|so (?:in|until)|in \d{4}|until|a wish|a hope|a plan|an idea|a goal|an aim|just|only|still open)|changed|changes|ended|ends|stopped|stops|failed|holds? (?:until|for|only|in)|lasts?|runs? until|would|may|might)\b/iu;

/** A permission, which an "if" after it narrows. */
const allowing = /\b(?:may|can|allowed|free to|entitled)\b/;

const verbsOfThought =
  'planned|considered|thought|wanted|intended|meant|hoped|proposed|promised|expected|believed|assumed|feared|doubted|discussed|debated|tried|used to|said|claimed|argued|announced';

const oldView = new RegExp(
  `\\b(?:i|we|they|everybody|everyone|people) (?:first |once |also |had |both |all |always |never |even )?(?:${verbsOfThought})\\b|\\b(?:i|we) (?:was|were) (?:sure|certain|convinced|afraid|against|for)\\b|^(?:my|our|the) (?:first |old |original )?(?:answer|view|plan|idea|rule|promise|position|policy|strategy|hope|fear|intention|thought|reaction|instinct|impulse|guess|proposal|offer|wish) was\\b|\\b(?:was|were) (?:planned|meant|supposed|expected) to\\b`,
  'iu',
);

const preparing: readonly RegExp[] = [
  oldView,
  /^(?:i wish\b|i (?:would|'d) (?:love|like|have liked)\b|i could (?:tell|say|promise|pretend)|it would be (?:easy|easier|tempting|nice|simple|cheap)|it is tempting|you (?:might|may|could) (?:think|ask|say|expect|wonder)|one (?:could|might) |of course,? (?:we|i|one|you) could|(?:we|i) could (?:simply|just|easily|also)\b)/i,
  /^(?:imagine|suppose|assume|picture|pretend|let (?:us|me) (?:imagine|suppose|assume|say|pretend|speak|answer|talk|play)|say (?:that )?(?:we|i|you|a|the)\b|speaking as)\b/i,
  announcement,
  /^(?:here (?:is|are)|these are|this is (?:what|why|how)|the following|let me (?:explain|tell|give|add|be))\b/i,
  /^in (?:a|an|my|our) (?:perfect|ideal|other|better) world\b/i,
  /^(?:on paper|in theory|in principle|officially|formally|at first sight|at first|initially|originally|in the past|for (?:many )?(?:years|decades|a long time)|for a while)\b/i,
  /\bused to\b/i,
  /^(?:[Aa]n?|[Oo]ne|[Ss]ome|[Mm]y|[Tt]he|[Aa]nother|[Mm]any|[Ss]everal|[Tt]wo|[Tt]hree|\p{Lu}\p{L}+) .{0,40}\b(?:said|says|told|wrote|writes|asked|asks|claims?|claimed|complained|joked|shouted|called (?:me|us)|accused (?:me|us)|blamed (?:me|us))\b/u,
  /^according to\b/i,
  /:[.]?["'”’)]*$/,
];

const say =
  'say|says|think|thinks|believe|believes|claim|claims|argue|fear|fears|tell (?:me|us)|write|ask|wonder|complain|whisper|are saying|are afraid';
const distant: readonly RegExp[] = [
  new RegExp(
    `^(?:some|many|most|others|critics|people|a few|several|newspapers|the (?:press|papers?)|everybody|everyone|they|somebody|someone|outsiders|cynics)(?: (?:of you|of us|people|colleagues|managers|customers|others|here|outside|still|now|often|also|even))* (?:${say})\\b`,
    'i',
  ),
  /^(?:there (?:is|are|was|were) (?:an?|the|some|many|much)? ?(?:old |persistent |false )?(?:rumou?rs?|stor(?:y|ies)|claims?|myths?|talk|gossip|fears?|belief|suspicion)\b|(?:the|an old|a|one) (?:rumou?r|story|myth|gossip|claim|fear|joke) (?:is|was|goes|says|that)|rumou?r has it|you (?:(?:may|might|will|must) )?have (?:all |often )?(?:heard|read|seen)|it is (?:often |sometimes |widely )?(?:said|claimed|believed|rumou?red)|(?:i|we) (?:am|are|was|were|have been) (?:often |sometimes )?told)/i,
];
