import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { PersonaId, TownhallId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import { type KeptRevocation, keptRevocationSchema } from '../../session/kept-revocation.ts';
import { type KeptSilence, keptSilenceSchema } from '../../session/owed.ts';
import type { OwedStore } from '../../session/ports.ts';

/** What stands where nothing is kept: lines without content. */
const blank = 0x0a;

/**
 * Silences beside the record: a line of JSON each, in a file whose whole room is taken beforehand, so that a full disk, which is what
 * the record fails of most, has room for them.
 */
export function openOwedFile(
  folder: string,
  townhallId: TownhallId,
  log: Logger,
): Promise<OwedStore & { close(): Promise<void> }> {
  return openLines<KeptSilence>(folder, `owed-${townhallId}.jsonl`, keptSilenceSchema, log);
}

/** The same for a consent that was taken back. */
export function openRevocationFile(
  folder: string,
  personaId: PersonaId,
  log: Logger,
): Promise<OwedStore<KeptRevocation> & { close(): Promise<void> }> {
  return openLines(folder, `owed-persona-${personaId}.jsonl`, keptRevocationSchema, log);
}

async function openLines<T>(folder: string, name: string, schema: z.ZodType<T>, log: Logger) {
  const handle = await open(path.join(folder, name), constants.O_RDWR | constants.O_CREAT, 0o600);
  await handle.chmod(0o600);
  await takeRoom(handle, folder).catch((error: unknown) => {
    log.warn({ err: error }, 'no room could be taken for silences that the record cannot take');
  });
  return new OwedFile(handle, schema, log);
}

async function takeRoom(handle: FileHandle, folder: string): Promise<void> {
  const { size } = await handle.stat();
  if (size < limits.owedBytes) await handle.write(Buffer.alloc(limits.owedBytes - size, blank), 0, null, size);
  await handle.sync();
  // The name of a new file is on disk only with its folder.
  const parent = await open(folder);
  await parent.sync().finally(() => parent.close());
}

class OwedFile<T> implements OwedStore<T> {
  readonly #handle: FileHandle;
  readonly #schema: z.ZodType<T>;
  readonly #log: Logger;
  /** Where the next line goes. */
  #end = 0;
  /** What a write that broke off may have reached. */
  #reached = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(handle: FileHandle, schema: z.ZodType<T>, log: Logger) {
    this.#handle = handle;
    this.#schema = schema;
    this.#log = log;
  }

  read(): Promise<readonly T[]> {
    return this.#next(async () => {
      const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(limits.owedBytes), 0, limits.owedBytes, 0);
      const text = buffer.toString('utf8', 0, bytesRead);
      const lines = text.split('\n').filter((line) => line !== '');
      const kept = lines.map((line) => readLine(line, this.#schema));
      // The last one may be torn: nobody was told of it.
      const broken = kept.slice(0, -1).filter((silence) => silence === null).length;
      if (broken > 0) this.#log.error({ broken }, 'silences kept beside the record cannot be read and are left out');
      this.#end = Buffer.byteLength(text.trimEnd()) + (lines.length > 0 ? 1 : 0);
      this.#reached = this.#end;
      return kept.filter((silence) => silence !== null);
    });
  }

  keep(silences: readonly T[]): Promise<void> {
    return this.#next(async () => {
      const lines = Buffer.from(silences.map((silence) => `${JSON.stringify(silence)}\n`).join(''));
      const end = this.#end + lines.length;
      if (end > limits.owedBytes) throw new Error('the file for silences is full');
      await this.#write(Buffer.concat([lines, Buffer.alloc(Math.max(0, this.#reached - end), blank)]), this.#end);
      this.#end = end;
    });
  }

  clear(): Promise<void> {
    return this.#next(async () => {
      if (this.#reached > 0) await this.#write(Buffer.alloc(this.#reached, blank), 0);
      this.#end = 0;
      this.#reached = 0;
    });
  }

  close(): Promise<void> {
    return this.#next(() => this.#handle.close());
  }

  async #write(bytes: Uint8Array, at: number): Promise<void> {
    this.#reached = Math.max(this.#reached, at + bytes.length);
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, at + done);
      done += bytesWritten;
    }
    await this.#handle.datasync();
  }

  #next<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

function readLine<T>(line: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
