import type { PanelCell, PanelContent, PanelRow } from './panel-content.ts';

/** The panel, in its own metres. */
export const panelSize = { widthM: 0.32, heightM: 0.38 } as const;
const marginM = 0.012;
const rowGapM = 0.006;
const cellGapM = 0.004;

/** A cell in its place: `xM` from the left edge and `yM` down from the top one. */
export interface PanelBox {
  readonly cell: PanelCell;
  readonly xM: number;
  readonly yM: number;
  readonly widthM: number;
  readonly heightM: number;
}

/**
 * Gives every cell its place: the foot upwards from the bottom, the rows upon it. A page with little on it is a lower panel, and what leads
 * away from it stays where it was. Rule HX6.
 */
export function layoutPanel({ rows, foot }: PanelContent): readonly PanelBox[] {
  const footTopM = panelSize.heightM - marginM - heightOf(foot);
  const gapM = foot.length > 0 ? rowGapM : 0;
  return [...stack(rows, Math.max(marginM, footTopM - gapM - heightOf(rows))), ...stack(foot, footTopM)];
}

/** Where the panel begins, from the top of the room that it has: over its highest cell. Metres. */
export function panelTopM(boxes: readonly PanelBox[]): number {
  return Math.min(panelSize.heightM, ...boxes.map(({ yM }) => yM)) - marginM;
}

function heightOf(rows: readonly PanelRow[]): number {
  return rows.reduce((sum, { heightM }) => sum + heightM + rowGapM, rows.length > 0 ? -rowGapM : 0);
}

/** How many rows of a height have room on the panel beside others. */
export function fittingIn(others: readonly PanelRow[], heightM: number): number {
  const leftM = panelSize.heightM - 2 * marginM - heightOf(others) - rowGapM;
  return Math.max(0, Math.floor((leftM + 1e-9) / (heightM + rowGapM)));
}

function stack(rows: readonly PanelRow[], topM: number): readonly PanelBox[] {
  let yM = topM;
  return rows.flatMap((row) => {
    const boxes = acrossRow(row, yM);
    yM += row.heightM + rowGapM;
    return boxes;
  });
}

function acrossRow({ cells, heightM }: PanelRow, yM: number): readonly PanelBox[] {
  const innerM = panelSize.widthM - 2 * marginM - cellGapM * (cells.length - 1);
  const fixedM = cells.reduce((sum, { widthM }) => sum + (widthM ?? 0), 0);
  const sharing = cells.filter(({ widthM }) => widthM === null).length;
  const shareM = sharing === 0 ? 0 : (innerM - fixedM) / sharing;
  // A row of fixed cells stands in the middle.
  let xM = marginM + (sharing === 0 ? (innerM - fixedM) / 2 : 0);
  return cells.map((cell) => {
    const widthM = cell.widthM ?? shareM;
    const box = { cell, xM, yM, widthM, heightM };
    xM += widthM + cellGapM;
    return box;
  });
}

/** The button that works at a point of the panel, as its index among the boxes; -1 for none. Allocates nothing. Rule HX6. */
export function buttonAt(boxes: readonly PanelBox[], xM: number, yM: number): number {
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i];
    if (box === undefined || box.cell.kind !== 'button' || box.cell.isOff) continue;
    if (xM >= box.xM && xM <= box.xM + box.widthM && yM >= box.yM && yM <= box.yM + box.heightM) return i;
  }
  return -1;
}
