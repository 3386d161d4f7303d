import { directionOf } from '../../../world/isolated.ts';
import {
  barM,
  type PanelBar,
  type PanelButton,
  type PanelText,
  panelText,
} from '../../../world/panel/panel-content.ts';
import { type PanelBox, panelSize, panelTopM } from '../../../world/panel/panel-layout.ts';
import { drawLightShape, fit, font, look, wrapWords } from '../look.ts';
import { iconOutlines } from './panel-icons.ts';

/** 3.2 pixels for a millimetre: about as fine as a headset shows it. */
const pxPerM = 3200;
export const panelWidthPx = panelSize.widthM * pxPerM;
export const panelHeightPx = panelSize.heightM * pxPerM;
const textPx = panelText.textM * pxPerM;
const titlePx = panelText.titleM * pxPerM;
const linePx = panelText.lineM * pxPerM;
const iconPx = 42;
const insetPx = 14;
const cornerPx = 14;
const backdrop = 'rgb(24 20 16 / 0.985)';
/** The desk's red. */
const stopRed = '#c2261d';

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws the panel as it was laid out. */
export function drawPanel(context: CanvasRenderingContext2D, boxes: readonly PanelBox[]): void {
  context.clearRect(0, 0, panelWidthPx, panelHeightPx);
  const top = panelTopM(boxes) * pxPerM + 2;
  fillRound(context, { x: 2, y: top, width: panelWidthPx - 4, height: panelHeightPx - 2 - top }, 32, backdrop);
  context.lineWidth = 3;
  context.strokeStyle = look.line;
  context.stroke();
  context.textBaseline = 'alphabetic';
  context.lineCap = context.lineJoin = 'round';
  for (const { cell, xM, yM, widthM, heightM } of boxes) {
    const rect = { x: xM * pxPerM, y: yM * pxPerM, width: widthM * pxPerM, height: heightM * pxPerM };
    if (cell.kind === 'button') drawButton(context, cell, rect);
    else if (cell.kind === 'bar') drawBar(context, cell, rect);
    else drawText(context, cell, rect);
  }
}

function fillRound(context: CanvasRenderingContext2D, rect: Rect, corner: number, fill: string): void {
  context.fillStyle = fill;
  context.beginPath();
  context.roundRect(rect.x, rect.y, rect.width, rect.height, corner);
  context.fill();
}

interface Colours {
  readonly fill: string | null;
  readonly line: string | null;
  readonly ink: string;
}

const colours: Readonly<Record<PanelButton['look'], Colours>> = {
  plain: { fill: look.paperRaised, line: look.lineStrong, ink: look.ink },
  on: { fill: look.ink, line: null, ink: look.paper },
  live: { fill: look.asker, line: null, ink: look.paper },
  primary: { fill: look.ink, line: null, ink: look.paper },
  stop: { fill: stopRed, line: null, ink: '#ffffff' },
  key: { fill: look.line, line: null, ink: look.ink },
};
const off: Colours = { fill: null, line: look.line, ink: look.inkQuiet };
/** What is on and cannot be switched off: one's own question. */
const offButOn: Colours = { fill: look.line, line: null, ink: look.ink };

function drawButton(context: CanvasRenderingContext2D, cell: PanelButton, rect: Rect): void {
  const { fill, line, ink } = !cell.isOff ? colours[cell.look] : cell.look === 'on' ? offButOn : off;
  if (fill !== null && !(cell.isBare && cell.look === 'plain')) fillRound(context, rect, cornerPx, fill);
  if (line !== null && !cell.isBare) {
    context.beginPath();
    context.roundRect(rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2, cornerPx);
    context.lineWidth = 2;
    context.strokeStyle = line;
    context.stroke();
  }
  const middle = rect.x + rect.width / 2;
  if (cell.isBare && cell.icon !== null) {
    drawIcon(context, cell.icon, middle - iconPx / 2, rect.y + (rect.height - iconPx) / 2, ink);
    return;
  }
  const isLarge = cell.look === 'stop';
  context.font = `600 ${isLarge ? titlePx : textPx}px ${font}`;
  const besidePx = cell.icon === null ? 0 : iconPx + 10;
  const roomPx = rect.width - 2 * insetPx - besidePx;
  const lines = wrapWords(
    context,
    cell.words,
    roomPx,
    context.measureText(cell.words).width > roomPx && rect.height > 2 * linePx ? 2 : 1,
  );
  const widest = Math.max(0, ...lines.map((each) => context.measureText(each).width));
  const left = cell.isChoice ? rect.x + insetPx : middle - (widest + besidePx) / 2;
  if (cell.icon !== null) drawIcon(context, cell.icon, left, rect.y + (rect.height - iconPx) / 2, ink);
  context.fillStyle = ink;
  const top = rect.y + rect.height / 2 - ((lines.length - 1) * linePx) / 2 + (isLarge ? titlePx : textPx) * 0.36;
  for (const [i, each] of lines.entries()) drawLine(context, each, left + besidePx, top + i * linePx);
}

/** In the direction of its own letters; a line of ours that names somebody is read from the left. */
function drawLine(
  context: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  direction = directionOf(words),
): void {
  context.direction = direction;
  context.textAlign = 'left';
  context.fillText(words, x, y);
  context.direction = 'ltr';
}

function drawIcon(
  context: CanvasRenderingContext2D,
  icon: keyof typeof iconOutlines,
  x: number,
  y: number,
  ink: string,
): void {
  context.save();
  context.translate(x, y);
  context.scale(iconPx / 24, iconPx / 24);
  context.lineWidth = 2;
  context.strokeStyle = ink;
  for (const outline of iconOutlines[icon]) context.stroke(new Path2D(outline));
  context.restore();
}

function drawText(context: CanvasRenderingContext2D, cell: PanelText, rect: Rect): void {
  const isTitle = cell.look === 'title';
  const { look: tone } = cell;
  context.font = `${isTitle || tone === 'avatar' || tone === 'human' || tone === 'asker' ? 600 : 400} ${isTitle ? titlePx : textPx}px ${font}`;
  if (tone === 'field') {
    drawField(context, cell, rect);
    return;
  }
  const light = tone === 'avatar' || tone === 'human' || tone === 'asker' ? tone : null;
  const indent = light === null ? 0 : textPx + 12;
  const lines = wrapWords(context, cell.words, rect.width - indent - 8, cell.lines);
  const count = lines.length + (cell.under === '' ? 0 : 1);
  const step = isTitle ? titlePx * 1.25 : linePx;
  let y = rect.y + (rect.height - count * step) / 2 + step * 0.75;
  if (light !== null) drawLightShape(context, light, rect.x + textPx / 2, y - textPx * 0.34, textPx);
  context.fillStyle =
    light !== null ? look[light] : tone === 'quiet' ? look.inkQuiet : tone === 'trouble' ? look.danger : look.ink;
  for (const each of lines) {
    drawLine(context, each, rect.x + indent + 4, y);
    y += step;
  }
  if (cell.under === '') return;
  context.font = `400 ${textPx}px ${font}`;
  context.fillStyle = look.inkQuiet;
  drawLine(context, fit(context, cell.under, rect.width - 8), rect.x + 4, y, 'ltr');
}

/** One's own answer has a ring before it and is bolder, as the bar alone would tell it by colour. */
function drawBar(context: CanvasRenderingContext2D, cell: PanelBar, rect: Rect): void {
  const y = rect.y + linePx * 0.75;
  context.font = `${cell.isMine ? 600 : 400} ${textPx}px ${font}`;
  context.fillStyle = look.ink;
  const figurePx = context.measureText(cell.figure).width;
  const words = fit(context, cell.isMine ? `● ${cell.words}` : cell.words, rect.width - figurePx - 24);
  drawLine(context, words, rect.x + 4, y, 'ltr');
  context.fillStyle = look.inkQuiet;
  drawLine(context, cell.figure, rect.x + rect.width - figurePx - 4, y, 'ltr');
  const heightPx = barM * pxPerM * 0.55;
  const bar = { x: rect.x + 4, y: rect.y + linePx + 2, width: rect.width - 8, height: heightPx };
  fillRound(context, bar, heightPx / 2, look.line);
  if (cell.share <= 0) return;
  const width = Math.max(heightPx, bar.width * cell.share);
  fillRound(context, { ...bar, width }, heightPx / 2, cell.isMine ? look.ink : look.lineStrong);
}

/** What is being written: its last lines, and where the next letter comes. */
function drawField(context: CanvasRenderingContext2D, cell: PanelText, rect: Rect): void {
  fillRound(context, rect, cornerPx, look.paperSunk);
  context.lineWidth = 2;
  context.strokeStyle = look.lineStrong;
  context.stroke();
  const all = wrapWords(context, cell.words, rect.width - 3 * insetPx, 99);
  const shown = all.slice(-cell.lines);
  context.fillStyle = look.ink;
  let y = rect.y + insetPx + linePx * 0.8;
  let end = rect.x + insetPx;
  for (const each of shown) {
    drawLine(context, each, rect.x + insetPx, y);
    end = rect.x + insetPx + context.measureText(each).width;
    y += linePx;
  }
  if (shown.length > 0) y -= linePx;
  if (/\s$/u.test(cell.words)) end += textPx * 0.28;
  context.fillRect(end + 3, y - textPx * 0.85, 3, textPx * 1.1);
}
