import type { ReadonlySignal } from '@preact/signals';
import type { Session } from '../world/session.ts';

/** Resolves true when the page is here again, with a connection, and false when it will not come back. */
export function backHere(session: ReadonlySignal<Session>, hasLink: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = session.subscribe((now) => {
      const isComing = now.kind === 'coming-back' || now.kind === 'rejoining';
      if (isComing || (now.kind === 'here' && !hasLink())) return;
      queueMicrotask(() => stop());
      resolve(now.kind === 'here');
    });
  });
}
