import { type TakenKind, takenKinds } from '../../protocol/import-http.ts';
import { findAccounts } from './redaction/accounts.ts';
import { findEmails } from './redaction/emails.ts';
import type { Finding } from './redaction/finding.ts';
import { findHealth } from './redaction/health.ts';
import { capitalised } from './redaction/name-finding.ts';
import { findNames, type KnownNames } from './redaction/names.ts';
import { findPhones } from './redaction/phones.ts';
import { findPostal } from './redaction/postal.ts';
import { replacementsIn } from './redaction/replacements.ts';
import { findSalaries } from './redaction/salaries.ts';

export type Removed = Readonly<Partial<Record<TakenKind, number>>>;

/** A text without what is nobody's business: what stands now, what went where, and how many of each kind. */
export interface Redaction {
  readonly text: string;
  /** In order, without overlap; spans count in the text as it was, in UTF-16 units. */
  readonly taken: readonly Finding[];
  readonly removed: Removed;
}

/** What is found anew is found in what was put together before: after so many rounds there is nothing more. */
const mostRounds = 8;

/**
 * Takes out names of others, addresses, phone and account numbers, and what one person earns or suffers from. What was taken is in nothing
 * that is given. Redacting twice changes nothing. Rules RD13 to RD23.
 *
 * @example redact('Peter is on sick leave.', knownNobody).text // 'A colleague is away.'
 */
export function redact(text: string, known: KnownNames): Redaction {
  let taken: readonly Finding[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const { text: now, toOriginal } = replace(text, taken);
    const more = findingsIn(now, known).map((finding) => toOriginal(finding));
    if (more.length === 0) return { text: now, taken, removed: countsOf(taken) };
    taken = withoutOverlap([...taken, ...more]);
  }
  return { text: replace(text, taken).text, taken, removed: countsOf(taken) };
}

/** Gives the text with every finding replaced. */
export function applied(text: string, taken: readonly Finding[]): string {
  return replace(text, taken).text;
}

/** Adds up counts of several texts. */
export function addUp(counts: readonly Removed[]): Removed {
  const sums = takenKinds.map((kind) => [kind, counts.reduce((sum, count) => sum + (count[kind] ?? 0), 0)] as const);
  return Object.fromEntries(sums.filter(([, sum]) => sum > 0));
}

/** Soft hyphens, joiners, marks of direction and controls: a name that is cut by them is still read. */
const unseen = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|(?![\n\r\t])\p{Cc}/gu;

/** Finds in a text as it is read, and tells where that stands in the text as it is. */
function findingsIn(text: string, known: KnownNames): readonly Finding[] {
  const hidden = [...text.matchAll(unseen)].map(({ index }) => index);
  if (hidden.length === 0) return findingsInSeen(text, known);
  const places: number[] = [];
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    if (hidden[next] === at) next += 1;
    else places.push(at);
  }
  const back = ({ start, end }: Finding) => ({ start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 });
  return findingsInSeen(text.replace(unseen, ''), known).map((finding) => ({ ...finding, ...back(finding) }));
}

function findingsInSeen(text: string, known: KnownNames): readonly Finding[] {
  const put = replacementsIn(known.lang);
  const direct = [findEmails, findAccounts, findPhones, findPostal].flatMap((find) => find(text, put));
  const isFree = ({ start, end }: Finding): boolean =>
    direct.every((other) => end <= other.start || start >= other.end);
  const names = findNames(text, known).filter(isFree);
  const about = [...findSalaries(text, names, put), ...findHealth(text, names, put)];
  return withoutOverlap([...direct, ...about, ...inLists(text, names, put.colleagues)]);
}

/** "Peter, Anna and Johan" are "colleagues". */
function inLists(text: string, names: readonly Finding[], colleagues: string): readonly Finding[] {
  const lists: Finding[] = [];
  for (const name of names) {
    const last = lists.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, name.start);
    const isOwner = /^['’]s\b/.test(text.slice(name.end));
    if (
      last !== undefined &&
      !isOwner &&
      last.replacement !== '' &&
      /^(?:,? and |,? och |,? und |,? et |,? & |, )$/.test(between)
    ) {
      const isCapital = /^\p{Lu}/u.test(last.replacement);
      const replacement = isCapital ? capitalised(colleagues) : colleagues;
      lists[lists.length - 1] = { ...last, end: name.end, replacement, count: last.count + name.count };
    } else {
      lists.push(name);
    }
  }
  return lists;
}

/** One that lies in another is part of it; of two that overlap the first says what stands there. */
function withoutOverlap(findings: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || finding.start >= last.end) kept.push(finding);
    else if (finding.end > last.end) kept[kept.length - 1] = { ...last, end: finding.end };
  }
  return kept;
}

/** The text with all of it replaced, and the way back: where a finding in that text stands in the one before. */
function replace(
  text: string,
  taken: readonly Finding[],
): { readonly text: string; readonly toOriginal: (finding: Finding) => Finding } {
  let now = '';
  let from = 0;
  const places: { readonly start: number; readonly end: number; readonly finding: Finding }[] = [];
  for (const finding of taken) {
    now += text.slice(from, finding.start);
    places.push({ start: now.length, end: now.length + finding.replacement.length, finding });
    now += finding.replacement;
    from = finding.end;
  }
  now += text.slice(from);
  const toOriginal = (it: Finding): Finding => {
    const back = (at: number, isEnd: boolean): number => {
      let shift = 0;
      for (const { start, end, finding } of places) {
        if (at <= start) break;
        if (at < end) return isEnd ? finding.end : finding.start;
        shift = finding.end - end;
      }
      return at + shift;
    };
    return { ...it, start: back(it.start, false), end: back(it.end, true) };
  };
  return { text: now, toOriginal };
}

function countsOf(taken: readonly Finding[]): Removed {
  return addUp(taken.map(({ kind, count }) => ({ [kind]: count })));
}
