import { Check, Copy } from 'lucide-preact';
import { useState } from 'preact/hooks';

/** Puts what was written on the clipboard; where there is none, the text itself stands to be marked. */
export function CopyText({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      // Refused, or a page without HTTPS, which has no clipboard.
      setCopied('refused');
    }
  };
  return (
    <>
      <button type="button" class="small" onClick={() => void copy()}>
        {copied === 'yes' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {copied === 'yes' ? 'Copied' : 'Copy what you wrote'}
      </button>
      {copied === 'refused' && (
        <p class="quiet-text">This browser does not let the page copy. Mark the text and copy it.</p>
      )}
    </>
  );
}
