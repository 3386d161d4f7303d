/** A line as it stands on a page; `y` grows upwards, both in points. */
export interface PdfLine {
  readonly text: string;
  readonly y: number;
  readonly height: number;
}

const pageNumber = /^(?:page |seite |- ?)?\d{1,4}(?: ?(?:of|von|\/) ?\d{1,4})?(?: ?-)?$/i;
/** A line that reaches so far across is full, and its sentence goes on in the next. */
const fullLine = 0.7;
/** Lines further apart than so many times their usual distance begin a paragraph. */
const widerGap = 1.35;

/** The paragraphs of each page, without page numbers and what stands at the edge of most pages. */
export function pageBlocks(pages: readonly (readonly PdfLine[])[]): readonly (readonly string[])[] {
  const bare = pages.map((lines) => lines.map((line) => ({ ...line, text: line.text.trim() })));
  const edges = new Map<string, number>();
  for (const lines of bare)
    for (const edge of new Set(edgesOf(lines).map(withoutDigits))) edges.set(edge, (edges.get(edge) ?? 0) + 1);
  const isRepeated = (text: string): boolean => {
    const count = edges.get(withoutDigits(text)) ?? 0;
    return count >= 3 && count * 2 >= pages.length;
  };
  return bare.map((lines) => {
    const [first, last] = edgesOf(lines);
    const isEdge = (text: string): boolean => text === first || text === last;
    return paragraphsOf(lines.filter(({ text }) => !isEdge(text) || !(pageNumber.test(text) || isRepeated(text))));
  });
}

function edgesOf(lines: readonly PdfLine[]): readonly string[] {
  const texts = lines.map(({ text }) => text).filter((text) => text !== '');
  return texts.length === 0 ? [] : [texts[0] ?? '', texts.at(-1) ?? ''];
}

const withoutDigits = (text: string): string => text.replaceAll(/\d+/g, '#');

function paragraphsOf(lines: readonly PdfLine[]): readonly string[] {
  const gaps = lines.flatMap(({ y }, i) => (i > 0 ? [(lines[i - 1]?.y ?? 0) - y] : [])).filter((gap) => gap > 1);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? 0;
  const widest = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  const paragraphs: string[] = [];
  let text = '';
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const gap = before === undefined ? 0 : before.y - line.y;
    const isNew = line.text === '' || gap < -1 || (usual > 0 && gap > usual * widerGap);
    if (isNew && text !== '') {
      paragraphs.push(text);
      text = '';
    }
    if (line.text === '') continue;
    if (text === '') text = line.text;
    else text = joined(text, line.text, (before?.text.length ?? 0) >= widest * fullLine);
  }
  if (text !== '') paragraphs.push(text);
  return paragraphs;
}

/** A word that was broken at a full line's end is whole again. */
function joined(text: string, line: string, isFull: boolean): string {
  if (!isFull) return `${text}\n${line}`;
  return /\p{Ll}-$/u.test(text.slice(-3)) && /^\p{Ll}/u.test(line) ? `${text.slice(0, -1)}${line}` : `${text} ${line}`;
}
