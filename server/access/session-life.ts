import { limits } from '../../protocol/limits.ts';
import type { Session } from './ports.ts';

/** Whether a session has ended by itself: unused for too long, or old. A demo link's lasts as long as its link. Rules SI9, IV10. */
export function isOver({ account, invite, createdAtMs, seenAtMs }: Session, nowMs: number): boolean {
  if (account === null) return false;
  // Its link may be used up: who came a week before the town hall is still in.
  if (invite !== null) return nowMs - createdAtMs > limits.invitations.sessionMs;
  const { idleMs, mostMs } = limits.signIn;
  return nowMs - seenAtMs > idleMs || nowMs - createdAtMs > mostMs;
}

/** Whether it is time to write down that a session is in use: not with every request. */
export function isUseNews({ account, seenAtMs }: Session, nowMs: number): boolean {
  return account !== null && nowMs - seenAtMs > limits.signIn.noteEveryMs;
}
