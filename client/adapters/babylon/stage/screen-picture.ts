import { directionOf } from '../../../world/isolated.ts';
import type { Light } from '../../../world/stage-view.ts';
import { drawLightShape, font, lightColors, look } from '../look.ts';
import { marginPx, pictureHeightPx, pictureWidthPx, type ScreenLayout } from './screen-layout.ts';
import type { Measure } from './screen-parts.ts';

/** Measures with the canvas that draws. */
export function measureBy(context: CanvasRenderingContext2D): Measure {
  return (text, sizePx, weight) => {
    context.font = `${weight} ${sizePx}px ${font}`;
    // Another direction may bring letters from another typeface.
    context.direction = directionOf(text);
    return context.measureText(text).width;
  };
}

/** Draws the stage screen as it was laid out. */
export function drawScreen(context: CanvasRenderingContext2D, { light, mark, runs, bars = [] }: ScreenLayout): void {
  drawGround(context, light);
  if (mark !== null && light !== null) drawLightShape(context, light, mark.x, mark.y, mark.sizePx);
  const tones = { ink: look.ink, quiet: look.inkQuiet, light: light === null ? look.ink : lightColors[light] };
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  for (const run of runs) {
    context.fillStyle = tones[run.tone];
    context.font = `${run.weight} ${run.sizePx}px ${font}`;
    context.direction = run.direction ?? 'ltr';
    context.fillText(run.text, run.x, run.y);
  }
  for (const { x, y, widthPx, heightPx, share } of bars) {
    context.fillStyle = look.line;
    context.fillRect(x, y, widthPx, heightPx);
    context.fillStyle = look.ink;
    context.fillRect(x, y, widthPx * share, heightPx);
  }
}

function drawGround(context: CanvasRenderingContext2D, light: Light | null): void {
  const ground = context.createLinearGradient(0, 0, 0, pictureHeightPx);
  ground.addColorStop(0, '#1d1813');
  ground.addColorStop(1, '#0f0c09');
  context.fillStyle = ground;
  context.fillRect(0, 0, pictureWidthPx, pictureHeightPx);
  const glow = context.createRadialGradient(340, 180, 60, 340, 180, 1500);
  glow.addColorStop(0, light === null ? 'rgb(150 98 52 / 0.34)' : `${lightColors[light]}3a`);
  glow.addColorStop(1, 'rgb(0 0 0 / 0)');
  context.fillStyle = glow;
  context.fillRect(0, 0, pictureWidthPx, pictureHeightPx);
  if (light !== null) {
    context.fillStyle = lightColors[light];
    context.fillRect(0, 0, pictureWidthPx, 12);
  }
  context.fillStyle = look.line;
  context.fillRect(marginPx, 108, pictureWidthPx - 2 * marginPx, 2);
}
