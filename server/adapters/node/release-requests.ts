import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';

/** What an administrator asks of the running server: to give out who asked a question, sealed. */
const requestSchema = z.strictObject({ id: z.uuid(), questionId: z.string(), reason: z.string() });
type Request = z.infer<typeof requestSchema>;
const replySchema = z.strictObject({ id: z.uuid(), reply: z.unknown() });

const lookEveryMs = 500;
const requestFile = (dataDir: string) => path.join(dataDir, 'seal-request.json');
const replyFile = (dataDir: string) => path.join(dataDir, 'seal-reply.json');

/** Answers requests that lie in the data folder, which nobody but the server's own user can write. Rule AQ9. */
export function watchReleaseRequests(
  dataDir: string,
  log: Logger,
  release: (request: Pick<Request, 'questionId' | 'reason'>) => Promise<unknown>,
): { close(): void } {
  let isBusy = false;
  const look = async (): Promise<void> => {
    const file = requestFile(dataDir);
    if (isBusy || !existsSync(file)) return;
    isBusy = true;
    try {
      const { id, ...request } = requestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
      await rm(file);
      await put(replyFile(dataDir), { id, reply: await release(request) });
    } catch (error) {
      log.error({ err: error }, 'the sealed name of who asked could not be given out');
      await rm(file, { force: true });
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return { close: () => clearInterval(timer) };
}

/** Asks the server that runs on this data folder; gives its reply, or null when none comes. */
export async function requestRelease(
  dataDir: string,
  asked: Pick<Request, 'questionId' | 'reason'>,
  withinMs: number,
): Promise<unknown> {
  const id = randomUUID();
  await rm(replyFile(dataDir), { force: true });
  await put(requestFile(dataDir), { id, ...asked });
  try {
    for (const untilMs = Date.now() + withinMs; Date.now() < untilMs; await wait(100)) {
      if (!existsSync(replyFile(dataDir))) continue;
      const reply = replySchema.parse(JSON.parse(await readFile(replyFile(dataDir), 'utf8')));
      if (reply.id === id) return reply.reply;
    }
    return null;
  } finally {
    for (const file of [requestFile(dataDir), replyFile(dataDir)]) await rm(file, { force: true });
  }
}

/** Whole, or not at all. */
async function put(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(value), { mode: 0o600 });
  await rename(draft, file);
}
