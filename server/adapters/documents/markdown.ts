import { parse } from 'marked';
import type { SourceDocument } from '../../documents/document.ts';
import { DocumentFailure } from '../../documents/read-failure.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';
import { cutFrontMatter, documentOfMemo } from '../../documents/read-memo.ts';
import { readHtml } from './html.ts';

/**
 * A Markdown file as one memo: front matter says who and when; block quotes are somebody else's words; code and pictures are left out. It is
 * read as the page that it makes, so what HTML in it hides is hidden here too. Refuses quotes and lists inside each other deeper than the
 * limit before they are parsed, because a parser's time grows with the square of it. Rule DR18.
 */
export function readMarkdown(source: string, file: string, { depth }: ReadingLimits): SourceDocument | null {
  const { facts, text } = cutFrontMatter(source);
  const nested = new RegExp(`^(?:[ \\t]*>){${depth}}|^(?:[-*+][ \\t]+){${depth}}|^[ \\t]{${depth * 4}}`, 'm');
  if (nested.test(text)) throw new DocumentFailure('too-deep');
  // A line's end is one here: heads of memos are lines.
  const page = parse(text, { async: false, gfm: true, breaks: true });
  return documentOfMemo(readHtml(page, depth).blocks, facts, file);
}
