import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type QuestionId, questionIdSchema } from '../../../protocol/ids.ts';
import type { DeskWork } from '../../live/desk-work.ts';
import { rowsInSight } from '../../world/desk/rows-in-sight.ts';
import type { QuestionLine } from '../../world/queue.ts';

interface LongListProps {
  readonly work: DeskWork;
  readonly lines: readonly QuestionLine[];
  readonly row: (line: QuestionLine, place: number) => ComponentChildren;
}

/** Until a row has been measured. */
const supposedPx = 180;
/** The space under a row: that of `.cards`. */
const gapPx = 12;
/** Drawn above and below what is seen, in steps, so that not every line that is scrolled draws anew. */
const beyondPx = 600;
const stepPx = 300;

/** A list of which only what is in sight is drawn, however long it is; the selected question always is. Rule DK10. */
export function LongList({ work, lines, row }: LongListProps) {
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(new Map<QuestionId, number>());
  const [span, setSpan] = useState({ fromPx: 0, toPx: 2400 });
  const [, setMeasured] = useState(0);
  const look = useRef(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    const fromPx = Math.floor((-top - beyondPx) / stepPx) * stepPx;
    const toPx = fromPx + Math.ceil((innerHeight + 2 * beyondPx) / stepPx + 1) * stepPx;
    setSpan((old) => (old.fromPx === fromPx && old.toPx === toPx ? old : { fromPx, toPx }));
  });
  useEffect(() => {
    const ending = new AbortController();
    for (const kind of ['scroll', 'resize'] as const)
      addEventListener(kind, () => look.current(), { signal: ending.signal, passive: true });
    return () => ending.abort();
  }, []);
  useLayoutEffect(() => {
    look.current();
    if (measure(list.current, heights.current)) setMeasured((times) => times + 1);
  });
  const known = heights.current;
  const usual = known.size === 0 ? supposedPx : [...known.values()].reduce((sum, px) => sum + px, 0) / known.size;
  const selected = work.selectedId.value;
  const keep = selected === null ? -1 : lines.findIndex(({ id }) => id === selected);
  const heightOf = (index: number) => {
    const line = lines[index];
    return (line && known.get(line.id)) ?? usual;
  };
  const pieces = rowsInSight({ count: lines.length, heightOf, ...span, keep: keep < 0 ? null : keep });
  return (
    <ul ref={list} class="cards long">
      {pieces.map((piece, at) => {
        if (piece.kind === 'gap')
          return <li key={`gap ${at}`} aria-hidden="true" style={{ height: `${piece.px}px` }} />;
        const line = lines[piece.index];
        return line === undefined ? null : row(line, piece.index + 1);
      })}
    </ul>
  );
}

/** Notes how high the drawn rows are; whether one is not as high as was supposed. */
function measure(list: HTMLElement | null, heights: Map<QuestionId, number>): boolean {
  let hasChanged = false;
  for (const row of list?.querySelectorAll<HTMLElement>(':scope > [data-question]') ?? []) {
    const id = questionIdSchema.safeParse(row.getAttribute('data-question')).data;
    const px = row.offsetHeight + gapPx;
    if (id === undefined || heights.get(id) === px) continue;
    heights.set(id, px);
    hasChanged = true;
  }
  return hasChanged;
}
