import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { hashSchema, memberIdSchema, type Stream, townhallIdSchema } from '../../../protocol/ids.ts';
import { noHash } from '../../../protocol/record/chain.ts';
import type { StoredEntry } from '../../../protocol/record/entry.ts';
import { roleSchema } from '../../../protocol/roles.ts';
import type { DoorStore } from '../../access/ports.ts';
import { RecordFailure, type Record as RecordPort } from '../../session/ports.ts';
import type { Failure, Job, Reply } from './jobs.ts';

const entryRow = z.object({
  seq: z.number(),
  hash: hashSchema,
  body: z.string(),
  salt: z.string().nullable(),
  text: z.string().nullable(),
});
const headRow = z.object({ seq: z.number(), hash: hashSchema }).nullable();
const membershipRow = z
  .object({
    session_hash: z.string(),
    townhall_id: townhallIdSchema,
    member_id: memberIdSchema,
    role: roleSchema,
    name: z.string(),
  })
  .nullable();
const invitationRow = z
  .object({
    token_hash: z.string(),
    townhall_id: townhallIdSchema,
    role: roleSchema,
    uses: z.enum(['many', 'first-browser']),
    bound_session_hash: z.string().nullable(),
    created_at: z.number(),
  })
  .nullable();
const failureSchema = z.object({ reason: z.enum(['conflict', 'unavailable']), message: z.string() });

const batchRows = 5000;

export interface SqliteParts {
  readonly record: RecordPort;
  readonly doors: DoorStore;
}

/** Opens the database file in a worker thread (made when absent). `record.close()` closes both parts. */
export async function openSqlite(options: { readonly file: string }): Promise<SqliteParts> {
  const thread = new Thread(options.file);
  await thread.ready;
  return { record: recordOver(thread), doors: doorsOver(thread) };
}

function recordOver(thread: Thread): RecordPort {
  return {
    append: async (entries) => {
      if (entries.length > 0) await thread.ask({ kind: 'append', entries });
    },
    async *read(stream: Stream, fromSeq: number) {
      for (let next = fromSeq; ; ) {
        const rows = z
          .array(entryRow)
          .parse(await thread.ask({ kind: 'read', stream, fromSeq: next, limit: batchRows }));
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows.map(
          ({ seq, hash, body, salt, text }): StoredEntry => ({
            stream,
            seq,
            hash,
            body,
            personal: salt === null || text === null ? null : { salt, text },
          }),
        );
        next = last.seq + 1;
      }
    },
    head: async (stream) => headRow.parse(await thread.ask({ kind: 'head', stream })) ?? { seq: 0, hash: noHash },
    erase: async (entry, seqs) => {
      const failure = failureSchema.nullable().parse(await thread.ask({ kind: 'erase', entry, seqs }));
      if (failure !== null) throw new RecordFailure(failure.reason, { cause: failure.message });
    },
    putBlob: async (hash, text) => void (await thread.ask({ kind: 'put-blob', hash, text })),
    getBlob: async (hash) =>
      z
        .string()
        .nullable()
        .parse(await thread.ask({ kind: 'get-blob', hash })),
    close: () => thread.close(),
  };
}

function doorsOver(thread: Thread): DoorStore {
  return {
    findSession: async (hash) => {
      const row = z
        .object({ created_at: z.number() })
        .nullable()
        .parse(await thread.ask({ kind: 'find-session', hash }));
      return row === null ? null : { createdAtMs: row.created_at };
    },
    addSession: async (hash, createdAtMs) => void (await thread.ask({ kind: 'add-session', hash, createdAtMs })),
    findMembership: async (sessionHash, townhallId) => {
      const row = membershipRow.parse(await thread.ask({ kind: 'find-membership', sessionHash, townhallId }));
      return row === null ? null : { sessionHash, townhallId, memberId: row.member_id, role: row.role, name: row.name };
    },
    putMembership: async (membership) => void (await thread.ask({ kind: 'put-membership', membership })),
    findInvitation: async (tokenHash) => {
      const row = invitationRow.parse(await thread.ask({ kind: 'find-invitation', tokenHash }));
      if (row === null) return null;
      const {
        townhall_id: townhallId,
        role,
        uses,
        bound_session_hash: boundSessionHash,
        created_at: createdAtMs,
      } = row;
      return { tokenHash, townhallId, role, uses, boundSessionHash, createdAtMs };
    },
    addInvitation: async (invitation) => void (await thread.ask({ kind: 'add-invitation', invitation })),
    bindInvitation: async (tokenHash, sessionHash) =>
      z.string().parse(await thread.ask({ kind: 'bind-invitation', tokenHash, sessionHash })),
    getSetting: async (key) =>
      z
        .string()
        .nullable()
        .parse(await thread.ask({ kind: 'get-setting', key })),
    putSetting: async (key, value) => void (await thread.ask({ kind: 'put-setting', key, value })),
  };
}

/** The worker thread and who waits for it. */
class Thread {
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: RecordFailure) => void }>();
  #lastId = 0;
  #isClosed = false;

  constructor(file: string) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file } });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.once('message', () => resolve());
      this.#worker.once('error', reject);
    });
    this.#worker.on('message', (replies: readonly Reply[] | Reply) => {
      if (Array.isArray(replies)) for (const reply of replies) this.#settle(reply);
    });
    this.#worker.on('error', (error) => this.#failAll(error));
    this.#worker.on('exit', () => this.#failAll(new Error('the database thread ended')));
  }

  /** Resolves with what the job gives; rejects with {@link RecordFailure}. */
  ask(job: Job): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new RecordFailure('closed'));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, job });
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    await this.ask({ kind: 'close' }).catch(() => undefined);
    this.#isClosed = true;
    await this.#worker.terminate();
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('failure' in reply) waiting?.reject(failed(reply.failure));
    else waiting?.resolve(reply.value);
  }

  #failAll(cause: unknown): void {
    for (const { reject } of this.#waiting.values())
      reject(new RecordFailure(this.#isClosed ? 'closed' : 'unavailable', { cause }));
    this.#waiting.clear();
  }
}

function failed(failure: Failure): RecordFailure {
  return new RecordFailure(failure.reason, { cause: failure.message });
}
