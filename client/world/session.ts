import { assertNever } from '../../protocol/assert-never.ts';
import { closeCodes, type Farewell } from '../../protocol/messages.ts';

/** How this page was last cut off. */
export interface Drop {
  readonly droppedAtMs: number;
  /** `slow`: the server closed it, because the connection could not take what everybody gets. `moving`: the person goes elsewhere in the hall. */
  readonly why: 'broken' | 'slow' | 'moving';
}

/** Where this page's connection to the town hall stands. Every kind holds only what the page needs to show or do next. */
export type Session =
  /** The join page: nothing was asked of the server yet, or the door said no and why. */
  | { readonly kind: 'outside'; readonly trouble: string | null }
  | { readonly kind: 'joining'; readonly takeBody: boolean }
  /** Many come in at once: this page has its turn at `retryAtMs`, and so many are before it. */
  | { readonly kind: 'in-line'; readonly takeBody: boolean; readonly before: number; readonly retryAtMs: number }
  /** Another page of this person has the body: ask before taking it. */
  | { readonly kind: 'body-elsewhere' }
  | { readonly kind: 'here' }
  | { readonly kind: 'coming-back'; readonly attempt: number; readonly drop: Drop; readonly retryAtMs: number }
  | { readonly kind: 'rejoining'; readonly attempt: number; readonly drop: Drop; readonly takeBody: boolean }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'removed'; readonly detail: string }
  /** The session behind this page was ended, here or from another device. */
  | { readonly kind: 'signed-out' }
  /** The page is older than the server: reload once. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'ended'; readonly why: 'left' | 'closed' };

export type SessionEvent =
  | { readonly type: 'enter'; readonly takeBody: boolean }
  | { readonly type: 'joined' }
  | { readonly type: 'body-elsewhere' }
  /** The door gave this page a turn. */
  | { readonly type: 'turn'; readonly inMs: number; readonly before: number }
  /** The door answered no: `code` of protocol/http, `message` the sentence people read. */
  | { readonly type: 'door-refused'; readonly code: string; readonly message: string }
  | { readonly type: 'unreachable' }
  | { readonly type: 'farewell'; readonly farewell: Farewell }
  | { readonly type: 'closed'; readonly code: number }
  /** The connection is open, and nothing comes through it any more. */
  | { readonly type: 'silent' }
  | { readonly type: 'retry-due' }
  /** To another place of the hall: out of this room, and in again. `takeBody`: also from another page that has it. */
  | { readonly type: 'move'; readonly takeBody: boolean }
  | { readonly type: 'leave' };

export interface SessionContext {
  readonly nowMs: number;
  /** 0 ≤ random < 1, fresh for each event. */
  readonly random: number;
}

const firstDelayMs = 400;
const longestDelayMs = 3000;
const turnSpreadMs = 1000;
/** How long after a drop the body elsewhere is surely our own lost socket: then it is taken back without asking. */
const ownBodyMs = 30_000;

/** Milliseconds to wait before try `attempt` (from 0): doubling, at most 3 s, spread by ± 50 % so that a hall does not come back at once. */
export function backOffMs(attempt: number, random: number): number {
  return Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt, 10)) * (0.5 + random);
}

/** The session after an event. Events that do not fit the state leave it as it is. Rules CO1–CO6. */
export function advance(session: Session, event: SessionEvent, context: SessionContext): Session {
  switch (event.type) {
    case 'enter':
      return isOpenEnded(session) ? session : { kind: 'joining', takeBody: event.takeBody };
    case 'joined':
      return isTrying(session) ? { kind: 'here' } : session;
    case 'body-elsewhere':
      if (session.kind === 'joining') return { kind: 'body-elsewhere' };
      return session.kind === 'rejoining' ? { kind: 'replaced' } : session;
    case 'turn':
      return isTrying(session) ? inLine(session, event, context) : session;
    case 'door-refused':
      return isTrying(session) ? refused(session, event.code, event.message, context) : session;
    case 'unreachable':
      if (session.kind === 'joining') return { kind: 'outside', trouble: cannotReach };
      return session.kind === 'rejoining' ? comeBack(session.attempt + 1, session.drop, context) : session;
    case 'farewell':
      return isFinal(session) ? session : farewelled(session, event.farewell, context);
    case 'closed':
      return isFinal(session) ? session : closed(session, event.code, context);
    case 'silent':
      return dropped(session, 'broken', context);
    case 'retry-due':
      if (session.kind === 'in-line') return { kind: 'joining', takeBody: session.takeBody };
      if (session.kind !== 'coming-back') return session;
      return {
        kind: 'rejoining',
        attempt: session.attempt,
        drop: session.drop,
        takeBody: context.nowMs - session.drop.droppedAtMs < ownBodyMs,
      };
    case 'move': {
      const drop = { droppedAtMs: context.nowMs, why: 'moving' } as const;
      return session.kind === 'here' ? { kind: 'rejoining', attempt: 0, drop, takeBody: event.takeBody } : session;
    }
    case 'leave':
      return { kind: 'ended', why: 'left' };
    default:
      return assertNever(event);
  }
}

export const cannotReach = 'The server cannot be reached. Check your connection, then try again.';

function isTrying(session: Session): session is Extract<Session, { kind: 'joining' | 'rejoining' }> {
  return session.kind === 'joining' || session.kind === 'rejoining';
}

/** States in which a second Enter must not start a second connection. */
function isOpenEnded(session: Session): boolean {
  return isTrying(session) || session.kind === 'here' || session.kind === 'coming-back' || session.kind === 'in-line';
}

function isFinal(session: Session): boolean {
  return (
    session.kind === 'replaced' ||
    session.kind === 'removed' ||
    session.kind === 'signed-out' ||
    session.kind === 'outdated' ||
    session.kind === 'ended' ||
    session.kind === 'outside'
  );
}

function comeBack(attempt: number, drop: Drop, context: SessionContext): Session {
  return {
    kind: 'coming-back',
    attempt,
    drop,
    retryAtMs: context.nowMs + backOffMs(attempt, context.random),
  };
}

/** Not before the turn, and up to a second after it: those whose turns are near do not all come in the same moment. */
function inLine(
  session: Extract<Session, { kind: 'joining' | 'rejoining' }>,
  { inMs, before }: { readonly inMs: number; readonly before: number },
  { nowMs, random }: SessionContext,
): Session {
  const retryAtMs = nowMs + inMs + random * turnSpreadMs;
  if (session.kind === 'joining') return { kind: 'in-line', takeBody: session.takeBody, before, retryAtMs };
  return { kind: 'coming-back', attempt: session.attempt, drop: session.drop, retryAtMs };
}

function refused(
  session: Extract<Session, { kind: 'joining' | 'rejoining' }>,
  code: string,
  message: string,
  context: SessionContext,
): Session {
  if (code === 'outdated') return { kind: 'outdated' };
  if (code === 'removed' || code === 'banned') return { kind: 'removed', detail: message };
  // Who was inside and is not known any more signs in, or opens their link, again.
  if (code === 'no-session' && session.kind === 'rejoining') return { kind: 'signed-out' };
  if (code === 'town-hall-closed' || code === 'town-hall-cancelled') return { kind: 'ended', why: 'closed' };
  const mayPass = code === 'too-fast' || code === 'server-error' || code === 'record-unavailable';
  if (session.kind === 'rejoining' && mayPass) {
    // A server that asks for patience gets it: two steps of the back-off at once.
    return comeBack(session.attempt + 2, session.drop, context);
  }
  return { kind: 'outside', trouble: message };
}

function farewelled(session: Session, farewell: Farewell, context: SessionContext): Session {
  switch (farewell.reason) {
    case 'body-taken':
      return { kind: 'replaced' };
    case 'removed':
      return { kind: 'removed', detail: farewell.detail };
    case 'signed-out':
      return { kind: 'signed-out' };
    case 'malformed':
      return { kind: 'outdated' };
    case 'draining':
    case 'too-fast':
      return dropped(session, 'broken', context);
    case 'behind':
      return dropped(session, 'slow', context);
    default:
      return assertNever(farewell.reason);
  }
}

function dropped(session: Session, why: Drop['why'], context: SessionContext): Session {
  return session.kind === 'here' ? comeBack(0, { droppedAtMs: context.nowMs, why }, context) : session;
}

function closed(session: Session, code: number, context: SessionContext): Session {
  if (code === closeCodes.malformed) return { kind: 'outdated' };
  if (code === closeCodes.bodyTaken) return { kind: 'replaced' };
  if (code === closeCodes.removed) return { kind: 'removed', detail: '' };
  if (code === closeCodes.signedOut) return { kind: 'signed-out' };
  if (session.kind === 'here') return dropped(session, code === closeCodes.behind ? 'slow' : 'broken', context);
  if (session.kind === 'rejoining') return comeBack(session.attempt + 1, session.drop, context);
  if (session.kind === 'joining') return { kind: 'outside', trouble: cannotReach };
  return session;
}
