import { MailPlus, MonitorSmartphone } from 'lucide-preact';
import { doorOfPage } from '../../../protocol/door.ts';
import { can } from '../../../protocol/roles.ts';
import type { Townhall } from '../../live/townhall.ts';

/** To where a person is signed in, through the door that they came by; not in a demo, where nobody is. In a window of its own. Rule IV12. */
export function SignedInLink({ townhall }: { readonly townhall: Townhall }) {
  if (townhall.greeting.isDemo) return null;
  const door = doorOfPage(location.pathname, new URLSearchParams(location.search).get('door'));
  return (
    <a class="button small" href={`/signed-in?door=${door}`} target="_blank" rel="noopener">
      <MonitorSmartphone aria-hidden="true" /> Where you are signed in
    </a>
  );
}

/** To the invitations, for whoever makes them. */
export function InvitationsLink({ townhall }: { readonly townhall: Townhall }) {
  const { isDemo, isSignedIn } = townhall.greeting;
  // Where their company signs people in there are none.
  if (isDemo || isSignedIn || !can(townhall.role.value, 'invitation.make')) return null;
  return (
    <a class="button small" href="/invitations" target="_blank" rel="noopener">
      <MailPlus aria-hidden="true" /> Invite
    </a>
  );
}
