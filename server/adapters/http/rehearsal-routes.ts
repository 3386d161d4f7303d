import type { IncomingMessage, ServerResponse } from 'node:http';
import { limits } from '../../../protocol/limits.ts';
import type { Refusal } from '../../../protocol/refusals.ts';
import { type RehearsalReply, rehearsalRequestSchema } from '../../../protocol/rehearsal.ts';
import { HttpTrouble, readJson, sendJson } from './reply.ts';
import { type Handler, memberOf, type RouteContext, readerOf } from './route-context.ts';
import { sendSound } from './send-sound.ts';

/** A character is at most six bytes of JSON. */
const bodyBytes = limits.rehearsalFileLength * 6 + 1024;
const soundPath = '/persona/rehearsal/sound/';

/** What the leader and delegates rehearse. Rules RH15, RH16. */
export const rehearsalRoutes: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['GET /persona/rehearsal', view],
  ['POST /persona/rehearsal', act],
  [`GET ${soundPath}*`, sound],
]);

async function view(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  sendReply(response, await context.rehearsal.view(await readerOf(context, request)));
}

async function act(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { core, facts, limiter, rehearsal } = context;
  if (!facts.isSameOrigin(request)) throw new HttpTrouble(403, 'bad-request');
  const member = await memberOf(core, request);
  limiter.take('persona', member.sessionHash);
  sendReply(response, await rehearsal.act(member, await readJson(request, rehearsalRequestSchema, bodyBytes)));
}

/** `…/REPORT-QUESTION-SENTENCE`, counted from 0. */
async function sound(
  { core, limiter, rehearsal }: RouteContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const member = await memberOf(core, request);
  limiter.take('listening', member.sessionHash);
  const [, report = '', question, sentence] =
    /^([0-9a-f]{16,64})-(\d{1,4})-(\d{1,2})$/.exec(url.pathname.slice(soundPath.length)) ?? [];
  const at = { report, question: Number(question), sentence: Number(sentence) };
  await sendSound(response, (signal) => rehearsal.sound(member, at, signal));
}

function sendReply(response: ServerResponse, reply: RehearsalReply | Refusal): void {
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}
