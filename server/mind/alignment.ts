import type { Library, Passage } from './library.ts';
import type { WordVectors } from './ports.ts';
import { baseForms } from './spelling.ts';
import { stopWords } from './word-lists.ts';
import { writtenWords } from './words.ts';

/** How near in meaning the nearest word of a text is to each asked word, 0 to 1, in the order of the asked words. */
export interface Alignment {
  readonly heading: readonly number[];
  readonly sentences: readonly (readonly number[])[];
  readonly all: readonly number[];
}

/** The words of a question beside those of the library's passages. */
export interface Aligned {
  /** Of the passage as a whole: quick, for all passages. */
  all(passage: Passage): readonly number[];
  /** With its heading and each sentence, for the few that may answer. */
  of(passage: Passage): Alignment;
}

/** Below the first number two words have nothing to do with each other, from the second on they are forms or synonyms. */
const nothing = 0.35;
const same = 0.85;

/**
 * Holds the words of questions against those of passages by what they mean: "wage" is near "salary", whatever the families say. Each asked
 * word is compared once with each word of the library. Rule M32.
 */
export function createAlignments(vectors: WordVectors): (library: Library, words: readonly string[]) => Aligned {
  const read = new WeakMap<Library, ReadLibrary>();
  return (library, words) => {
    const known = read.get(library) ?? readLibrary(library, vectors);
    read.set(library, known);
    const rows = words.map((word) => known.rowOf(word));
    const ofText = (ids: Uint32Array) => rows.map((row) => (row === null ? 0 : nearest(row, ids)));
    const idsOf = (passage: Passage): ReadPassage => {
      const ids = known.passages.get(passage);
      if (ids === undefined) throw new Error(`the passage ${passage.statement.id} is of another library`);
      return ids;
    };
    return {
      all: (passage) => ofText(idsOf(passage).all),
      of: (passage) => {
        const { heading, sentences, all } = idsOf(passage);
        return { heading: ofText(heading), sentences: sentences.map(ofText), all: ofText(all) };
      },
    };
  };
}

interface ReadPassage {
  readonly heading: Uint32Array;
  readonly sentences: readonly Uint32Array[];
  readonly all: Uint32Array;
}

interface ReadLibrary {
  /** Of each passage, places of its words among the library's. */
  readonly passages: ReadonlyMap<Passage, ReadPassage>;
  /** How near a word is to each of the library's; null for a word without a known meaning. */
  readonly rowOf: (word: string) => Float32Array | null;
}

/** Rows of words that were asked lately: people ask with the same words. */
const rowsKept = 500;

function readLibrary(library: Library, vectors: WordVectors): ReadLibrary {
  const placeOf = new Map<number, number>();
  const placesIn = (text: string): Uint32Array => {
    const places = new Set<number>();
    for (const word of writtenWords(text)) {
      const id = stopWords.has(word) ? undefined : meaningOf(word, vectors);
      if (id === undefined) continue;
      const place = placeOf.get(id) ?? placeOf.size;
      placeOf.set(id, place);
      places.add(place);
    }
    return Uint32Array.from(places);
  };
  const passages = new Map<Passage, ReadPassage>();
  for (const passage of library.passages.values()) {
    const { title, topics = [] } = passage.statement;
    const heading = placesIn([title, ...topics].join('. '));
    const sentences = passage.sentences.map(({ text }) => placesIn(text));
    const all = Uint32Array.from(new Set([heading, ...sentences].flatMap((places) => [...places])));
    passages.set(passage, { heading, sentences, all });
  }
  const ids = Uint32Array.from(placeOf.keys());
  const rows = new Map<string, Float32Array | null>();
  const rowOf = (word: string): Float32Array | null => {
    const known = rows.get(word);
    if (known !== undefined) return known;
    const id = meaningOf(word, vectors);
    const row = id === undefined ? null : Float32Array.from(ids, (other) => asShare(vectors.alike(id, other)));
    const oldest = rows.keys().next().value;
    if (rows.size >= rowsKept && oldest !== undefined) rows.delete(oldest);
    rows.set(word, row);
    return row;
  };
  return { passages, rowOf };
}

/** The id of a word, or of what it is a form of, among those whose meaning is known. */
export function meaningOf(word: string, vectors: WordVectors): number | undefined {
  for (const form of baseForms(word)) {
    const id = vectors.idOf(form);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** How near two words are in meaning, 0 to 1, by how alike they are. */
export function asShare(likeness: number): number {
  return Math.min(1, Math.max(0, (likeness - nothing) / (same - nothing)));
}

function nearest(row: Float32Array, places: Uint32Array): number {
  let most = 0;
  for (const place of places) {
    const near = row[place] ?? 0;
    if (near > most) most = near;
  }
  return most;
}
