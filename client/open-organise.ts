import { h } from 'preact';
import { createOrganiseDoor } from './adapters/http/organise-door.ts';
import { pageDoor } from './open-townhall.ts';
import { OrganisePage, type OrganisePageProps } from './pages/organise/organise-page.tsx';

/** The organiser's page with its own door: loaded by nobody else. */
export function organisePage(turnAway: OrganisePageProps['turnAway']) {
  const door = createOrganiseDoor(pageDoor);
  return () => h(OrganisePage, { door, turnAway });
}
