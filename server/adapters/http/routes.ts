import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { besideParameter, type DoorTrouble, doorPaths } from '../../../protocol/door.ts';
import { enterRequestSchema, similarRequestSchema, voiceTokenRequestSchema } from '../../../protocol/http.ts';
import { hashSchema, type MemberId, memberIdSchema } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import { protocolVersion } from '../../../protocol/version.ts';
import { RecordFailure } from '../../session/ports.ts';
import { fileRoutes } from './file-routes.ts';
import { headsetRoutes } from './headset-routes.ts';
import { hearBody } from './hear-body.ts';
import { importRoutes } from './import-routes.ts';
import { invitationRoutes, openInvitation } from './invitation-routes.ts';
import { organisingRoutes } from './organising-routes.ts';
import { personaRoutes } from './persona-routes.ts';
import { rehearsalRoutes } from './rehearsal-routes.ts';
import { HttpTrouble, readJson, sendJson } from './reply.ts';
import { sessionCookie, sessionSecret, sessionSecrets } from './request-facts.ts';
import { findMember, type Handler, isElsewhere, memberOf, type RouteContext, readerOf } from './route-context.ts';
import { sessionRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** Every route but files: method and path, or a path that ends in `/*`. */
export const routes: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['GET /join/*', openLink],
  ['GET /health', health],
  ['GET /api/me', me],
  ['POST /enter', enter],
  ['GET /api/snapshot', snapshot],
  ['GET /api/people', people],
  ['POST /api/similar', similar],
  ['GET /api/model', model],
  ['GET /api/answers/*', answer],
  ['POST /api/voice-token', voiceToken],
  ['GET /api/record', record],
  ['GET /api/fairness', fairness],
  ['POST /speech', speech],
  ...signInRoutes,
  ...sessionRoutes,
  ...invitationRoutes,
  ...organisingRoutes,
  ...headsetRoutes,
  ...personaRoutes,
  ...rehearsalRoutes,
  ...importRoutes,
  ...fileRoutes,
]);

async function openLink(
  context: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { core, facts, limiter } = context;
  const token = url.pathname.slice('/join/'.length);
  if (context.invitations !== null) return openInvitation(context, request, response, token);
  const address = facts.addressOf(request);
  // Guesses are counted apart: they use up nobody's way in.
  limiter.take('address', (await core.door.isLink(token)) ? `${address} links` : `${address} guesses`);
  const opened = await core.door.openLink(token, (door) => sessionSecret(request, door)).catch(unavailable);
  if ('trouble' in opened) {
    // A person sees this, not a program: the join page explains it.
    response.writeHead(303, { location: `/?trouble=${opened.trouble}`, 'cache-control': 'no-store' }).end();
    return;
  }
  response.writeHead(303, {
    location: `${doorPaths[opened.door]}${besideOf(url)}`,
    'set-cookie': sessionCookie(opened.door, opened.secret, facts.isHttps(request)),
    'cache-control': 'no-store',
  });
  response.end();
}

/** An invitation to sit beside somebody goes along. */
function besideOf(url: URL): string {
  const beside = memberIdSchema.safeParse(url.searchParams.get(besideParameter)).data;
  return beside === undefined ? '' : `?${besideParameter}=${beside}`;
}

/** What the doors cannot write now is trouble like any other. */
function unavailable(error: unknown): { readonly trouble: DoorTrouble } {
  if (error instanceof RecordFailure) return { trouble: 'record-unavailable' };
  throw error;
}

function health({ core }: RouteContext, _request: IncomingMessage, response: ServerResponse): void {
  const reply = core.health();
  sendJson(response, reply.status === 'ok' ? 200 : 503, reply);
}

async function me(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { core, limiter } = context;
  const member = await findMember(core, request);
  // Whoever was invited to another town hall reads so. Rule IV16.
  if (member === null) throw new HttpTrouble(401, (await isElsewhere(core, request)) ? 'other-townhall' : 'no-session');
  limiter.take('reads', member.sessionHash);
  sendJson(response, 200, core.me(member));
}

async function enter(
  { core, facts, limiter }: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
  const address = facts.addressOf(request);
  const member = await findMember(core, request);
  // First their own: whoever is too fast uses up nothing of others at the address.
  if (member !== null) limiter.take('session', member.sessionHash);
  limiter.take('address', member === null ? `${address} guesses` : `${address} people`);
  if (member === null) throw new HttpTrouble(401, 'no-session');
  // An older page asks in another form: it is told to reload before its form is looked at.
  const asked = await readJson(request, z.looseObject({ protocol: z.int() }), limits.httpBodyBytes);
  if (asked.protocol !== protocolVersion) throw new HttpTrouble(409, 'outdated');
  const body = enterRequestSchema.safeParse(asked).data;
  if (body === undefined) throw new HttpTrouble(400, 'bad-request');
  const reply = await core.enter(member, body, await sameBrowserAs(core, member.memberId, request));
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused, '', reply.says);
  sendJson(response, 'turnInMs' in reply ? 202 : 200, reply);
}

/** Who else this browser is here, by the cookies of other doors. */
async function sameBrowserAs(
  { door }: RouteContext['core'],
  memberId: MemberId,
  request: IncomingMessage,
): Promise<readonly MemberId[]> {
  const all = await Promise.all(sessionSecrets(request).map((secret) => door.whoIs(secret)));
  return all.flatMap((each) => (each === null || each.memberId === memberId ? [] : [each.memberId]));
}

async function snapshot(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = context.core.snapshot(await readerOf(context, request));
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}

async function model(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const report = context.core.modelReport(await readerOf(context, request));
  if (report !== null && 'refused' in report) throw new HttpTrouble(409, report.refused);
  sendJson(response, 200, { report });
}

async function people(
  { core, limiter }: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const member = await memberOf(core, request);
  // Of its own, so that nobody searches until they cannot come back in.
  limiter.take('session', `${member.sessionHash} people`);
  const reply = core.people(member, (url.searchParams.get('name') ?? '').slice(0, limits.nameLength));
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}

/** What is being typed travels in the body: addresses are written into logs. Rules SQ2, SQ4. */
async function similar(
  { core, similar, facts, limiter }: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
  const member = await memberOf(core, request);
  limiter.take('similar', member.sessionHash);
  const refusal = core.whyNotAsk(member);
  if (refusal !== null) throw new HttpTrouble(409, refusal.refused);
  const { text } = await readJson(request, similarRequestSchema, limits.httpBodyBytes);
  sendJson(response, 200, await similar.find(text));
}

async function answer(
  context: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const id = hashSchema.safeParse(url.pathname.slice('/api/answers/'.length));
  const reply = id.success ? await context.core.answer(await readerOf(context, request), id.data) : null;
  if (reply === null) throw new HttpTrouble(404, 'not-found');
  sendJson(response, 200, reply);
}

async function voiceToken(
  { core, facts, limiter }: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
  const member = await memberOf(core, request);
  limiter.take('session', member.sessionHash);
  const { kind } = await readJson(request, voiceTokenRequestSchema, limits.httpBodyBytes);
  sendJson(response, 200, await core.voiceTicket(member, kind));
}

/** A question asked aloud comes back as words. Rules H12, H13. */
async function speech(
  { core, facts, limiter, hear }: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
  const member = await memberOf(core, request);
  const refusal = core.whyNotAsk(member);
  if (refusal !== null) throw new HttpTrouble(409, refusal.refused);
  if (hear === null) throw new HttpTrouble(409, 'speech-off');
  limiter.take('speech', member.sessionHash);
  sendJson(response, 200, await hearBody(hear, request, response));
}

async function record(
  { core, limiter }: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const member = await memberOf(core, request);
  limiter.take('session', member.sessionHash);
  response.writeHead(200, { 'content-type': 'application/jsonl; charset=utf-8', 'cache-control': 'no-store' });
  for await (const line of core.exportRecord()) {
    if (response.destroyed) return;
    if (!response.write(`${line}\n`)) await drained(response);
  }
  response.end();
}

/** Resolves when a slow reader has taken what was written, or is gone. A long record waits hundreds of times: it leaves no listener behind. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

/** The figures that the page makes from the record by itself, for programs. Rule F8. */
async function fairness(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await readerOf(context, request);
  sendJson(response, 200, await context.core.fairness());
}
