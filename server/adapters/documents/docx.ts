import { Parser } from 'htmlparser2';
import type { SourceDocument } from '../../documents/document.ts';
import { DocumentFailure } from '../../documents/read-failure.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';
import { type Block, documentOfMemo, languageOf, noMemoFacts } from '../../documents/read-memo.ts';
import { decodeText } from './decode.ts';
import type { ZipEntry } from './zip.ts';

/**
 * A Word document as one memo: its paragraphs as they stand after all changes, headings and quotes by the names of their styles. Comments,
 * deleted and moved text, hidden text (also white, or in no size), fields, macros, and whatever lies outside are left alone; nothing is fetched.
 * Who made the file says nothing about who speaks in it. Rules DR19, DR20.
 */
export function readDocx(entries: readonly ZipEntry[], file: string, { depth }: ReadingLimits): SourceDocument | null {
  const part = (name: string): string => {
    const entry = entries.find((one) => one.name === name);
    return entry === undefined ? '' : decodeText(entry.read());
  };
  const source = part('word/document.xml');
  if (source === '') throw new DocumentFailure('broken', 'a Word document without its text');
  const core = coreOf(part('docProps/core.xml'), depth);
  const blocks = paragraphsOf(source, stylesOf(part('word/styles.xml'), depth), depth);
  return documentOfMemo(blocks, { ...noMemoFacts, title: core.title, lang: languageOf(core.language) }, file);
}

interface Style {
  readonly name: string;
  readonly isHidden: boolean;
}
type Attributes = Readonly<Record<string, string>>;
interface Handlers {
  readonly open: (name: string, attributes: Attributes, path: readonly string[]) => void;
  readonly close: (name: string) => void;
  readonly text: (data: string, path: readonly string[]) => void;
}

/** Walks an XML part by local names. A document type is refused: Word writes none, and entities would be declared in it. */
function walk(xml: string, mostDepth: number, { open, close, text }: Partial<Handlers>): void {
  const path: string[] = [];
  const parser = new Parser(
    {
      onprocessinginstruction(name) {
        if (name.toLowerCase().startsWith('!doctype')) throw new DocumentFailure('broken', 'a document type inside');
      },
      onopentag(name, attributes) {
        if (path.length >= mostDepth) throw new DocumentFailure('too-deep');
        open?.(local(name), attributes, path);
        path.push(local(name));
      },
      ontext: (data) => text?.(data, path),
      onclosetag(name) {
        path.pop();
        close?.(local(name));
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function valIn(attributes: Attributes): string | null {
  for (const [name, value] of Object.entries(attributes)) if (local(name) === 'val') return value;
  return null;
}

function paragraphsOf(xml: string, styles: ReadonlyMap<string, Style>, mostDepth: number): readonly Block[] {
  const blocks: Block[] = [];
  let text = '';
  let style: Style | undefined;
  /** Elements around that are no text as it stands now: deleted, moved away, or there for older programs. */
  let left = 0;
  let isHidden = false;
  const leftOut = new Set(['del', 'moveFrom', 'Fallback', 'rubyBase', 'annotation']);
  const flush = (): void => {
    if (text.trim() !== '' && style?.isHidden !== true) blocks.push({ text, kind: kindOf(style?.name ?? '') });
    text = '';
  };
  walk(xml, mostDepth, {
    open(name, attributes, path) {
      if (leftOut.has(name)) left++;
      else if (name === 'p') {
        flush();
        style = undefined;
      } else if (name === 'pStyle') style = styles.get(valIn(attributes) ?? '');
      else if (name === 'r') isHidden = false;
      else if (path.at(-1) === 'rPr' && path.at(-2) === 'r') isHidden ||= hides(name, attributes, styles);
      else if (name === 'tab' && path.at(-1) === 'r') text += ' ';
      else if ((name === 'br' || name === 'cr') && path.at(-1) === 'r') text += '\n';
      else if (name === 'noBreakHyphen') text += '-';
    },
    text(data, path) {
      if (path.at(-1) === 't' && left === 0 && !isHidden) text += data;
    },
    close(name) {
      if (leftOut.has(name)) left--;
      else if (name === 'p') flush();
    },
  });
  flush();
  return blocks;
}

function hides(name: string, attributes: Attributes, styles: ReadonlyMap<string, Style>): boolean {
  const value = valIn(attributes);
  if (name === 'vanish' || name === 'webHidden') return value === null || !/^(?:0|false|off)$/.test(value);
  if (name === 'color') return value?.toUpperCase() === 'FFFFFF';
  // Half points.
  if (name === 'sz') return Number(value) <= 2;
  return name === 'rStyle' && styles.get(value ?? '')?.isHidden === true;
}

function kindOf(style: string): Block['kind'] {
  if (/^(?:heading|title|subtitle|toc)/i.test(style)) return 'heading';
  return /quote/i.test(style) ? 'quote' : 'text';
}

function stylesOf(xml: string, mostDepth: number): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  let id = '';
  let name = '';
  let isHidden = false;
  walk(xml, mostDepth, {
    open(element, attributes, path) {
      if (element === 'style') {
        id = Object.entries(attributes).find(([key]) => local(key) === 'styleId')?.[1] ?? '';
        name = '';
        isHidden = false;
      } else if (element === 'name' && path.at(-1) === 'style') name = valIn(attributes) ?? '';
      else if (path.at(-1) === 'rPr' && path.at(-2) === 'style') isHidden ||= hides(element, attributes, new Map());
    },
    close(element) {
      if (element === 'style') styles.set(id, { name, isHidden });
    },
  });
  return styles;
}

function coreOf(xml: string, mostDepth: number): { title: string; language: string } {
  const core = { title: '', language: '' };
  walk(xml, mostDepth, {
    text(data, path) {
      const name = path.at(-1);
      if (path.length === 2 && (name === 'title' || name === 'language')) core[name] += data;
    },
  });
  return core;
}
