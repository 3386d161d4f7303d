import type { IncomingMessage, ServerResponse } from 'node:http';
import { doorOfPage } from '../../../protocol/door.ts';
import { greetingMeta } from '../../../protocol/greeting.ts';
import type { FrontDesk } from '../../session/front-desk.ts';
import { sessionSecret } from './request-facts.ts';

/**
 * Sends a page's document. To a browser that is a member it brings along who they are here, so that the name field waits for no further
 * request; a `<meta>` and no script, as the content policy allows nothing inline. Rule H9.
 */
export async function sendPage(
  core: FrontDesk,
  request: IncomingMessage,
  response: ServerResponse,
  page: { readonly document: string; readonly url: URL },
): Promise<void> {
  const { pathname, searchParams } = page.url;
  const member = await core.door.whoIs(sessionSecret(request, doorOfPage(pathname, searchParams.get('door'))));
  const greeting = member === null ? '' : metaOf(JSON.stringify(core.me(member)));
  const body = Buffer.from(page.document.replace('</head>', () => `${greeting}</head>`));
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function metaOf(content: string): string {
  return `<meta name="${greetingMeta}" content="${content.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}">\n`;
}
