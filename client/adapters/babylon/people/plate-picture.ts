import { directionOf } from '../../../world/isolated.ts';
import { isTrusted, plateTag } from '../../../world/plate-words.ts';
import type { Body } from '../../../world/ports.ts';
import { fit, font, look } from '../look.ts';

export const plateWidthPx = 256;
export const plateHeightPx = 64;
const [top, height] = [4, 46];
const padding = 14;
const gap = 12;

/** Draws a person's plate: the name, and in words what they are. Nothing of either is drawn beside it. Gives how wide it is, in pixels. Rule B84. */
export function drawPlate(context: CanvasRenderingContext2D, body: Body): number {
  context.clearRect(0, 0, plateWidthPx, plateHeightPx);
  const widthOf = (text: string, type: string) => {
    context.font = `${type} ${font}`;
    context.direction = directionOf(text);
    return context.measureText(text).width;
  };
  const tag = plateTag(body);
  const hand = body.hasHandUp ? 30 : 0;
  const roomPx = plateWidthPx - 2 * padding - 4 - hand;
  const besidePx = tag === '' ? 0 : widthOf(tag, tagType.beside) + gap;
  // A name that would be cut beside its tag stands above it.
  const isAbove = tag !== '' && widthOf(body.name, nameType.beside) > roomPx - besidePx;
  const [nameFont, tagFont] = isAbove ? [nameType.above, tagType.above] : [nameType.beside, tagType.beside];
  context.font = `${nameFont} ${font}`;
  const name = fit(context, body.name, isAbove ? roomPx : roomPx - besidePx);
  const namePx = context.measureText(name).width;
  const width = hand + 2 * padding + (isAbove ? Math.max(namePx, widthOf(tag, tagFont)) : namePx + besidePx);
  const left = (plateWidthPx - width) / 2;
  const write = (text: string, type: string, color: string, x: number, y: number) => {
    context.font = `${type} ${font}`;
    context.fillStyle = color;
    context.direction = directionOf(text);
    context.fillText(text, left + padding + hand + x, y);
  };

  context.save();
  context.fillStyle = 'rgb(24 20 16 / 0.86)';
  context.beginPath();
  context.roundRect(left, top, width, height, 10);
  context.fill();
  // Some letters stand far out of their line.
  context.clip();
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const middle = top + height / 2;
  if (body.hasHandUp) drawHand(context, left + padding, middle);
  write(name, nameFont, body.isAway ? look.inkQuiet : look.ink, 0, isAbove ? middle - 9 : middle);
  const tagColor = isTrusted(body) ? look.human : look.inkQuiet;
  if (tag !== '') write(tag, tagFont, tagColor, isAbove ? 0 : namePx + gap, isAbove ? middle + 12 : middle + 1);
  context.restore();
  return width;
}

const nameType = { beside: '600 24px', above: '600 20px' } as const;
const tagType = { beside: '400 18px', above: '400 16px' } as const;

/** A raised hand. */
function drawHand(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.strokeStyle = look.asker;
  context.lineWidth = 4;
  context.lineCap = 'round';
  context.beginPath();
  for (const [fx, top] of [
    [3, -6],
    [8, -12],
    [13, -13],
    [18, -9],
  ] as const) {
    context.moveTo(x + fx, y + 2);
    context.lineTo(x + fx, y + top);
  }
  context.moveTo(x + 3, y + 4);
  context.quadraticCurveTo(x + 4, y + 14, x + 11, y + 14);
  context.quadraticCurveTo(x + 18, y + 14, x + 18, y + 2);
  context.stroke();
}
