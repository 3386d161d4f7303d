import { useEffect, useState } from 'preact/hooks';
import type { HallDrawing } from '../../live/hall-drawing.ts';
import type { Townhall } from '../../live/townhall.ts';
import type { DrawingStep } from '../../world/drawing/steps.ts';
import { Banner } from '../shared/banner.tsx';
import { voicesNotes } from '../shared/voices-words.ts';

/** What only looks a little different is said for so long; what is missing, as long as it is. */
const saidForMs = 15_000;

const downWords: Readonly<Record<DrawingStep, string>> = {
  whole: 'There is time again: the whole hall is drawn.',
  plainer: 'This device is a little slow, so people far off are drawn more plainly.',
  still: 'This device is slow, so the crowd stands still. Whoever speaks still moves.',
  picture: 'This device is too slow to draw the hall, so you see a picture of the stage. Your seat stays yours.',
  sound: 'This device is too slow for a picture. You go on with sound and captions. Your seat stays yours.',
  captions: 'This device is too slow for sound. You go on with captions alone. Your seat and questions stay yours.',
};

interface DrawingBannerProps {
  readonly townhall: Townhall;
  readonly drawing: HallDrawing;
}

/** How much of the hall is drawn, when that is not all of it, and what goes on. Rule WD1. */
export function DrawingBanner({ townhall, drawing }: DrawingBannerProps) {
  const step = drawing.step.value;
  const isNew = useIsNew(step);
  if (drawing.isBroken.value) {
    const reads = voicesNotes[townhall.voicesStanding.value] === null ? 'hear and read' : 'read';
    return <Banner tone="warn">This device cannot draw the hall. You {reads} everything; reload to try again.</Banner>;
  }
  if (drawing.state.value.kind === 'making')
    return <Banner tone="plain">Drawing the hall. You can already hear, read and ask.</Banner>;
  const isMissing = step === 'picture' || step === 'sound' || step === 'captions';
  // Who chose it knows.
  if (townhall.drawingChoice.now.value !== 'auto' || !(isMissing || isNew)) return null;
  return <Banner tone="plain">{downWords[step]}</Banner>;
}

/** Whether it has changed of late; what it was at first is not new. */
function useIsNew(step: DrawingStep): boolean {
  const [known, setKnown] = useState(step);
  useEffect(() => {
    if (step === known) return;
    const timer = setTimeout(() => setKnown(step), saidForMs);
    return () => clearTimeout(timer);
  }, [step, known]);
  return step !== known;
}
