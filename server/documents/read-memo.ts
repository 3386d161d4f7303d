import type { SourceDocument } from './document.ts';
import { dateIn } from './read-date.ts';
import { labelledPieces } from './read-labels.ts';
import { documentOf, type Piece } from './read-pieces.ts';

/** A paragraph of a memo, as its format marks it. */
export interface Block {
  readonly text: string;
  readonly kind: 'heading' | 'text' | 'quote';
  /** Leads to it, when the format has such links: a page. */
  readonly link?: string;
}

/** What the format itself says beside the text; null or empty when it does not. */
export interface MemoFacts {
  readonly title: string;
  readonly date: string | null;
  readonly author: string | null;
  readonly audience: string | null;
  readonly place: string | null;
  readonly lang: string | null;
}

export const noMemoFacts: MemoFacts = { title: '', date: null, author: null, audience: null, place: null, lang: null };

const header = /^\*{0,2}(to|from|date|subject|re|cc|author|audience|place|title)\s?:\*{0,2}\s?(.*)$/i;
/** Where a date alone in a line still dates the whole. */
const firstLines = 8;
const shortLine = 80;
/** Short paragraphs above a memo's head. */
const mostAbove = 2;

/**
 * A memo or a speech as one document. Its head ("To:", "From:", "Date:", "Subject:") says who, when and to whom, and is nobody's, as headings
 * are; else the date is the one in a short line near the beginning, or in the file's name. The author speaks, except in block quotes, and
 * unless names before paragraphs say who. Null when nobody says anything. Rules DR11, DR22.
 */
export function documentOfMemo(blocks: readonly Block[], facts: MemoFacts, file: string): SourceDocument | null {
  const head = headOf(blocks);
  const author = facts.author ?? head.found.get('author') ?? head.found.get('from') ?? null;
  const paragraphs = head.blocks.map(({ text, kind, isHead, link }): Piece => {
    const said =
      kind === 'heading' || isHead
        ? null
        : kind === 'quote'
          ? { speaker: null, isQuoted: true }
          : { speaker: author, isQuoted: false };
    return { text, said, ...(link !== undefined && { link }) };
  });
  const heading = blocks.slice(0, firstLines).find(({ kind }) => kind === 'heading')?.text ?? '';
  return documentOf(
    {
      title: facts.title || head.found.get('title') || head.found.get('subject') || head.found.get('re') || heading,
      date:
        facts.date ??
        dateIn(head.found.get('date') ?? '') ??
        dateNear(blocks) ??
        dateIn(file.slice(file.lastIndexOf('/') + 1)),
      place: facts.place ?? head.found.get('place') ?? null,
      audience: facts.audience ?? head.found.get('audience') ?? head.found.get('to') ?? null,
      lang: facts.lang,
      link: file,
    },
    labelledPieces(paragraphs, author) ?? paragraphs,
  );
}

/** The lines at the beginning that are "Key: value", when there are two at least and one says from whom or when. */
function headOf(blocks: readonly Block[]): {
  found: ReadonlyMap<string, string>;
  blocks: readonly (Block & { isHead: boolean })[];
} {
  const found = new Map<string, string>();
  const cut: (Block & { isHead: boolean })[] = [];
  let isOver = false;
  for (const block of blocks) {
    // "Memorandum" may stand above the head.
    const isHeader = header.test(block.text.slice(0, 400).split('\n', 1)[0] ?? '');
    const isAbove = found.size === 0 && cut.length < mostAbove && block.text.length <= shortLine && !isHeader;
    if (isOver || block.kind === 'quote' || isAbove || (block.kind === 'heading' && !isHeader)) {
      isOver ||= !isAbove;
      cut.push({ ...block, isHead: isAbove });
      continue;
    }
    const lines = block.text.split('\n');
    let count = 0;
    for (; count < lines.length; count++) {
      const [, key = '', value = ''] = header.exec(lines[count]?.slice(0, 400) ?? '') ?? [];
      if (key === '') break;
      if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), value);
    }
    isOver = count < lines.length;
    if (count > 0) cut.push({ ...block, text: lines.slice(0, count).join('\n'), isHead: true });
    if (isOver) cut.push({ ...block, text: lines.slice(count).join('\n'), isHead: false });
  }
  const isHead = found.size >= 2 && ['from', 'date', 'author'].some((key) => found.has(key));
  return isHead
    ? { found, blocks: cut }
    : { found: new Map(), blocks: blocks.map((block) => ({ ...block, isHead: false })) };
}

function dateNear(blocks: readonly Block[]): string | null {
  const lines = blocks
    .slice(0, firstLines)
    .flatMap(({ text }) => text.slice(0, 2_000).split('\n'))
    .slice(0, firstLines);
  for (const line of lines) {
    const date = line.length <= shortLine && !/[.!?]$/.test(line.trim()) ? dateIn(line) : null;
    if (date !== null) return date;
  }
  return null;
}

/** Plain text as blocks: paragraphs, with lines that begin with `>` as quotes. */
export function blocksOfText(text: string): readonly Block[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => {
      const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
      const isQuote = lines.length > 0 && lines.every((line) => line.startsWith('>'));
      return isQuote
        ? { text: lines.map((line) => line.replace(/^[> ]+/, '')).join('\n'), kind: 'quote' as const }
        : { text: lines.join('\n'), kind: 'text' as const };
    });
}

const frontMatter = /^\ufeff?---[ \t]*\r?\n/;

/** The `key: value` lines between two `---` at a text's beginning, and the text after them. */
export function cutFrontMatter(text: string): { readonly facts: MemoFacts; readonly text: string } {
  const open = frontMatter.exec(text.slice(0, 20))?.[0];
  const close = open === undefined ? null : /\r?\n---[ \t]*(?:\r?\n|$)/.exec(text.slice(open.length - 1, 10_000));
  if (open === undefined || close === null) return { facts: noMemoFacts, text };
  const found = new Map<string, string>();
  for (const line of text.slice(open.length, open.length - 1 + close.index).split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at > 0)
      found.set(
        line.slice(0, at).trim().toLowerCase(),
        line
          .slice(at + 1)
          .trim()
          .replace(/^(["'])(.*)\1$/, '$2'),
      );
  }
  const one = (...keys: readonly string[]): string | null =>
    keys.map((key) => found.get(key)).find((value) => value) ?? null;
  return {
    facts: {
      title: one('title', 'subject') ?? '',
      date: dateIn(one('date', 'published') ?? ''),
      author: one('author', 'speaker', 'from', 'by'),
      audience: one('audience', 'to'),
      place: one('place', 'where', 'location', 'event'),
      lang: languageOf(one('lang', 'language')),
    },
    text: text.slice(open.length - 1 + close.index + close[0].length),
  };
}

/** A language tag as BCP 47 writes it; null for anything else. */
export function languageOf(raw: string | null): string | null {
  const tag = raw?.trim().replaceAll('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(tag) ? tag : null;
}
