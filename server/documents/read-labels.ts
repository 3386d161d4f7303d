import type { Piece } from './read-pieces.ts';

const word = "\\p{Lu}[\\p{L}\\p{M}'’-]*\\.?";
const label = new RegExp(
  `^(?:\\[?\\d{1,2}:\\d\\d(?::\\d\\d)?\\]? ?)?((?:${word} ?|(?:de|da|di|van|von|der|den|al|el|bin) ){1,5})(?: ?\\([^()\\n]{1,40}\\))? ?:(?: +|$)`,
  'u',
);
/** Words that begin a line with a colon after them, and are nobody. */
const nobody = new Set(
  'action actions agenda aim answer any attachment attachments audience background bottom budget cause cc confidential context conclusion contact copy customers date deadline decision decisions details distribution example finally first from goal goals highlights however important intro introduction issue key last link location message method mission next notes note objective objectives options outlook overview people place plan point priorities priority problem product profit purpose question reason reminder re result results revenue risk risks scope second sent solution status step steps strategy subject summary target therefore third time title tl;dr to today tomorrow topic update vision warning what when where who why how monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

export interface Label {
  readonly name: string;
  /** Where the words begin that are said. */
  readonly end: number;
}

/** "Maya Lindqvist: " or "MAYA (CEO): " at a line's beginning; null for words that are nobody's name. One word alone is a weak sign. */
export function labelOf(line: string): Label | null {
  const found = label.exec(line.slice(0, 120));
  const name = found?.[1]?.trim() ?? '';
  if (found === null || name === '' || name.length > 60) return null;
  if (name.split(' ').every((one) => nobody.has(one.replace(/\.$/, '').toLowerCase())) && !/^(?:Q|A)$/.test(name))
    return null;
  if (nobody.has(name.split(' ')[0]?.toLowerCase() ?? '')) return null;
  return { name, end: found[0].length };
}

const asks = /^(?:Q|Question)\s?\d{0,3}\s?[:.)](?: +|$)/;
const answers = /^(?:A|Answer)\s?\d{0,3}\s?[:.)](?: +|$)/;

/**
 * Paragraphs of several people, by the names before what they say: at least two names, one of them twice, or questions and answers ("Q:", "A:";
 * who answers is the author). Null when it is one person's text. What stands before the first name is nobody's. Rule DR22.
 */
export function labelledPieces(paragraphs: readonly Piece[], author: string | null): readonly Piece[] | null {
  const lines = paragraphs
    .filter(({ said }) => said !== null && !said.isQuoted)
    .flatMap(({ text }) => text.split('\n'));
  const isAsked = lines.some((line) => asks.test(line)) && lines.some((line) => answers.test(line));
  const counts = new Map<string, number>();
  if (!isAsked)
    for (const line of lines) {
      const name = labelOf(line)?.name.toLowerCase();
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  if (!isAsked && !(counts.size >= 2 && Math.max(...counts.values()) >= 2)) return null;

  const pieces: Piece[] = [];
  let speaking: Piece['said'] = null;
  for (const paragraph of paragraphs) {
    if (paragraph.said === null || paragraph.said.isQuoted) {
      pieces.push(paragraph);
      continue;
    }
    for (const [i, line] of paragraph.text.split('\n').entries()) {
      const after = i === 0 ? paragraph.after : ('\n' as const);
      const place = {
        ...(after !== undefined && { after }),
        ...(i === 0 && paragraph.link !== undefined && { link: paragraph.link }),
      };
      const question = isAsked ? asks.exec(line) : null;
      const answer = isAsked ? answers.exec(line) : null;
      const own = isAsked ? null : labelOf(line);
      const end = question?.[0].length ?? answer?.[0].length ?? own?.end ?? 0;
      if (question !== null) speaking = { speaker: null, isQuoted: true };
      else if (answer !== null) speaking = { speaker: author, isQuoted: false };
      else if (own !== null) speaking = { speaker: own.name, isQuoted: false };
      if (end > 0) pieces.push({ text: line.slice(0, end), said: null, ...place });
      pieces.push({ text: line.slice(end), said: speaking, ...(end > 0 ? { after: ' ' as const } : place) });
    }
  }
  return pieces;
}
