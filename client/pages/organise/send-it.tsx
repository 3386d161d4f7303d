import { CalendarArrowDown, Check, Copy, Link2 } from 'lucide-preact';
import type { PlannedTownhall, TownhallsReply } from '../../../protocol/organising.ts';
import { leaderName } from '../../world/organise/field-words.ts';
import { invitationText } from '../../world/organise/invitation-text.ts';
import { useCopy } from '../shared/use-copy.ts';

/** What people are sent: a text with everything in it, and a file for their calendar. Rule OP12. */
export function useInvitation(
  known: TownhallsReply,
  { plan, calendarPath }: PlannedTownhall,
  attendeePath: string | null,
) {
  // Where people sign in, everybody has the same way; else theirs is a link.
  const path = known.entry === 'company' ? '/hall' : attendeePath;
  const text = invitationText(plan, {
    leader: leaderName(plan, known.personas),
    link: path === null ? null : `${location.origin}${path}`,
    calendar: `${location.origin}${calendarPath}`,
  });
  return { text, missing: path === null ? lacks[known.entry] : null, ...useCopy(text) };
}
const lacks = {
  company: null,
  invitation: 'Make a link, and put it where the text says so.',
  demo: 'Put the demo’s link where the text says so: the terminal shows it.',
} as const satisfies Record<TownhallsReply['entry'], string | null>;

type Invitation = ReturnType<typeof useInvitation>;

export function SendButtons(props: {
  readonly invitation: Invitation;
  readonly townhall: PlannedTownhall;
  readonly makesLinks: boolean;
}) {
  const { invitation, townhall, makesLinks } = props;
  const { title } = townhall.plan;
  return (
    <>
      <button
        type="button"
        class="small"
        aria-label={`Copy invitation, ${title}`}
        onClick={() => void invitation.copy()}
      >
        {invitation.state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />} Copy invitation
      </button>
      <a class="button small" href={townhall.calendarPath} download aria-label={`Calendar file, ${title}`}>
        <CalendarArrowDown aria-hidden="true" /> Calendar file
      </a>
      {makesLinks && (
        <a class="button small" href={`/invitations?townhall=${townhall.id}`} aria-label={`Make a link, ${title}`}>
          <Link2 aria-hidden="true" /> Make a link
        </a>
      )}
    </>
  );
}

/** Whether it was copied; and the text, to be read before it is sent, or marked where the browser does not copy. */
export function InvitationBelow({ invitation: { state, text, missing } }: { readonly invitation: Invitation }) {
  return (
    <>
      <p class="copy-note" role="status">
        {state === 'copied' && `Copied. ${missing ?? 'Paste it into a mail or a chat.'}`}
        {state === 'shown' && 'This browser does not let the page copy. Mark the text below and copy it.'}
      </p>
      <details open={state === 'shown'}>
        <summary>Read the invitation</summary>
        <p class="invitation-text">{text}</p>
      </details>
    </>
  );
}
