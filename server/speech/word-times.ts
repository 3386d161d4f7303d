import type { Timeline } from '../../protocol/viseme.ts';
import { editAlign } from './edit-align.ts';
import { sayingsOf } from './spoken.ts';
import type { Phone, SpokenWord } from './uttered.ts';
import { wordsOf } from './words.ts';

/** Timelines hold no more words (protocol/viseme.ts); what follows joins the last. */
const mostWords = 400;

/**
 * When each spoken word begins to sound, in milliseconds; never descending. The words' own phones are aligned with those heard, since
 * a sentence joins and drops some. A word that was not heard begins with the next one heard.
 */
export function wordStarts(phones: readonly Phone[], words: readonly SpokenWord[]): readonly number[] {
  const heard: { readonly phone: string; readonly startMs: number }[] = [];
  let fromMs = 0;
  for (const { phone, endMs } of phones) {
    if (phone !== 'pau') heard.push({ phone, startMs: fromMs });
    fromMs = endMs;
  }
  const expected = words.flatMap((word, index) => word.phones.map((phone) => ({ phone, index })));
  if (heard.length === 0 || expected.length === 0) return startsByLength(phones, words);
  const partners = editAlign(
    expected.map((each) => each.phone),
    heard.map((each) => each.phone),
  );
  const starts: (number | undefined)[] = words.map(() => undefined);
  for (const [at, { index }] of expected.entries()) {
    const partner = heard[partners[at] ?? -1];
    if (partner !== undefined) starts[index] ??= partner.startMs;
  }
  return filled(starts);
}

/**
 * The words of the caption with the times at which they begin to sound. The caption may be written otherwise than it is said ("2026",
 * "Dr."): both are brought to spoken words and these aligned. Every run of characters without white space is a word; their times
 * ascend. `starts` belongs to the words of `spoken`.
 */
export function captionWords(
  text: string,
  spoken: readonly { readonly plain: string; readonly startMs: number }[],
): Timeline['words'] {
  const tokens = [...text.matchAll(/\S+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const said = saidWords(text);
  const partners = editAlign(
    said.map((word) => word.plain),
    spoken.map((word) => word.plain),
  );
  const starts: (number | undefined)[] = tokens.map(() => undefined);
  let token = 0;
  let next = 0;
  for (const [at, { plain, source }] of said.entries()) {
    while (source >= (tokens[token]?.end ?? Number.POSITIVE_INFINITY)) token++;
    const partner = partners[at] ?? -1;
    if (partner < 0) continue;
    // What is said in other words begins where the words before it end.
    starts[token] ??= spoken[spoken[partner]?.plain === plain ? partner : next]?.startMs;
    next = partner + 1;
  }
  const words = filled(starts).map((atMs, index) => ({ atMs, start: 0, end: 1, ...tokens[index] }));
  if (words.length <= mostWords) return words;
  const last = words[mostWords - 1];
  const end = words.at(-1)?.end;
  return last === undefined || end === undefined ? words : [...words.slice(0, mostWords - 1), { ...last, end }];
}

interface SaidWord {
  readonly plain: string;
  /** Offset in the written text that it comes from. */
  readonly source: number;
}

/** The spoken words of a written text, in order, each with where it comes from. */
function saidWords(text: string): readonly SaidWord[] {
  const said: SaidWord[] = [];
  let at = 0;
  const copyTo = (end: number) => {
    for (const { plain, start } of wordsOf(text.slice(at, end))) said.push({ plain, source: at + start });
  };
  for (const { start, end, spoken } of sayingsOf(text)) {
    copyTo(start);
    const written = wordsOf(text.slice(start, end)).map((word) => ({ plain: word.plain, source: start + word.start }));
    said.push(...spread(wordsOf(spoken), written, start));
    at = end;
  }
  copyTo(text.length);
  return said;
}

/** Gives each said word a written one: its equal where there is one ("May" in "2 May 2026"), else evenly those between the equals. */
function spread(
  said: readonly { readonly plain: string }[],
  written: readonly SaidWord[],
  fallback: number,
): readonly SaidWord[] {
  const partners = editAlign(
    said.map((word) => word.plain),
    written.map((word) => word.plain),
  );
  const isEqual = (index: number) => written[partners[index] ?? -1]?.plain === said[index]?.plain;
  let lastWritten = -1;
  return said.map(({ plain }, index) => {
    if (isEqual(index)) lastWritten = partners[index] ?? lastWritten;
    let [from, to] = [index, index];
    while (from >= 0 && !isEqual(from)) from--;
    while (to < said.length && !isEqual(to)) to++;
    if (from === to) return { plain, source: written[lastWritten]?.source ?? fallback };
    const between = (to < said.length ? (partners[to] ?? 0) : written.length) - lastWritten - 1;
    const step = Math.floor(((index - from - 1) * between) / (to - from - 1));
    const of = between > 0 ? lastWritten + 1 + step : Math.max(0, lastWritten);
    return { plain, source: written[of]?.source ?? fallback };
  });
}

/** Without phones to go by: words share the time between the outer pauses by their length. */
function startsByLength(phones: readonly Phone[], words: readonly SpokenWord[]): readonly number[] {
  const first = phones.findIndex(({ phone }) => phone !== 'pau');
  const fromMs = phones[first - 1]?.endMs ?? 0;
  const toMs = phones.findLast(({ phone }) => phone !== 'pau')?.endMs ?? fromMs;
  const total = words.reduce((sum, word) => sum + word.end - word.start + 1, 0);
  let before = 0;
  return words.map((word) => {
    const startMs = fromMs + ((toMs - fromMs) * before) / total;
    before += word.end - word.start + 1;
    return startMs;
  });
}

/** Gaps take the next known time, those at the end the last known; then never descending. */
function filled(starts: readonly (number | undefined)[]): readonly number[] {
  const out: number[] = [];
  let next = starts.findLast((each) => each !== undefined) ?? 0;
  for (const start of starts.toReversed()) {
    next = Math.min(next, start ?? next);
    out.push(next);
  }
  return out.reverse();
}
