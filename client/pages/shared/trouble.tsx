import { TriangleAlert, X } from 'lucide-preact';

/** What failed and what to do, next to where it was asked. Renders nothing without trouble. */
export function Trouble({ text, onClose }: { readonly text: string | null; readonly onClose?: () => void }) {
  if (text === null) return null;
  const sentence = (
    <p class="trouble" role="alert">
      <TriangleAlert aria-hidden="true" />
      <span>{text}</span>
    </p>
  );
  if (onClose === undefined) return sentence;
  return (
    <div class="with-close">
      {sentence}
      <button type="button" class="small" onClick={onClose}>
        <X aria-hidden="true" /> Close
      </button>
    </div>
  );
}
