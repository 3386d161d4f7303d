import { auxiliaries, beForms, commonVerbs, determiners, prepositions, type Tense } from './lexicon.ts';
import type { Token } from './read.ts';
import { isIrregularBase, stem, verbForm } from './stems.ts';
import thesaurus from './thesaurus.json' with { type: 'json' };

export const hardMarks = new Set([';', ':', '.', '!', '?', '–', '—']);
const baseVerbs: ReadonlySet<string> = new Set(thesaurus.verbs.split(' '));
const regularVerbs: ReadonlySet<string> = new Set([...commonVerbs, ...thesaurus.verbs.split(' ')].map(stem));

/** Whether a word without an auxiliary is a finite verb here. `opens`: it is the first of its stretch. */
export function isFiniteVerb(tokens: readonly Token[], i: number, opens: boolean): boolean {
  const token = tokens[i];
  if (token === undefined || token.kind !== 'word' || token.isName) return false;
  const form = verbForm(token.text);
  const before = tokens[i - 1];
  if (/ing$/.test(token.text)) return false;
  if (
    opens &&
    form === 'past-or-participle' &&
    hardMarks.has(before?.text ?? '') &&
    tokens[i + 1]?.weight === 'content' &&
    tokens[i + 1]?.kind === 'word'
  )
    return false;
  const isAfterNoun =
    opens ||
    before === undefined ||
    before.kind !== 'word' ||
    !(determiners.has(before.text) || prepositions.has(before.text) || beForms.has(before.text));
  if (i === 0) return false;
  if (form === 'past' || form === 'past-or-participle')
    return isAfterNoun && before?.text !== 'have' && before?.text !== 'has';
  if (!regularVerbs.has(token.stem) && form !== 'base' && !isIrregularBase(token.text)) return false;
  const follows = tokens[i + 1];
  // "longer stays need …": a noun before its verb.
  if (
    /s$/.test(token.text) &&
    follows !== undefined &&
    (auxiliaries.has(follows.text) ||
      (regularVerbs.has(follows.stem) && !/s$/.test(follows.text) && follows.kind === 'word'))
  )
    return false;
  if (!isAfterNoun || before?.text === 'to') return false;
  if (opens) return true;
  if (/s$/.test(token.text)) return before?.kind === 'word' && !/^(more|less|fewer|other|new)$/.test(before.text);
  const next = tokens[i + 1];
  const opensPhrase =
    next !== undefined &&
    next.kind !== 'mark' &&
    (next.kind === 'number' || determiners.has(next.text) || prepositions.has(next.text));
  if (
    opensPhrase &&
    before?.weight === 'content' &&
    tokens.slice(0, i).some((t) => /[^su]s$/.test(t.text) && t.kind === 'word')
  )
    return true;
  return (
    before !== undefined &&
    (/^(i|we|you|they|them|who|that|there|here|also|still|never|not|people|each|all|both|nobody)$/.test(before.text) ||
      /[^s]s$/.test(before.text) ||
      before.kind === 'number')
  );
}

export interface VerbGroup {
  readonly from: number;
  readonly to: number;
  readonly head: Token | null;
  readonly tense: Tense;
  readonly isPassive: boolean;
  /** Only "is" or "has": the head is what follows. */
  readonly isBare: boolean;
}

const between = new Set([
  'not',
  'never',
  'also',
  'still',
  'already',
  'only',
  'just',
  'now',
  'again',
  'always',
  'usually',
  'often',
  'sometimes',
  'all',
  'both',
  'each',
  'ever',
  'even',
  'then',
  'anymore',
  'yet',
  'no',
  'nearly',
]);

/** The first finite verb of a stretch with its auxiliaries; positions are within the stretch, `to` exclusive. */
export function verbGroup(slice: readonly Token[], all: readonly Token[]): VerbGroup | null {
  const isVerb = (token: Token, i: number) => isFiniteVerb(all, token.at, i === 0);
  const isAfterPronoun = (i: number) => /^(i|we|you|they|he|she|it|who)$/.test(slice[i - 1]?.text ?? '');
  const sure = slice.findIndex((token, i) => isAfterPronoun(i) && isVerb(token, i));
  const aux = slice.findIndex((token) => token.kind === 'word' && auxiliaries.has(token.text));
  if (aux !== -1 && (sure === -1 || aux <= sure)) {
    const tense = auxiliaries.get(slice[aux]?.text ?? '') ?? 'any';
    return auxiliaryGroup(slice, aux, tense);
  }
  const past = slice.findIndex((token, i) => isVerb(token, i) && /^past/.test(verbForm(token.text) ?? ''));
  const from = sure !== -1 ? sure : past !== -1 ? past : slice.findIndex(isVerb);
  const head = slice[from];
  return head === undefined ? null : plainGroup(slice, from, head);
}

/** A verb without an auxiliary. */
function plainGroup(slice: readonly Token[], from: number, head: Token): VerbGroup {
  const form = verbForm(head.text);
  const isPast = form === 'past' || form === 'past-or-participle';
  const isPassive = isPast && slice[from + 1]?.text === 'by' && slice.slice(0, from).every((t) => t.weight === 'empty');
  const tense = isPassive || isUnchanging(head.text) ? 'any' : isPast ? 'past' : 'present';
  return { from, to: from + 1, head, tense, isPassive, isBare: false };
}

/** Verbs whose past looks like their present: "cut", "put", "cost". */
function isUnchanging(word: string): boolean {
  return /^(cut|put|cost|set|let|hit|shut|close|read|split|spread|quit|hurt|bet|offset)$/.test(word);
}

function auxiliaryGroup(slice: readonly Token[], from: number, first: Tense): VerbGroup {
  let to = from;
  let hasBe = false;
  let hasHave = false;
  while (to < slice.length) {
    const token = slice[to];
    if (token === undefined || token.kind !== 'word') break;
    const isAux = auxiliaries.has(token.text) || beForms.has(token.text) || /^(have|get)$/.test(token.text);
    if (!isAux && !between.has(token.text)) break;
    if (beForms.has(token.text) || /^(get|gets|got)$/.test(token.text)) hasBe = true;
    if (/^(have|has|had)$/.test(token.text)) hasHave = true;
    to++;
  }
  const head = slice[to] ?? null;
  const form = head === null || head.kind !== 'word' ? null : verbForm(head.text);
  const isParticiple = form === 'participle' || form === 'past-or-participle';
  const tense = first === 'perfect' && !isParticiple && !hasBe ? 'present' : first;
  const copula = (hasBe && form === null) || (hasHave && !isParticiple && !hasBe);
  const main = copula ? (slice.slice(to).find((token) => token.weight === 'content') ?? head) : head;
  return { from, to: copula ? to : to + 1, head: main, tense, isPassive: hasBe && isParticiple, isBare: copula };
}

/** Whether a word, in lower case, may be a verb in its base form: "ring", "announce". */
export function isBaseVerb(word: string): boolean {
  return verbForm(word) === 'base' || commonVerbs.has(word) || baseVerbs.has(word);
}
