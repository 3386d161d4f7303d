import type { Piece, Said } from './read-pieces.ts';

/** "On 3 March 2026 at 10:00, Maya <maya@example.com> wrote:" and its like; a date or an address must be in it. */
const attributed =
  /^(?:on|am|le|el|il|op|den|em)\b(.{3,400}?)\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu)\b(.{0,120}):$/iu;
const attributionBegins = /^(?:on|am|le|el|il|op|den|em)\s.{0,200}\d/iu;
const divider =
  /^(?:-{2,}\s*(?:original message|original appointment|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|mensaje original)\s*-{2,}|begin forwarded message:|-{2,} forwarded by .{1,200} -{2,})$/i;
const headerLine =
  /^\*?(from|sent|date|to|cc|bcc|subject|reply-to|von|gesendet|an|betreff|datum|de|envoyé|à|objet)\s?:\*?\s?(.*)$/i;
const fromLine = /^\*?(?:from|von|de)\s?:\*?\s?(.+)$/i;
const signature = /^--\s?$/;
const sentFrom = /^(?:sent from my |get outlook for |von meinem iphone gesendet)/i;
/** Marks of quoting are looked for in so much of a line; the rest of a longer one is text. */
const longestMark = 200;

interface Line {
  readonly text: string;
  readonly depth: number;
}

/**
 * The body of a mail as pieces: what its author wrote; what they quoted, by `>`, by "On … wrote:", by "Original Message" and by the header
 * block that Outlook puts before it; and what nobody says: those lines themselves, and signatures. What is not sure to be the author's counts
 * as quoted. `author` speaks what is not quoted. Takes time in proportion to the length. Rules DR13, DR14.
 */
export function repliesOf(body: string, author: string | null): readonly Piece[] {
  const lines = body.split('\n').map(unmarked);
  const pieces: { said: Said | null; lines: string[]; isTight: boolean }[] = [];
  /** Who is quoted at each depth, as the line above the quote says it. */
  const quoted = new Map<number, string>();
  /** Null: the author still writes. Else everything that follows is of a mail further down. */
  let below: { speaker: string | null } | null = null;
  let isSigned = false;

  const put = (said: Said | null, text: string): void => {
    const last = pieces.at(-1);
    if (last !== undefined && isSame(last.said, said)) last.lines.push(text);
    else if (text !== '') pieces.push({ said, lines: [text], isTight: last !== undefined && last.lines.at(-1) !== '' });
    else last?.lines.push(text);
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? nothing;
    const attribution = attributionAt(lines, i);
    const headers = attribution === null ? headersAt(lines, i) : 0;
    if (attribution !== null) {
      for (let j = 0; j < attribution.lines; j++) put(null, lines[i + j]?.text ?? '');
      i += attribution.lines - 1;
      isSigned = false;
      if (isMarkedNext(lines, i + 1, line.depth)) quoted.set(line.depth + 1, attribution.speaker);
      // Apple puts the line that says who is quoted inside the quote.
      else if (line.depth > 0) quoted.set(line.depth, attribution.speaker);
      else below = { speaker: attribution.speaker };
    } else if (headers > 0) {
      const block = lines.slice(i, i + headers).map(({ text }) => text);
      for (const text of block) put(null, text);
      i += headers - 1;
      isSigned = false;
      const speaker =
        block.map((text) => fromLine.exec(text)?.[1]?.trim()).find((found) => found !== undefined) ?? null;
      if (line.depth === 0) below = { speaker };
      else quoted.set(line.depth, speaker ?? '');
    } else if (line.depth === 0 && divider.test(line.text)) {
      put(null, line.text);
      below = { speaker: null };
      isSigned = false;
    } else if (line.depth > 0) {
      isSigned = false;
      put({ speaker: quoted.get(line.depth) || null, isQuoted: true }, line.text);
    } else if (signature.test(line.text)) {
      isSigned = true;
      put(null, line.text);
    } else if (isSigned || sentFrom.test(line.text)) put(null, line.text);
    else put(below === null ? { speaker: author, isQuoted: false } : { ...below, isQuoted: true }, line.text);
  }
  return pieces.map(({ said, lines: texts, isTight }) => ({
    text: texts.join('\n'),
    said,
    ...(isTight && { after: '\n' as const }),
  }));
}

const nothing: Line = { text: '', depth: 0 };

function unmarked(raw: string): Line {
  const marks = /^(?:[ \t]?>)+ ?/.exec(raw.slice(0, longestMark))?.[0] ?? '';
  return { text: raw.slice(marks.length).trimEnd(), depth: marks.split('>').length - 1 };
}

/** "On … wrote:" in one line or wrapped into up to three. */
function attributionAt(lines: readonly Line[], i: number): { lines: number; speaker: string } | null {
  const first = lines[i] ?? nothing;
  if (!attributionBegins.test(first.text.slice(0, 250))) return null;
  let text = '';
  for (let count = 1; count <= 3; count++) {
    const line = lines[i + count - 1];
    if (line === undefined || line.text === '' || line.depth !== first.depth) return null;
    text = `${text} ${line.text.trim()}`.trim();
    if (text.length > 500) return null;
    const found = attributed.exec(text);
    if (found !== null) return { lines: count, speaker: speakerIn(found[1] ?? '', found[2] ?? '') };
  }
  return null;
}

/** Who wrote, of "Tue, Mar 3, 2026 at 10:00 AM Maya Lindqvist <maya@example.com>" or of what German puts after its verb. */
function speakerIn(before: string, after: string): string {
  const name = after.trim() === '' ? before : after;
  const zone = /(?:\s?(?:\(?[A-Z]{3,5}\)?|UTC|[+-]\d{4}))*/.source;
  const time = new RegExp(`^.*\\d{1,2}[:.]\\d\\d(?::\\d\\d)?(?:\\s?[AaPp]\\.?[Mm]\\.?)?${zone}(?=[\\s,])`);
  const rest = name.replace(time, '').replace(/^.*\b(?:19|20)\d\d\b/, '');
  return (rest.trim() === '' ? '' : rest)
    .replace(/^[\s,:–-]+|[\s,]+$/g, '')
    .replace(/^(?:at|um|à|schrieb)\s+/i, '')
    .trim();
}

/** How many lines are such a block: "From:" and, in the next few, two more of "Sent", "To", "Subject". */
function headersAt(lines: readonly Line[], i: number): number {
  const first = lines[i] ?? nothing;
  if (!fromLine.test(first.text.slice(0, 400))) return 0;
  const keys = new Set<string>();
  let count = 0;
  for (; count < 16; count++) {
    const line = lines[i + count];
    if (line === undefined) break;
    // Where each header is a paragraph of its own there are empty lines between them.
    if (line.text === '' && count > 0 && headerLine.test(lines[i + count + 1]?.text.slice(0, 400) ?? '')) continue;
    if (line.text === '') break;
    const key = headerLine.exec(line.text.slice(0, 400))?.[1];
    if (key !== undefined) keys.add(key.toLowerCase());
    // A list of addresses runs over several lines.
    else if (!/[@;,<>]/.test(line.text)) break;
  }
  return keys.size >= 3 ? count : 0;
}

function isMarkedNext(lines: readonly Line[], from: number, depth: number): boolean {
  for (let i = from; i < Math.min(from + 4, lines.length); i++) {
    const line = lines[i] ?? nothing;
    if (line.depth > depth) return true;
    if (line.text !== '') return false;
  }
  return false;
}

const isSame = (a: Said | null, b: Said | null): boolean =>
  a === null || b === null ? a === b : a.speaker === b.speaker && a.isQuoted === b.isQuoted;
