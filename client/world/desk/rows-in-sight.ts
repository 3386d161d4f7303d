/** What a long list draws: rows, and gaps where rows would be that nobody sees. */
export type Piece = { readonly kind: 'row'; readonly index: number } | { readonly kind: 'gap'; readonly px: number };

export interface RowsInSight {
  readonly count: number;
  /** Height of a row with the space under it, measured or supposed, in px. */
  readonly heightOf: (index: number) => number;
  /** What is seen of the list, from its top, in px; wider than the window, so that what comes next is there already. */
  readonly fromPx: number;
  readonly toPx: number;
  /** A row that is drawn wherever it is, since it has the keyboard; null: none. */
  readonly keep: number | null;
}

/** Lists of up to so many rows are drawn whole: a browser's own search finds all of them. */
const drawnWhole = 40;

/** The rows that are in sight, in order, with gaps of the height of those that are not: together as high as the whole list. Rule DK10. */
export function rowsInSight({ count, heightOf, fromPx, toPx, keep }: RowsInSight): readonly Piece[] {
  const pieces: Piece[] = [];
  let top = 0;
  let gap = 0;
  for (let index = 0; index < count; index++) {
    const height = heightOf(index);
    const isSeen = (top < toPx && top + height > fromPx) || index === keep || count <= drawnWhole;
    top += height;
    if (!isSeen) {
      gap += height;
      continue;
    }
    if (gap > 0) pieces.push({ kind: 'gap', px: gap });
    gap = 0;
    pieces.push({ kind: 'row', index });
  }
  if (gap > 0) pieces.push({ kind: 'gap', px: gap });
  return pieces;
}
