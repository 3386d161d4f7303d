import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PollView } from '../../../protocol/poll.ts';
import { pollsCsv } from '../../townhall/poll-export.ts';
import { HttpTrouble } from './reply.ts';
import { type Handler, type RouteContext, readerOf } from './route-context.ts';

/** What the polls came to, as files for those who run the town hall. Rule PO12. */
export const pollRoutes: readonly (readonly [string, Handler])[] = [
  ['GET /api/polls.json', file('application/json', 'polls.json', (polls) => JSON.stringify({ polls }, null, 2))],
  ['GET /api/polls.csv', file('text/csv', 'polls.csv', pollsCsv)],
];

function file(type: string, name: string, write: (polls: readonly PollView[]) => string): Handler {
  return async (context: RouteContext, request: IncomingMessage, response: ServerResponse) => {
    const polls = context.core.polls(await readerOf(context, request));
    if ('refused' in polls) throw new HttpTrouble(409, polls.refused);
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    });
    response.end(write(polls));
  };
}
