import { useState } from 'preact/hooks';

/** Copies a text by a press; `shown`: the browser does not copy, so it is to be shown and copied by hand. */
export function useCopy(text: string) {
  const [state, setState] = useState<'ready' | 'copied' | 'shown'>('ready');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      // Refused, or a page without HTTPS, which has no clipboard.
      setState('shown');
    }
  };
  return { state, copy };
}
