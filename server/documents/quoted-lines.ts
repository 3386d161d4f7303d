import { linesOf, type Stretch } from './stretch.ts';

/** What a person put into a message: their own words, and what they quote or forward. */
export interface OwnAndQuoted {
  readonly own: readonly Stretch[];
  readonly quoted: readonly Stretch[];
}

const quotedLine = /^\s{0,3}(?:>|\|\s?>)/;
const wroteBefore = [
  /^\s*On .{4,200}\bwrote:\s*$/su,
  /^\s*Am .{4,200}\bschrieb\b.{0,120}:\s*$/su,
  /^\s*Le .{4,200}\ba écrit\s?:\s*$/su,
  /^\s*(?:Den|På|Op|El|Il) .{4,200}\b(?:skrev|schreef|escribió|ha scritto)\b.{0,120}:\s*$/su,
];
const forwarded =
  /^\s*(?:-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|ursprungligt meddelande|vidarebefordrat meddelande|message d'origine|message transféré)|begin forwarded message:|_{10,}\s*$)/i;
const mailHead = /^\s*\*?(?:from|von|från|de|fra)\s?:\*?\s*\S/i;
const mailHeadNext =
  /^\s*\*?(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|skickat|till|ämne|envoyé|objet|à)\s?:\*?/i;

/**
 * Tells a person's own words in a message from what they quote, by the marks that mail programs put there, also where its reader did not.
 * Rule RD4.
 */
export function separateQuoted(text: string, turn: Stretch): OwnAndQuoted {
  const lines = linesOf(text, turn);
  const own: Stretch[] = [];
  const quoted: Stretch[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    const said = text.slice(line.start, line.end);
    const opening = quotedLine.test(said) ? 0 : openingLines(text, lines, at);
    if (opening > 0) {
      const next = lines.slice(at + opening).find(({ start, end }) => text.slice(start, end).trim() !== '');
      const isMarked = next !== undefined && quotedLine.test(text.slice(next.start, next.end));
      if (!isMarked) {
        add(quoted, { start: line.start, end: turn.end });
        break;
      }
      add(quoted, { start: line.start, end: lines[at + opening - 1]?.end ?? line.end });
      at += opening - 1;
    } else {
      add(quotedLine.test(said) ? quoted : own, line);
    }
  }
  return { own, quoted };
}

/** How many lines from here on say that somebody else's words follow; 0 when none does. */
function openingLines(text: string, lines: readonly Stretch[], at: number): number {
  const saidFrom = (count: number): string => text.slice(lines[at]?.start, lines[at + count - 1]?.end);
  if (forwarded.test(saidFrom(1))) return 1;
  if (mailHead.test(saidFrom(1))) {
    const next = lines.slice(at + 1, at + 5).map(({ start, end }) => text.slice(start, end));
    return next.filter((line) => mailHeadNext.test(line)).length >= 2 ? 1 : 0;
  }
  if (!/^\s*(?:On|Am|Le|Den|På|Op|El|Il) /.test(saidFrom(1))) return 0;
  return (
    [1, 2, 3].find((count) => at + count <= lines.length && wroteBefore.some((form) => form.test(saidFrom(count)))) ?? 0
  );
}

/** Lines that follow each other are one stretch. */
function add(stretches: Stretch[], { start, end }: Stretch): void {
  const last = stretches.at(-1);
  if (last !== undefined && start - last.end <= 1) stretches[stretches.length - 1] = { start: last.start, end };
  else stretches.push({ start, end });
}

const attribution =
  /\b(?:wrote|writes|said|says|asked|asks|told|tells|answered|replied|put it|quote|quoted|according|words|skrev|sa|schrieb|sagte)\b/i;
const ownAttribution =
  /\b(?:I|we|I['’]ve|we['’]ve) (?:have |had |always |once |also )?(?:wrote|said|say|asked|told|answered|replied)\b/i;
const longEnough = 5;

/** Finds somebody else's words in quotation marks within a person's own. Rule RD4. */
export function quotationsIn(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const match of text.matchAll(
    /“[^“”]{1,2000}”|"[^"]{1,2000}"|„[^„“”]{1,2000}[“”]|«[^«»]{1,2000}»|»[^«»]{1,2000}«/gu,
  )) {
    const end = match.index + match[0].length;
    const around = `${text.slice(Math.max(0, match.index - 60), match.index)} … ${text.slice(end, end + 40)}`;
    const isLong = match[0].split(/\s+/).length >= longEnough;
    if (isLong && attribution.test(around) && !ownAttribution.test(around)) found.push({ start: match.index, end });
  }
  return found;
}
