import type { Library, Passage } from './library.ts';
import type { Embeddings, Knowledge } from './ports.ts';
import { splitSentences } from './sentences.ts';

/** How near a passage is to what a question means. */
export interface Nearness {
  /** Of its nearest sentence: −1 to 1; above 0.5 it says something of the kind. */
  readonly sentence: number;
  /** Of each sentence, in order. */
  readonly sentences: readonly number[];
  /** Of the passage as a whole. */
  readonly whole: number;
  /** How much nearer that is than the nearest sentence of every other passage; below 0 when one of them is nearer. */
  readonly ahead: number;
  /** What the passage as a whole is about, as a vector of unit length. */
  readonly matter: Float32Array;
}

/** How near each passage of a library is to a text, by the statement's id; null when nobody can tell just now. */
export type Meaning = (library: Library, text: string) => Promise<ReadonlyMap<string, Nearness> | null>;

export interface Meanings {
  readonly near: Meaning;
  /** Reads the statements in beforehand. Never rejects. */
  prepare(knowledge: Knowledge): Promise<void>;
  /** Whether the last try failed. */
  readonly isTroubled: boolean;
}

interface Read {
  readonly sentences: readonly Float32Array[];
  readonly whole: Float32Array;
}

/** Questions whose vector is at hand: the same one is asked when it is edited back, called, or asked by many. */
const questionsKept = 200;

/**
 * Meaning by sentence embeddings. Each sentence is read with its statement's title before it, because alone it often does not say what it
 * is about. A failure is told and gives null: words alone go on. Rules M27, M28.
 */
export function createMeanings(embeddings: Embeddings, onTrouble: (error: unknown) => void): Meanings {
  let last: { readonly knowledge: Knowledge; readonly read: Promise<ReadonlyMap<string, Read> | null> } | null = null;
  const questions = new Map<string, Float32Array>();
  let isTroubled = false;
  const trouble = (error: unknown): null => {
    isTroubled = true;
    onTrouble(error);
    return null;
  };

  const readAll = (knowledge: Knowledge): Promise<ReadonlyMap<string, Read> | null> => {
    if (last?.knowledge === knowledge) return last.read;
    const read = readStatements(embeddings, knowledge).catch((error: unknown) => {
      // Not kept: the next question tries again.
      last = null;
      return trouble(error);
    });
    last = { knowledge, read };
    return read;
  };

  const vectorOf = async (text: string): Promise<Float32Array | undefined> => {
    const known = questions.get(text);
    if (known !== undefined) return known;
    const [vector] = await embeddings.embed([text]);
    const oldest = questions.keys().next().value;
    if (questions.size >= questionsKept && oldest !== undefined) questions.delete(oldest);
    if (vector !== undefined) questions.set(text, vector);
    return vector;
  };

  return {
    get isTroubled() {
      return isTroubled;
    },
    prepare: async (knowledge) => {
      await readAll(knowledge);
    },
    near: async (library, text) => {
      const read = await readAll(library.knowledge);
      if (read === null) return null;
      try {
        const vector = await vectorOf(text);
        if (vector === undefined) return null;
        isTroubled = false;
        return withLeads([...library.passages.values()].flatMap((passage) => nearness(passage, read, vector)));
      } catch (error) {
        return trouble(error);
      }
    },
  };
}

function nearness(
  { statement }: Passage,
  read: ReadonlyMap<string, Read>,
  vector: Float32Array,
): readonly (readonly [string, Omit<Nearness, 'ahead'>])[] {
  const found = read.get(statement.id);
  if (found === undefined) return [];
  const sentences = found.sentences.map((each) => dot(each, vector));
  const matter = found.whole;
  return [[statement.id, { sentence: Math.max(...sentences), sentences, whole: dot(matter, vector), matter }]];
}

/** Each beside the nearest of the others. */
function withLeads(all: readonly (readonly [string, Omit<Nearness, 'ahead'>])[]): ReadonlyMap<string, Nearness> {
  let [best, second] = [-1, -1];
  for (const [, { sentence }] of all) {
    if (sentence > best) [best, second] = [sentence, best];
    else if (sentence > second) second = sentence;
  }
  return new Map(
    all.map(([id, near]) => [id, { ...near, ahead: near.sentence - (near.sentence === best ? second : best) }]),
  );
}

async function readStatements(embeddings: Embeddings, { statements }: Knowledge): Promise<ReadonlyMap<string, Read>> {
  const texts = statements.map(({ title, text }) => splitSentences(text).map((span) => `${title}. ${span.text}`));
  const vectors = await embeddings.embedLibrary(texts.flat());
  const read = new Map<string, Read>();
  let at = 0;
  for (const [i, { id }] of statements.entries()) {
    const end = at + (texts[i]?.length ?? 0);
    const sentences = vectors.slice(at, end);
    read.set(id, { sentences, whole: middle(sentences) });
    at = end;
  }
  return read;
}

/** The direction in the middle of several, of unit length. */
function middle(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (const [i, value] of vector.entries()) sum[i] = (sum[i] ?? 0) + value;
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

/** How alike two vectors of unit length are. Four sums side by side take half the time of one, and every question takes thousands. */
export function dot(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    first += (a[i] ?? 0) * (b[i] ?? 0);
    second += (a[i + 1] ?? 0) * (b[i + 1] ?? 0);
    third += (a[i + 2] ?? 0) * (b[i + 2] ?? 0);
    fourth += (a[i + 3] ?? 0) * (b[i + 3] ?? 0);
  }
  for (let i = whole; i < a.length; i++) first += (a[i] ?? 0) * (b[i] ?? 0);
  return first + second + third + fourth;
}
