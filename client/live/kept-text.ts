/** Where this browser keeps its anonymous questions of a town hall, with their secrets. They are kept nowhere else. Rule UN4. */
export const anonymousKey = (townhallId: string): string => `rostrum.anonymous.${townhallId}`;

/** What this browser keeps under a name; null when it keeps nothing. */
export function keptText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text in this browser, or with null forgets it. A browser that keeps nothing is no trouble: what is shown holds as long as the page. */
export function keepText(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Storage is off or full.
  }
}
