import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryInvites } from '../support/memory-invites.ts';
import { type TemporarySqlite, temporarySqlite } from '../support/temporary-sqlite.ts';
import { invitesContract } from './invites-contract.ts';

describe('in memory', () => {
  const store = new MemoryInvites();
  invitesContract(() => store);
});

describe('in SQLite', () => {
  let sqlite: TemporarySqlite;
  beforeAll(async () => {
    sqlite = await temporarySqlite();
  });
  afterAll(() => sqlite.dispose());
  invitesContract(() => sqlite.invites);

  it('[IV9] finds the sessions that came by an invitation', async () => {
    const { doors } = sqlite;
    const session = { hash: 's1', id: 'i1', account: 'a1', device: '', createdAtMs: 5, seenAtMs: 5, invite: 'v1' };
    for (const each of [session, { ...session, hash: 's2', invite: 'v2' }, { ...session, hash: 's3', invite: null }])
      await doors.addSession(each);
    expect(await doors.sessionsBy('v1')).toEqual([session]);
  });
});
