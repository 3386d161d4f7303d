import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Membership } from '../../access/ports.ts';
import type { AnswerDesk } from '../../session/answer-desk.ts';
import type { FrontDesk } from '../../session/front-desk.ts';
import type { HeadsetDesk } from '../../session/headset-desk.ts';
import type { ImportDesk } from '../../session/import-desk.ts';
import type { InboxDesk } from '../../session/inbox-desk.ts';
import type { InvitationDesk } from '../../session/invitation-desk.ts';
import type { OrganisingDesk } from '../../session/organising-desk.ts';
import type { PersonaDesk } from '../../session/persona-desk.ts';
import type { RehearsalDesk } from '../../session/rehearsal-desk.ts';
import type { ReviewDesk } from '../../session/review-desk.ts';
import type { SessionsDesk } from '../../session/sessions-desk.ts';
import type { SignInDesk } from '../../session/sign-in-desk.ts';
import type { SimilarDesk } from '../../session/similar-desk.ts';
import type { Hear } from './hear-body.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { HttpTrouble } from './reply.ts';
import { doorOfRequest, type RequestFacts, sessionSecret } from './request-facts.ts';

export interface RouteContext {
  readonly core: FrontDesk;
  readonly organising: OrganisingDesk;
  readonly persona: PersonaDesk;
  readonly answers: AnswerDesk;
  readonly review: ReviewDesk;
  readonly inbox: InboxDesk;
  readonly rehearsal: RehearsalDesk;
  readonly imports: ImportDesk;
  /** Null where no company signs people in. */
  readonly signIn: SignInDesk | null;
  /** Null where people come by links alone. */
  readonly sessions: SessionsDesk | null;
  /** Null where nobody comes by invitation. */
  readonly invitations: InvitationDesk | null;
  /** Null where people come by links alone. */
  readonly headsets: HeadsetDesk | null;
  readonly similar: Pick<SimilarDesk, 'find'>;
  readonly facts: RequestFacts;
  readonly limiter: RateLimiter;
  /** Writes down what is said; null where that is off. */
  readonly hear: Hear | null;
}

export type Handler = (
  context: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<void> | void;

/** The member behind the cookie of the door that the request names. Throws `no-session`. */
export async function memberOf(core: FrontDesk, request: IncomingMessage): Promise<Membership> {
  const member = await findMember(core, request);
  if (member === null) throw new HttpTrouble(401, 'no-session');
  return member;
}

/** The same, within the limit of what one session reads: of its own, so that nobody reads until they cannot come back in. */
export async function readerOf({ core, limiter }: RouteContext, request: IncomingMessage): Promise<Membership> {
  const member = await memberOf(core, request);
  limiter.take('reads', member.sessionHash);
  return member;
}

export async function findMember(core: FrontDesk, request: IncomingMessage): Promise<Membership | null> {
  const door = doorOfRequest(request);
  return door === null ? null : core.door.whoIs(sessionSecret(request, door));
}

/** Whether this browser is in another town hall through the door that the request names. */
export async function isElsewhere(core: FrontDesk, request: IncomingMessage): Promise<boolean> {
  const door = doorOfRequest(request);
  return door !== null && core.door.isElsewhere(sessionSecret(request, door));
}
