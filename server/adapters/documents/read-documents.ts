import { once } from 'node:events';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SourceDocument } from '../../documents/document.ts';
import { DocumentFailure } from '../../documents/read-failure.ts';
import { type ReadingLimits, readingLimits } from '../../documents/read-limits.ts';
import { messageSchema, type Task } from './child-messages.ts';
import { type ReadingChild, startChild, watchMemory } from './start-child.ts';

export interface ReadDocumentsOptions {
  /** The file's name, perhaps with folders before it; links begin with it, and its ending may tell the kind. */
  readonly name: string;
  readonly onProgress?: (progress: ReadingProgress) => void;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<ReadingLimits>;
  /** The child's program; our own unless a test brings another. */
  readonly program?: URL;
}

export interface ReadingProgress {
  /** Handed to the child so far. */
  readonly readBytes: number;
  readonly totalBytes: number;
  readonly documents: number;
  /** Attachments, messages in which nobody says anything, rows without a decision. */
  readonly leftOut: number;
}

/** A child's answer in one line is no longer, UTF-16 units: ten times what any file may hold whole would not be one file. */
const longestLine = 256 * 1024 * 1024;
const chunkBytes = 64 * 1024;

/**
 * The documents in a file, given as bytes or by its path, one after the other as they are read. A child process reads it: nothing that the file
 * does to it reaches this one, and it is ended whatever happens, also when nobody asks for more. Throws {@link DocumentFailure} when the file
 * is refused, which may be after some documents: then none of it may be taken. Throws the signal's reason when aborted. Rules DR1–DR9, DR29.
 */
export async function* readDocuments(
  file: Uint8Array | string,
  {
    name,
    onProgress,
    signal,
    limits: own,
    program = new URL('./reading-child.ts', import.meta.url),
  }: ReadDocumentsOptions,
): AsyncGenerator<SourceDocument, void> {
  const limits: ReadingLimits = { ...readingLimits, ...own };
  const source = await openSource(file);
  let child: ReadingChild | null = null;
  try {
    signal?.throwIfAborted();
    if (source.bytes > limits.bytes) throw new DocumentFailure('too-large');
    if (source.bytes === 0) throw new DocumentFailure('empty');
    const ms = limits.ms + (limits.msPerMegabyte * source.bytes) / 1e6;
    child = startChild(program, { heapMegabytes: limits.heapMegabytes, ms });
    yield* answersOf(child, { source, name, limits, ms, onProgress, signal });
  } finally {
    child?.kill('SIGKILL');
    await source.close();
  }
}

interface Source {
  readonly bytes: number;
  chunks(): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/** Why the child was ended before it was done. */
type Ended = 'too-slow' | 'too-much-memory' | 'too-large' | 'broken';

interface Reading {
  readonly source: Source;
  readonly name: string;
  readonly limits: ReadingLimits;
  readonly ms: number;
  readonly onProgress: ((progress: ReadingProgress) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

async function* answersOf(
  child: ReadingChild,
  { source, name, limits, ms, onProgress, signal }: Reading,
): AsyncGenerator<SourceDocument, void> {
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
  const feeding = feed(child, { name, limits }, source, end);
  const lines = linesOf(child.stdout);
  let leftMs = ms;
  let documents = 0;
  let leftOut = 0;
  let isDone = false;
  try {
    while (!isDone) {
      const since = performance.now();
      // Whoever takes their time with a document does not use up the child's.
      const timer = setTimeout(end, leftMs, 'too-slow');
      const { value: line, done } = await lines.next().finally(() => clearTimeout(timer));
      leftMs -= performance.now() - since;
      signal?.throwIfAborted();
      if (done === true || ended !== null) break;
      const message = parseMessage(line);
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

/** Hands the task and then the file to the child, as fast as it takes them. A file that is cut short must not look as if it ended there. */
function feed(
  child: ReadingChild,
  task: Task,
  source: Source,
  end: (why: Ended) => void,
): { readonly done: Promise<void>; readonly bytes: () => number } {
  let bytes = 0;
  async function* input(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${JSON.stringify(task)}\n`);
    try {
      for await (const chunk of source.chunks()) {
        bytes += chunk.length;
        // It grew after it was asked how large it is.
        if (bytes > task.limits.bytes) return end('too-large');
        yield chunk;
      }
    } catch {
      end('broken');
    }
  }
  const done = pipeline(Readable.from(input(), { objectMode: false, highWaterMark: chunkBytes }), child.stdin)
    // A child that has refused the file does not take the rest of it.
    .catch(() => undefined);
  return { done, bytes: () => bytes };
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

function parseMessage(line: string): ReturnType<typeof messageSchema.parse> {
  try {
    return messageSchema.parse(JSON.parse(line));
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

async function openSource(file: Uint8Array | string): Promise<Source> {
  if (typeof file !== 'string')
    return { bytes: file.length, chunks: () => slices(file), close: () => Promise.resolve() };
  const { handle, size } = await opened(file);
  return {
    bytes: size,
    chunks: () => chunksOf(handle),
    close: () => handle.close(),
  };
}

async function opened(path: string): Promise<{ handle: FileHandle; size: number }> {
  const { isFile, size } = await stat(path).then(
    (stats) => ({ isFile: stats.isFile(), size: stats.size }),
    (cause: unknown) => {
      throw new DocumentFailure('broken', 'the file cannot be opened', { cause });
    },
  );
  // Pipes and devices have no size and no end, and opening one may wait for ever.
  if (!isFile) throw new DocumentFailure('broken', 'not a file');
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new DocumentFailure('broken', 'the file cannot be opened', { cause });
  });
  return { handle, size };
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

async function* chunksOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}
