import { type DrawingStep, drawingSteps } from '../world/drawing/steps.ts';
import { keepText, keptText } from './kept-text.ts';

/** It is about a device, not about a town hall: one for all of them. */
const key = 'rostrum.drawing';

/** How much of the hall this device is to draw; `auto`: as much as it can. */
export type Drawing = DrawingStep | 'auto';

/** What a person chose to have drawn in this browser; what is not understood counts as nothing chosen. */
export function keptDrawing(): Drawing {
  const kept = keptText(key);
  return drawingSteps.find((step) => step === kept) ?? 'auto';
}

export function keepDrawing(drawing: Drawing): void {
  keepText(key, drawing === 'auto' ? null : drawing);
}
