import type { ComponentChildren } from 'preact';

/** A line over the page that people must know now. */
export function Banner({ tone, children }: { readonly tone: 'plain' | 'warn'; readonly children: ComponentChildren }) {
  return (
    <p class="banner" data-tone={tone} role="status">
      {children}
    </p>
  );
}
