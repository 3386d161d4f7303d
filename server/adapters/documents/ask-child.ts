import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DocumentFailure } from '../../documents/read-failure.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';
import type { ChildMessage } from './child-messages.ts';
import type { FileSource } from './file-source.ts';
import { type ReadingChild, startChild, watchMemory } from './start-child.ts';

export interface ReadingProgress {
  /** Handed to the child so far. */
  readonly readBytes: number;
  readonly totalBytes: number;
  readonly documents: number;
  /** Attachments, messages in which nobody says anything, rows without a decision. */
  readonly leftOut: number;
}

export interface ChildWork<T> {
  /** The child's program. */
  readonly program: URL;
  readonly limits: ReadingLimits;
  /** Its first line, as JSON. */
  readonly task: unknown;
  /** Checks what the child says as if a stranger said it. Throws at anything else. */
  readonly parse: (line: unknown) => ChildMessage<T>;
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A child's answer in one line is no longer, UTF-16 units: ten times what any file may hold whole would not be one file. */
const longestLine = 256 * 1024 * 1024;
const chunkBytes = 64 * 1024;

/** Why the child was ended before it was done. */
type Ended = 'too-slow' | 'too-much-memory' | 'too-large' | 'broken';

/** Hands a file to a closed child and gives what it makes of each document. The source is closed at the end. Rules DR3 to DR7, DR29, DR30. */
export async function* askChild<T>(source: FileSource, work: ChildWork<T>): AsyncGenerator<T, void> {
  const { limits, signal } = work;
  let child: ReadingChild | null = null;
  try {
    signal?.throwIfAborted();
    if (source.bytes > limits.bytes) throw new DocumentFailure('too-large');
    if (source.bytes === 0) throw new DocumentFailure('empty');
    const ms = limits.ms + (limits.msPerMegabyte * source.bytes) / 1e6;
    child = startChild(work.program, { heapMegabytes: limits.heapMegabytes, ms });
    yield* answersOf(child, source, ms, work);
  } finally {
    child?.kill('SIGKILL');
    await source.close();
  }
}

async function* answersOf<T>(
  child: ReadingChild,
  source: FileSource,
  ms: number,
  { limits, task, parse, onProgress, signal }: ChildWork<T>,
): AsyncGenerator<T, void> {
  let ended: Ended | null = null;
  const end = (why: Ended | null): void => {
    ended ??= why;
    child.kill('SIGKILL');
  };
  const exit = once(child, 'exit');
  // It is awaited where it counts; a child that could not be started ends there too.
  exit.catch(() => undefined);
  const onAbort = (): void => end(null);
  signal?.addEventListener('abort', onAbort);
  const unwatch = watchMemory(child.pid ?? 0, limits.heapMegabytes, () => end('too-much-memory'));
  const feeding = feed(child, task, { source, most: limits.bytes, end });
  const patience = new Patience(ms, feeding.waitedMs, () => end('too-slow'));
  const lines = linesOf(child.stdout);
  let documents = 0;
  let leftOut = 0;
  let isDone = false;
  try {
    while (!isDone) {
      const { value: line, done } = await patience.during(lines.next());
      signal?.throwIfAborted();
      if (done === true || ended !== null) break;
      const message = parseMessage(line, parse);
      if (message.type === 'refused') throw new DocumentFailure(message.reason, message.detail);
      isDone = message.type === 'done';
      if (message.type !== 'read') continue;
      documents += message.documents.length;
      leftOut += message.leftOut;
      onProgress?.({ readBytes: feeding.bytes(), totalBytes: source.bytes, documents, leftOut });
      yield* message.documents;
    }
    if (!isDone) throw await failureOf(exit, ended);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    unwatch();
    child.kill('SIGKILL');
    await lines.return();
    await feeding.done;
  }
}

/** Time that counts only while the child is waited for: neither while whoever asks is busy with a document, nor while the file itself is late. */
class Patience {
  readonly #waitedMs: () => number;
  readonly #onOver: () => void;
  #leftMs: number;

  constructor(ms: number, waitedMs: () => number, onOver: () => void) {
    this.#leftMs = ms;
    this.#waitedMs = waitedMs;
    this.#onOver = onOver;
  }

  async during<T>(answer: Promise<T>): Promise<T> {
    const [since, waited] = [performance.now(), this.#waitedMs()];
    const left = (): number => this.#leftMs - (performance.now() - since) + (this.#waitedMs() - waited);
    let timer = setTimeout(check, this.#leftMs, this.#onOver);
    function check(onOver: () => void): void {
      if (left() > 0) timer = setTimeout(check, left(), onOver);
      else onOver();
    }
    return answer.finally(() => {
      clearTimeout(timer);
      this.#leftMs = left();
    });
  }
}

interface Feeding {
  readonly done: Promise<void>;
  readonly bytes: () => number;
  /** How long the next piece of the file was waited for. */
  readonly waitedMs: () => number;
}

/** Hands the task and then the file to the child, as fast as it takes them. A file that is cut short must not look as if it ended there. */
function feed(
  child: ReadingChild,
  task: unknown,
  { source, most, end }: { source: FileSource; most: number; end: (why: Ended) => void },
): Feeding {
  let bytes = 0;
  let waitedMs = 0;
  let since: number | null = null;
  async function* waited(): AsyncGenerator<Uint8Array> {
    const chunks = source.chunks()[Symbol.asyncIterator]();
    try {
      for (;;) {
        since = performance.now();
        const { value, done } = await chunks.next();
        waitedMs += performance.now() - since;
        since = null;
        if (done === true) return;
        yield value;
      }
    } finally {
      await chunks.return?.();
    }
  }
  async function* input(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${JSON.stringify(task)}\n`);
    try {
      for await (const chunk of waited()) {
        bytes += chunk.length;
        // It grew after it was asked how large it is.
        if (bytes > most) return end('too-large');
        yield chunk;
      }
    } catch {
      end('broken');
    }
  }
  const done = pipeline(Readable.from(input(), { objectMode: false, highWaterMark: chunkBytes }), child.stdin)
    // A child that has refused the file does not take the rest of it.
    .catch(() => undefined);
  return {
    done,
    bytes: () => bytes,
    waitedMs: () => waitedMs + (since === null ? 0 : performance.now() - since),
  };
}

async function* linesOf(stdout: Readable): AsyncGenerator<string, void> {
  let held = '';
  for await (const chunk of stdout.setEncoding('utf8')) {
    const parts = String(chunk).split('\n');
    for (const [i, part] of parts.entries()) {
      held += part;
      if (held.length > longestLine) throw new DocumentFailure('too-large');
      if (i === parts.length - 1) break;
      yield held;
      held = '';
    }
  }
}

function parseMessage<T>(line: string, parse: ChildWork<T>['parse']): ChildMessage<T> {
  try {
    return parse(JSON.parse(line));
  } catch {
    throw new DocumentFailure('broken', 'its reader said something that no reader says');
  }
}

/** Aborting is what V8 does when its heap is full; a kill that is not ours comes from a machine without memory. */
const outOfMemory: readonly unknown[] = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL', 133, 134];

async function failureOf(exit: Promise<unknown[]>, ended: Ended | null): Promise<DocumentFailure> {
  const [code, signal] = await exit;
  if (ended !== null) return new DocumentFailure(ended, ended === 'broken' ? 'the file cannot be read to its end' : '');
  if (signal === 'SIGXCPU') return new DocumentFailure('too-slow');
  if (outOfMemory.includes(signal ?? code)) return new DocumentFailure('too-much-memory');
  return new DocumentFailure('broken', 'its reader ended without a word');
}
