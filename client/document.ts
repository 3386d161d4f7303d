import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { MeReply } from '../protocol/greeting.ts';
import { routeOf, shownTo, standsAlone } from './pages/route.ts';
import { Shell } from './pages/shell.tsx';

/**
 * The join page as HTML, drawn by the same components as in the browser: built beside the pages and run by the server, so that the name
 * field waits for no script. Empty for an address that shows something else first. Rule H11.
 */
export function drawPage(greeting: MeReply, { pathname, searchParams }: URL): string {
  const route = routeOf(pathname);
  if (standsAlone(route) || searchParams.has('trouble')) return '';
  const state = { kind: 'town-hall' as const, greeting, route: shownTo(greeting.role, route), live: null };
  return renderToString(h(Shell, { state, retry: () => undefined }));
}
