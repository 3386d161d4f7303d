import type { ConnectionKind } from '../../protocol/commands.ts';
import type { GreetingPlan } from '../../protocol/greeting-plan.ts';
import type { Role } from '../../protocol/roles.ts';
import { entryOf } from '../world/lobby/ask-again.ts';

/** The pages there are, by address. All are the one document. */
export type Route =
  | 'hall'
  | 'spectator'
  | 'desk'
  | 'studio'
  | 'record'
  | 'fairness'
  | 'listen'
  | 'signed-in'
  | 'invitations'
  | 'invited'
  | 'organise'
  | 'code';

/** Those that show something of their own, and no town hall. */
export type AloneRoute = 'record' | 'fairness' | 'signed-in' | 'invitations' | 'invited' | 'organise' | 'code';

/** The pages of a town hall that is on. */
export type LiveRoute = Exclude<Route, AloneRoute>;

const routes: Readonly<Record<string, Route>> = {
  '/': 'hall',
  '/hall': 'hall',
  '/spectator': 'spectator',
  '/desk': 'desk',
  '/studio': 'studio',
  '/record': 'record',
  '/fairness': 'fairness',
  '/listen': 'listen',
  '/signed-in': 'signed-in',
  '/invitations': 'invitations',
  '/invited': 'invited',
  '/organise': 'organise',
  '/code': 'code',
};

export function routeOf(pathname: string): Route {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  return routes[path] ?? 'hall';
}

/** Who may only watch is shown the hall as a spectator. */
export function shownTo(role: Role, route: LiveRoute): LiveRoute {
  return route === 'hall' && role === 'spectator' ? 'spectator' : route;
}

/** Whether a page shows something of its own, and no town hall. */
export function standsAlone(route: Route): route is AloneRoute {
  const alone = [
    'record',
    'fairness',
    'signed-in',
    'invitations',
    'invited',
    'organise',
    'code',
  ] satisfies AloneRoute[];
  return alone.some((each) => each === route);
}

export function drawsHall(route: LiveRoute): boolean {
  return route === 'hall' || route === 'spectator';
}

/** How a page takes part: only the hall's has a body, and who listens draws no hall. */
export function kindOfRoute(route: LiveRoute): ConnectionKind {
  if (route === 'hall') return 'body';
  if (route === 'listen') return 'listener';
  return route === 'spectator' ? 'companion' : 'desk';
}

/** Whether one comes in by this page, now or later. */
export function comesIn(plan: GreetingPlan | null, route: LiveRoute): boolean {
  const entry = entryOf(plan, drawsHall(route));
  return entry === 'now' || entry === 'later';
}
