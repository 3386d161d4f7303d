import { besideParameter } from '../protocol/door.ts';
import { type MemberId, memberIdSchema } from '../protocol/ids.ts';

const key = 'rostrum.invited';
/** An invitation that was opened before the person's own link still counts for so long. */
const keptMs = 3_600_000;

/** Beside whom this person was invited to sit; null without an invitation. What is none is nobody. Rule CO18. */
export function invitedBeside(search: string): MemberId | null {
  const named = memberIdSchema.safeParse(new URLSearchParams(search).get(besideParameter)).data;
  if (named !== undefined) {
    localStorage.setItem(key, JSON.stringify([named, Date.now()]));
    return named;
  }
  const [kept, atMs] = (localStorage.getItem(key) ?? '').match(/^\["([^"]*)",(\d+)\]$/)?.slice(1) ?? [];
  return Date.now() - Number(atMs) < keptMs ? (memberIdSchema.safeParse(kept).data ?? null) : null;
}

/** The person sits: to load the page again moves nobody. */
export function forgetInvitation(): void {
  localStorage.removeItem(key);
  if (new URLSearchParams(location.search).has(besideParameter)) history.replaceState(null, '', location.pathname);
}
