import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

export type PanelName = 'questions' | 'people' | 'words' | 'headset';

export interface Panel {
  readonly name: PanelName | null;
  /** Opens, or with null closes. By a key the focus goes along: into the panel, and back to what opened it. */
  readonly show: (name: PanelName | null, isByKey?: boolean) => void;
}

const heading = '.side-panel h2';

/** Which list is open beside the hall. */
export function usePanel(first: PanelName | null): Panel {
  const [name, setName] = useState(first);
  const open = useRef(first);
  /** What has the focus once the page shows the change. */
  const next = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (next.current !== null) focusOn(next.current);
    next.current = null;
  }, [name]);
  const show = useCallback((wanted: PanelName | null, isByKey = false) => {
    if (isByKey) next.current = wanted === null ? `[data-opens="${open.current}"]` : heading;
    if (wanted === open.current && isByKey) focusOn(heading);
    open.current = wanted;
    setName(wanted);
  }, []);
  return { name, show };
}

/** There are two buttons for a list, of which one is shown. */
function focusOn(what: string): void {
  const found = [...document.querySelectorAll<HTMLElement>(what)].find((each) => each.checkVisibility());
  found?.focus();
}
