import type { ComponentChildren } from 'preact';
import type { Panel, PanelName } from './use-panel.ts';

export interface PanelButtonProps {
  readonly opens: PanelName;
  readonly panel: Panel;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Opens one of the lists beside the hall, and closes it. */
export function PanelButton({ opens, panel, class: className, children }: PanelButtonProps) {
  const isOpen = panel.name === opens;
  return (
    <button
      type="button"
      class={className}
      data-opens={opens}
      aria-pressed={isOpen}
      onClick={(event) => panel.show(isOpen ? null : opens, event.detail === 0)}
    >
      {children}
    </button>
  );
}
