import type { ComponentType } from 'preact';
import { createHeadsetDoor } from './adapters/http/headset-door.ts';
import type { AloneRoute } from './pages/route.ts';

/** The organiser's has a door of its own. */
type LoneRoute = Exclude<AloneRoute, 'organise'>;

// Nothing of the hall is loaded along with this: what they share stays in one piece.
const loadDoor = async () => (await import('./open-townhall.ts')).pageDoor;
const loadHeadsets = async () => createHeadsetDoor((await import('./open-townhall.ts')).askAtDoor);
const go = (to: string) => location.assign(to);

/** The pages that show something of their own and no town hall, told of here so that the hall does not even load their names. */
const pages: Readonly<Record<LoneRoute, () => Promise<ComponentType<object>>>> = {
  record: async () => {
    const [{ RecordPage }, door] = await Promise.all([import('./pages/record/record-page.tsx'), loadDoor()]);
    return () => RecordPage({ door });
  },
  fairness: async () => {
    const [{ FairnessPage }, door] = await Promise.all([import('./pages/fairness/fairness-page.tsx'), loadDoor()]);
    return () => FairnessPage({ door });
  },
  'signed-in': async () => {
    const [{ SignedInPage }, door, headsets] = await Promise.all([
      import('./pages/signed-in/signed-in-page.tsx'),
      loadDoor(),
      loadHeadsets(),
    ]);
    return () => SignedInPage({ door, headsets });
  },
  invitations: async () => {
    const [{ InvitationsPage, namedTownhall }, door] = await Promise.all([
      import('./pages/invitations/invitations-page.tsx'),
      loadDoor(),
    ]);
    const townhallId = namedTownhall(location.search);
    return () => InvitationsPage({ door, townhallId });
  },
  invited: async () => {
    const [{ InvitedPage }, door] = await Promise.all([import('./pages/invited/invited-page.tsx'), loadDoor()]);
    return () => InvitedPage({ door, go });
  },
  code: async () => {
    const [{ CodePage }, door] = await Promise.all([import('./pages/headset-code/code-page.tsx'), loadHeadsets()]);
    return () => CodePage({ door, go });
  },
};

export function lonePage(route: LoneRoute): Promise<ComponentType<object>> {
  return pages[route]();
}
