import { Check, Copy } from 'lucide-preact';
import { useState } from 'preact/hooks';

/** Copies a link; where the browser does not, shows it to be copied by hand. `what`: whose, for who hears the page. */
export function CopyLink({ path, what }: { readonly path: string; readonly what: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'shown'>('ready');
  const link = `${location.origin}${path}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setState('copied');
    } catch {
      // Refused, or a page without HTTPS, which has no clipboard.
      setState('shown');
    }
  };
  return (
    <>
      <button type="button" class="small" aria-label={`Copy link, ${what}`} onClick={() => void copy()}>
        {state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />} Copy link
      </button>
      <span class="copy-note quiet-text" role="status">
        {state === 'copied' && 'Copied.'}
        {state === 'shown' && <code>{link}</code>}
      </span>
    </>
  );
}
