import { errorReplySchema } from '../../../../protocol/http.ts';
import { createDemo, leader } from '../../../support/build-persona-session.ts';
import { type HallServer, type Reply, startHallServer } from './hall-server.ts';

/** What names the studio as the door that a request comes through. */
export const studio = { 'x-rostrum-door': 'studio' };

/** The HTTP side of a hall that has its persona, and the cookie of its leader. */
export async function startStudioServer(): Promise<{ readonly server: HallServer; readonly cookie: string }> {
  const server = await startHallServer();
  await server.persona.submit(leader, createDemo);
  return { server, cookie: await server.cookieFor('leader') };
}

export function json({ body }: Reply): unknown {
  return JSON.parse(body.toString());
}

/** The status of a refusal and its code. */
export function errorOf(reply: Reply): readonly [number, string] {
  return [reply.status, errorReplySchema.parse(json(reply)).error];
}
