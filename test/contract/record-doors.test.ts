import { afterEach, beforeEach, expect, it } from 'vitest';
import { memberIdSchema, townhallIdSchema } from '../../protocol/ids.ts';
import { type TemporarySqlite, temporarySqlite } from '../support/temporary-sqlite.ts';

const townhallId = townhallIdSchema.parse('demo');
const memberId = memberIdSchema.parse('ada');
const membership = { sessionHash: 's1', townhallId, memberId, role: 'attendee', name: 'Ada' } as const;

let sqlite: TemporarySqlite;
beforeEach(async () => {
  sqlite = await temporarySqlite();
});
afterEach(() => sqlite.dispose());

it('[D9] sessions, memberships and settings come back', async () => {
  const { doors } = sqlite;
  await doors.addSession('s1', 5);
  await doors.putMembership(membership);
  await doors.putMembership({ ...membership, name: 'Ada L.' });
  await doors.putSetting('port', '8080');
  expect(await doors.findSession('s1')).toEqual({ createdAtMs: 5 });
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
