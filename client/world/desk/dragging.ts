import type { QuestionId } from '../../../protocol/ids.ts';

/** A drawn question of the list, in px of the window. */
export interface DragRow {
  readonly id: QuestionId;
  readonly topPx: number;
  readonly bottomPx: number;
}

/** Where a question would land if it were let go now. */
export interface DropPlace {
  /** Before which question of the whole queue; null: at its end. */
  readonly before: QuestionId | null;
  /** From 1, and how many there are then. */
  readonly place: number;
  readonly of: number;
  /** It stands there already. */
  readonly isHere: boolean;
  /** Where the line is drawn, in px of the window. */
  readonly linePx: number;
}

interface Dragging {
  readonly dragged: QuestionId;
  /** What is drawn: around the pointer it is all of the list. */
  readonly rows: readonly DragRow[];
  /** The list as the filter shows it, and the whole queue. */
  readonly shown: readonly QuestionId[];
  readonly waiting: readonly QuestionId[];
}

/** Half of the space between two questions. */
const halfGapPx = 6;
const edgePx = 72;
const fastestPxPerSecond = 1400;

/**
 * Gives where a dragged question lands: before the first one whose middle is below the pointer. What the filter hides keeps its place: behind the
 * last that is shown means before whatever comes next in the queue. Null: there is nothing to land beside. Rule LB8.
 */
export function dropPlace({ dragged, rows, shown, waiting }: Dragging, yPx: number): DropPlace | null {
  const others = rows.filter(({ id }) => id !== dragged).toSorted((a, b) => a.topPx - b.topPx);
  const below = others.find(({ topPx, bottomPx }) => yPx < (topPx + bottomPx) / 2);
  const above = below === undefined ? others.at(-1) : undefined;
  const rest = waiting.filter((id) => id !== dragged);
  if (below === undefined && above === undefined) return null;
  const before = below?.id ?? (above === undefined ? null : nextAfter(above.id, dragged, shown, rest));
  const at = before === null ? rest.length : rest.indexOf(before);
  if (at < 0 || rest.length === waiting.length) return null;
  const linePx = below === undefined ? (above?.bottomPx ?? 0) + halfGapPx : below.topPx - halfGapPx;
  return { before, place: at + 1, of: waiting.length, isHere: waiting.indexOf(dragged) === at, linePx };
}

/** How fast the page scrolls while the pointer is near an edge of what is seen, in px a second: the nearer, the faster. */
export function edgeScroll(yPx: number, { topPx, bottomPx }: Pick<DragRow, 'topPx' | 'bottomPx'>): number {
  const up = topPx + edgePx - yPx;
  const down = yPx - (bottomPx - edgePx);
  if (up <= 0 && down <= 0) return 0;
  const share = Math.min(1, Math.max(up, down) / edgePx);
  return (up > down ? -1 : 1) * share * share * fastestPxPerSecond;
}

function nextAfter(
  id: QuestionId,
  dragged: QuestionId,
  shown: readonly QuestionId[],
  rest: readonly QuestionId[],
): QuestionId | null {
  const visible = shown.filter((each) => each !== dragged);
  return visible[visible.indexOf(id) + 1] ?? rest[rest.indexOf(id) + 1] ?? null;
}
