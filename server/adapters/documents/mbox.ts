import { DocumentFailure } from '../../documents/read-failure.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';
import { readMail } from './mail.ts';
import type { Read } from './read.ts';

/** The line before a message: "From maya@example.com Tue Mar  3 10:00:00 2026". A sentence that begins with "From" has no such time. */
const separator = /^From \S.*\d{1,2}:\d\d.*\d{4}/;
const longestSeparator = 512;
const begin = Buffer.from('\nFrom ');

/**
 * The mails of an mbox, one at a time: what is held is one message. A mail that is broken or too deep is left out and counted; one that is too
 * large, or too many of them, refuse the file. Rule DR15.
 */
export async function* readMbox(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  limits: ReadingLimits,
): AsyncGenerator<Read> {
  let count = 0;
  for await (const message of messagesOf(chunks, limits.wholeBytes)) {
    if (++count > limits.messages) throw new DocumentFailure('too-many-parts', `more than ${limits.messages} mails`);
    const read = await readMail(message, file, limits).catch((error: unknown): Read => {
      if (error instanceof DocumentFailure && error.reason !== 'broken' && error.reason !== 'too-deep') throw error;
      return { documents: [], leftOut: 1 };
    });
    yield read;
  }
}

async function* messagesOf(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array): void => {
    size += part.length;
    if (size > most) throw new DocumentFailure('too-large', 'one mail');
    if (part.length > 0) parts.push(part);
  };
  const finish = (): Uint8Array => {
    const message = Buffer.concat(parts);
    parts = [];
    size = 0;
    return unescaped(message);
  };
  // As if an empty line stood before the first message.
  let held = Buffer.from('\n\n');
  for await (const chunk of chunks) {
    const window = Buffer.concat([held, chunk]);
    let from = 0;
    let at = window.indexOf(begin);
    while (at >= 0) {
      const end = window.indexOf(0x0a, at + 1);
      // The line goes on in the next chunk.
      if (end < 0 && window.length - at < longestSeparator) break;
      const line = window.toString('latin1', at + 1, Math.min(end < 0 ? window.length : end, at + longestSeparator));
      if (end >= 0 && isAfterEmptyLine(window, at) && separator.test(line)) {
        take(window.subarray(from, at));
        const message = finish();
        if (message.length > 2) yield message;
        from = end + 1;
        at = window.indexOf(begin, end);
      } else at = window.indexOf(begin, at + 1);
    }
    // So much stays as the beginning of a separator and the empty line before it may take.
    const cut = Math.max(from, (at >= 0 ? at : window.length - begin.length) - 2);
    take(window.subarray(from, cut));
    held = Buffer.from(window.subarray(cut));
  }
  take(held);
  const last = finish();
  if (last.length > 2) yield last;
}

const isAfterEmptyLine = (window: Buffer, at: number): boolean =>
  window[at - 1] === 0x0a || (window[at - 1] === 0x0d && window[at - 2] === 0x0a);

/** Takes the `>` off again that an mbox puts before a line that begins with "From ", and before one that had it already. */
function unescaped(message: Buffer): Uint8Array {
  if (!message.includes('\n>')) return message;
  return Buffer.from(message.toString('latin1').replaceAll(/^>(>{0,50}From )/gm, '$1'), 'latin1');
}
