import type { ConnectionKind } from '../../protocol/commands.ts';
import { type Door, doorSchema } from '../../protocol/http.ts';

/** The pages there are, by address. All are the one document. */
export type Route = 'hall' | 'spectator' | 'desk' | 'studio' | 'record' | 'listen';

const routes: Readonly<Record<string, Route>> = {
  '/': 'hall',
  '/hall': 'hall',
  '/spectator': 'spectator',
  '/desk': 'desk',
  '/studio': 'studio',
  '/record': 'record',
  '/listen': 'listen',
};

export function routeOf(pathname: string): Route {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  return routes[path] ?? 'hall';
}

/** The door that a page comes through; `/listen` may name one (`?door=spectator`), else it is the hall's. */
export function doorOfRoute(route: Route, search: string): Door {
  switch (route) {
    case 'spectator':
    case 'desk':
    case 'studio':
      return route;
    case 'hall':
    case 'record':
      return 'hall';
    case 'listen':
      return doorSchema.safeParse(new URLSearchParams(search).get('door')).data ?? 'hall';
  }
}

/** How a page takes part: only the hall's has a body. */
export function kindOfRoute(route: Exclude<Route, 'record'>): ConnectionKind {
  if (route === 'hall') return 'body';
  return route === 'desk' || route === 'studio' ? 'desk' : 'companion';
}
