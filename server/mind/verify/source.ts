import { splitSentences } from '../sentences.ts';
import { type Reading, readSentence } from './clauses.ts';
import { datesAgree } from './dates.ts';
import { directions } from './lexicon.ts';
import { sameQuantity } from './quantities.ts';
import { readTokens, type Token } from './read.ts';
import { nameKey, stem } from './stems.ts';
import { mayStandFor } from './synonyms.ts';

/** An approved statement that a sentence cites. Dates are ISO (YYYY-MM-DD). */
export interface CitedPassage {
  readonly title: string;
  readonly date: string;
  readonly place: string;
  readonly text: string;
  /** The last day on which it holds. */
  readonly validUntil?: string;
  /** The day from which another statement replaces it, or any name of that statement. */
  readonly supersededBy?: string;
}

/** One sentence of a cited passage with what stands around it: what a claim is held against. */
export interface Source {
  readonly passage: CitedPassage;
  /** The sentence as it stands there, byte for byte. */
  readonly text: string;
  readonly reading: Reading;
  /** The sentences before it, nearest first: what its pronouns may mean. */
  readonly chain: readonly Reading[];
  /** The next sentence, when it only limits this one ("Except in Bergen."). */
  readonly limiting: Reading | null;
  readonly heading: readonly Token[];
  /** A question that is not answered with one word says nothing by itself. */
  readonly isAsked: boolean;
  /** Superseded, or past its end. */
  readonly isOutdated: boolean;
}

const limits =
  /^(?:but |and )?(?:except|unless|only (?:if|when|for|in|on|with|after|at|where)\b|the (?:only )?exceptions?|not (?:in|at|for|on|so)\b|this does not|that does not|this only|that only|until then)\b/i;

/** The sentences of the passages, each as a source. */
export function sourcesOf(passages: readonly CitedPassage[], today: string): readonly Source[] {
  return passages.flatMap((passage) => {
    const texts = splitSentences(passage.text).map(({ text }) => text);
    const readings = texts.map((text, i) => readSentence(answeredBy(text, texts[i + 1] ?? '') ?? text));
    // Of the place only its names: "works meeting" says nothing of work.
    const heading = [
      ...readTokens(`On ${passage.title}`),
      ...readTokens(`At ${passage.place}`).filter(({ isName }) => isName),
    ];
    const isOutdated =
      passage.supersededBy !== undefined || (passage.validUntil !== undefined && passage.validUntil < today);
    return readings.map((reading, i): Source => {
      const next = readings[i + 1];
      const limiting = next !== undefined && limits.test(next.text) && !next.text.includes(',') ? next : null;
      return {
        passage,
        text: texts[i] ?? '',
        reading,
        chain: readings.slice(Math.max(0, i - 3), i).reverse(),
        limiting,
        heading,
        isAsked: reading.text.trim().endsWith('?'),
        isOutdated,
      };
    });
  });
}

/** What a question of the statement's own says with its bare answer: "Are we closing Leeds? No." says that we are not. */
function answeredBy(question: string, next: string): string | null {
  const asked = /^(Are|Is|Was|Were|Will|Do|Does|Did|Can|Have|Has|Must|Should) (we|I|they|he|she|it) ([^?]+)\?$/.exec(
    question,
  );
  const isYes = /^yes[.!]?$/i.test(next);
  if (asked === null || !(isYes || /^no[.!]?$/i.test(next))) return null;
  const [, verb = '', subject = '', rest = ''] = asked;
  return `${subject} ${verb.toLowerCase()}${isYes ? '' : ' not'} ${rest}.`;
}

/** The tokens that say what this one says. */
export function matches(token: Token, among: readonly Token[], spokenOn: string): readonly Token[] {
  return among.filter((other) => says(token, other, spokenOn));
}

function says(token: Token, other: Token, spokenOn: string): boolean {
  if (token.kind === 'number') {
    // "one year" for "a year"
    if (/^(one|1) \w+$/.test(token.text) && other.kind === 'word')
      return stem(token.text.replace(/^\S+ /, '')) === other.stem;
    if (other.kind !== 'number' || token.quantity === undefined || other.quantity === undefined) return false;
    if (token.per !== undefined && other.per !== undefined && token.per !== other.per) return false;
    if (
      (token.isBare === true || other.isBare === true) &&
      token.figure !== undefined &&
      token.figure === other.figure &&
      other.quantity.unit !== 'ordinal'
    )
      return true;
    // "nearly a fifth" for 18 %: a fraction in words is round by itself.
    const isRound = token.hedge === 'about' && /third|quarter|half|fifth|tenth/.test(`${token.text} ${other.text}`);
    return sameQuantity(token.quantity, other.quantity, isRound ? 0.12 : 1e-6);
  }
  if (token.kind === 'date') {
    return (
      other.kind === 'date' &&
      token.date !== undefined &&
      other.date !== undefined &&
      datesAgree(token.date, other.date, spokenOn)
    );
  }
  if (token.kind === 'mark' || other.kind !== 'word') return false;
  if (token.text === other.text || nameKey(token.text) === nameKey(other.text)) return true;
  if (token.isName || other.isName) return token.stem === other.stem;
  // An empty word ("take", "have") means what it does only beside others: the large list of synonyms knows too many of its senses.
  return mayStandFor(token.stem, other.stem, other.weight === 'empty') || isSameSide(token, other);
}

/** "sooner" and "earlier". */
function isSameSide(token: Token, other: Token): boolean {
  const [axis, side] = directions.get(token.text) ?? [];
  const [otherAxis, otherSide] = directions.get(other.text) ?? [];
  return axis !== undefined && axis === otherAxis && side === otherSide;
}
