import { TriangleAlert } from 'lucide-preact';

/** What failed and what to do, next to where it was asked. Renders nothing without trouble. */
export function Trouble({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p class="trouble" role="alert">
      <TriangleAlert aria-hidden="true" />
      <span>{text}</span>
    </p>
  );
}
