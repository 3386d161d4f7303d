import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpTrouble } from './reply.ts';
import { type Handler, type RouteContext, readerOf } from './route-context.ts';

/** What the polls came to, as files for those who run the town hall. Rule PO12. */
export const pollRoutes: readonly (readonly [string, Handler])[] = [
  ['GET /api/polls.json', file('json', 'application/json')],
  ['GET /api/polls.csv', file('csv', 'text/csv')],
];

function file(form: 'csv' | 'json', type: string): Handler {
  return async (context: RouteContext, request: IncomingMessage, response: ServerResponse) => {
    const polls = context.core.pollsFile(await readerOf(context, request), form);
    if ('refused' in polls) throw new HttpTrouble(409, polls.refused);
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="polls.${form}"`,
      'cache-control': 'no-store',
    });
    response.end(polls.text);
  };
}
