import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { paceSchema } from '../../../protocol/answer.ts';
import { hashSchema, questionIdSchema } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import {
  answerRequestSchema,
  consentRequestSchema,
  delegateRequestSchema,
  inboxRequestSchema,
  mannerRequestSchema,
  reviewRequestSchema,
  sampleRequestSchema,
  statementRequestSchema,
} from '../../../protocol/persona-http.ts';
import type { Membership } from '../../access/ports.ts';
import type { Outcome } from '../../session/ports.ts';
import { HttpTrouble, readJson, sendJson } from './reply.ts';
import { type Handler, memberOf, type RouteContext, readerOf } from './route-context.ts';
import { sendSound } from './send-sound.ts';

const pacePath = '/persona/manner/sound/';

/** What the leader and delegates do. Rules PN40 to PN44. */
export const personaRoutes: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['GET /persona', view],
  ['GET /persona/statements/*', statement],
  ['POST /persona/sample', sample],
  ['POST /persona/consent', consent],
  ['POST /persona/statements', acting(statementRequestSchema, ({ persona }, ...asked) => persona.act(...asked))],
  ['POST /persona/answers', acting(answerRequestSchema, ({ answers }, ...asked) => answers.act(...asked))],
  ['POST /persona/manner', acting(mannerRequestSchema, ({ answers }, ...asked) => answers.manner(...asked))],
  [`GET ${pacePath}*`, paceExample],
  ['GET /persona/review', review],
  ['GET /persona/review/*', again],
  ['POST /persona/review', acting(reviewRequestSchema, ({ review: desk }, ...asked) => desk.mark(...asked))],
  ['GET /persona/inbox', inbox],
  ['POST /persona/inbox', acting(inboxRequestSchema, ({ inbox: desk }, ...asked) => desk.answer(...asked))],
  ['POST /persona/delegates', acting(delegateRequestSchema, ({ persona }, ...asked) => persona.delegates(...asked))],
]);

async function view(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = await context.persona.view(await readerOf(context, request));
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}

async function statement(
  context: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const member = await readerOf(context, request);
  const hash = hashSchema.safeParse(url.pathname.slice('/persona/statements/'.length)).data;
  const reply = hash === undefined ? null : await context.persona.statement(member, hash);
  if (reply === null) throw new HttpTrouble(404, 'not-found');
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}

/** `…/slow`, `…/normal` or `…/brisk`. Rule PN63. */
async function paceExample(
  { core, limiter, answers }: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const member = await memberOf(core, request);
  limiter.take('listening', member.sessionHash);
  const pace = paceSchema.safeParse(url.pathname.slice(pacePath.length)).data;
  if (pace === undefined) throw new HttpTrouble(404, 'not-found');
  await sendSound(response, (signal) => answers.paceExample(member, pace, signal));
}

async function review(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = await context.review.view(await readerOf(context, request));
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}

async function inbox(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = await context.inbox.view(await readerOf(context, request));
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}

/** It costs the mind a question, so it counts as an act. */
async function again(
  context: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const member = await actorOf(context, request);
  const id = questionIdSchema.safeParse(url.pathname.slice('/persona/review/'.length)).data;
  if (id === undefined) throw new HttpTrouble(404, 'not-found');
  const reply = await context.review.again(member, id);
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}

async function sample(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  demandOwnPage(context, request);
  const member = await actorOf(context, request);
  const { statements } = await readJson(request, sampleRequestSchema, limits.personaBodyBytes);
  const drawn = context.persona.sample(member, statements);
  if ('refused' in drawn) throw new HttpTrouble(409, drawn.refused);
  sendJson(response, 200, { sample: drawn });
}

async function consent(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  demandOwnPage(context, request);
  const member = await memberOf(context.core, request);
  const asked = await readJson(request, consentRequestSchema, limits.httpBodyBytes);
  // Nobody is ever too fast to take consent back.
  if (asked.type !== 'consent.revoke') context.limiter.take('persona', member.sessionHash);
  sendOutcome(response, await context.persona.consent(member, asked));
}

function acting<T extends z.ZodType>(
  schema: T,
  act: (desks: RouteContext, member: Membership, request: z.infer<T>) => Promise<Outcome>,
): Handler {
  return async (context, request, response) => {
    demandOwnPage(context, request);
    const member = await actorOf(context, request);
    const asked = await readJson(request, schema, limits.personaBodyBytes);
    sendOutcome(response, await act(context, member, asked));
  };
}

function sendOutcome(response: ServerResponse, outcome: Outcome): void {
  if ('refused' in outcome) throw new HttpTrouble(409, outcome.refused);
  sendJson(response, 200, outcome.accepted);
}

/** Throws `bad-request` for what another site's page sends. */
export function demandOwnPage({ facts }: RouteContext, request: IncomingMessage): void {
  if (!facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
}

/** The member behind the cookie, within the limit of acts on the persona. */
export async function actorOf({ core, limiter }: RouteContext, request: IncomingMessage): Promise<Membership> {
  const member = await memberOf(core, request);
  limiter.take('persona', member.sessionHash);
  return member;
}
