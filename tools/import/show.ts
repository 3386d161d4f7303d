import { takenKinds } from '../../protocol/import-http.ts';
import type { PreparedPassage } from '../../server/documents/prepare-review.ts';
import { applied, type Removed } from '../../server/documents/redact.ts';
import { sentencesIn } from '../../server/documents/sentences-in.ts';

/** Kinds as people read them: one, and several. */
const kindNames = {
  name: ['name', 'names'],
  email: ['e-mail address', 'e-mail addresses'],
  address: ['postal address', 'postal addresses'],
  phone: ['phone number', 'phone numbers'],
  account: ['account number', 'account numbers'],
  salary: ['amount of pay', 'amounts of pay'],
  health: ['mention of health', 'mentions of health'],
} as const;

/** Says how many of each kind were taken out. */
export function wordsOfRemoved(removed: Removed): string {
  const said = takenKinds.flatMap((kind) => {
    const count = removed[kind] ?? 0;
    return count === 0 ? [] : [`${count} ${kindNames[kind][count === 1 ? 0 : 1]}`];
  });
  return said.length === 0 ? 'nothing' : said.join(', ');
}

/** Gives the lines that show a passage on a terminal: each changed sentence as it was ("-") and as it is now ("+"). Rule RD25. */
export function showPassage(prepared: PreparedPassage, number: number): readonly string[] {
  const { passage, redaction, title, place, context, doubtful } = prepared;
  const about = [title || 'no title', passage.date ?? 'no date', place ?? 'no place', passage.lang ?? 'no language'];
  const asked = context === null ? [] : [`  (asked: ${context})`];
  const perhaps =
    doubtful.length === 0 ? [] : [`  Still there, and perhaps names: ${[...new Set(doubtful)].join(', ')}.`];
  const lines = [`[${number}] ${about.join(' · ')} · ${passage.link} ${passage.start}–${passage.end}`, ...asked];
  return [...lines, ...diffOf(passage.text, redaction.taken), ...perhaps, ''].map(printable);
}

/** Sentences that share something taken out are shown as one. */
function diffOf(text: string, taken: PreparedPassage['redaction']['taken']): readonly string[] {
  const parts: { start: number; end: number }[] = [];
  for (const { start, end } of sentencesIn(text)) {
    const last = parts.at(-1);
    if (last !== undefined && taken.some((it) => it.start < last.end && it.end > start)) last.end = end;
    else parts.push({ start, end });
  }
  return parts.flatMap(({ start, end }) => {
    const before = text.slice(start, end);
    const inside = taken.filter((it) => it.start < end && it.end > start);
    if (inside.length === 0) return [`  ${before}`];
    const moved = inside.map((it) => ({ ...it, start: it.start - start, end: it.end - start }));
    return [`- ${before}`, `+ ${applied(before, moved)}`];
  });
}

/** What a document holds must not steer the terminal: controls and marks that turn the reading order are shown as nothing. */
function printable(line: string): string {
  return line.replace(/\s+/g, (space) => (/^ +$/.test(space) ? space : ' ')).replace(/[\p{Cc}\p{Cf}]/gu, '');
}
