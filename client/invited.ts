import { besideParameter } from '../protocol/door.ts';
import { type MemberId, memberIdSchema } from '../protocol/ids.ts';

const key = 'rostrum.invited';
/** An invitation that was opened before the person's own link still counts for so long. */
const keptMs = 3_600_000;

/** Beside whom this person was invited to sit; null without an invitation. What is none is nobody. Rule CO18. */
export function invitedBeside(search: string): MemberId | null {
  const named = memberIdSchema.safeParse(new URLSearchParams(search).get(besideParameter)).data;
  if (named === undefined) return keptInvitation();
  keep(`${Date.now()} ${named}`);
  return named;
}

/** The person sits: to load the page again moves nobody. */
export function forgetInvitation(): void {
  keep(null);
  if (new URLSearchParams(location.search).has(besideParameter)) history.replaceState(null, '', location.pathname);
}

function keptInvitation(): MemberId | null {
  try {
    const [atMs, memberId] = (localStorage.getItem(key) ?? '').split(' ');
    return Date.now() - Number(atMs) < keptMs ? (memberIdSchema.safeParse(memberId).data ?? null) : null;
  } catch {
    return null;
  }
}

/** A browser that keeps nothing lets the person in all the same. */
function keep(invitation: string | null): void {
  try {
    if (invitation === null) localStorage.removeItem(key);
    else localStorage.setItem(key, invitation);
  } catch {
    // The address still names whom to sit beside.
  }
}
