import { directionOf } from '../../world/isolated.ts';
import type { AvatarWaits } from '../../world/ports.ts';
import type { Light } from '../../world/stage-view.ts';
import { shorten } from './stage/text-lines.ts';

/** The dark values of client/pages/tokens.css, for textures in the hall: the hall is always dark. A test keeps them the same. */
export const look = {
  paper: '#181410',
  paperRaised: '#221d18',
  paperSunk: '#100d0a',
  ink: '#f4ede3',
  inkQuiet: '#b9ad9e',
  line: '#3a3229',
  lineStrong: '#8c7f70',
  avatar: '#bda6ff',
  human: '#ffbf5e',
  asker: '#5bd6c8',
  danger: '#ff9389',
} as const;

export const font = '"Inter Variable", system-ui, sans-serif';

export const lightColors: Readonly<Record<Light, string>> = {
  avatar: look.avatar,
  human: look.human,
  asker: look.asker,
};

/** None of the three lights: nobody speaks. Red is for stop alone. */
export const waitColors: Readonly<Record<Exclude<AvatarWaits, 'ready'>, string>> = {
  preparing: look.inkQuiet,
  stopped: look.danger,
  paused: look.ink,
  held: look.ink,
  absent: look.inkQuiet,
};

/** The three lights as linear red, green, blue for shaders. */
export function linearColor(hex: string): readonly [number, number, number] {
  const part = (at: number) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2;
  return [part(1), part(3), part(5)];
}

/** A light's shape, as everywhere: diamond for the AI, disc for the human, triangle for an asker. */
export function drawLightShape(
  context: CanvasRenderingContext2D,
  light: Light,
  x: number,
  y: number,
  size: number,
): void {
  const half = size / 2;
  context.fillStyle = lightColors[light];
  context.beginPath();
  if (light === 'human') context.arc(x, y, half * 0.9, 0, Math.PI * 2);
  else if (light === 'avatar') {
    context.moveTo(x, y - half);
    context.lineTo(x + half * 0.78, y);
    context.lineTo(x, y + half);
    context.lineTo(x - half * 0.78, y);
  } else {
    context.moveTo(x, y - half * 0.9);
    context.lineTo(x + half, y + half * 0.85);
    context.lineTo(x - half, y + half * 0.85);
  }
  context.fill();
}

/** What the avatar does while nobody speaks: an empty diamond, a square, two bars, a ring with a stroke through it. */
export function drawWaitShape(
  context: CanvasRenderingContext2D,
  waits: Exclude<AvatarWaits, 'ready'>,
  x: number,
  y: number,
  size: number,
): void {
  const half = size / 2;
  context.fillStyle = context.strokeStyle = waitColors[waits];
  context.lineWidth = size * 0.12;
  context.beginPath();
  if (waits === 'stopped') context.rect(x - half * 0.78, y - half * 0.78, half * 1.56, half * 1.56);
  else if (waits === 'held' || waits === 'paused') {
    context.rect(x - half * 0.7, y - half * 0.8, half * 0.46, half * 1.6);
    context.rect(x + half * 0.24, y - half * 0.8, half * 0.46, half * 1.6);
  } else if (waits === 'preparing') {
    context.moveTo(x, y - half * 0.92);
    context.lineTo(x + half * 0.72, y);
    context.lineTo(x, y + half * 0.92);
    context.lineTo(x - half * 0.72, y);
    context.closePath();
  } else {
    context.arc(x, y, half * 0.8, 0, Math.PI * 2);
    context.moveTo(x - half * 0.56, y + half * 0.56);
    context.lineTo(x + half * 0.56, y - half * 0.56);
  }
  if (waits === 'stopped' || waits === 'held' || waits === 'paused') context.fill();
  else context.stroke();
}

/** Lines of words that fit a width; the last of at most `max` lines ends in an ellipsis when there is more. */
export function wrapWords(
  context: CanvasRenderingContext2D,
  text: string,
  widthPx: number,
  max: number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || context.measureText(longer).width <= widthPx) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= max) return lines.map((each) => fit(context, each, widthPx));
  return lines.slice(0, max).map((each, i) => fit(context, i === max - 1 ? `${each} …` : each, widthPx));
}

/** A text cut so that it fits a width. */
export function fit(context: CanvasRenderingContext2D, text: string, widthPx: number): string {
  const { direction } = context;
  context.direction = directionOf(text);
  const cut = shorten(text, widthPx, (each) => context.measureText(each).width);
  context.direction = direction;
  return cut;
}
