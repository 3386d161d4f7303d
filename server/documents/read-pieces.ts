import type { Mark, SourceDocument, Turn } from './document.ts';
import { cleanLine, cleanText } from './read-text.ts';

/** A stretch of a file before it has its place in the text. */
export interface Piece {
  readonly text: string;
  /** Null: nobody's (a heading, a time stamp, a signature). */
  readonly said: Said | null;
  /** What stands between it and the piece before it; an empty line unless it says otherwise. */
  readonly after?: '\n\n' | '\n' | ' ';
  /** Leads to this piece; it holds until the next one that has a link. */
  readonly link?: string;
}

export type Said = Pick<Turn, 'speaker' | 'isQuoted'>;

export type Facts = Omit<SourceDocument, 'text' | 'turns' | 'marks'>;

export const noFacts = { title: '', date: null, place: null, audience: null, lang: null } as const;

/**
 * A document of its pieces: cleaned, joined, with turns and marks where they lie. Neighbours that one person said become one turn. Null when
 * nobody says anything in it. Rules DR10, DR28.
 */
export function documentOf(facts: Facts, pieces: Iterable<Piece>): SourceDocument | null {
  const texts: string[] = [];
  const turns: Turn[] = [];
  const marks: Mark[] = [];
  let end = 0;
  let isGoingOn = false;
  for (const { text: raw, said, after = '\n\n', link } of pieces) {
    const text = cleanText(raw);
    if (text === '') continue;
    if (end > 0) texts.push(after);
    const start = end === 0 ? 0 : end + after.length;
    texts.push(text);
    end = start + text.length;
    if (link !== undefined && link !== marks.at(-1)?.link) marks.push({ at: start, link });
    const last = turns.at(-1);
    const speaker = nameOf(said?.speaker ?? null);
    if (said !== null && last !== undefined && isGoingOn && last.speaker === speaker && last.isQuoted === said.isQuoted)
      turns[turns.length - 1] = { ...last, end };
    else if (said !== null) turns.push({ start, end, speaker, isQuoted: said.isQuoted });
    isGoingOn = said !== null;
  }
  if (turns.length === 0) return null;
  const { title, date, place, audience, lang, link } = facts;
  return {
    title: cleanLine(title),
    date,
    place: nameOf(place),
    audience: nameOf(audience),
    lang,
    link,
    text: texts.join(''),
    turns,
    ...(marks.length > 0 && { marks }),
  };
}

function nameOf(raw: string | null): string | null {
  const name = raw === null ? '' : cleanLine(raw);
  return name === '' ? null : name;
}
