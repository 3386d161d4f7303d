import { doorPaths } from '../../protocol/door.ts';

/** The pages to which somebody may come back. */
const pages: ReadonlySet<string> = new Set([
  ...Object.values(doorPaths),
  '/listen',
  '/record',
  '/fairness',
  '/signed-in',
  '/organise',
]);
const lengthMost = 500;

/**
 * Gives the address, on our own origin, to which a person goes after signing in; null for anything else. The path must be that of one of our
 * pages, letter by letter: whatever a link to the sign-in says, it leads nowhere else. Rule SI8.
 */
export function returnPath(wanted: string | null): string | null {
  if (wanted === null || wanted.length > lengthMost) return null;
  const [, path, query = ''] = /^(\/[a-z-]+)(?:\?([!-~]*))?$/.exec(wanted) ?? [];
  if (path === undefined || !pages.has(path) || query.includes('#')) return null;
  // Why somebody was sent away is said once.
  const kept = query.split('&').filter((pair) => pair !== '' && !/^trouble(?:=|$)/.test(pair));
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}
