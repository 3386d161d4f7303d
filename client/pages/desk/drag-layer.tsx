import { useComputed } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { questionIdSchema } from '../../../protocol/ids.ts';
import type { DeskDrag } from '../../live/desk-drag.ts';
import { type DragRow, edgeScroll } from '../../world/desk/dragging.ts';

/** Nearer to the top it would lie over what is being said. */
const belowPx = 280;

interface Held {
  readonly xPx: number;
  readonly yPx: number;
  readonly leftPx: number;
  readonly widthPx: number;
}

/** What is in the hand, and where it would land. Rule LB8. */
export function DragLayer({ drag }: { readonly drag: DeskDrag }) {
  const isOn = useComputed(() => drag.now.value !== null).value;
  return isOn ? <Dragged drag={drag} /> : null;
}

function Dragged({ drag }: { readonly drag: DeskDrag }) {
  const [held, setHeld] = useState<Held | null>(null);
  const at = useRef<{ readonly xPx: number; readonly yPx: number } | null>(null);
  // At once: a press that is over before anything was drawn must be heard, too.
  useLayoutEffect(() => {
    const ending = new AbortController();
    const options = { signal: ending.signal };
    const look = () => {
      const point = at.current;
      if (point === null) return;
      const list = document.querySelector('.drag-handle[data-on]')?.closest('.cards');
      if (list == null) return drag.cancel();
      const { left: leftPx, width: widthPx } = list.getBoundingClientRect();
      drag.over(rowsOf(list), point.yPx);
      setHeld({ ...point, leftPx, widthPx });
    };
    addEventListener(
      'pointermove',
      ({ isPrimary, buttons, clientX, clientY }) => {
        if (!isPrimary) return;
        // Let go where this page could not hear it.
        if (buttons === 0) return drag.cancel();
        at.current = { xPx: clientX, yPx: clientY };
        look();
      },
      options,
    );
    addEventListener('pointerup', ({ isPrimary }) => isPrimary && void drag.drop(), options);
    addEventListener('pointercancel', () => drag.cancel(), options);
    addEventListener('blur', () => drag.cancel(), options);
    // A second finger, or another button, lets it be.
    addEventListener('pointerdown', () => drag.cancel(), { ...options, capture: true });
    addEventListener('scroll', look, { ...options, passive: true });
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopImmediatePropagation();
        drag.cancel();
      },
      { ...options, capture: true },
    );
    const stopScrolling = scrollAtEdges(() => at.current?.yPx ?? null, look);
    return () => {
      ending.abort();
      stopScrolling();
    };
  }, [drag]);
  const now = drag.now.value;
  if (now === null || held === null) return null;
  const { drop, line } = now;
  const words = drop === null ? '' : drop.isHere ? `Stays at place ${drop.place}` : `Place ${drop.place} of ${drop.of}`;
  return (
    <>
      {drop !== null && !drop.isHere && (
        <div
          class="drop-line"
          style={{ top: `${drop.linePx}px`, left: `${held.leftPx}px`, width: `${held.widthPx}px` }}
        />
      )}
      <div
        class="in-hand"
        data-below={held.yPx < belowPx ? 'yes' : undefined}
        style={{ top: `${held.yPx}px`, left: `${held.xPx}px` }}
      >
        <strong role="status">{words}</strong>
        <span>{line.text}</span>
      </div>
    </>
  );
}

function rowsOf(list: Element): readonly DragRow[] {
  return [...list.querySelectorAll(':scope > [data-question]')].flatMap((row) => {
    const id = questionIdSchema.safeParse(row.getAttribute('data-question')).data;
    const { top: topPx, bottom: bottomPx } = row.getBoundingClientRect();
    return id === undefined ? [] : [{ id, topPx, bottomPx }];
  });
}

/** Scrolls the page while the pointer is near an edge of what is seen of the lists: under what is being said, and above the window's end. */
function scrollAtEdges(yPx: () => number | null, onScroll: () => void): () => void {
  let before = performance.now();
  let frame = requestAnimationFrame(step);
  function step(now: number): void {
    const y = yPx();
    const topPx = Math.max(0, document.querySelector('.now')?.getBoundingClientRect().bottom ?? 0);
    const speed = y === null ? 0 : edgeScroll(y, { topPx, bottomPx: innerHeight });
    if (speed !== 0) {
      scrollBy({ top: (speed * Math.min(100, now - before)) / 1000, behavior: 'instant' });
      // The line goes along in the same frame.
      onScroll();
    }
    before = now;
    frame = requestAnimationFrame(step);
  }
  return () => cancelAnimationFrame(frame);
}
