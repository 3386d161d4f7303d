/** What may follow the common part of two words that are forms of one. */
const ending =
  /^(?:|s|e|es|ed|d|er|ers|or|ors|ment|al|als|ation|ion|ions|is|iz|ise|ize|ity|iv|ive|abl|able|ful|ness|ist|ian|ship|i|y|ly|ic|ical|anc|ance|enc|ence|ant|ent|ag|age|ari|ary|ori|ory|hood|ee|less|en|at|isat|izat|ing|ings)$/;
/** "Re" opens too many short words that have nothing to do with it: "report" is no port. */
const opening = /^(?:(?:over|under|un|non|mis|dis)(?=.{4})|re(?=.{5}))/;
const shortest = 4;

/**
 * For a stem, those of a vocabulary that are forms of the same word: "advert" and "advertis", "crowd" and "overcrowd". Looks at what words
 * begin with, so two of five letters must share four. Linear in the vocabulary, once a stem.
 */
export function createFamilies(vocabulary: readonly string[]): (stem: string) => readonly string[] {
  const byStart = new Map<string, string[]>();
  for (const stem of vocabulary) {
    if (!isPlain(stem)) continue;
    for (const start of new Set([stem.slice(0, shortest), withoutOpening(stem).slice(0, shortest)])) {
      const list = byStart.get(start);
      if (list === undefined) byStart.set(start, [stem]);
      else list.push(stem);
    }
  }
  return (stem) => {
    if (!isPlain(stem)) return [];
    const near = [stem, withoutOpening(stem)].flatMap((each) => byStart.get(each.slice(0, shortest)) ?? []);
    return [...new Set(near)].filter((other) => other !== stem && areForms(stem, other));
  };
}

function areForms(a: string, b: string): boolean {
  if (withoutOpening(a) === b || withoutOpening(b) === a) return true;
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared++;
  const least = Math.max(shortest, Math.min(a.length, b.length) - 1);
  return shared >= least && ending.test(a.slice(shared)) && ending.test(b.slice(shared));
}

function isPlain(stem: string): boolean {
  return stem.length >= shortest && /^\p{L}+$/u.test(stem);
}

function withoutOpening(stem: string): string {
  return stem.replace(opening, '');
}
