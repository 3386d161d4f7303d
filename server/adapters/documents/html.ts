import { Parser } from 'htmlparser2';
import { dateIn } from '../../documents/read-date.ts';
import { DocumentFailure } from '../../documents/read-failure.ts';
import { type Block, languageOf, type MemoFacts } from '../../documents/read-memo.ts';
import { plainStyle, styleHides, unseenBySheet } from './css.ts';

export interface HtmlText {
  readonly facts: MemoFacts;
  readonly blocks: readonly (Block & { readonly depth: number })[];
}

/** Never shown, or no words of a text. */
const dropped = new Set(
  'script style noscript template head svg math object embed iframe canvas audio video select textarea button datalist dialog input title meta nav'.split(
    ' ',
  ),
);
/** Alone they neither close nor hold anything. */
const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const blocks = new Set(
  'address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'figcaption', 'th']);
const white = /^(?:white|#fff|#ffffff|rgb\(255,255,255\)|rgba\(255,255,255,[\d.]+\))$/;

/**
 * The text that a reader of a page sees, as paragraphs: without scripts, styles, comments, code, navigation, and everything hidden by attribute
 * or by style in the page itself (also white on white, and in no size). `depth` counts the block quotes around a paragraph. Nothing is fetched.
 * Refuses elements nested deeper than the limit. Takes time in proportion to the length. Rules DR16, DR17.
 */
export function readHtml(html: string, mostDepth: number): HtmlText {
  const found: (Block & { depth: number })[] = [];
  const open: { name: string; isHidden: boolean; isQuote: boolean; background: string }[] = [];
  const meta = new Map<string, string>();
  let text = '';
  let title = '';
  let lang: string | null = null;
  let hidden = 0;
  let quotes = 0;
  let isTitle = false;
  let headingDepth = 0;
  let sheet = '';
  let unseen: ReadonlySet<string> = new Set();

  const flush = (): void => {
    const trimmed = text
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim();
    if (trimmed !== '')
      found.push({ text: trimmed, kind: headingDepth > 0 ? 'heading' : quotes > 0 ? 'quote' : 'text', depth: quotes });
    text = '';
  };
  const isPre = (): boolean => open.at(-1)?.name === 'pre';
  const isUnseenByName = ({ class: classes, id }: Readonly<Record<string, string>>): boolean =>
    (id !== undefined && unseen.has(`#${id}`)) ||
    (classes !== undefined && unseen.size > 0 && classes.split(/\s+/, 50).some((one) => unseen.has(`.${one}`)));
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'meta')
          meta.set((attributes.name ?? attributes.property ?? '').toLowerCase(), attributes.content ?? '');
        if (name === 'html') lang = languageOf(attributes.lang ?? null);
        if (name === 'title' && !open.some((one) => one.name === 'svg')) isTitle = true;
        if (name === 'br' && hidden === 0) text += '\n';
        if (blocks.has(name)) flush();
        if ((name === 'td' || name === 'th') && text !== '') text += ' ';
        if (empty.has(name)) return;
        if (open.length >= mostDepth) throw new DocumentFailure('too-deep');
        const style = plainStyle(attributes.style ?? '');
        const background = backgroundOf(style, attributes.bgcolor) ?? open.at(-1)?.background ?? 'white';
        const isHidden =
          dropped.has(name) ||
          (name === 'code' && isPre()) ||
          isUnseenByName(attributes) ||
          isUnseen(attributes, style, background);
        const isQuote = name === 'blockquote';
        open.push({ name, isHidden, isQuote, background });
        if (isHidden) hidden++;
        if (isQuote) quotes++;
        if (headings.has(name) && name !== 'th') headingDepth++;
      },
      ontext(data) {
        if (isTitle) title += data;
        if (open.at(-1)?.name === 'style') sheet += data;
        // Line ends in the source are spaces; only <br>, and <pre>, end a line.
        if (hidden === 0) text += open.some(({ name }) => name === 'pre') ? data : data.replaceAll(/\s+/g, ' ');
      },
      onclosetag(name) {
        if (name === 'title') isTitle = false;
        if (name === 'style') unseen = unseenBySheet(sheet);
        if (empty.has(name)) return;
        if (blocks.has(name)) flush();
        const last = open.pop();
        if (last === undefined) return;
        if (last.isHidden) hidden--;
        if (last.isQuote) quotes--;
        if (headings.has(last.name) && last.name !== 'th') headingDepth--;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  flush();
  const date = ['date', 'dcterms.date', 'dc.date', 'article:published_time'].map((key) => dateIn(meta.get(key) ?? ''));
  return {
    facts: {
      title,
      date: date.find((one) => one !== null) ?? null,
      author: meta.get('author') || null,
      audience: meta.get('audience') || null,
      place: null,
      lang,
    },
    blocks: found,
  };
}

function isUnseen(attributes: Readonly<Record<string, string>>, style: string, background: string): boolean {
  if (attributes.hidden !== undefined || attributes['aria-hidden']?.toLowerCase() === 'true') return true;
  if (styleHides(style)) return true;
  const colour = (/(?:^|;)color:([^;!]+)/.exec(style)?.[1] ?? attributes.color ?? '').toLowerCase().trim();
  if (colour === '') return false;
  return colour === background || (white.test(colour) && white.test(background));
}

function backgroundOf(style: string, attribute: string | undefined): string | null {
  const colour = /(?:^|;)background(?:-color)?:([^;!]+)/.exec(style)?.[1] ?? attribute?.toLowerCase().trim() ?? null;
  return colour === null || /^(?:transparent|none|inherit|initial|unset)$/.test(colour) ? null : colour;
}
