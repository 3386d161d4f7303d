import { asShare, meaningOf } from './alignment.ts';
import type { WordVectors } from './ports.ts';
import { type AskedWord, askedWords } from './words.ts';

/** A question that asks much the same. */
export interface SimilarQuestion {
  readonly id: string;
  /** How much of both questions is in the other: 0 to 1. */
  readonly likeness: number;
}

/** Questions to be found again by what they ask. */
export interface SimilarQuestions {
  /** Takes a question in, or its other wording. The same wording again costs nothing. */
  put(id: string, text: string): void;
  remove(id: string): void;
  /** The most alike first, those alone that are alike enough; text may be half typed. A few milliseconds for 5,000 questions. */
  find(text: string): readonly SimilarQuestion[];
}

/** From so much on two questions ask much the same. Fitted on `test/data/similar-questions.json`. */
const alikeEnough = 0.47;
/** What was typed counts more than what the other question says beside it. */
const ownShare = 0.6;
/** Of a word that many questions hold whatever they are about. */
const lightWeight = 0.3;
const nameWeight = 1.6;
/** A word of like meaning, of the families that were written down. */
const kinShare = 0.6;
/** Both name something, and not the same: another town is another question. */
const otherNameShare = 0.6;
/** Of one word alone that both hold, if it says so much by being rare: "time" is no matter. */
const tellingRarity = 0.35;
/** A beginning of fewer letters is the beginning of anything. */
const shortestBeginning = 3;
/** Rows of words that were typed lately: people type the same words, and the same sentence with one more. */
const rowsKept = 500;

/**
 * Finds questions by their words and by what the words mean ("wage" is near "salary"). Nothing of a model: word against word, each pair once.
 * Rule SQ1.
 */
export function createSimilarQuestions(vectors: WordVectors, ownNames: readonly string[] = []): SimilarQuestions {
  return new Index(vectors, ownNames);
}

interface Held {
  readonly text: string;
  /** Places in the vocabulary, and what each word counts. */
  readonly places: Uint32Array;
  readonly weights: Float32Array;
  readonly weight: number;
  readonly isTelling: Uint8Array;
  readonly names: ReadonlySet<number>;
}

interface Known {
  readonly stem: string;
  readonly word: string;
  readonly isName: boolean;
  /** Undefined when its meaning is not known. */
  readonly id: number | undefined;
}

/** How near a word is to each of the vocabulary, as far as that was read. */
interface Row {
  near: Float32Array;
  upTo: number;
}

interface Typed {
  readonly word: AskedWord;
  readonly weight: number;
  readonly near: Float32Array;
}

class Index implements SimilarQuestions {
  readonly #vectors: WordVectors;
  readonly #ownNames: readonly string[];
  readonly #held = new Map<string, Held>();
  readonly #vocabulary: Known[] = [];
  readonly #placeOf = new Map<string, number>();
  readonly #rows = new Map<string, Row>();

  constructor(vectors: WordVectors, ownNames: readonly string[]) {
    this.#vectors = vectors;
    this.#ownNames = ownNames;
  }

  put(id: string, text: string): void {
    if (this.#held.get(id)?.text === text) return;
    const words = askedWords(text, this.#ownNames);
    const weights = Float32Array.from(words, weightOf);
    const places = Uint32Array.from(words, (word) => this.#place(word));
    this.#held.set(id, {
      text,
      places,
      weights,
      weight: weights.reduce((sum, each) => sum + each, 0),
      isTelling: Uint8Array.from(words, (word) => Number(isTelling(word))),
      names: new Set(places.filter((_, i) => words[i]?.isName === true)),
    });
  }

  remove(id: string): void {
    this.#held.delete(id);
  }

  find(text: string): readonly SimilarQuestion[] {
    const typed = this.#read(text);
    if (!typed.some(({ word }) => isTelling(word))) return [];
    const search = new Search(typed);
    const found: SimilarQuestion[] = [];
    for (const [id, held] of this.#held) {
      const likeness = search.likenessTo(held);
      if (likeness >= alikeEnough) found.push({ id, likeness });
    }
    return found.sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
  }

  /** The words of a text; of the one that is still being typed what may become of it. */
  #read(text: string): readonly Typed[] {
    const ending = /[\p{L}\p{N}]+$/u.exec(text)?.[0].toLowerCase();
    return askedWords(text, this.#ownNames).flatMap((word) => {
      const isUnfinished = word.word === ending;
      const { near } = this.#rowOf(word, isUnfinished);
      // Half a word says nothing yet, unless one is known that begins so, or that is it.
      const isWord = word.word.length >= shortestBeginning && meaningOf(word.word, this.#vectors) !== undefined;
      if (isUnfinished && !isWord && !near.some((each) => each === 1)) return [];
      return [{ word, weight: weightOf(word), near }];
    });
  }

  #place(word: AskedWord): number {
    const key = word.isName ? `${word.stem} ` : word.stem;
    const known = this.#placeOf.get(key);
    if (known !== undefined) return known;
    const place = this.#vocabulary.length;
    const id = word.isName ? undefined : meaningOf(word.word, this.#vectors);
    this.#vocabulary.push({ stem: word.stem, word: word.word, isName: word.isName, id });
    this.#placeOf.set(key, place);
    return place;
  }

  #rowOf(word: AskedWord, isUnfinished: boolean): Row {
    const key = `${word.word} ${word.isName} ${isUnfinished}`;
    const row = this.#rows.get(key) ?? { near: new Float32Array(0), upTo: 0 };
    // The one that was used last is the last to be forgotten.
    this.#rows.delete(key);
    this.#rows.set(key, row);
    const oldest = this.#rows.keys().next().value;
    if (this.#rows.size > rowsKept && oldest !== undefined) this.#rows.delete(oldest);
    if (row.upTo === this.#vocabulary.length) return row;
    const near = new Float32Array(this.#vocabulary.length);
    near.set(row.near);
    const id = word.isName ? undefined : meaningOf(word.word, this.#vectors);
    for (let place = row.upTo; place < near.length; place++) {
      const known = this.#vocabulary[place];
      if (known !== undefined) near[place] = nearness(word, id, known, isUnfinished, this.#vectors);
    }
    row.near = near;
    row.upTo = near.length;
    return row;
  }
}

function nearness(
  word: AskedWord,
  id: number | undefined,
  known: Known,
  isUnfinished: boolean,
  vectors: WordVectors,
): number {
  if (known.stem === word.stem) return 1;
  if (isUnfinished && word.word.length >= shortestBeginning && known.word.startsWith(word.word)) return 1;
  if (word.isName || known.isName) return 0;
  const share = id === undefined || known.id === undefined ? 0 : asShare(vectors.alike(id, known.id));
  return word.kin.includes(known.stem) ? Math.max(kinShare, share) : share;
}

/** What was typed, laid out to be held against thousands of questions at each pause of a typist: that allocates nothing. */
class Search {
  readonly #typed: readonly Typed[];
  readonly #rows: readonly Float32Array[];
  readonly #weight: number;
  /** How near each typed word has come to one of the question. */
  readonly #held: Float32Array;

  constructor(typed: readonly Typed[]) {
    this.#typed = typed;
    this.#rows = typed.map(({ near }) => near);
    this.#weight = typed.reduce((sum, { weight }) => sum + weight, 0);
    this.#held = new Float32Array(typed.length);
  }

  likenessTo(question: Held): number {
    const { places, weights, isTelling } = question;
    const [rows, held] = [this.#rows, this.#held];
    held.fill(0);
    let others = 0;
    let shares = false;
    for (let i = 0; i < places.length; i++) {
      const place = places[i] ?? 0;
      let most = 0;
      for (let j = 0; j < rows.length; j++) {
        const near = rows[j]?.[place] ?? 0;
        if (near > most) most = near;
        if (near > (held[j] ?? 0)) held[j] = near;
      }
      others += most * (weights[i] ?? 0);
      if (most > 0.5 && isTelling[i] === 1) shares = true;
    }
    if (!shares) return 0;
    let own = 0;
    for (let j = 0; j < rows.length; j++) own += (held[j] ?? 0) * (this.#typed[j]?.weight ?? 0);
    const likeness = (ownShare * own) / this.#weight + ((1 - ownShare) * others) / question.weight;
    return namesOthers(this.#typed, question) ? otherNameShare * likeness : likeness;
  }
}

function namesOthers(typed: readonly Typed[], { names }: Held): boolean {
  if (names.size === 0) return false;
  let hasNames = false;
  for (const { word, near } of typed) {
    if (!word.isName) continue;
    hasNames = true;
    for (const place of names) if ((near[place] ?? 0) > 0) return false;
  }
  return hasNames;
}

function isTelling({ isLight, rarity }: AskedWord): boolean {
  return !isLight && rarity >= tellingRarity;
}

function weightOf({ rarity, isLight, isName }: AskedWord): number {
  return (0.2 + 0.8 * rarity) * (isLight ? lightWeight : 1) * (isName ? nameWeight : 1);
}
