import type { IncomingMessage, ServerResponse } from 'node:http';
import { limits } from '../../../protocol/limits.ts';
import { returnParameter, signInPath } from '../../../protocol/sign-in.ts';
import { RecordFailure } from '../../session/ports.ts';
import type { SignInDesk, TurnedAway } from '../../session/sign-in-desk.ts';
import { HttpTrouble, sendJson } from './reply.ts';
import { secretIn, sessionCookie, sessionSecret, signInCookie, signInCookieName } from './request-facts.ts';
import type { Handler, RouteContext } from './route-context.ts';

/** Signing in by the company. Rules SI5 to SI8. */
export const signInRoutes: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['GET /api/sign-in', status],
  [`GET ${signInPath}`, begin],
  [`GET ${signInPath}/callback`, finish],
]);

function status({ signIn, invitations }: RouteContext, _request: IncomingMessage, response: ServerResponse): void {
  const byInvitation = invitations === null ? null : { kind: 'invitations' };
  sendJson(response, 200, { signIn: signIn === null ? byInvitation : signIn.status });
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

export function redirect(response: ServerResponse, location: string, cookies: readonly string[]): void {
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
