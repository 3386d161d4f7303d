/** A sentence to be grouped: how it begins, how long it is, and whether it is the first of its paragraph. */
export interface Unit {
  readonly text: string;
  readonly words: number;
  readonly opensParagraph: boolean;
}

export const passageWords = { least: 40, most: 140 } as const;

/** Costs of a cut and of a length, in words that are missing: found by trying, not by fitting. */
const costs = {
  /** A passage that is too short, beside each word that it lacks. */
  short: 30,
  /** Each word too many. */
  long: 3,
  /** To go on over the end of a paragraph, and to end within one. */
  paragraphInside: 14,
  cutInside: 20,
  /** A sentence that leans on the one before begins a passage. */
  leaning: 45,
  /** A new thought is announced in the middle. */
  announced: 12,
  /** Two sentences share words. */
  sharedWord: 3,
} as const;

const leaning =
  /^["“'(]*(?:this|that|these|those|it|they|he|she|so|but|and|or|because|however|therefore|then|otherwise|instead|which|such|both|neither|also|even so|that['’]s|it['’]s|they['’]re|in other words|for example|for instance|as a result|det|detta|men|och|därför|das|dies|aber|und|deshalb)\b|^\s*(?:[-•*]|\d+[.)])\s/iu;
const announcing =
  /^["“'(]*(?:now|next|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|another|turning to|as for|on (?:the )?[\p{L}]+,|one more|moving on|let me (?:turn|come)|about|regarding|meanwhile|separately)\b/iu;

/**
 * Cuts sentences that follow each other into passages of one thought: 40 to 140 words where the text allows it, whole paragraphs where they
 * fit, a cut where neighbours share least. Gives for each passage the index of its first unit and the one after its last. Rule RD9.
 */
export function groupThoughts(units: readonly Unit[]): readonly { readonly from: number; readonly to: number }[] {
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }];
  const cutCosts = units.map((unit, at) => costOfCut(units[at - 1], unit));
  const joinCosts = units.map((unit, at) => costOfJoin(units[at - 1], unit));
  for (let to = 1; to <= units.length; to++) {
    let chosen = { cost: Number.POSITIVE_INFINITY, from: to - 1 };
    let words = 0;
    let inside = 0;
    for (let from = to - 1; from >= 0; from--) {
      // At least one, so that what has no word in it cannot make a passage of any length.
      words += Math.max(1, units[from]?.words ?? 0);
      if (words > passageWords.most && from < to - 1) break;
      const before = best[from]?.cost ?? 0;
      const cost = before + costOfLength(words) + inside + (from > 0 ? (cutCosts[from] ?? 0) : 0);
      if (cost < chosen.cost) chosen = { cost, from };
      inside += joinCosts[from] ?? 0;
    }
    best.push(chosen);
  }
  const groups: { readonly from: number; readonly to: number }[] = [];
  for (let to = units.length; to > 0; ) {
    const from = best[to]?.from ?? 0;
    groups.unshift({ from, to });
    to = from;
  }
  return groups;
}

function costOfLength(words: number): number {
  if (words < passageWords.least) return costs.short + passageWords.least - words;
  return words > passageWords.most ? (words - passageWords.most) * costs.long : 0;
}

function costOfCut(before: Unit | undefined, after: Unit): number {
  const base = after.opensParagraph ? 0 : costs.cutInside;
  const lean = leaning.test(after.text) || before?.text.trimEnd().endsWith(':') === true ? costs.leaning : 0;
  return base + lean + shared(before, after) * costs.sharedWord;
}

function costOfJoin(before: Unit | undefined, after: Unit): number {
  const isNew = after.opensParagraph && !leaning.test(after.text);
  return (
    (isNew ? costs.paragraphInside : 0) + (announcing.test(after.text) && before !== undefined ? costs.announced : 0)
  );
}

/** How many longer words two sentences share, up to three. */
function shared(before: Unit | undefined, after: Unit): number {
  const words = longWords(before?.text ?? '');
  return Math.min(3, [...longWords(after.text)].filter((word) => words.has(word)).length);
}

function longWords(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? []);
}
