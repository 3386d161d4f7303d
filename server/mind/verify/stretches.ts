import { auxiliaries, determiners, sayings } from './lexicon.ts';
import type { Token } from './read.ts';
import { hardMarks, isFiniteVerb } from './verbs.ts';

export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly part: number;
  readonly opensPart: boolean;
}

const partWords = new Set(['but', 'while', 'whereas', 'although', 'though']);
const stretchWords = new Set([
  'because',
  'becauseof',
  'if',
  'unless',
  'until',
  'till',
  'when',
  'whenever',
  'who',
  'which',
  'sothat',
  'except',
  'insteadof',
  'without',
  'otherwise',
  'once',
  'wherever',
]);

/** Cuts tokens at marks and joining words. */
export function stretches(tokens: readonly Token[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let part = 0;
  let from = 0;
  let opensPart = true;
  const cut = (to: number, next: number, opens: boolean) => {
    if (to > from) {
      found.push({ from, to, part, opensPart });
      opensPart = false;
    }
    if (opens && found.length > 0) {
      part++;
      opensPart = true;
    }
    from = next;
  };
  for (const [i, { kind, text }] of tokens.entries()) {
    if (kind === 'mark') {
      if (!(text === ',' && isFullDateComma(tokens, i))) cut(i, i + 1, hardMarks.has(text));
    } else if (kind !== 'word') continue;
    else if (partWords.has(text)) cut(i, i + 1, true);
    else if (
      isMainAfterCondition(tokens, from, i) ||
      isMainAfterRelative(tokens, from, i) ||
      isReducedRelative(tokens, from, i)
    )
      cut(i, i, false);
    else if (
      text === 'that' &&
      i > from &&
      tokens.slice(Math.max(from, i - 2), i).some((token) => sayings.has(token.text))
    )
      cut(i, i, false);
    else if (/^(after|before)$/.test(text) && tokens[i + 1]?.kind === 'word' && hasVerbSoon(tokens, i + 1))
      cut(i, i, false);
    else if (stretchWords.has(text) || (text === 'since' && isCausal(tokens, i))) cut(i, i, false);
    else if ((text === 'and' || text === 'so') && splitsAt(tokens, from, i)) cut(i, i + 1, hasVerbSoon(tokens, i + 1));
  }
  cut(tokens.length, tokens.length, false);
  return found;
}

/** "when the wind is strong we do not fly": the main clause after a condition without a comma. */
function isMainAfterCondition(tokens: readonly Token[], from: number, i: number): boolean {
  if (i - from < 3 || !/^(i|we|you|they)$/.test(tokens[i]?.text ?? '')) return false;
  if (!/^(if|when|whenever|unless|once)$/.test(tokens[from]?.text ?? '')) return false;
  const next = tokens[i + 1];
  return next !== undefined && auxiliaries.has(next.text) && hasVerbSoon(tokens, from + 1);
}

/** "tenants who sign up | save …": the main verb after a relative clause, or after "because of" and a noun. */
function isMainAfterRelative(tokens: readonly Token[], from: number, i: number): boolean {
  const opener = tokens[from]?.text ?? '';
  const isReduced =
    /^(i|we|they)$/.test(opener) && tokens[from - 1]?.weight === 'content' && tokens[from - 1]?.kind === 'word';
  if (!(/^(who|which|becauseof)$/.test(opener) || isReduced) || i - from < 2) return false;
  const isVerb = (k: number) => auxiliaries.has(tokens[k]?.text ?? '') || isFiniteVerb(tokens, k, false);
  if (
    !isVerb(i) ||
    auxiliaries.has(tokens[i - 1]?.text ?? '') ||
    (!isReduced && isVerb(i - 1)) ||
    /^(not|to|and|or|that|we|they|i|it|never|also|have)$/.test(tokens[i - 1]?.text ?? '')
  )
    return false;
  return opener === 'becauseof' || tokens.slice(from + 1, i).some((_, k) => isVerb(from + 1 + k));
}

/** "the doctors | we hired": a relative clause without a pronoun of its own. */
function isReducedRelative(tokens: readonly Token[], from: number, i: number): boolean {
  if (i === from || !/^(i|we|they)$/.test(tokens[i]?.text ?? '')) return false;
  const before = tokens[i - 1];
  return (
    before?.kind === 'word' &&
    before.weight === 'content' &&
    !isFiniteVerb(tokens, i - 1, false) &&
    !auxiliaries.has(tokens[i + 1]?.text ?? '')
  );
}

function isFullDateComma(tokens: readonly Token[], i: number): boolean {
  return tokens[i - 1]?.kind === 'date' && tokens[i + 1]?.kind === 'date';
}

function isCausal(tokens: readonly Token[], i: number): boolean {
  return !isTemporal(tokens.slice(i)) && hasVerbSoon(tokens, i + 1);
}

/** "since May", "since the first of May", "since then". */
export function isTemporal(slice: readonly Token[]): boolean {
  const next = slice.slice(1).find((token) => !determiners.has(token.text));
  return next === undefined || next.kind !== 'word' || next.text === 'then';
}

/** Whether "and" here joins two clauses, or two things each with a figure of its own. */
function splitsAt(tokens: readonly Token[], from: number, i: number): boolean {
  const isOneSpan = [tokens[i - 1], tokens[i + 1]].every((token) => token?.quantity?.unit === 'minute');
  if (isOneSpan) return false;
  const left = tokens.slice(from, i);
  if (left.some((token) => token.text === 'between') && tokens[i + 1]?.kind !== 'word') return false;
  if (left.slice(-4).some((token) => token.text === 'between')) return false;
  const hasVerb =
    (from === i && i > 0) ||
    left.some((token) => auxiliaries.has(token.text) || isFiniteVerb(tokens, token.at, token.at === from));
  if (hasVerb && hasVerbSoon(tokens, i + 1)) return true;
  const right = tokens.slice(i + 1, i + 4);
  return left.some((token) => token.kind === 'number') && right.some((token) => token.kind === 'number');
}

function hasVerbSoon(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 8); i++) {
    const token = tokens[i];
    if (
      token === undefined ||
      token.kind === 'mark' ||
      (i > from && (partWords.has(token.text) || token.text === 'and'))
    )
      return false;
    if (auxiliaries.has(token.text) || isFiniteVerb(tokens, i, i === from)) return true;
  }
  return false;
}
