import { BrokenEntry } from './chain.ts';

/** Longer lines are no lines of a record: the longest entry names 20,000 others, the longest blob is a long answer. */
const longestLine = 4_000_000;

/**
 * Cuts bytes into lines. Strict, so that no byte can be changed unseen: only U+000A ends a line (not U+2028, which JSON leaves as it is),
 * the last line has an end too, and what is not UTF-8 throws {@link BrokenEntry}, as a byte order mark fails later.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncIterable<string> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      yield decode([...rest, chunk.subarray(from, end)]);
      rest = [];
      restBytes = 0;
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
    restBytes += chunk.length - from;
    if (restBytes > longestLine) throw new BrokenEntry('this line is too long for a record');
  }
  if (restBytes > 0) throw new BrokenEntry('the last line has no end');
}

const lineFeed = 0x0a;

/** Whole lines are decoded, never chunks: a character may lie across two of them. */
function decode(parts: readonly Uint8Array[]): string {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BrokenEntry('this line is not UTF-8');
  }
}
