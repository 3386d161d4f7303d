import { afterEach, beforeEach, expect, it } from 'vitest';
import { memberIdSchema, townhallIdSchema } from '../../protocol/ids.ts';
import { type TemporarySqlite, temporarySqlite } from '../support/temporary-sqlite.ts';

const townhallId = townhallIdSchema.parse('demo');
const memberId = memberIdSchema.parse('ada');
const session = { hash: 's1', id: 'i1', account: null, device: '', createdAtMs: 5, seenAtMs: 5, invite: null } as const;
const membership = { sessionHash: 's1', townhallId, memberId, role: 'attendee', name: 'Ada' } as const;

let sqlite: TemporarySqlite;
beforeEach(async () => {
  sqlite = await temporarySqlite();
});
afterEach(() => sqlite.dispose());

it('[D9] sessions, memberships and settings come back', async () => {
  const { doors } = sqlite;
  await doors.addSession(session);
  await doors.putMembership(membership);
  await doors.putMembership({ ...membership, name: 'Ada L.' });
  await doors.putSetting('port', '8080');
  expect(await doors.findSession('s1')).toEqual(session);
  expect(await doors.findSession('s2')).toBeNull();
  expect(await doors.findMembership('s1', townhallId)).toEqual({ ...membership, name: 'Ada L.' });
  expect(await doors.findMembership('s1', townhallIdSchema.parse('other'))).toBeNull();
  expect(await doors.getSetting('port')).toBe('8080');
  expect(await doors.getSetting('host')).toBeNull();
});

it('[D9] of two browsers that open a first-browser link at the same moment one owns it', async () => {
  const { doors } = sqlite;
  const link = { tokenHash: 't', townhallId, role: 'leader', uses: 'first-browser', createdAtMs: 1 } as const;
  await doors.addInvitation({ ...link, boundSessionHash: null });
  expect(await Promise.all([doors.bindInvitation('t', 's1'), doors.bindInvitation('t', 's2')])).toEqual(['s1', 's1']);
  expect(await doors.findInvitation('t')).toEqual({ ...link, boundSessionHash: 's1' });
});

it('[D3] an erased person’s name is forgotten at the door too', async () => {
  const { doors } = sqlite;
  await doors.putMembership(membership);
  await doors.forgetName(townhallId, memberId);
  expect(await doors.findMembership('s1', townhallId)).toEqual({ ...membership, name: '' });
});

it('[SI9] an account’s sessions are listed, the one used last first, and end with what they opened', async () => {
  const { doors } = sqlite;
  const own = { ...session, account: 'a1', device: 'Firefox on Windows' };
  await doors.addSession(own);
  await doors.addSession({ ...own, hash: 's2', id: 'i2', seenAtMs: 7 });
  await doors.addSession({ ...own, hash: 's3', id: 'i3', account: 'a2' });
  await doors.putMembership(membership);
  await doors.noteSeen('s1', 9);
  expect(await doors.sessionsOf('a1')).toEqual([
    { ...own, seenAtMs: 9 },
    { ...own, hash: 's2', id: 'i2', seenAtMs: 7 },
  ]);
  await doors.endSession('s1');
  expect((await doors.sessionsOf('a1')).map(({ id }) => id)).toEqual(['i2']);
  expect([await doors.findSession('s1'), await doors.findMembership('s1', townhallId)]).toEqual([null, null]);
});

it('[SI5] of two first sign-ins of a person at the same moment one says which member it is', async () => {
  const { doors } = sqlite;
  const account = { account: 'a1', townhallId, memberId, department: 'Research' };
  const other = { ...account, memberId: memberIdSchema.parse('ada-2') };
  expect(await Promise.all([doors.bindAccount(account), doors.bindAccount(other)])).toEqual([memberId, memberId]);
  await doors.bindAccount({ ...other, department: 'Sales' });
  expect(await doors.findAccount('a1', townhallId)).toEqual({ ...account, department: 'Sales' });
  await doors.putMembership(membership);
  await doors.renameMember({ townhallId, memberId, role: 'moderator', name: 'Ada L.' });
  expect(await doors.findMembership('s1', townhallId)).toEqual({ ...membership, role: 'moderator', name: 'Ada L.' });
  await doors.forgetName(townhallId, memberId);
  expect((await doors.findAccount('a1', townhallId))?.department).toBe('');
});
