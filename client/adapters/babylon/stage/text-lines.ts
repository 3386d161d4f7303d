/** A line of a text; `end` is the UTF-16 offset in the text just after its last letter. */
export interface Line {
  readonly text: string;
  readonly end: number;
}

/** Width in pixels of a text in one type. */
export type WidthOf = (text: string) => number;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The letters of a text as people count them: an accent, a joined emoji or a flag is never parted. */
export function lettersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** A text cut between letters so that it fits a width, with "…" for what is left out. Rule B84. */
export function shorten(text: string, widthPx: number, widthOf: WidthOf): string {
  if (widthOf(text) <= widthPx) return text;
  const letters = lettersOf(text.replace(/ ?…$/, ''));
  while (letters.length > 0 && widthOf(`${letters.join('')}…`) > widthPx) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Breaks a text into lines that fit a width. A word that is wider than the line is broken between letters; nothing is left out. */
export function wrapLines(text: string, widthPx: number, widthOf: WidthOf): readonly Line[] {
  const lines: Line[] = [];
  let start = -1;
  let end = -1;
  const read = (from: number, to: number) => text.slice(from, to).replace(/\s+/g, ' ');
  for (const piece of pieces(text, widthPx, widthOf)) {
    if (start >= 0 && widthOf(read(start, piece.end)) > widthPx) {
      lines.push({ text: read(start, end), end });
      start = -1;
    }
    if (start < 0) start = piece.start;
    end = piece.end;
  }
  if (start >= 0) lines.push({ text: read(start, end), end });
  return lines;
}

/** As few lines as {@link wrapLines}, of nearly the same length: no lone word at the end. */
export function balanceLines(text: string, widthPx: number, widthOf: WidthOf): readonly Line[] {
  let best = wrapLines(text, widthPx, widthOf);
  let low = Math.floor(widthPx / 2);
  let high = widthPx;
  while (best.length > 1 && high - low > 8) {
    const middle = (low + high) / 2;
    const narrower = wrapLines(text, middle, widthOf);
    if (narrower.length === best.length) {
      best = narrower;
      high = middle;
    } else low = middle;
  }
  return best;
}

/** At most `most` balanced lines; what does not fit is left out after a whole word where that can be, and stood for by "…". */
export function shortenLines(text: string, widthPx: number, widthOf: WidthOf, most: number): readonly Line[] {
  const whole = balanceLines(text, widthPx, widthOf);
  if (whole.length <= most) return whole;
  const kept = wrapLines(text, widthPx, widthOf).slice(0, most);
  const last = kept.pop();
  if (last === undefined) return [];
  const words = last.text.split(' ');
  while (words.length > 1 && widthOf(`${words.join(' ')} …`) > widthPx) words.pop();
  return [...kept, { text: shorten(`${words.join(' ')} …`, widthPx, widthOf), end: last.end }];
}

/** The ends of `count` parts of a text of nearly the same length, after whole words, at a comma or semicolon where one is near. */
export function splitEvenly(text: string, count: number): readonly number[] {
  const gaps = [...text.matchAll(/\s+/g)].map((match) => match.index);
  const ends: number[] = [];
  for (let part = 1; part < count; part++) {
    const wanted = (text.length * part) / count;
    const cost = (at: number) =>
      Math.abs(at - wanted) - (/[,;:.–—]/.test(text[at - 1] ?? '') ? text.length / count / 5 : 0);
    const after = ends.at(-1) ?? 0;
    const best = gaps
      .filter((at) => at > after)
      .reduce((a, b) => (cost(b) < cost(a) ? b : a), gaps.at(-1) ?? text.length);
    if (best > after) ends.push(best);
  }
  return [...ends, text.length];
}

function* pieces(text: string, widthPx: number, widthOf: WidthOf) {
  for (const match of text.matchAll(/\S+/g)) {
    const [word] = match;
    const wordEnd = match.index + word.length;
    if (widthOf(word) <= widthPx) {
      yield { start: match.index, end: wordEnd };
      continue;
    }
    let start = match.index;
    let end = start;
    for (const letter of lettersOf(word)) {
      if (end > start && widthOf(text.slice(start, end + letter.length)) > widthPx) {
        yield { start, end };
        start = end;
      }
      end += letter.length;
    }
    yield { start, end };
  }
}
