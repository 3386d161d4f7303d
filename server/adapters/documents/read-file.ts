import type { SourceDocument } from '../../documents/document.ts';
import { documentsOfDecisions } from '../../documents/read-decisions.ts';
import { DocumentFailure } from '../../documents/read-failure.ts';
import { type DocumentKind, headBytes, kindOf } from '../../documents/read-kind.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';
import { blocksOfText, cutFrontMatter, documentOfMemo } from '../../documents/read-memo.ts';
import { isSlackDay } from '../../documents/read-slack.ts';
import { documentOfTranscript } from '../../documents/read-transcript.ts';
import { decisionRowsOf, readCsv } from './csv.ts';
import { decodeJson, decodeText } from './decode.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readMail } from './mail.ts';
import { readMarkdown } from './markdown.ts';
import { readMbox } from './mbox.ts';
import type { Read } from './read.ts';
import { isSlackExport, readSlackDay, readSlackExport } from './slack.ts';
import { openZip } from './zip.ts';

/**
 * Reads a file by its kind, in this very process: the child's work, and what tests call to save its start. Whatever goes wrong is a
 * {@link DocumentFailure}; a file in which nobody says anything is refused as empty. Rules DR1, DR2, DR9.
 */
export async function* readFile(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  limits: ReadingLimits,
): AsyncGenerator<Read> {
  let documents = 0;
  try {
    for await (const read of readKind(chunks, name, limits)) {
      documents += read.documents.length;
      yield read;
    }
  } catch (error) {
    throw asFailure(error);
  }
  if (documents === 0) throw new DocumentFailure('empty');
}

async function* readKind(chunks: AsyncIterable<Uint8Array>, name: string, limits: ReadingLimits): AsyncGenerator<Read> {
  const source = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  const more = async (): Promise<boolean> => {
    const { value, done } = await source.next();
    if (done === true) return false;
    held.push(value);
    size += value.length;
    return true;
  };
  while (size < headBytes && (await more()));
  const kind = kindOf(Buffer.concat(held).subarray(0, headBytes), name);
  if (kind === 'mbox') {
    yield* readMbox(allOf(held, source), name, limits);
    return;
  }
  while (await more()) if (size > limits.wholeBytes) throw new DocumentFailure('too-large');
  yield* readWhole(kind, Buffer.concat(held), name, limits);
}

async function* allOf(held: readonly Uint8Array[], source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* held;
  for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
}

async function* readWhole(
  kind: Exclude<DocumentKind, 'mbox'>,
  bytes: Uint8Array,
  name: string,
  limits: ReadingLimits,
): AsyncGenerator<Read> {
  switch (kind) {
    case 'mail':
      yield await readMail(bytes, name, limits);
      return;
    case 'text': {
      const { facts, text } = cutFrontMatter(decodeText(bytes));
      yield one(documentOfMemo(blocksOfText(text), facts, name));
      return;
    }
    case 'markdown':
      yield one(readMarkdown(decodeText(bytes), name, limits));
      return;
    case 'html': {
      const { facts, blocks } = readHtml(decodeText(bytes, charsetOf(bytes)), limits.depth);
      yield one(documentOfMemo(blocks, facts, name));
      return;
    }
    case 'pdf': {
      // The largest of all libraries here, and the least often needed.
      const { readPdf } = await import('./pdf.ts');
      yield one(await readPdf(bytes, name, limits));
      return;
    }
    case 'captions':
      yield one(documentOfTranscript(decodeText(bytes), name, limits.parts));
      return;
    case 'csv':
      yield* decisions(readCsv(decodeText(bytes), limits), name);
      return;
    case 'json': {
      const json = decodeJson(bytes, limits.depth);
      const rows = decisionRowsOf(json, limits);
      if (rows !== null) yield* decisions(rows, name);
      else if (isSlackDay(json)) yield readSlackDay(json, name, limits);
      else throw new DocumentFailure('unknown-kind', 'JSON that is neither a chat nor a decision log');
      return;
    }
    case 'docx':
    case 'zip': {
      const entries = openZip(bytes, limits);
      if (kind === 'docx' || entries.some((entry) => entry.name === 'word/document.xml'))
        yield one(readDocx(entries, name, limits));
      else if (isSlackExport(entries)) yield* readSlackExport(entries, name, limits);
      else throw new DocumentFailure('unknown-kind', 'a zip that is neither a Word document nor a Slack export');
      return;
    }
  }
}

const one = (document: SourceDocument | null): Read => ({ documents: document === null ? [] : [document], leftOut: 0 });

function* decisions(rows: Parameters<typeof documentsOfDecisions>[0], name: string): Generator<Read> {
  const documents = documentsOfDecisions(rows, name);
  yield { documents, leftOut: rows.length - documents.length };
}

/** What a page says of its own characters. */
function charsetOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  return /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w-]{2,40})/i.exec(head)?.[1] ?? null;
}

/** Libraries say in many ways that a file is not as it should be; their words may quote it, so only the kind of error is kept. */
function asFailure(error: unknown): DocumentFailure {
  if (error instanceof DocumentFailure) return error;
  const { name, message } = error instanceof Error ? error : { name: 'unknown', message: '' };
  if (message.startsWith('Maximum call stack')) return new DocumentFailure('too-deep');
  if (/allocation failed|Invalid (?:string|array buffer|typed array) length/i.test(message))
    return new DocumentFailure('too-much-memory');
  return new DocumentFailure('broken', /^\w{1,40}$/.test(name) ? name : '');
}
