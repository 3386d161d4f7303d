import '@fontsource-variable/inter/wght.css';
import { drawPlate, plateHeightPx, plateWidthPx } from '../../../client/adapters/babylon/people/plate-picture.ts';
import { layoutScreen, pictureHeightPx, pictureWidthPx } from '../../../client/adapters/babylon/stage/screen-layout.ts';
import { drawScreen, measureBy } from '../../../client/adapters/babylon/stage/screen-picture.ts';
import { memberIdSchema } from '../../../protocol/ids.ts';
import type { DrawnText } from './pictures-window.ts';

// Name plates and stage screens as pictures on a page, and where each of their texts stands.
await document.fonts.load('600 32px "Inter Variable"');

/** A canvas that remembers the texts that are drawn on it. */
function canvasOf(width: number, height: number) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  canvas.style.width = `${Math.min(width, 512)}px`;
  document.body.append(canvas);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const texts: DrawnText[] = [];
  const fillText = context.fillText.bind(context);
  context.fillText = (text, x, y) => {
    const { actualBoundingBoxLeft, actualBoundingBoxRight } = context.measureText(text);
    const { direction } = context;
    texts.push({ text, left: x - actualBoundingBoxLeft, right: x + actualBoundingBoxRight, y, direction });
    fillText(text, x, y);
  };
  return { context, texts };
}

window.pictures = {
  plate: (said) => {
    const { context, texts } = canvasOf(plateWidthPx, plateHeightPx);
    let frame = { left: 0, right: 0 };
    const roundRect = context.roundRect.bind(context);
    context.roundRect = (x, y, width, height, radii) => {
      frame = { left: x, right: x + width };
      roundRect(x, y, width, height, radii);
    };
    const rest = {
      slot: 0,
      role: 'attendee',
      seatId: null,
      isBot: false,
      isAway: false,
      mayTalk: false,
      look: null,
    } as const;
    drawPlate(context, { ...rest, memberId: memberIdSchema.parse('x'), ...said });
    const { data } = context.getImageData(0, 0, plateWidthPx, plateHeightPx);
    const rows = Array.from({ length: plateHeightPx }, (_, row) => row).filter((row) =>
      data.subarray(row * plateWidthPx * 4, (row + 1) * plateWidthPx * 4).some((value) => value > 0),
    );
    return { texts, frame, rows: { first: rows[0] ?? 0, last: rows.at(-1) ?? 0 } };
  },
  screen: (screen, stage) => {
    const { context, texts } = canvasOf(pictureWidthPx, pictureHeightPx);
    drawScreen(context, layoutScreen(screen, stage, 0, measureBy(context)));
    return texts;
  },
  clear: () => document.body.replaceChildren(),
};
