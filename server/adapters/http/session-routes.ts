import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Door, doorSchema } from '../../../protocol/door.ts';
import { limits } from '../../../protocol/limits.ts';
import { endSessionRequestSchema } from '../../../protocol/sign-in.ts';
import { secretHash } from '../../access/door.ts';
import type { Membership } from '../../access/ports.ts';
import type { SessionsDesk } from '../../session/sessions-desk.ts';
import { HttpTrouble, readJson, sendJson } from './reply.ts';
import { endedCookie, sessionCookie, sessionSecret } from './request-facts.ts';
import { type Handler, memberOf, type RouteContext, readerOf } from './route-context.ts';

/** Where somebody is signed in, and the end of it. Rules SI10, SI11, IV11. */
export const sessionRoutes: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['GET /api/sessions', sessions],
  ['POST /api/sessions', endSession],
  ['POST /api/sessions/renew', renew],
  ['POST /sign-out', signOut],
]);

async function sessions(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  sendJson(response, 200, await deskOf(context).list(await readerOf(context, request)));
}

async function endSession(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await actorOf(context, request);
  const { id } = await readJson(request, endSessionRequestSchema, limits.httpBodyBytes);
  if (!(await deskOf(context).end(member, id))) throw new HttpTrouble(404, 'not-found');
  sendJson(response, 200, await deskOf(context).list(member));
}

async function renew(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await actorOf(context, request);
  const secret = await deskOf(context).renew(member);
  if (secret === null) throw new HttpTrouble(404, 'not-found');
  setDoors(context, request, response, secret, doorsHolding(request, member));
  sendJson(response, 200, { isRenewed: true });
}

async function signOut(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await actorOf(context, request);
  if (!(await deskOf(context).signOut(member))) throw new HttpTrouble(404, 'not-found');
  const isHttps = context.facts.isHttps(request);
  // Those of other sessions, a moderator's link for instance, stay.
  response.setHeader(
    'set-cookie',
    doorsHolding(request, member).map((door) => endedCookie(door, isHttps)),
  );
  const url = member.isSignedIn === true ? (context.signIn?.signOutUrl() ?? null) : null;
  sendJson(response, 200, { goTo: url === null ? null : url.href });
}

/** Gives a browser a session's secret for these doors. What their company signed in is kept no longer than it lasts. */
export function setDoors(
  { facts, signIn }: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
  doors: readonly Door[],
): void {
  const isHttps = facts.isHttps(request);
  const maxAgeS = (signIn === null ? limits.invitations.sessionMs : limits.signIn.mostMs) / 1000;
  const others = [response.getHeader('set-cookie') ?? []].flat().map(String);
  response.setHeader('set-cookie', [...others, ...doors.map((door) => sessionCookie(door, secret, isHttps, maxAgeS))]);
}

/** Through which doors this browser is that member by the same session. */
function doorsHolding(request: IncomingMessage, member: Membership): readonly Door[] {
  return doorSchema.options.filter((door) => {
    const secret = sessionSecret(request, door);
    return secret !== null && secretHash(secret) === member.sessionHash;
  });
}

export async function actorOf(context: RouteContext, request: IncomingMessage): Promise<Membership> {
  const { core, facts, limiter } = context;
  if (!facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
  const member = await memberOf(core, request);
  limiter.take('session', `${member.sessionHash} sessions`);
  return member;
}

/** Where people come by links there is nothing to sign out of. */
function deskOf({ sessions: desk }: RouteContext): SessionsDesk {
  if (desk === null) throw new HttpTrouble(404, 'not-found');
  return desk;
}
