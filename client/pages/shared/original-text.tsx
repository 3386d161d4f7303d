import type { Original } from '../../../protocol/answer.ts';

/** What a translated sentence is a translation of, as it stands in its source. Nothing beside any other sentence. Rule MD49. */
export function OriginalText({ original }: { readonly original: Original | undefined }) {
  if (original === undefined) return null;
  return (
    <p class="original">
      <span class="quiet-text">Original:</span> <q lang={original.language}>{original.text}</q>
    </p>
  );
}
