import { expect, it } from 'vitest';
import { townhallIdSchema } from '../../protocol/ids.ts';
import type { Invite, InviteStore } from '../../server/access/ports.ts';

const [townhallId, elsewhere] = [townhallIdSchema.parse('demo'), townhallIdSchema.parse('other')];
const invite: Invite = {
  ...{ id: 'i1', townhallId, role: 'attendee', account: null, label: 'Leeds', createdAtMs: 1, expiresAtMs: 100 },
  ...{ usesMost: 2, used: 0, revokedAtMs: null },
};

/** What every place that keeps invitations does. */
export function invitesContract(open: () => InviteStore): void {
  it('[IV5] keeps invitations, and lists those of a town hall, the newest first and so many', async () => {
    const store = open();
    const [second, third] = ['i2', 'i3'].map((id, at): Invite => ({ ...invite, id, createdAtMs: 2 + at }));
    if (second === undefined || third === undefined) throw new Error('two');
    const own: Invite = { ...third, role: 'organiser', account: 'a1', usesMost: null };
    for (const each of [invite, second, own, { ...invite, id: 'i4', townhallId: elsewhere }])
      await store.addInvite(each);
    expect([await store.findInvite('i3'), await store.findInvite('i9')]).toEqual([own, null]);
    expect(await store.listInvites(townhallId, 2)).toEqual([own, second]);
  });

  it('[IV5] lets in no more than it is for, also of those who come at the same moment', async () => {
    const store = open();
    await store.addInvite({ ...invite, id: 'j1', townhallId: elsewhere });
    const came = await Promise.all([1, 2, 3].map(() => store.useInvite('j1', 50)));
    expect(came.toSorted()).toEqual([false, true, true]);
    expect((await store.findInvite('j1'))?.used).toBe(2);
  });

  it('[IV5] lets nobody in that is late, taken back or unknown, and any number where none is said', async () => {
    const store = open();
    await store.addInvite({ ...invite, id: 'k1', townhallId: elsewhere, usesMost: null });
    await store.addInvite({ ...invite, id: 'k2', townhallId: elsewhere });
    for (let i = 0; i < 5; i++) expect(await store.useInvite('k1', 99)).toBe(true);
    expect([await store.useInvite('k1', 100), await store.useInvite('k9', 50)]).toEqual([false, false]);
    await store.revokeInvite('k2', 51);
    expect([await store.useInvite('k2', 52), (await store.findInvite('k2'))?.revokedAtMs]).toEqual([false, 51]);
  });
}
