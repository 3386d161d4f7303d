import type { IncomingMessage, ServerResponse } from 'node:http';
import { doorSchema } from '../../../protocol/door.ts';
import { limits } from '../../../protocol/limits.ts';
import { endSessionRequestSchema, returnParameter, signInPath } from '../../../protocol/sign-in.ts';
import { secretHash } from '../../access/door.ts';
import type { Membership } from '../../access/ports.ts';
import { RecordFailure } from '../../session/ports.ts';
import type { SignInDesk, TurnedAway } from '../../session/sign-in-desk.ts';
import { HttpTrouble, readJson, sendJson } from './reply.ts';
import {
  endedCookie,
  secretIn,
  sessionCookie,
  sessionSecret,
  signInCookie,
  signInCookieName,
} from './request-facts.ts';
import { type Handler, memberOf, type RouteContext, readerOf } from './route-context.ts';

/** Signing in by the company, and out. Rules SI5 to SI12. */
export const signInRoutes: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['GET /api/sign-in', status],
  [`GET ${signInPath}`, begin],
  [`GET ${signInPath}/callback`, finish],
  ['GET /api/sessions', sessions],
  ['POST /api/sessions', endSession],
  ['POST /sign-out', signOut],
]);

function status({ signIn }: RouteContext, _request: IncomingMessage, response: ServerResponse): void {
  sendJson(response, 200, { signIn: signIn === null ? null : signIn.status });
}

async function begin(
  context: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { facts, limiter } = context;
  limiter.take('address', `${facts.addressOf(request)} sign-in`);
  const begun = await deskOf(context).begin(url.searchParams.get(returnParameter), secretIn(request, signInCookieName));
  if ('trouble' in begun) return turnAway(response, begun);
  redirect(response, begun.url.href, [signInCookie(begun.browser, facts.isHttps(request))]);
}

async function finish(
  context: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { facts, limiter } = context;
  limiter.take('address', `${facts.addressOf(request)} sign-in`);
  const finished = await deskOf(context)
    .finish(url.search, {
      browser: secretIn(request, signInCookieName),
      userAgent: request.headers['user-agent'] ?? '',
      heldAt: (door) => sessionSecret(request, door),
    })
    .catch(unavailable);
  if ('trouble' in finished) return turnAway(response, finished);
  const isHttps = facts.isHttps(request);
  redirect(
    response,
    finished.to,
    finished.doors.map((door) => sessionCookie(door, finished.secret, isHttps, limits.signIn.mostMs / 1000)),
  );
}

async function sessions(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  sendJson(response, 200, await deskOf(context).sessions(await readerOf(context, request)));
}

async function endSession(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await actorOf(context, request);
  const { id } = await readJson(request, endSessionRequestSchema, limits.httpBodyBytes);
  if (!(await deskOf(context).end(member, id))) throw new HttpTrouble(404, 'not-found');
  sendJson(response, 200, await deskOf(context).sessions(member));
}

async function signOut(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await actorOf(context, request);
  if (member.isSignedIn !== true) throw new HttpTrouble(404, 'not-found');
  const url = await deskOf(context).signOut(member);
  const isHttps = context.facts.isHttps(request);
  // Those of other sessions, a moderator's link for instance, stay.
  const ended = doorSchema.options.filter((door) => {
    const secret = sessionSecret(request, door);
    return secret !== null && secretHash(secret) === member.sessionHash;
  });
  response.setHeader(
    'set-cookie',
    ended.map((door) => endedCookie(door, isHttps)),
  );
  sendJson(response, 200, { goTo: url === null ? null : url.href });
}

async function actorOf(context: RouteContext, request: IncomingMessage): Promise<Membership> {
  const { core, facts, limiter } = context;
  if (!facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
  const member = await memberOf(core, request);
  limiter.take('session', `${member.sessionHash} sessions`);
  return member;
}

/** Where people come by links there is nothing to sign in to. */
function deskOf({ signIn }: RouteContext): SignInDesk {
  if (signIn === null) throw new HttpTrouble(404, 'not-found');
  return signIn;
}

/** A person sees this, not a program: the page explains it. */
function turnAway(response: ServerResponse, { trouble, to }: TurnedAway): void {
  const page = to ?? '/';
  redirect(response, `${page}${page.includes('?') ? '&' : '?'}trouble=${trouble}`, []);
}

function redirect(response: ServerResponse, location: string, cookies: readonly string[]): void {
  response.writeHead(303, {
    location,
    'cache-control': 'no-store',
    ...(cookies.length > 0 && { 'set-cookie': [...cookies] }),
  });
  response.end();
}

function unavailable(error: unknown): TurnedAway {
  if (error instanceof RecordFailure) return { trouble: 'record-unavailable', to: null };
  throw error;
}
