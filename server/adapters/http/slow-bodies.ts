import type { IncomingMessage, ServerResponse } from 'node:http';

/** For a whole body: a question, a sentence said aloud, a list of statements. */
const bodyMs = 30_000;
/** A file of many megabytes may take its time, as long as more of it comes all the while. */
const fileMs = 1_800_000;
const lookMs = 20_000;
const leastBytes = 32_768;

/**
 * Ends a request whose body does not arrive, so that a client that dribbles holds nothing for long. A file (`isFile`) has half an hour, and is
 * ended when 32 kB did not come in 20 seconds, unless it is the reader here that is behind; what is left of one that was answered meanwhile,
 * because it was refused, has as long as any other body. Rules H14, H15.
 */
export function endSlowBody(request: IncomingMessage, response: ServerResponse, isFile: boolean): void {
  const { headers, socket } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  const end = (): void => void (request.complete || request.destroy());
  const endSoon = (): void => {
    const timer = setTimeout(end, bodyMs);
    request.once('close', () => clearTimeout(timer));
  };
  if (!isFile) {
    endSoon();
    return;
  }
  let seenBytes = socket.bytesRead;
  let looksLeft = fileMs / lookMs;
  const looking = setInterval(() => {
    const isSlow = socket.bytesRead - seenBytes < leastBytes;
    const isBehindHere = request.readableLength >= request.readableHighWaterMark;
    seenBytes = socket.bytesRead;
    looksLeft -= 1;
    if ((isSlow && !isBehindHere) || looksLeft <= 0) end();
  }, lookMs);
  request.once('close', () => clearInterval(looking));
  response.once('finish', () => {
    clearInterval(looking);
    if (!request.complete) endSoon();
  });
}
