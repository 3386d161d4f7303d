import type { IncomingMessage, ServerResponse } from 'node:http';
import { headsetAnswerSchema, headsetRequestSchema } from '../../../protocol/headset-code.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Membership } from '../../access/ports.ts';
import type { HeadsetDesk } from '../../session/headset-desk.ts';
import { HttpTrouble, readJson, sendJson } from './reply.ts';
import { codeCookie, codeCookieName, codePath, secretIn } from './request-facts.ts';
import type { Handler, RouteContext } from './route-context.ts';
import { actorOf, setDoors } from './session-routes.ts';

/** A headset's six digits, and the browser that lets it in. Rules HC1 to HC6. */
export const headsetRoutes: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  [`POST ${codePath}`, begin],
  [`POST ${codePath}/standing`, standing],
  ['POST /api/headset', find],
  ['POST /api/headset/answer', answer],
]);

function begin(context: RouteContext, request: IncomingMessage, response: ServerResponse): void {
  const { facts, limiter } = context;
  const desk = deskOf(context);
  if (!facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
  const from = facts.addressOf(request);
  limiter.take('digitsOfAddress', `${from} shown`);
  // Always a new secret: one that somebody else put into this browser would let them in.
  const begun = desk.begin(request.headers['user-agent'] ?? '', from, secretIn(request, codeCookieName));
  response.setHeader('set-cookie', codeCookie(begun.secret, facts.isHttps(request)));
  sendJson(response, 200, begun.standing);
}

async function standing(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { facts, limiter } = context;
  const desk = deskOf(context);
  if (!facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
  limiter.take('address', `${facts.addressOf(request)} codes`);
  const secret = secretIn(request, codeCookieName);
  if (secret === null) return sendJson(response, 200, { kind: 'over' });
  const told = await desk.standing(secret);
  if (told.given !== null) setDoors(context, request, response, told.given.secret, told.given.doors);
  sendJson(response, 200, told.standing);
}

/** Digits that are typed are counted, right or wrong. */
async function find(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { facts, limiter } = context;
  const desk = deskOf(context);
  const { memberId } = await ownerOf(context, desk, request);
  limiter.take('digits', memberId);
  limiter.take('digitsOfAddress', `${facts.addressOf(request)} typed`);
  limiter.take('digitsOfAll', 'typed');
  const { digits } = await readJson(request, headsetRequestSchema, limits.httpBodyBytes);
  const found = desk.find(digits);
  if (found === null) throw new HttpTrouble(409, 'code-wrong');
  sendJson(response, 200, found);
}

async function answer(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const desk = deskOf(context);
  const member = await ownerOf(context, desk, request);
  const { id, isTheirs } = await readJson(request, headsetAnswerSchema, limits.httpBodyBytes);
  if (!desk.answer(member, id, isTheirs)) throw new HttpTrouble(409, 'code-wrong');
  sendJson(response, 200, { isIn: isTheirs });
}

async function ownerOf(context: RouteContext, desk: HeadsetDesk, request: IncomingMessage): Promise<Membership> {
  const member = await actorOf(context, request);
  if (!(await desk.mayLetIn(member))) throw new HttpTrouble(404, 'not-found');
  return member;
}

/** Where people come by links alone, a headset opens the link. */
function deskOf({ headsets }: RouteContext): HeadsetDesk {
  if (headsets === null) throw new HttpTrouble(404, 'not-found');
  return headsets;
}
