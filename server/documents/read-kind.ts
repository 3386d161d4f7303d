import { DocumentFailure } from './read-failure.ts';

/** `json` is a chat or a decision log, `zip` a Word document or a Slack export: what is inside tells. */
export type DocumentKind =
  | 'mail'
  | 'mbox'
  | 'markdown'
  | 'text'
  | 'html'
  | 'docx'
  | 'zip'
  | 'pdf'
  | 'captions'
  | 'csv'
  | 'json';

const byEnding = new Map<string, DocumentKind>([
  ['eml', 'mail'],
  ['mbox', 'mbox'],
  ['mbx', 'mbox'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['txt', 'text'],
  ['text', 'text'],
  ['html', 'html'],
  ['htm', 'html'],
  ['docx', 'docx'],
  ['zip', 'zip'],
  ['pdf', 'pdf'],
  ['vtt', 'captions'],
  ['srt', 'captions'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['json', 'json'],
]);
/** How much of a file's beginning is looked at, bytes. */
export const headBytes = 4_096;

/**
 * The kind of a file by its first bytes, and where these leave it open by its name's ending. Refuses an empty file, one whose bytes are not
 * what its ending says (`broken`), Office's encrypted container (`encrypted`), and every other kind. Rule DR1.
 */
export function kindOf(head: Uint8Array, name: string): DocumentKind {
  if (head.length === 0) throw new DocumentFailure('empty');
  const ending = byEnding.get(/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '');
  const start = String.fromCharCode(...head.subarray(0, 1_024));
  // Some PDFs have a few bytes before their mark; so may a mail before its attachment.
  if (start.startsWith('%PDF-') || (ending === 'pdf' && start.includes('%PDF-'))) return 'pdf';
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return ending === 'docx' ? 'docx' : 'zip';
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    if (ending === 'docx')
      throw new DocumentFailure('encrypted', 'a Word document behind a password, or of an older Word');
    throw new DocumentFailure('unknown-kind');
  }
  if (ending === 'pdf' || ending === 'docx' || ending === 'zip')
    throw new DocumentFailure('broken', `no ${ending} by its first bytes`);
  if (start.startsWith('From ') && (ending === 'mbox' || ending === 'mail' || ending === undefined)) return 'mbox';
  if (ending === 'mbox') throw new DocumentFailure('broken', 'no mbox by its first bytes');
  const isMail = ending === 'mail';
  const isWide = start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff');
  if (head.includes(0) && !isWide && !isMail)
    throw new DocumentFailure(ending === undefined ? 'unknown-kind' : 'broken', 'no text by its first bytes');
  return ending ?? guessed(start.replace('\xef\xbb\xbf', ''));
}

function guessed(start: string): DocumentKind {
  if (start.startsWith('WEBVTT') || /^\s{0,20}\d{1,6}\r?\n\d\d:\d\d:\d\d,\d{3} -->/.test(start)) return 'captions';
  if (/^\s{0,100}<(?:!doctype html|html)/i.test(start)) return 'html';
  if (/^\s{0,100}[[{]\s{0,100}[[{"]/.test(start)) return 'json';
  if (
    /^(?:Received|Return-Path|From|Date|Subject|Message-ID|MIME-Version|Delivered-To):/i.test(start) &&
    /\nMIME-Version:|\nMessage-ID:/i.test(start)
  )
    return 'mail';
  throw new DocumentFailure('unknown-kind');
}
