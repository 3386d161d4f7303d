import type http from 'node:http';
import { errorBody, type Trouble } from './replies.ts';
import type { Frame } from './texts.ts';

/** Sends trouble instead of a result; `send` sends the text of one that comes late. */
export async function makeTrouble(
  response: http.ServerResponse,
  trouble: Trouble,
  send: (text: string) => Promise<void> = async () => undefined,
): Promise<void> {
  // A hang keeps the socket open: only the client's deadline or abort ends it.
  if (trouble.trouble === 'hang') return;
  if (trouble.trouble === 'slow') {
    await new Promise((resolve) => setTimeout(resolve, trouble.firstTokenMs));
    return await send(trouble.text);
  }
  if (trouble.trouble === 'half') {
    // The length that was promised never comes.
    const json = JSON.stringify({ choices: [{ message: { content: trouble.text } }] });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(2 * json.length) });
    response.write(json.slice(0, json.length >> 1), () => response.destroy());
    return;
  }
  const headers = trouble.retryAfterS === undefined ? {} : { 'retry-after': String(trouble.retryAfterS) };
  sendJson(response, trouble.status, errorBody(trouble.status, trouble.code, `Scripted: ${trouble.code}.`), headers);
}

/** Sends a JSON object. */
export function sendJson(response: http.ServerResponse, status: number, body: object, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Sends bytes in chunks of this size: odd ones cut samples in two. */
export async function sendChunks(
  response: http.ServerResponse,
  type: string,
  bytes: Uint8Array,
  chunkBytes: number,
): Promise<void> {
  response.writeHead(200, { 'content-type': type });
  for (let at = 0; at < bytes.length && !response.destroyed; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    // A macrotask between writes keeps the chunks apart on the wire.
    await new Promise<void>((resolve) => response.write(chunk, () => setImmediate(resolve)));
  }
  response.end();
}

/** Sends a stream of events, each in a write of its own. */
export async function sendFrames(response: http.ServerResponse, frames: readonly Frame[]): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  for (const { event, data } of frames) {
    if (response.destroyed) return;
    const text = `${event === undefined ? '' : `event: ${event}\n`}data: ${data}\n\n`;
    await new Promise<void>((resolve) => response.write(text, () => setImmediate(resolve)));
  }
  response.end();
}
