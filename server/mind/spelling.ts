import { englishRank, englishWords } from './word-lists.ts';
import type { Spelling } from './words.ts';

/** From so many letters on a word may be one slip away from what was meant; from the second number on two. */
const oneSlipFrom = 5;
const twoSlipsFrom = 8;

/**
 * Mends slips of the keyboard: a word that is neither English nor in the library becomes the nearest one that is, when only one or two
 * letters differ. `forms` are the words that the library holds, in lower case; `isWord` tells rarer English ones. What nothing is near stays
 * as it is. Rule M25.
 */
export function createSpelling(forms: ReadonlySet<string>, isWord: (word: string) => boolean = () => false): Spelling {
  const known = new Set([...forms, ...englishWords]);
  const byInitial = new Map<string, string[]>();
  for (const form of known) {
    const initial = form.slice(0, 1);
    const list = byInitial.get(initial);
    if (list === undefined) byInitial.set(initial, [form]);
    else list.push(form);
  }
  const isKnown = (word: string) =>
    known.has(word) ||
    isWord(word) ||
    endings.some(([end, base]) => end.test(word) && known.has(word.replace(end, base)));
  const mended = new Map<string, string>();
  return (word) => {
    if (word.length < oneSlipFrom || /[^\p{L}]/u.test(word) || isKnown(word)) return word;
    let best = mended.get(word);
    if (best === undefined) {
      best = nearest(word, byInitial.get(word.slice(0, 1)) ?? [], forms);
      if (mended.size < mostMended) mended.set(word, best);
    }
    return best;
  };
}

const mostMended = 10_000;
/** Common forms of a word that is known: not worth a place in a list. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/s$/, ''],
  [/es$/, ''],
  [/ies$/, 'y'],
  [/d$/, ''],
  [/ed$/, ''],
  [/(.)\1ed$/, '$1'],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/(.)\1ing$/, '$1'],
  [/ly$/, ''],
  [/er$/, ''],
  [/er$/, 'e'],
  [/ers$/, ''],
];

/** A word and what it may be a common form of, itself first. */
export function baseForms(word: string): readonly string[] {
  return [word, ...endings.flatMap(([end, base]) => (end.test(word) ? [word.replace(end, base)] : []))];
}

function nearest(word: string, forms: readonly string[], library: ReadonlySet<string>): string {
  const most = word.length >= twoSlipsFrom ? 2 : 1;
  let best = word;
  let bestCost = most + 1;
  for (const form of forms) {
    if (Math.abs(form.length - word.length) > most || form.length < oneSlipFrom - 1) continue;
    const slips = slipsBetween(word, form, most);
    // Of two equally near the library's own is meant, then the commoner one.
    const cost = slips + (library.has(form) ? 0 : 0.5) + (englishRank(form) ?? 4000) / 100_000;
    if (slips <= most && cost < bestCost) [best, bestCost] = [form, cost];
  }
  return best;
}

/** Letters added, left out, changed or swapped with their neighbour between two words; more than `most` is not counted out. */
export function slipsBetween(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}
