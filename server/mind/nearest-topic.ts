import type { Statement } from '../../protocol/answer.ts';
import { type AskedWord, askedWords, stemsOf } from './words.ts';

/** A heading is near when it holds at least so much of what a question says, by how rare its words are; below it, chance has a part in it. */
const leastShare = 0.3;
/** One word that says this much, or several that say it together. */
const leastWeight = 0.4;
/** Headings this far behind the nearest one say nothing about the topic any more. */
const leastOfNearest = 0.6;
const kinShare = 0.6;
const nameWeight = 1.5;
const lightWeight = 0.2;

interface Heading {
  readonly stems: ReadonlySet<string>;
  readonly topics: readonly { readonly topic: string; readonly stems: ReadonlySet<string> }[];
}

/**
 * Gives a function that tells what a question is about: the topic of the statements whose titles and topics are nearest to its words, though
 * they do not answer it; null where none is near. Looks at one question alone, so that the others change nothing. Rule RV21.
 */
export function createNearestTopic(
  statements: readonly Pick<Statement, 'title' | 'topics'>[],
  ownNames: readonly string[] = [],
): (question: string) => string | null {
  const headings = statements.flatMap(({ title, topics = [] }) => (topics.length === 0 ? [] : [read(title, topics)]));
  return (question) => {
    const words = askedWords(question, ownNames);
    const all = weightOf(words, null);
    const near = headings
      .map(({ stems, topics }) => ({ topics, held: weightOf(words, stems) }))
      .filter(({ held }) => held >= leastWeight && held >= leastShare * all);
    const nearest = Math.max(0, ...near.map(({ held }) => held));
    const sums = new Map<string, number>();
    for (const { topics, held } of near) {
      if (held < leastOfNearest * nearest) continue;
      // A topic that is named by the question's own words counts for itself too.
      for (const { topic, stems } of topics) sums.set(topic, (sums.get(topic) ?? 0) + held + weightOf(words, stems));
    }
    const [best] = [...sums].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    return best?.[0] ?? null;
  };
}

function read(title: string, topics: readonly string[]): Heading {
  return {
    stems: new Set(stemsOf([title, ...topics].join('. '))),
    topics: topics.map((topic) => ({ topic, stems: new Set(stemsOf(topic)) })),
  };
}

/** How much the words say that these stems hold, or all of them. */
function weightOf(words: readonly AskedWord[], stems: ReadonlySet<string> | null): number {
  return words.reduce((sum, word) => {
    const weight = word.rarity * (word.isName ? nameWeight : 1) * (word.isLight ? lightWeight : 1);
    if (stems === null || stems.has(word.stem)) return sum + weight;
    return !word.isName && word.kin.some((stem) => stems.has(stem)) ? sum + kinShare * weight : sum;
  }, 0);
}
