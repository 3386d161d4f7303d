import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DoorTrouble, doorPaths } from '../../../protocol/door.ts';
import { type TownhallId, townhallIdSchema } from '../../../protocol/ids.ts';
import { invitationRequestSchema, revokeRequestSchema } from '../../../protocol/invitations.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Membership } from '../../access/ports.ts';
import type { InvitationDesk } from '../../session/invitation-desk.ts';
import { RecordFailure } from '../../session/ports.ts';
import { HttpTrouble, readJson, sendJson } from './reply.ts';
import { invitedCookie, invitedCookieName, invitedPath, secretIn, sessionSecret } from './request-facts.ts';
import { type Handler, type RouteContext, readerOf } from './route-context.ts';
import { actorOf, setDoors } from './session-routes.ts';
import { redirect } from './sign-in-routes.ts';

/** Invitations: making, listing and taking them back, and coming in by one. Rules IV1 to IV9. */
export const invitationRoutes: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['GET /api/invitations', list],
  ['POST /api/invitations', make],
  ['POST /api/invitations/revoke', revoke],
  ['POST /api/invitations/own', ownLink],
  [`GET ${invitedPath}`, invited],
  [`POST ${invitedPath}`, accept],
]);

/**
 * `GET /join/TOKEN`: puts the token into a cookie and shows to what it invites. Nothing is used up: programs that look at links in mails and
 * chats come here before people do. Rule IV7.
 */
export async function openInvitation(
  context: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): Promise<void> {
  const looked = await lookAt(context, request, token).catch(unavailable);
  if ('trouble' in looked) return redirect(response, `/?trouble=${looked.trouble}`, []);
  if (looked.isIn !== null) return redirect(response, doorPaths[looked.isIn], []);
  redirect(response, '/invited', [invitedCookie(token, context.facts.isHttps(request))]);
}

async function invited(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const looked = await lookAt(context, request, tokenOf(request));
  if ('trouble' in looked) throw new HttpTrouble(409, looked.trouble);
  // A page that waits for the doors keeps its link as long as it waits. Rule IV14.
  if (looked.invited.plan?.stage === 'planned')
    response.setHeader('set-cookie', invitedCookie(tokenOf(request), context.facts.isHttps(request)));
  sendJson(response, 200, looked.invited);
}

async function accept(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!context.facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
  const token = tokenOf(request);
  const looked = await lookAt(context, request, token);
  if ('trouble' in looked) throw new HttpTrouble(409, looked.trouble);
  if (looked.invited.plan?.stage === 'planned') throw new HttpTrouble(409, 'doors-closed');
  response.setHeader('set-cookie', invitedCookie('', context.facts.isHttps(request)));
  // Pressed twice, or in two windows: in once.
  if (looked.isIn !== null) return sendJson(response, 200, { goTo: doorPaths[looked.isIn] });
  const opened = await deskOf(context).accept(token, request.headers['user-agent'] ?? '');
  if ('trouble' in opened) throw new HttpTrouble(409, opened.trouble);
  // Through other doors a browser stays who it is: one machine may try all there are. Rule A5.
  const held = await Promise.all(
    opened.doors.map(async (door) => (await context.core.door.whoIs(sessionSecret(request, door))) !== null),
  );
  const doors = opened.doors.filter((door, index) => door === opened.door || held[index] === false);
  setDoors(context, request, response, opened.secret, doors);
  sendJson(response, 200, { goTo: opened.role === 'organiser' ? '/invitations' : doorPaths[opened.door] });
}

/** Guesses are counted apart: they use up nobody's way in. */
async function lookAt(context: RouteContext, request: IncomingMessage, token: string) {
  const { facts, limiter } = context;
  const looked = await deskOf(context).look(token, (door) => sessionSecret(request, door));
  const isGuess = 'trouble' in looked && looked.trouble === 'bad-link';
  limiter.take('address', `${facts.addressOf(request)} ${isGuess ? 'guesses' : 'links'}`);
  return looked;
}

function tokenOf(request: IncomingMessage): string {
  const token = secretIn(request, invitedCookieName);
  if (token === null) throw new HttpTrouble(409, 'no-session');
  return token;
}

async function list(
  context: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  mustInvite(context, await readerOf(context, request));
  const named = url.searchParams.get('townhall');
  const id = townhallIdSchema.optional().safeParse(named ?? undefined);
  if (!id.success) throw new HttpTrouble(409, 'no-such-townhall');
  await sendList(context, response, id.data);
}

/** As it is afterwards. */
async function sendList(context: RouteContext, response: ServerResponse, townhallId?: TownhallId): Promise<void> {
  const reply = await deskOf(context).list(townhallId);
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}

async function make(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  mustInvite(context, await actorOf(context, request));
  const asked = await readJson(request, invitationRequestSchema, limits.httpBodyBytes);
  const refusal = await deskOf(context).make(asked);
  if (refusal !== null) throw new HttpTrouble(409, refusal.refused);
  await sendList(context, response, asked.townhallId);
}

async function revoke(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  mustInvite(context, await actorOf(context, request));
  const asked = await readJson(request, revokeRequestSchema, limits.httpBodyBytes);
  if (!(await deskOf(context).revoke(asked))) throw new HttpTrouble(404, 'not-found');
  await sendList(context, response, asked.townhallId);
}

async function ownLink(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await actorOf(context, request);
  mustInvite(context, member);
  const link = await deskOf(context).ownLink(member);
  if (link === null) throw new HttpTrouble(404, 'not-found');
  sendJson(response, 200, link);
}

function mustInvite(context: RouteContext, member: Membership): void {
  if (!deskOf(context).mayInvite(member)) throw new HttpTrouble(403, 'not-allowed');
}

/** Where people come otherwise there are none. */
function deskOf({ invitations }: RouteContext): InvitationDesk {
  if (invitations === null) throw new HttpTrouble(404, 'not-found');
  return invitations;
}

function unavailable(error: unknown): { readonly trouble: DoorTrouble } {
  if (error instanceof RecordFailure) return { trouble: 'record-unavailable' };
  throw error;
}
