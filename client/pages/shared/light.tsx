import { type Light as LightKind, lightWords } from '../../world/stage-view.ts';

/** One of the three lights: its shape, its word, its colour. Never the colour alone. */
export function Light({ light, words }: { readonly light: LightKind; readonly words?: string }) {
  return (
    <span class="light" data-light={light}>
      <LightShape light={light} />
      {words ?? lightWords[light]}
    </span>
  );
}

/** Diamond: AI. Disc: the human, live. Triangle: an asker on the floor. */
export function LightShape({ light }: { readonly light: LightKind }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">
      {light === 'avatar' && <path d="M8 0l6 8-6 8-6-8z" />}
      {light === 'human' && <circle cx="8" cy="8" r="7" />}
      {light === 'asker' && <path d="M8 1l8 14H0z" />}
    </svg>
  );
}
