/** How long a page listens before it judges what it heard. */
export const listenMs = 2000;
/** So often it asks the server for a sign before it takes the connection for lost. */
const asksInVain = 3;

/** What a page knows of a connection: all is well, or how often it has asked in vain, or that nothing comes any more. */
export type SignsOfLife =
  | { readonly kind: 'well' }
  | { readonly kind: 'asked'; readonly times: number }
  | { readonly kind: 'silent' };

export const well: SignsOfLife = { kind: 'well' };

/**
 * What a page knows after it has listened for another {@link listenMs}. A connection that goes silent is known as such after 8 to 10 s.
 * Counted, not measured: a page that was frozen or slept hears what came meanwhile before it judges. Rule CO19.
 */
export function afterListening(before: SignsOfLife, wasHeard: boolean): SignsOfLife {
  if (wasHeard) return well;
  const times = before.kind === 'asked' ? before.times + 1 : 1;
  return times > asksInVain || before.kind === 'silent' ? { kind: 'silent' } : { kind: 'asked', times };
}
