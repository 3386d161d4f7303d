import { NotebookPen } from 'lucide-preact';
import { doorOfPage, doorPaths } from '../../../protocol/door.ts';
import type { Townhall } from '../../live/townhall.ts';

/** A delegate's way to the statements, by the cookie that they have; in a window of its own, so that they stay where they are. Rule PN84. */
export function StudioLink({ townhall }: { readonly townhall: Townhall }) {
  if (!townhall.isDelegate.value) return null;
  const door = doorOfPage(location.pathname, new URLSearchParams(location.search).get('door'));
  return (
    <a class="button small icon-when-narrow" href={`${doorPaths.studio}?door=${door}`} target="_blank" rel="noopener">
      <NotebookPen aria-hidden="true" /> <span>Open the studio</span>
    </a>
  );
}
