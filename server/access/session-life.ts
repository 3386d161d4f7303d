import { limits } from '../../protocol/limits.ts';
import type { Session } from './ports.ts';

/** Whether a session has ended by itself: unused for too long, or old. A link's lasts as long as its link. Rule SI9. */
export function isOver({ account, createdAtMs, seenAtMs }: Session, nowMs: number): boolean {
  if (account === null) return false;
  const { idleMs, mostMs } = limits.signIn;
  return nowMs - seenAtMs > idleMs || nowMs - createdAtMs > mostMs;
}

/** Whether it is time to write down that a session is in use: not with every request. */
export function isUseNews({ account, seenAtMs }: Session, nowMs: number): boolean {
  return account !== null && nowMs - seenAtMs > limits.signIn.noteEveryMs;
}
