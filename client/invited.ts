import { besideParameter } from '../protocol/door.ts';
import { type MemberId, memberIdSchema } from '../protocol/ids.ts';
import { keepText, keptText } from './live/kept-text.ts';

const key = 'rostrum.invited';
/** An invitation that was opened before the person's own link still counts for so long. */
const keptMs = 3_600_000;

/** Beside whom this person was invited to sit; null without an invitation. What is none is nobody. Rule CO18. */
export function invitedBeside(search: string): MemberId | null {
  const named = memberIdSchema.safeParse(new URLSearchParams(search).get(besideParameter)).data;
  if (named === undefined) return keptInvitation();
  keepText(key, `${Date.now()} ${named}`);
  return named;
}

/** The person sits: to load the page again moves nobody. */
export function forgetInvitation(): void {
  keepText(key, null);
  if (new URLSearchParams(location.search).has(besideParameter)) history.replaceState(null, '', location.pathname);
}

function keptInvitation(): MemberId | null {
  const [atMs, memberId] = (keptText(key) ?? '').split(' ');
  return Date.now() - Number(atMs) < keptMs ? (memberIdSchema.safeParse(memberId).data ?? null) : null;
}
