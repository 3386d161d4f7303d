import type { Body } from '../../../world/ports.ts';
import { fit, font, look } from '../look.ts';

export const plateWidthPx = 256;
export const plateHeightPx = 64;
const textTop = 27;

/** Draws a person's plate: the name, and in words what they are. */
export function drawPlate(context: CanvasRenderingContext2D, body: Body): void {
  context.clearRect(0, 0, plateWidthPx, plateHeightPx);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const tag = tagOf(body);
  const hand = body.hasHandUp ? 30 : 0;
  context.font = `400 18px ${font}`;
  const tagWidth = tag === '' ? 0 : context.measureText(tag).width + 12;
  context.font = `600 24px ${font}`;
  const name = fit(context, body.name, plateWidthPx - 32 - hand - tagWidth);
  const nameWidth = context.measureText(name).width;
  const width = nameWidth + tagWidth + hand + 28;
  const left = (plateWidthPx - width) / 2;
  context.fillStyle = 'rgb(24 20 16 / 0.86)';
  context.beginPath();
  context.roundRect(left, 4, width, 46, 10);
  context.fill();
  if (body.hasHandUp) drawHand(context, left + 14, textTop);
  context.font = `600 24px ${font}`;
  context.fillStyle = body.isAway ? look.inkQuiet : look.ink;
  context.fillText(name, left + 14 + hand, textTop);
  if (tag === '') return;
  context.font = `400 18px ${font}`;
  context.fillStyle = body.role === 'moderator' ? look.human : look.inkQuiet;
  context.fillText(tag, left + 14 + hand + nameWidth + 12, textTop + 1);
}

function tagOf(body: Body): string {
  if (body.mistakenFor !== '') return body.mistakenFor === 'leader' ? 'not the leader' : 'no moderator';
  if (body.isBot) return 'bot';
  if (body.isAway) return 'away';
  if (body.role === 'moderator') return 'moderator';
  return body.role === 'leader' ? 'leader' : '';
}

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
