import { isTimeNoun, isVerbLike, lower, type Piece, piecesOf, plurals } from './pieces.ts';

/** What has been named so far in a sentence, for a pronoun to stand for. */
interface Named {
  thing: boolean;
  things: boolean;
  somebody: boolean;
  place: boolean;
  nouns: number;
  /** A noun was named that is not the subject of the sentence. */
  beside: boolean;
}

/**
 * Whether a sentence holds a pronoun or a pointing word that nothing before it in the same sentence explains: "Nobody blamed them." What
 * only looks like one is none: "It is raining", "this year", "I know that …", "a machine that …". Where it cannot tell, it says yes.
 */
export function lacksReferent(text: string): boolean {
  const pieces = piecesOf(text);
  const named: Named = { thing: false, things: false, somebody: false, place: false, nouns: 0, beside: false };
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece === undefined || piece.isMark) continue;
    if (isUnexplained(pieces, at, named)) return true;
    note(pieces, at, named);
  }
  return false;
}

function isUnexplained(pieces: readonly Piece[], at: number, named: Named): boolean {
  const word = lower(pieces, at).replace(/['’].*$/, '');
  const isClause = () => followsClause(pieces, at);
  switch (word) {
    case 'it':
    case 'its':
    case 'itself':
      if (isDummy(pieces, at)) return false;
      return !(isClause() || (named.thing && !isOwnObject(pieces, at, named, word === 'it')));
    case 'they':
    case 'their':
    case 'theirs':
      return !(named.things || named.somebody || (named.thing && word !== 'they'));
    case 'them':
      return !(
        (named.things || named.nouns > 1 || (named.thing && isClause())) &&
        !isOwnObject(pieces, at, named, true)
      );
    case 'mine':
    case 'ours':
    case 'yours':
      return named.nouns === 0;
    case 'he':
    case 'she':
    case 'his':
    case 'hers':
      return !(named.thing || named.somebody);
    case 'him':
      return !(named.thing && !isOwnObject(pieces, at, named, true));
    case 'her':
      return !(named.thing || named.somebody);
    case 'this':
    case 'these':
      return !(isClause() || isNow(pieces, at) || isNamedBefore(pieces, at));
    case 'those':
      return !(isClause() || /^(?:who|whom|whose|of|which|that|in|with|at|on|from|among)$/.test(lower(pieces, at + 1)));
    case 'that':
      return pointsBack(pieces, at) && !(isClause() || isNamedBefore(pieces, at));
    case 'such':
      return !(isClause() || /^(?:as|that)$/.test(lower(pieces, at + 1)));
    case 'there':
      return isPlaceWord(pieces, at) && !(isClause() || named.place);
    default:
      return false;
  }
}

/** Notes what the word names. */
function note(pieces: readonly Piece[], at: number, named: Named): void {
  const word = lower(pieces, at);
  if (/^(?:nobody|everybody|everyone|somebody|someone|anybody|anyone|whoever|who|person)$/.test(word)) {
    named.somebody = true;
    return;
  }
  const noun = nounAt(pieces, at);
  if (noun === null) return;
  named.nouns++;
  if (!isSubject(pieces, at)) named.beside = true;
  if (noun === 'many') named.things = true;
  else named.thing = true;
  if ((at > 0 && pieces[at]?.isCapital === true) || /^(?:in|at|on|from|to|near)$/.test(lower(pieces, at - 1)))
    named.place = true;
}

/** Whether a noun begins here, and of how many. */
function nounAt(pieces: readonly Piece[], at: number): 'one' | 'many' | null {
  const piece = pieces[at];
  const word = lower(pieces, at);
  if (piece === undefined || piece.isMark) return null;
  if (determiner.test(word) || /^\d/.test(word)) return headAfter(pieces, at);
  if (piece.isCapital && at > 0) return isTimeNoun(word) || word === 'i' ? null : paired(pieces, at);
  if (at === 0) {
    if (opener.test(word) || isTimeNoun(word) || /(?:ly|ing)$/.test(word)) return null;
    return isPlural(word) || plural.test(lower(pieces, 1)) || lower(pieces, 1) === 'and' ? 'many' : 'one';
  }
  if (!isPlural(word) || (at > 1 && pieces[at - 1]?.isCapital === true)) return null;
  return pronoun.test(lower(pieces, at - 1)) || isTimeNoun(word) ? null : 'many';
}

/** The head of what a determiner opens: its last word before a verb, a preposition or a mark, three words on at most. */
function headAfter(pieces: readonly Piece[], at: number): 'one' | 'many' | null {
  let head = '';
  for (let i = at + 1; i <= at + 4; i++) {
    const word = lower(pieces, i);
    if (word === '' || pieces[i]?.isMark !== false || small.test(word) || determiner.test(word)) break;
    if (head !== '' && isVerbLike(word)) break;
    head = word;
  }
  if (head === '') return null;
  if (isTimeNoun(head) || idle.test(head)) return null;
  return isPlural(head) || manyOf.test(lower(pieces, at)) ? 'many' : 'one';
}

function paired(pieces: readonly Piece[], at: number): 'one' | 'many' {
  return lower(pieces, at + 1) === 'and' && pieces[at + 2]?.isCapital === true ? 'many' : 'one';
}

function isPlural(word: string): boolean {
  return plurals.has(word) || (/[^suil]s$/.test(word) && word.length > 3 && !seemingPlural.test(word));
}

/** "The bank asked for it": the subject of a short sentence is not its own object. */
function isOwnObject(pieces: readonly Piece[], at: number, named: Named, isObject: boolean): boolean {
  if (!isObject) return false;
  const inClause = !pieces.slice(0, at).some((piece) => piece.isMark || boundary.test(piece.word));
  if (inClause && toward.test(lower(pieces, at - 1))) return true;
  if (named.beside || beside.test(lower(pieces, at - 1))) return false;
  return !pieces.slice(0, at).some((piece) => piece.isMark || boundary.test(piece.word));
}

/** Everything before the first verb is the subject, unless a preposition opens the sentence. */
function isSubject(pieces: readonly Piece[], at: number): boolean {
  if (preposition.test(lower(pieces, 0))) return false;
  return !pieces
    .slice(0, at)
    .some(
      (piece, i) =>
        !piece.isMark &&
        (isVerbLike(piece.word) || (pronoun.test(lower(pieces, i - 1)) && !preposition.test(piece.text))),
    );
}

/** A whole clause stands before, to which "it" and "this" may point. */
function followsClause(pieces: readonly Piece[], at: number): boolean {
  const before = pieces.slice(0, at);
  const edge = before.findLastIndex(
    (piece, i) => piece.isMark || (boundary.test(piece.word) && lower(pieces, i + 1) !== 'of'),
  );
  if (edge < 0) return false;
  const clause = before.slice(0, edge).filter((piece) => !piece.isMark);
  const first = clause[0]?.word ?? '';
  if (clause.length < 2) return false;
  if (clause.some((piece, i) => subject.test(piece.word) && i < clause.length - 1)) return true;
  return clause.length > 3 && !preposition.test(first);
}

/** "this rule" after "the rule". */
function isNamedBefore(pieces: readonly Piece[], at: number): boolean {
  const noun = lower(pieces, at + 1);
  return noun.length > 3 && pieces.slice(0, at).some((piece) => piece.word === noun);
}

function isNow(pieces: readonly Piece[], at: number): boolean {
  const next = lower(pieces, at + 1);
  return here.test(next) || (isTimeNoun(next) && next !== 'time' && next !== 'moment');
}

/** Whether "that" is a pointing word, and neither joins a clause nor opens one about a noun. */
function pointsBack(pieces: readonly Piece[], at: number): boolean {
  const previous = lower(pieces, at - 1);
  const next = lower(pieces, at + 1);
  const ends = pieces[at + 1] === undefined || pieces[at + 1]?.isMark === true;
  if (ends) return true;
  if (at === 0) return !(joined.test(next) || pieces[at + 1]?.isCapital === true);
  if (
    /^(?:about|of|for|with|against|to|from|by|on|after|before|than|like|into|over|since|without|because|and|but|at|do|did)$/.test(
      previous,
    )
  )
    return true;
  if (
    /^(?:you|me|us|him|her|everybody)$/.test(previous) &&
    (isTimeNoun(next) || /^(?:today|now|already|yesterday|tomorrow|too|again)$/.test(next))
  )
    return true;
  if (isAux(next) && (/^\d+$|^[,;:]$/.test(previous) || thinking.test(previous))) return true;
  // "I protect that third": such a verb joins no clause.
  const isAfterVerb = pronoun.test(lower(pieces, at - 2)) || /^(?:to|will|not|must|can)$/.test(lower(pieces, at - 2));
  if (isAfterVerb && isVerbLike(previous) && !thinking.test(previous) && !clausal.test(previous)) return true;
  if (!thinking.test(previous) || isPlural(next)) return false;
  // "I find that limit too low": what follows has no verb of its own.
  const rest = restOfClause(pieces, at + 1);
  return (
    rest.length > 0 &&
    rest.length < 5 &&
    !rest.some((word, i) => i > 0 && (isVerbLike(word) || /[^s](?:s|ed)$/.test(word))) &&
    !joined.test(next)
  );
}

function restOfClause(pieces: readonly Piece[], from: number): readonly string[] {
  const end = pieces.findIndex((piece, i) => i >= from && piece.isMark);
  return pieces.slice(from, end === -1 ? pieces.length : end).map((piece) => piece.word);
}

/** "There it works", "the people there"; not "there is". */
function isPlaceWord(pieces: readonly Piece[], at: number): boolean {
  const next = lower(pieces, at + 1);
  if (
    isAux(next) ||
    /^(?:exists?|existed|comes?|came|seems?|remains?|remained|goes|lies?|lay|stands?|stood)$/.test(next)
  )
    return false;
  return (
    !/^(?:is|are|was|were|will|has|have|had|can|out|over|been|be|if|whether|that|because)$/.test(
      lower(pieces, at - 1),
    ) || /^[.!?,;]?$/.test(next)
  );
}

/** "It" that stands for nothing: "It is raining", "It is important to measure twice", "It was Eva who said no". */
function isDummy(pieces: readonly Piece[], at: number): boolean {
  const rest = pieces
    .slice(at)
    .map((piece) => piece.text)
    .join(' ')
    .replace(/ ([,.;:!?])/g, '$1');
  if (
    /^(?:made?|makes?|making|finds?|found|thinks?|takes?|took|considers?|keeps?|holds?)$/.test(lower(pieces, at - 1)) &&
    /^it \S+ (?:to|that|when|if|for)\b/i.test(rest)
  )
    return true;
  if (/^when$/i.test(lower(pieces, at - 1)) && /^it comes to\b/i.test(rest)) return true;
  return dummies.some((pattern) => pattern.test(rest));
}

const be =
  "it(?:['’]s|(?: (?:also|still|now|then|just|will|would|may|might|can|could|must|has|had))*(?: be| been| is| was| seems| seemed| became| becomes| looks| remains)) ";
const beUpper = be.replace('it', '[Ii]t');
const dummies: readonly RegExp[] = [
  new RegExp(
    `^${be}(?:(?:not|never|very|quite|so|also|always|often|still|too|more|only|no|a) )*(?!(?:something|one|thing|nothing|everything|what|that|this)\\b)[\\p{L}-]+(?: for \\S+(?: \\S+)?)? (?:that|whether|why|how|if)\\b`,
    'iu',
  ),
  new RegExp(
    `^${be}(?:(?:not|never|very|quite|so|also|always|often|still|too|more|only|a|an|my|our|your|the) )*[\\p{L}-]+(?: [\\p{L}-]+)?(?: for \\S+(?: \\S+)?)? to \\p{L}+ (?!(?:in|at|on|of|with|for|by|from|here|there|now|today|again)\\b)[\\p{L}\\p{N}]`,
    'iu',
  ),
  new RegExp(
    `^${be}(?:not )?(?:raining|snowing|cold|hot|warm|dark|late|early|time|high time|winter|summer|spring|autumn|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\d)`,
    'iu',
  ),
  new RegExp(`^${beUpper}(?:not |only )*(?:\\p{Lu}|in |on |at |because |the |we |you |they |I ).*? who\\b`, 'u'),
  new RegExp(
    `^${beUpper}(?:not |only )*(?:\\p{Lu}[\\p{L} ]* that|(?:in|on|at) (?:\\p{Lu}\\p{L}+|\\d{4}) that|because .* that)\\b`,
    'u',
  ),
  /^it (?:rains?|rained|snows?|snowed)\b/i,
  /^it (?:also |still |now |will |would |can |does not |did not |doesn['’]t )?(?:takes?|took|costs?|needs?|needed|is up to|helps?|matters?|matter|hurts?|pays?|makes? (?:no )?sense|was up to) (?:.* )?(?:to|that|when|if|whether|who|how)\b \p{L}/iu,
];

const isAux = (word: string): boolean =>
  /^(?:is|was|are|were|will|would|can|could|has|had|have|means|meant|makes|made|does|did|must|should|may|might|isn|wasn|won|costs?|helps?|takes|works|holds|goes|happens|happened)$/.test(
    word.replace(/['’n].*t$/, ''),
  );

const determiner =
  /^(?:a|an|the|our|my|your|every|each|another|no|any|some|all|many|most|few|several|both|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|ninety|hundred|other|more|whose|one)$/;
const manyOf =
  /^(?:all|many|most|few|several|both|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|ninety|hundred)$/;
/** Words that hold a sentence together, and end what a determiner opened. */
const small =
  /^(?:of|in|at|on|for|with|to|from|by|about|and|or|but|is|are|was|were|will|would|can|could|has|have|had|who|which|that|when|if|because|than|as|we|i|you|they|it|he|she|not|never|into|over|under|after|before|until|does|did|do|may|must|should|might|shall)$/;
const boundary =
  /^(?:and|but|because|if|when|while|so|or|although|though|unless|where|which|who|until|before|after|once|whatever|what|how|why)$/;
const subject =
  /^(?:i|we|you|he|she|they|it|nobody|everybody|everyone|somebody|someone|anybody|anyone|people|there|that|this)$/;
const pronoun =
  /^(?:i|we|you|he|she|they|it|nobody|everybody|everyone|somebody|someone|anybody|anyone|who|that|which)$/;
const preposition =
  /^(?:in|at|on|for|with|to|from|by|about|of|after|before|until|since|during|over|under|between|without|like|as|instead|apart|except|besides|despite)$/;
const thinking =
  /^(?:think|thinks|thought|know|knows|knew|believe|believes|believed|say|says|said|hope|find|found|see|hear|heard|mean|means|wish|want|wants|call|keep|give|gave|like|liked|hate|accept|accepted|reject|rejected|do|did|make|made|change|changed|set|signed|sign)$/;
const clausal =
  /^(?:feel|felt|decide|decided|promise|promised|agree|agreed|show|shows|showed|learn|learned|learnt|notice|noticed|admit|admitted|expect|expected|tell|told|ask|asked|insist|insisted|fear|feared|doubt|doubted|explain|explained|claim|claimed|add|added|understand|understood|realise|realised|forget|forgot|remember|remembered|guess|assume|assumed|suppose|pretend|prove|proved|write|wrote|announce|announced|report|reported|require|required|demand|demanded|ensure|trust|worry|is|are|was|were|be)$/;
/** "Nobody loses a post over it": what comes after these is no noun of the same clause. */
const toward = /^(?:over|about|against|despite|by)$/;
const beside = /^(?:under|in|on|around|behind|beside|with|near|over|inside|without|after|before)$/;
const plural = /^(?!.*(?:ss|us|is)$)[\p{L}-]{3,}s$/u;
const joined =
  /^(?:we|you|i|they|he|she|it|people|nobody|everybody|somebody|anybody|everyone|the|a|an|our|my|your|their|his|her|its|some|no|all|every|each|many|most|there|those|these|this|such)$/;
const here = /^(?:company|firm|organisation|organization|hall|room|stage|town|meeting|country|house|microphone)$/;
/** Nouns of set phrases: nothing that "it" could stand for. */
const idle =
  /^(?:end|meantime|run|view|opinion|way|word|doubt|fact|start|point|question|whole|least|first|last|rule|eyes?|case|mind|course|name|other|same|rest)$/;
const opener =
  /^(?:in|at|on|for|with|to|from|by|about|of|after|before|until|since|during|over|under|between|without|like|as|and|but|or|nor|so|yet|if|when|while|because|although|though|unless|where|which|who|what|how|why|once|whatever|however|i|we|you|he|she|they|it|this|that|these|those|there|here|then|now|today|still|not|no|yes|never|only|even|also|neither|either|both|each|perhaps|maybe|please|let|do|does|did|is|are|was|were|will|would|can|could|has|have|had|may|must|should|ask|tell|take|give|make|keep|think|remember|imagine|suppose|say|see|look|read|write|nobody|everybody|everyone|somebody|someone|anybody|anyone|nothing|everything|something|anything|almost|just|most|some|many|few|all|none|such|first|second|third|last|next|later|soon|often|sometimes|always|instead|otherwise|therefore|its|his|her|their|them|him|whose|to|than|too|more|less|one|two|three|another)$/;
const seemingPlural =
  /^(?:always|perhaps|sometimes|besides|towards|less|ours|yours|whereas|plus|thus|across|unless|nowadays|afterwards|has|does|was|its|this|yes|theirs|hers|says|goes|makes|takes|means|costs|asks|needs|wants|gives|keeps|comes|gets|puts|knows|works|pays|helps|news|is)$/;
