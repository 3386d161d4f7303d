import { describe, expect, it } from 'vitest';
import { memberIdSchema, townhallIdSchema } from '../../../protocol/ids.ts';
import { organiserAccount, secretHash, TownhallDoor } from '../../../server/access/door.ts';
import { MemoryDoors } from '../../support/memory-doors.ts';

const first = townhallIdSchema.parse('first');
const other = townhallIdSchema.parse('other');

/** A browser that is in the first town hall, and the door of the other one. */
async function aBrowser(account: string | null, invite: string | null) {
  const store = new MemoryDoors();
  const hash = secretHash('secret');
  const member = { memberId: memberIdSchema.parse('m'), role: 'organiser' as const, name: 'Ola' };
  await store.addSession({ hash, id: 's', account, device: '', invite, createdAtMs: 0, seenAtMs: 0 });
  await store.putMembership({ sessionHash: hash, townhallId: first, ...member });
  if (account !== null)
    await store.bindAccount({ account, townhallId: first, memberId: member.memberId, department: 'Pay' });
  let made = 0;
  const options = { store, townhallId: other, randomText: () => `new-${++made}`, nowMs: () => 1 };
  return { door: new TownhallDoor({ ...options, byInvitation: invite !== null }), store };
}

describe('another town hall of the installation', () => {
  it('[OT14] knows whom their company knows, as what they were, with their department, and as the same one each time', async () => {
    const { door } = await aBrowser('company account', null);
    const member = await door.whoIs('secret');
    expect(member).toMatchObject({ townhallId: other, memberId: 'new-1', role: 'organiser', name: 'Ola' });
    expect(await door.whoIs('secret')).toEqual(member);
    if (member !== null) expect(await door.departmentOf(member)).toBe('Pay');
  });

  it('[OT14] knows the organiser, and nobody who was invited to another one or came by a link', async () => {
    expect(await (await aBrowser(organiserAccount, 'invite')).door.whoIs('secret')).toMatchObject({
      memberId: 'new-1',
    });
    expect(await (await aBrowser('somebody invited', 'invite')).door.whoIs('secret')).toBeNull();
    expect(await (await aBrowser(null, null)).door.whoIs('secret')).toBeNull();
  });

  it('[IV16] tells whoever was invited to another one from whoever is nobody', async () => {
    const { door } = await aBrowser('somebody invited', 'invite');
    expect(await Promise.all([door.isElsewhere('secret'), door.isElsewhere('wrong'), door.isElsewhere(null)])).toEqual([
      true,
      false,
      false,
    ]);
    expect(await (await aBrowser(null, null)).door.isElsewhere('secret')).toBe(false);
  });
});
