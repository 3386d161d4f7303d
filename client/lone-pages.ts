import { type ComponentType, h } from 'preact';
import { assertNever } from '../protocol/assert-never.ts';
import { createHeadsetDoor } from './adapters/http/headset-door.ts';
import type { AloneRoute } from './pages/route.ts';

const go = (to: string) => location.assign(to);

/** The pages that show something of their own and no town hall. They are told of here, so that the hall does not even load their names. */
export async function lonePage(route: AloneRoute): Promise<ComponentType<object>> {
  // Not loaded along with this: what it shares with the hall stays in one piece.
  const { askAtDoor, pageDoor: door } = await import('./open-townhall.ts');
  switch (route) {
    case 'record': {
      const { RecordPage } = await import('./pages/record/record-page.tsx');
      return () => h(RecordPage, { door });
    }
    case 'fairness': {
      const { FairnessPage } = await import('./pages/fairness/fairness-page.tsx');
      return () => h(FairnessPage, { door });
    }
    case 'signed-in': {
      const { SignedInPage } = await import('./pages/signed-in/signed-in-page.tsx');
      return () => h(SignedInPage, { door, headsets: createHeadsetDoor(askAtDoor) });
    }
    case 'invitations': {
      const { InvitationsPage } = await import('./pages/invitations/invitations-page.tsx');
      return () => h(InvitationsPage, { door });
    }
    case 'invited': {
      const { InvitedPage } = await import('./pages/invited/invited-page.tsx');
      return () => h(InvitedPage, { door, go });
    }
    case 'code': {
      const { CodePage } = await import('./pages/headset-code/code-page.tsx');
      return () => h(CodePage, { door: createHeadsetDoor(askAtDoor), go });
    }
    default:
      return assertNever(route);
  }
}
