import { type FileHandle, open, stat } from 'node:fs/promises';
import { DocumentFailure } from '../../documents/read-failure.ts';

/** A file that comes piece by piece, of which the size is told before. Rule DR30. */
export interface FileStream {
  readonly bytes: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What is handed to the child that reads. */
export interface FileSource {
  readonly bytes: number;
  chunks(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

const chunkBytes = 64 * 1024;

/** Opens bytes, a stream, or a file by its path. Throws {@link DocumentFailure}. */
export async function openSource(file: Uint8Array | string | FileStream): Promise<FileSource> {
  if (file instanceof Uint8Array)
    return { bytes: file.length, chunks: () => slices(file), close: () => Promise.resolve() };
  if (typeof file !== 'string')
    return { bytes: file.bytes, chunks: () => wholeOf(file), close: () => Promise.resolve() };
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

/** What ends before its size is cut off, and must not look as if it ended there. */
async function* wholeOf({ bytes, chunks }: FileStream): AsyncGenerator<Uint8Array> {
  let left = bytes;
  for await (const chunk of chunks) {
    left -= chunk.length;
    if (left < 0) break;
    yield chunk;
  }
  if (left !== 0) throw new Error('the stream is not as long as was told');
}
