import type { ComponentChildren } from 'preact';
import './end.css';

/** A page at the end of something: what happened, what one can do. */
export function EndPage(props: {
  readonly title: string;
  readonly words: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <main class="end">
      <div>
        <p class="quiet-text">Rostrum</p>
        <h1>{props.title}</h1>
        <p role="status">{props.words}</p>
        <div class="end-actions">{props.children}</div>
      </div>
    </main>
  );
}
