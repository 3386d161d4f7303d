import type { IncomingMessage, ServerResponse } from 'node:http';
import { doorOfPage } from '../../../protocol/door.ts';
import { greetingMeta, type MeReply } from '../../../protocol/greeting.ts';
import type { FrontDesk } from '../../session/front-desk.ts';
import type { DrawPage } from './draw-page.ts';
import { sessionSecret } from './request-facts.ts';

const emptyPage = '<div id="page"></div>';

/**
 * Sends a page's document. To a browser that is a member it brings along who they are here (a `<meta>` and no script, as the content policy
 * allows nothing inline; rule H9) and the join page as it stands, so that the name field waits for no script (H11).
 */
export async function sendPage(
  core: FrontDesk,
  request: IncomingMessage,
  response: ServerResponse,
  page: { readonly document: string; readonly url: URL; readonly draw: DrawPage },
): Promise<void> {
  const { pathname, searchParams } = page.url;
  const member = await core.door.whoIs(sessionSecret(request, doorOfPage(pathname, searchParams.get('door'))));
  const greeting = member === null ? null : core.me(member);
  const body = Buffer.from(
    greeting === null ? page.document : greeted(page.document, greeting, page.draw(greeting, page.url)),
  );
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function greeted(document: string, greeting: MeReply, drawn: string): string {
  return document
    .replace('</head>', () => `${metaOf(JSON.stringify(greeting))}</head>`)
    .replace(emptyPage, () => emptyPage.replace('></', `>${drawn}</`));
}

function metaOf(content: string): string {
  return `<meta name="${greetingMeta}" content="${content.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}">\n`;
}
