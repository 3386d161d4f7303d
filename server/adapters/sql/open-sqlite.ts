import type { Stream } from '../../../protocol/ids.ts';
import { noHash } from '../../../protocol/record/chain.ts';
import type { StoredEntry } from '../../../protocol/record/entry.ts';
import type { DoorStore, InviteStore, Session } from '../../access/ports.ts';
import { RecordFailure, type Record as RecordPort } from '../../session/ports.ts';
import { invitesOver } from './invites-over.ts';
import type { SqliteOptions } from './jobs.ts';
import {
  accountRowSchema,
  entryRowsSchema,
  failureSchema,
  headRowSchema,
  invitationRowSchema,
  membershipRowSchema,
  type SessionRow,
  sessionRowSchema,
  sessionRowsSchema,
  textSchema,
  townhallRowsSchema,
} from './rows.ts';
import { SqliteThread } from './sqlite-thread.ts';

/** Entries that are read at once. */
const batchRows = 5000;

export interface SqliteParts {
  readonly record: RecordPort;
  readonly doors: DoorStore;
  readonly invites: InviteStore;
  /** Ends all, after what waits is written. */
  readonly close: () => Promise<void>;
}

/** Opens the database file in a worker thread; it is made when absent, unless it is only read. Rejects with what SQLite says. */
export async function openSqlite(options: SqliteOptions): Promise<SqliteParts> {
  const thread = await SqliteThread.open(options);
  return {
    record: recordOver(thread),
    doors: doorsOver(thread),
    invites: invitesOver(thread),
    close: () => thread.close(),
  };
}

function recordOver(thread: SqliteThread): RecordPort {
  return {
    append: async (entries) => {
      if (entries.length > 0) await thread.ask({ kind: 'append', entries });
    },
    read: (stream, fromSeq) => readBatches(thread, stream, fromSeq),
    head: async (stream) => headRowSchema.parse(await thread.ask({ kind: 'head', stream })) ?? { seq: 0, hash: noHash },
    townhalls: async (most) =>
      townhallRowsSchema.parse(await thread.ask({ kind: 'townhalls', most })).map(({ id }) => id),
    erase: async (entries, seqs) => {
      const failure = failureSchema.parse(await thread.ask({ kind: 'erase', entries, seqs }));
      if (failure !== null) throw new RecordFailure(failure.reason, { cause: failure.message });
    },
    putBlob: async (hash, text) => void (await thread.ask({ kind: 'put-blob', hash, text })),
    getBlob: async (hash) => textSchema.parse(await thread.ask({ kind: 'get-blob', hash })),
    probe: async () => void (await thread.ask({ kind: 'probe' })),
    close: () => thread.close(),
  };
}

/** The worker reads the next batch while this one is being folded. */
async function* readBatches(
  thread: SqliteThread,
  stream: Stream,
  fromSeq: number,
): AsyncIterable<readonly StoredEntry[]> {
  const ask = (from: number): Promise<unknown> => {
    const rows = thread.ask({ kind: 'read', stream, fromSeq: from, limit: batchRows });
    // Whoever stops reading early never hears of it; who goes on meets it at the next batch.
    rows.catch(() => undefined);
    return rows;
  };
  for (let coming: Promise<unknown> | null = ask(fromSeq); coming !== null; ) {
    const rows = entryRowsSchema.parse(await coming);
    const last = rows.at(-1);
    if (last === undefined) return;
    coming = rows.length < batchRows ? null : ask(last.seq + 1);
    yield rows.map(({ seq, hash, body, salt, text }): StoredEntry => {
      const personal = salt === null || text === null ? null : { salt, text };
      return { stream, seq, hash, body, personal };
    });
  }
}

function doorsOver(thread: SqliteThread): DoorStore {
  return {
    findSession: async (hash) => {
      const row = sessionRowSchema.parse(await thread.ask({ kind: 'find-session', hash }));
      return row === null ? null : sessionOf(row);
    },
    addSession: async (session) => void (await thread.ask({ kind: 'add-session', session })),
    noteSeen: async (hash, seenAtMs) => void (await thread.ask({ kind: 'note-seen', hash, seenAtMs })),
    endSession: async (hash) => void (await thread.ask({ kind: 'end-session', hash })),
    sessionsOf: async (account) =>
      sessionRowsSchema.parse(await thread.ask({ kind: 'sessions-of', account })).map(sessionOf),
    sessionsBy: async (invite) =>
      sessionRowsSchema.parse(await thread.ask({ kind: 'sessions-by', invite })).map(sessionOf),
    findAccount: async (account, townhallId) => {
      const row = accountRowSchema.parse(await thread.ask({ kind: 'find-account', account, townhallId }));
      return row === null ? null : { account, townhallId, memberId: row.member_id, department: row.department };
    },
    bindAccount: async (account) => {
      const row = accountRowSchema.parse(await thread.ask({ kind: 'bind-account', account }));
      if (row === null) throw new Error('invariant: an account that is kept has a member');
      return row.member_id;
    },
    renameMember: async (member) => void (await thread.ask({ kind: 'rename-member', member })),
    findMembership: async (sessionHash, townhallId) => {
      const row = membershipRowSchema.parse(await thread.ask({ kind: 'find-membership', sessionHash, townhallId }));
      return row === null ? null : { sessionHash, townhallId, memberId: row.member_id, role: row.role, name: row.name };
    },
    findAnyMembership: async (sessionHash) => {
      const row = membershipRowSchema.parse(await thread.ask({ kind: 'find-any-membership', sessionHash }));
      if (row === null) return null;
      const { member_id: memberId, townhall_id: townhallId, role, name } = row;
      return { sessionHash, townhallId, memberId, role, name };
    },
    putMembership: async (membership) => void (await thread.ask({ kind: 'put-membership', membership })),
    forgetName: async (townhallId, memberId) => void (await thread.ask({ kind: 'forget-name', townhallId, memberId })),
    findInvitation: async (tokenHash) => {
      const row = invitationRowSchema.parse(await thread.ask({ kind: 'find-invitation', tokenHash }));
      if (row === null) return null;
      const { townhall_id: townhallId, role, uses } = row;
      const binding = { boundSessionHash: row.bound_session_hash, createdAtMs: row.created_at };
      return { tokenHash, townhallId, role, uses, ...binding };
    },
    addInvitation: async (invitation) => void (await thread.ask({ kind: 'add-invitation', invitation })),
    bindInvitation: async (tokenHash, sessionHash) => {
      const owner = textSchema.parse(await thread.ask({ kind: 'bind-invitation', tokenHash, sessionHash }));
      if (owner === null) throw new Error('invariant: only a link that exists is bound');
      return owner;
    },
    getSetting: async (key) => textSchema.parse(await thread.ask({ kind: 'get-setting', key })),
    putSetting: async (key, value) => void (await thread.ask({ kind: 'put-setting', key, value })),
  };
}

function sessionOf({ created_at: createdAtMs, seen_at: seenAtMs, ...row }: SessionRow): Session {
  return { ...row, createdAtMs, seenAtMs };
}
