import type { Statement } from '../../protocol/answer.ts';
import type { Hash, StatementId } from '../../protocol/ids.ts';
import { splitSentences } from './sentences.ts';
import { checkSentence } from './verify/check.ts';
import { denied, turned } from './verify/check-meaning.ts';
import { type Alignment, align, claimsOf } from './verify/claim.ts';
import { datesAgree, datesRival } from './verify/dates.ts';
import { isEnglish } from './verify/language.ts';
import { unitsAgree } from './verify/quantities.ts';
import type { Token } from './verify/read.ts';
import { type Source, sourcesOf } from './verify/source.ts';

/** A sentence of a version of a statement; offsets in UTF-16 units, end exclusive. */
export interface Said {
  readonly statementId: StatementId;
  readonly hash: Hash;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Two sentences that say opposite things on one matter, as far as rules can tell: for a person to read side by side. */
export interface Contradiction {
  readonly a: Said;
  readonly b: Said;
  readonly why: 'negation' | 'comparison' | 'number' | 'date';
}

type Version = Statement & { readonly hash: Hash };

/** Both sentences say at least this share of each other, figures apart: less is another matter. */
const leastShared = 0.66;
/** Words that both must hold before they are compared at all, and in sentences of more than three; and the share of the shorter one's. */
const wordsShared = 2;
const manyShared = 3;
const shorterShared = 0.5;

/**
 * Gives the pairs of sentences, each of another statement, that contradict each other. Not those that could never be heard together: one
 * supersedes the other, their days do not meet, or they are for different people. It finds candidates and is no proof. Rules PN30 to PN32.
 */
export function contradictions(versions: readonly Version[]): readonly Contradiction[] {
  return [...contradictionsIn(versions)].filter((found) => found !== null);
}

/** The same bit by bit, for who must not be held up: gives null where it may be paused, at the latest after two statements were compared. */
export function* contradictionsIn(versions: readonly Version[]): Generator<Contradiction | null> {
  const read: ReturnType<typeof readVersion>[] = [];
  for (const version of versions) {
    if (isEnglish(version.text)) read.push(readVersion(version));
    yield null;
  }
  for (const [i, a] of read.entries()) {
    for (const b of read.slice(i + 1)) {
      yield null;
      if (!meet(a.version, b.version)) continue;
      for (const one of a.sentences) {
        for (const other of b.sentences) {
          if (!isOneMatter(one, other)) continue;
          const why = whyContrary(one.source, other.source) ?? whyContrary(other.source, one.source);
          if (why !== null && !isSaidBy(one, b.version) && !isSaidBy(other, a.version))
            yield { a: one.said, b: other.said, why };
        }
      }
    }
  }
}

interface Sentence {
  readonly said: Said;
  readonly source: Source;
  readonly stems: ReadonlySet<string>;
}

function readVersion(version: Version): { readonly version: Version; readonly sentences: readonly Sentence[] } {
  const spans = splitSentences(version.text);
  const { title, date, place, text: whole } = version;
  const sources = sourcesOf([{ title, date, place, text: whole }], date);
  const sentences = spans.flatMap(({ text, start, end }, i): readonly Sentence[] => {
    const source = sources[i];
    if (source === undefined) return [];
    const stems = source.reading.tokens
      .filter(({ kind, weight }) => kind === 'word' && weight === 'content')
      .map(({ stem }) => stem);
    return [{ said: { statementId: version.id, hash: version.hash, text, start, end }, source, stems: new Set(stems) }];
  });
  return { version, sentences };
}

/** Whether both could be heard by the same people on the same day. */
function meet(a: Version, b: Version): boolean {
  if (a.id === b.id) return false;
  if (a.supersedes?.includes(b.id) === true || b.supersedes?.includes(a.id) === true) return false;
  if (a.scope !== undefined && b.scope !== undefined && a.scope !== b.scope) return false;
  const end = (version: Version) => version.validUntil ?? '9999-12-31';
  const start = (version: Version) => version.validFrom ?? '0000-01-01';
  return start(a) <= end(b) && start(b) <= end(a);
}

/** What a statement says in other words does not contradict it. */
function isSaidBy({ said }: Sentence, { title, date, place, text }: Version): boolean {
  return checkSentence(said.text, [{ title, date, place, text }], date).passes;
}

function isOneMatter(a: Sentence, b: Sentence): boolean {
  let shared = 0;
  for (const stem of a.stems) if (b.stems.has(stem)) shared++;
  const shorter = Math.min(a.stems.size, b.stems.size);
  return shared >= Math.min(manyShared, Math.max(wordsShared, shorter - 1)) && shared >= shorter * shorterShared;
}

/** Why what one says cannot hold beside the other; null when it can, or when they speak of different things. */
function whyContrary(one: Source, other: Source): Contradiction['why'] | null {
  for (const claim of claimsOf(one.reading)) {
    const alignment = align(claim, other);
    if (sharedOf(alignment) < leastShared) continue;
    // Another day and another number: that was another time.
    if (alignment.missing.some(({ kind }) => kind === 'number') && datesDiffer(claim.tokens, other)) continue;
    const figure = alignment.missing.map((token) => rivalOf(token, alignment)).find((why) => why !== null);
    if (figure !== undefined) return figure;
    // A figure of the one that the other does not have makes it another matter: another year, another place.
    if (alignment.missing.some(isFigure)) continue;
    if (denied(alignment) !== null) return 'negation';
    if (turned(alignment) !== null) return 'comparison';
  }
  return null;
}

/** How much of what the claim says, figures apart, the other sentence says too. */
function sharedOf({ claim, own }: Alignment): number {
  const words = claim.tokens.filter((token) => token.kind === 'word' && token.weight === 'content');
  const shared = words.filter((token) => own.has(token.at)).length;
  return shared < Math.min(manyShared, Math.max(wordsShared, words.length - 1)) ? 0 : shared / words.length;
}

function isFigure(token: Token): boolean {
  return token.kind === 'number' || token.kind === 'date' || token.isName;
}

/** A figure for which the other sentence has another one of the same kind that the claim does not say. */
function rivalOf(token: Token, { source, own }: Alignment): 'number' | 'date' | null {
  const said = new Set([...own.values()].flat());
  const free = source.reading.tokens.filter((other) => other.kind === token.kind && !said.has(other));
  const { quantity, date } = token;
  if (token.kind === 'number' && quantity !== undefined) {
    const rival = free.find((other) => other.quantity !== undefined && unitsAgree(quantity.unit, other.quantity.unit));
    return rival === undefined ? null : 'number';
  }
  if (token.kind === 'date' && date !== undefined) {
    return free.some((other) => other.date !== undefined && datesRival(date, other.date)) ? 'date' : null;
  }
  return null;
}

/** Figures of different days do not contradict each other. */
function datesDiffer(tokens: readonly Token[], { reading, passage }: Source): boolean {
  const dates = reading.tokens.flatMap(({ date }) => (date === undefined ? [] : [date]));
  return tokens.some(
    ({ date }) =>
      date !== undefined && dates.length > 0 && !dates.some((known) => datesAgree(date, known, passage.date)),
  );
}
