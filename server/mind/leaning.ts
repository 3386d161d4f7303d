import { isVerbLike, piecesOf } from './pieces.ts';
import { lacksReferent } from './referents.ts';
import { auxiliaries } from './verify/lexicon.ts';
import { readTokens } from './verify/read.ts';
import { verbForm } from './verify/stems.ts';
import { isFiniteVerb } from './verify/verbs.ts';

/** An answer of so few words to a question of the statement's own is none without it. */
const shortReply = 5;
/** Longer than this, words in which no verb was found say something by themselves; more so when they open like a whole sentence. */
const longestFragment = 8;
const longestOpen = 5;

/**
 * Whether a sentence needs the one before it to be understood as it was meant: it joins on, points back, counts on, compares with what was
 * said, leaves out what was said, or answers a question. `before` is that sentence, where there is one. Rule M80.
 */
export function leansBack(text: string, before?: string): boolean {
  const plain = withoutMarks(text);
  return (
    joinsOn(plain) ||
    countsOn(plain) ||
    comparesBack(plain) ||
    isElliptical(plain) ||
    isFragment(plain) ||
    lacksReferent(plain) ||
    hedgesAtEnd.test(plain) ||
    (before !== undefined && goesOnSupposing(plain, before)) ||
    (before !== undefined &&
      (repeats(plain, before) || (endsInQuestion(before) && wordsOf(plain).length <= shortReply)))
  );
}

/** A question that the statement asks itself. */
export function endsInQuestion(text: string): boolean {
  return /\?["'”’)]*$/.test(text);
}

/** The sentence without quotation marks and brackets before it. */
export function withoutMarks(text: string): string {
  return text.replace(/^["'“‘(\s–—•*-]+/, '').replace(/["'”’)\s]+$/, '');
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** "The rule has made hiring slower", after "I have one rule": what was just brought in is spoken of. */
function repeats(text: string, before: string): boolean {
  const noun = subjectOf.exec(text)?.[1]?.toLowerCase();
  const head = noun?.split(' ').at(-1) ?? '';
  if (head.length < 4) return false;
  const root = head.slice(0, Math.max(4, head.length - 2));
  const words = piecesOf(before).map((piece) => piece.word);
  return words.some((word, i) =>
    word === head
      ? words.slice(Math.max(0, i - 3), i).some((each) => /^(?:an?|one|another|no|some|two|three|new)$/.test(each))
      : word.startsWith(root) && word !== `${head}s`,
  );
}

const subjectOf =
  /^(?:the|such an?) ((?:[\p{L}-]+ )?[\p{L}-]+?) (?:is|was|are|were|will|would|has|had|have|can|could|must|may|might|does|did|never|also|[\p{L}]+(?:ed|s))\b/iu;

/** "Our grandchildren would not forgive us": a "would" whose condition was said before. */
function goesOnSupposing(text: string, before: string): boolean {
  if (!/\b(?:would|could|might)\b/i.test(text)) return false;
  if (/\b(?:if|unless|without|rather|like|love|prefer|gladly|happily|otherwise|wish)\b/i.test(text)) return false;
  return (
    /\b(?:would|imagine|suppose)\b|^(?:had|were|should) \p{L}+ |\bif (?:i|we|you|they|he|she|it) (?:were|had|\p{L}+ed)\b/iu.test(
      before,
    ) ||
    (/^(?:we|i|you) (?:could|might)\b/i.test(text) && /^(?:we|i|you) (?:could|might)\b/i.test(before))
  );
}

/** "Whoever stays behind loses the role, however." */
const hedgesAtEnd =
  /(?:, | )(?:however|though|by contrast)[.!]*$|^[^,]{2,40}, (?:however|though|by contrast|on the other hand),/i;

function joinsOn(text: string): boolean {
  return joining.some((pattern) => pattern.test(text));
}

/** "The second reason", "Twelve are women", "Another came", "It rose to 12": a number or an order without its noun. */
function countsOn(text: string): boolean {
  if (isBareCount(text)) return true;
  return counting.some((pattern) => pattern.test(text)) || endsInBareNumber(text);
}

/** "Thirty-one answered", "About half were right": a number or an amount, and at once its verb. */
function isBareCount(text: string): boolean {
  // "The cheapest wanted our land."
  const best =
    /^the (?:\p{L}{3,}est|best|worst|(?:most|least) \p{L}+|(?:old|young|larg|small|bigg|cheap|fast|strong)er)(?: one| of them)? (\p{L}+)/iu.exec(
      text,
    )?.[1];
  if (best !== undefined && isVerbLike(best.toLowerCase())) return true;
  const pieces = piecesOf(
    text.replace(
      /^(?:about|almost|nearly|roughly|some|only|just|more than|less than|fewer than|at least|at most|exactly) /i,
      '',
    ),
  );
  const [first, second] = pieces.map((piece) => piece.word);
  if (first === undefined || second === undefined || !amount.test(first)) return false;
  if (/^(?:19|20)\d\d$/.test(first) || /ing$/.test(second)) return false;
  if (/^(?:is|was|has|does|are|were|have|had|did|will|would|can|could)$/.test(second)) return true;
  // "All travel", "many hires": only a past form is surely a verb.
  if (loose.test(first)) return /^past/.test(verbForm(second) ?? '');
  return isVerbLike(second) && !/[^s]s$/.test(second);
}

const loose = /^(?:half|most|all|none|many|few|several|both|each|some)$/;
const amount =
  /^(?:\d[\d.,]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\p{L}+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|half|most|all|none|many|few|several|both|each|some)$/u;

/** "In 2025 there were six": what is counted was said before. Not a time, a year, a place in an order, or a second number. */
function endsInBareNumber(text: string): boolean {
  const found =
    /(?:^|\s)(\d[\d.,]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[.!]*$/i.exec(
      text,
    );
  if (found === null) return false;
  const before = text.slice(0, found.index);
  if (/^(?:19|20)\d\d$/.test(found[1] ?? '') || /\b(?:number|share) of\b/i.test(before)) return false;
  const isRise =
    /\b(?:rose|fell|grew|went|sank|climbed|dropped|came|down|up|increased|shrank|rises|falls|from)\b/i.test(before);
  if (/\b(?:at|by|in|until|till|page|number|before|after|from|since|room|line|of|chapter|to|and|or)$/i.test(before))
    return isRise;
  return !/\b(?:(?!(?:19|20)\d\d\b)\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|fifty)\b/i.test(
    before,
  );
}

/** "Porto has even more", "Leeds has one too", "The result was worse". */
function comparesBack(text: string): boolean {
  return comparing.some((pattern) => pattern.test(text)) || (!/[,;]/.test(text) && endsLike.test(text));
}

/** "We will not.", "No, I do not.", "So does Pune.": the verb was said before. */
function isElliptical(text: string): boolean {
  // The month is no verb.
  if (/\bMay[.!]*$/.test(text)) return false;
  return elliptical.test(text.replace(/^(?:yes|no|well|but|and|of course|indeed)[,;]? /i, ''));
}

/** Words without a verb: "Not this year.", "Four hundred.", "Because of the rain." */
export function isFragment(text: string): boolean {
  const words = wordsOf(text);
  if (bareReply.test(text)) return true;
  if (
    words.length > (opensFragment.test(text) ? longestFragment : longestOpen) ||
    endsInQuestion(text) ||
    announcement.test(text)
  )
    return false;
  if (/^(?:because|unless|if|although|though|provided|except|when|while|until|as long as)\b/i.test(text))
    return !hasMainClause(text);
  if (hasFiniteVerb(text) || mayHaveVerb(text)) return false;
  // "Lock the cabinet at night." is an order, and whole; "Ask." is not.
  const first = piecesOf(text)[0]?.word ?? '';
  return words.length < 3 || !(isVerbLike(first) && !/(?:ed|s)$/.test(first));
}

/** A clause that opens with "if" or "because" ends at a comma, after which the sentence says something. */
function hasMainClause(text: string): boolean {
  const comma = text.indexOf(',');
  if (comma === -1)
    return /^(?:until|while|when|since|before) \S+ (?:we|i|you|they|nobody|everybody|the|our) \w+/i.test(text);
  return wordsOf(text.slice(comma + 1)).length > 1;
}

function hasFiniteVerb(text: string): boolean {
  const tokens = readTokens(text);
  return tokens.some(
    (token, i) =>
      token.kind === 'word' &&
      (auxiliaries.has(token.text) ||
        isFiniteVerb(tokens, i, false) ||
        /^(?:i|we|you|they|he|she|it)$/.test(token.text)),
  );
}

/** "Now the bad news.": words without a verb that go on to the next sentence. */
export const announcement =
  /^(?:now |first |then |and now )?(?:for )?(?:the|some|my|our|one|a) (?:good|bad|other|next|hard|honest|short|long|last|simple) (?:news|part|answer|question|thing|word)[.:]?$/i;

/** A word that ends like a verb, after a noun. */
function mayHaveVerb(text: string): boolean {
  const pieces = piecesOf(text).map((piece) => piece.word);
  return pieces.some(
    (word, i) =>
      i > 0 && /[a-z]{2}(?:s|ed)$/.test(word) && !unlikeVerb.test(word) && !beforeNoun.test(pieces[i - 1] ?? ''),
  );
}

const opensFragment =
  /^(?:not|because|unless|if|although|though|provided|except|when|while|until|as|in|at|on|for|with|without|up|only|from|to|by)\b/i;
const unlikeVerb =
  /(?:ss|us|is|ness|['’]s)$|^(?:less|always|sometimes|perhaps|hundred|need|red|years|months|weeks|days|hours|minutes|people)$/;
const beforeNoun =
  /^(?:\d.*|of|in|at|on|for|with|to|from|by|about|not|no|the|our|my|your|all|more|a|an|and|or|hundred|thousand|every|two|three|four|five|six|ten|twenty|forty|ninety|only|just|new|old|some|many|few|most|because)$/;

const bareReply =
  /^(?:yes|no|maybe|perhaps|of course(?: not)?|never|exactly|nonsense|absolutely(?: not)?|certainly(?: not)?|not (?:at all|yet|really|quite|so|now|here)|hardly|probably(?: not)?|possibly|rarely|soon|twice|once|nothing|nobody|none|both|neither)\s*[.!?]*$/i;

const auxiliary = '(?:will|would|do|does|did|can|could|have|has|had|am|are|is|was|were|should|must|shall|might|may)';
const elliptical = new RegExp(
  `^(?:(?:\\p{L}+ ){1,3}(?:no longer |never |still )?(?:${auxiliary}(?: not)?|(?:won|don|doesn|didn|can|couldn|haven|hasn|hadn|aren|isn|wasn|weren|shouldn|wouldn)['’]?t|cannot)(?: (?:either|too|so|yet|again|now|any ?more|indeed|not|today))?|(?:so|as|nor|neither) ${auxiliary}\\b.*)[.!]*$`,
  'iu',
);

const joining: readonly RegExp[] = [
  /^(?:and|but|or|nor|so(?! far\b| long as\b| that\b| as to\b)|therefore|thus|hence|instead(?! of\b)|otherwise|meanwhile|nevertheless|nonetheless|besides(?=,)|moreover|furthermore|similarly|likewise|conversely|consequently|accordingly|afterwards|thereafter|beforehand|eventually|rather(?=,)|too(?=,))\b/i,
  /^(?:also|still|yet|though|only then|even then|even so|indeed|instead)(?=,| (?:we|i|you|they|he|she|it|nobody|the|our|my|this|that)\b)/i,
  /^yet\b/i,
  /^however\b(?! (?:we|you|i|they|he|she|it|much|many|long|hard|small|often|large|big|good|bad|the)\b)/i,
  /^then(?! (?:as|and) now\b)\b/i,
  /^(?:in (?:addition|return|contrast|practice|reality|fact|truth|other words|short|that case|this case|both cases|either case|the end of it|the meantime|the same way|turn|exchange|comparison|response)|by (?:then|contrast|comparison)|on the other hand|on the contrary|for (?:example|instance|that|this|now(?=[.,]))|as (?:well|a result|a consequence|i (?:said|say|told you|mentioned|promised)|mentioned|said|a proof|usual(?=[.,]))|at (?:least|that (?:time|point))|at the same time|all the same|after (?:that|this|all|which)|before (?:that|this)|because of (?:that|this)|since then|from (?:then|there)|ever since|until then|if (?:so|not)\b|even (?:so|then|there|that|this)|that is(?: to say)?|put (?:simply|differently)|having said|that said|what (?:is|was) (?:more|worse)|the (?:same|other|others|former|latter|rest(?! of (?:the|our|my|us|you|all)\b)|opposite|reverse|exception|remainder)\b|or rather|not so|more than that|among them|one of (?:them|these|those|which)|all of (?:them|this|that|these|those))/i,
  /^(?:which|whose|whom)\b(?! \p{L}+ (?:\p{L}+ )?(?:is|are|was|were|will|gets?|comes?|goes|closes?|opens?|wins?)\b)[^?]*$/iu,
  /^which (?:is|was|means|meant|makes|made|leaves|left|brings|explains|would|will|can|has|had|does|did|took|takes|gives|shows)\b[^?]*$/i,
  /^as (?:is|are|was|were|do|does|did|will|has|have|had) /i,
  /^(?:\S+ ){0,4}(?:later|earlier|afterwards|thereafter)(?=,| (?:we|i|they|he|she|it|nobody|the|our|my|\p{Lu}))/u,
  /^(?:a|one|two|three|the|some|several|ten|five|four|the very)? ?(?:\p{L}+ )?(?:year|month|week|day|night|morning|time|meeting|quarter|season)s? (?:before|after|on|earlier|later)(?=,| (?:we|i|they|he|she|it|nobody|the|our|my|\p{Lu}))/iu,
  /^the (?:next|following|previous|same) (?:day|year|month|week|morning|time|quarter|step|thing|one)\b/i,
  /^(?:such|these(?! days\b)) (?!as\b)/i,
  /^(?:the )?(?:note|footnote|ps|n\.b|nb)\b[:.]/i,
  /^(?:not (?:everybody|everyone|every|all|everything|always)\b.*\b(?:it|them|that|so)\b)/i,
];

const relational =
  'reason|answer|result|results|outcome|effect|consequence|alternative|exception|exceptions|condition|conditions|catch|difference|number|numbers|figure|figures|total|average|limit|rate|gap|increase|rise|drop|decline|share|amount|sum|proof|lesson|point|explanation|cause|remedy|solution|decision|aim|idea';
const does =
  '(?:is|was|are|were|will|would|has|had|have|rose|fell|grew|went|stays?|stayed|remains?|remained|means?|meant|came|comes|applies|does|did|can|could|must|should|may)';

const counting: readonly RegExp[] = [
  /^(?:second|secondly|third|thirdly|fourth|fourthly|fifth|finally|lastly|last|next)(?=[,:])/i,
  /^the (?:first|second|third|fourth|fifth|last|next|final|other)(?: (?:one|reason|point|condition|rule|group|option|question|step|part|lesson|principle|way|kind|type|case|answer|problem|risk|mistake|change|goal|aim|value|thing|half of them|two|three))?(?: (?:is|was|are|were|will|has|had|came|comes|must|says|said|went|got)\b|,|:)/i,
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|\d[\d.,]*|most|all|none|many|few|several|both|each|some|others?|another|half|a third|a quarter|two thirds|neither|either|the rest|the others)(?: (?:more|others?|of (?:them|these|those|it|that|this|which)))? (?:is|was|are|were|has|have|had|will|would|can|could|came|comes?|left|leaves?|stayed|stays?|went|goes?|said|says|got|gets?|did|do|does|knew|knows|took|takes?|failed|fails?|passed|died|lost|won|need|needs|needed|asked|agreed|refused|voted|votes|works?|worked|followed|are women)\b/i,
  /^(?:another|others|the others?)(?= |,)/i,
  /^(?:both|neither)(?= |,)(?! (?:parents|sides|hands|eyes|sexes|genders|ways)\b)(?!(?: [\p{L}-]+){1,3} (?:and|nor) )(?! of (?:our|us|you|my|the)\b)/iu,
  /^(?:mine|ours|yours|theirs|hers)\b/i,
  /^(?:my|our|your|his|her|its|their) (?:first|second|third|fourth|last|next|other) (?:is|was|will|has|would)\b/i,
  /^a (?:second|third|fourth|fifth|further) (?:time|one|reason|point|answer|step|part|is|was|came|followed)\b/i,
  /^(?:one|two|none|neither|either|both|all|half|most|some|any) of (?:the|those|these) (?:two|three|four|five|six|ten|\d+|others?)\b/i,
  /^(?:until|if|when|once|unless|as long as) (?:we|i|you|they|he|she|it) (?:do|does|did|have|has|can|will|are|is)(?: not)?,/i,
  new RegExp(`^the (?:\\p{L}+ )?(?:${relational}) ${does}\\b`, 'iu'),
  /^the (?:price|cost) (?:is|was) that\b/i,
  /\b(?:say|said|says|goes|holds?|is true|applies) the same (?:of|for|about|to)\b/i,
];

/** Without a comma the other side of the comparison stands before the sentence. */
const endsLike =
  /\b(?:as (?:much|many|well|far|often|long|good|bad)|too|either|likewise|the same|otherwise|so|elsewhere|none|any|both|several|alike|the opposite|similar|in return|instead)[.!]*$/i;

const comparing: readonly RegExp[] = [
  /\b(?:even|much|far|a lot|a little|still|no) (?:more|less|fewer|higher|lower|bigger|smaller|better|worse|later|earlier|longer|shorter|faster|slower)[.!]*$/i,
  /^(?:the )?(?:more|less|fewer|worse|better) (?:so|often|than (?:that|this|those))\b/i,
  /^(?:worse|better|even (?:worse|better))(?=[,:]| still)/i,
  /\bthe (?:former|latter)\b/i,
  /\bthe (?:first|second|third|fourth|other)[.!]*$/i,
  /\b(?:do|does|did|doing|done) so\b/i,
];
