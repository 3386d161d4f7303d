import { Ellipsis } from 'lucide-preact';
import type { ComponentChildren } from 'preact';

interface MoreMenuProps {
  readonly about: string;
  readonly children: ComponentChildren;
}

/** What is seldom needed beside a question: one press away, by keyboard and touch. Rule LB11. */
export function MoreMenu({ about, children }: MoreMenuProps) {
  return (
    <details class="more-menu">
      <summary>
        <Ellipsis aria-hidden="true" />
        <span class="sr-only">More about {about}</span>
      </summary>
      {children}
    </details>
  );
}
