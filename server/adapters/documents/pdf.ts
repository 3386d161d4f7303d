import { getDocumentProxy } from 'unpdf';
import type { SourceDocument } from '../../documents/document.ts';
import { DocumentFailure } from '../../documents/read-failure.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';
import { type Block, documentOfMemo, languageOf, noMemoFacts } from '../../documents/read-memo.ts';
import { type PdfLine, pageBlocks } from './pdf-lines.ts';

/** What a file that only the right program opens is called there. */
const passwordError = 'PasswordException';
/** Pages of it that may be scanned say this much: a stamp or a number. */
const fewLetters = 20;

/**
 * A PDF as one memo, with a mark for each page. Scripts, forms and attached files are never looked at. One that needs a password is refused
 * as encrypted, one whose pages hold pictures of text as empty. Rule DR21.
 */
export async function readPdf(
  bytes: Uint8Array,
  file: string,
  { parts }: ReadingLimits,
): Promise<SourceDocument | null> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    stopAtErrors: true,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  }).catch((error: unknown) => {
    if (error instanceof Error && error.name === passwordError) throw new DocumentFailure('encrypted');
    throw error;
  });
  if (pdf.numPages > parts) throw new DocumentFailure('too-many-parts', `more than ${parts} pages`);
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    pages.push(linesOf((await page.getTextContent()).items));
    page.cleanup();
  }
  const letters = pages.flat().reduce((sum, { text }) => sum + text.trim().length, 0);
  if (letters < fewLetters) throw new DocumentFailure('empty', 'pages without text; they may be scanned');
  const blocks = pageBlocks(pages).flatMap((texts, i) =>
    texts.map((text): Block => ({ text, kind: 'text', link: `${file}#page=${i + 1}` })),
  );
  const { title, language } = await factsOf(pdf);
  return documentOfMemo(blocks, { ...noMemoFacts, title, lang: languageOf(language) }, file);
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Items = Awaited<ReturnType<Awaited<ReturnType<Pdf['getPage']>>['getTextContent']>>['items'];

function linesOf(items: Items): PdfLine[] {
  const lines: PdfLine[] = [];
  let text = '';
  let y = 0;
  let height = 0;
  for (const item of items) {
    if (!('str' in item)) continue;
    if (text === '') y = Number(item.transform[5]) || 0;
    height = Math.max(height, item.height);
    text += item.str;
    if (!item.hasEOL) continue;
    lines.push({ text, y, height });
    text = '';
    height = 0;
  }
  if (text !== '') lines.push({ text, y, height });
  return lines;
}

async function factsOf(pdf: Pdf): Promise<{ title: string; language: string | null }> {
  // A damaged one is no reason to refuse the text.
  const info: unknown = await pdf.getMetadata().then(
    (metadata) => metadata.info,
    () => null,
  );
  const named = (key: string): string | null => {
    const value: unknown = typeof info === 'object' && info !== null ? Reflect.get(info, key) : null;
    return typeof value === 'string' ? value : null;
  };
  return { title: named('Title') ?? '', language: named('Language') };
}
