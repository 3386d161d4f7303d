import { directionOf } from '../../../world/isolated.ts';
import type { ScreenPoll } from '../../../world/poll-screen.ts';
import type { Bar, Measure, TextRun } from './screen-parts.ts';
import { shorten, shortenLines } from './text-lines.ts';

export interface PollFrame {
  readonly leftPx: number;
  readonly widthPx: number;
  readonly bottomPx: number;
  readonly measure: Measure;
}

const questionPx = 84;
const footPx = 50;
const firstLinePx = 240;

/** Lays out a poll: what is asked, a line with a bar for each answer, as large as all of them fit, and how many answered. Rule PO13. */
export function layoutPoll(
  { question, lines, foot }: ScreenPoll,
  { leftPx, widthPx, bottomPx, measure }: PollFrame,
): { readonly runs: readonly TextRun[]; readonly bars: readonly Bar[] } {
  const widthAt = (sizePx: number, weight: 400 | 600) => (text: string) => measure(text, sizePx, weight);
  const asked = shortenLines(question, widthPx, widthAt(questionPx, 600), 2);
  const runs: TextRun[] = asked.map((line, index) => ({
    text: line.text,
    x: leftPx,
    y: firstLinePx + index * questionPx * 1.2,
    sizePx: questionPx,
    weight: 600,
    tone: 'ink',
    direction: directionOf(question),
  }));
  const bars: Bar[] = [];
  const topPx = firstLinePx + (asked.length - 1) * questionPx * 1.2 + 56;
  const rowPx = Math.min(150, (bottomPx - footPx * 1.6 - topPx) / Math.max(1, lines.length));
  const sizePx = Math.min(72, rowPx * 0.52);
  for (const [index, { label, figure, share }] of lines.entries()) {
    const y = topPx + index * rowPx + sizePx;
    const figurePx = figure === null ? 0 : measure(figure, sizePx, 600);
    const direction = directionOf(label);
    const short = shorten(label, widthPx - figurePx - 48, widthAt(sizePx, 400));
    runs.push({ text: short, x: leftPx, y, sizePx, weight: 400, tone: 'ink', direction });
    if (figure === null || share === null) continue;
    runs.push({ text: figure, x: leftPx + widthPx - figurePx, y, sizePx, weight: 600, tone: 'ink' });
    bars.push({ x: leftPx, y: y + sizePx * 0.3, widthPx, heightPx: Math.max(8, rowPx * 0.15), share });
  }
  const y = topPx + lines.length * rowPx + footPx * 1.3;
  runs.push({ text: foot, x: leftPx, y, sizePx: footPx, weight: 400, tone: 'quiet' });
  return { runs, bars };
}
