import { Check, Copy } from 'lucide-preact';
import { useCopy } from './use-copy.ts';

/** Copies a link; where the browser does not, shows it to be copied by hand. `what`: whose, for who hears the page. */
export function CopyLink({ path, what }: { readonly path: string; readonly what: string }) {
  const link = `${location.origin}${path}`;
  const { state, copy } = useCopy(link);
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
