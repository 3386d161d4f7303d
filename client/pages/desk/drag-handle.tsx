import { useComputed } from '@preact/signals';
import { GripVertical } from 'lucide-preact';
import type { DeskDrag } from '../../live/desk-drag.ts';
import type { QuestionLine } from '../../world/queue.ts';

/** By this a question is dragged to its place. Up, Down and Pin do the same for keyboard and screen reader. Rule LB8. */
export function DragHandle({ drag, line }: { readonly drag: DeskDrag; readonly line: QuestionLine }) {
  const isOn = useComputed(() => drag.now.value?.line.id === line.id).value;
  return (
    <span
      class="drag-handle"
      aria-hidden="true"
      title="Drag to its place"
      data-on={isOn ? 'yes' : undefined}
      onPointerDown={(event) => {
        if (!event.isPrimary || event.button !== 0) return;
        // No text is selected, and no field loses what is typed in it.
        event.preventDefault();
        drag.start(line);
      }}
    >
      <GripVertical />
    </span>
  );
}
