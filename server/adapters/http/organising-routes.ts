import type { IncomingMessage, ServerResponse } from 'node:http';
import { townhallIdSchema } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import {
  cancelPlanRequestSchema,
  editPlanRequestSchema,
  planActRequestSchema,
  planRequestSchema,
} from '../../../protocol/organising.ts';
import type { Refusal } from '../../../protocol/refusals.ts';
import type { Membership } from '../../access/ports.ts';
import { HttpTrouble, readJson, sendJson } from './reply.ts';
import { type Handler, type RouteContext, readerOf } from './route-context.ts';
import { actorOf } from './session-routes.ts';

/** Planning town halls, and their calendar files. Rules OT8 to OT10. */
export const organisingRoutes: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['GET /api/townhalls', list],
  ['POST /api/townhalls', plan],
  ['POST /api/townhalls/edit', edit],
  ['POST /api/townhalls/cancel', cancel],
  ['POST /api/townhalls/act', act],
  ['GET /calendar/*', calendar],
]);

async function list(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  mustPlan(context, await readerOf(context, request));
  sendJson(response, 200, await context.organising.list());
}

async function plan(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await plannerOf(context, request);
  const asked = await readJson(request, planRequestSchema, limits.httpBodyBytes);
  const planned = await context.organising.plan(member, asked.plan);
  if ('refused' in planned) throw new HttpTrouble(409, planned.refused);
  sendJson(response, 200, planned);
}

async function edit(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await plannerOf(context, request);
  const asked = await readJson(request, editPlanRequestSchema, limits.httpBodyBytes);
  await done(context, response, await context.organising.edit(member, asked));
}

async function cancel(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await plannerOf(context, request);
  const asked = await readJson(request, cancelPlanRequestSchema, limits.httpBodyBytes);
  await done(context, response, await context.organising.cancel(member, asked));
}

async function act(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const member = await plannerOf(context, request);
  const asked = await readJson(request, planActRequestSchema, limits.httpBodyBytes);
  await done(context, response, await context.organising.act(member, asked));
}

/** A calendar program has no session: the id, which nobody guesses, is what opens it. */
async function calendar(
  { organising, facts, limiter }: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  limiter.take('address', `${facts.addressOf(request)} calendar`);
  const [, name] = /^\/calendar\/([^/]+)\.ics$/.exec(url.pathname) ?? [];
  const id = townhallIdSchema.safeParse(name);
  const file = id.success ? await organising.calendarOf(id.data) : null;
  if (file === null) throw new HttpTrouble(404, 'not-found');
  response.writeHead(200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="town-hall.ics"',
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : file);
}

/** The list as it is afterwards, so that no page shows what was before. */
async function done({ organising }: RouteContext, response: ServerResponse, refusal: Refusal | null): Promise<void> {
  if (refusal !== null) throw new HttpTrouble(409, refusal.refused);
  sendJson(response, 200, await organising.list());
}

async function plannerOf(context: RouteContext, request: IncomingMessage): Promise<Membership> {
  const member = await actorOf(context, request);
  mustPlan(context, member);
  return member;
}

function mustPlan({ organising }: RouteContext, member: Membership): void {
  if (!organising.mayPlan(member)) throw new HttpTrouble(403, 'not-allowed');
}
