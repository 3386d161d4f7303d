import { createHmac, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { townhallIdSchema } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import { AccountDoor } from '../../../server/access/account-door.ts';
import { organiserAccount, secretHash, TownhallDoor } from '../../../server/access/door.ts';
import { InvitationDoor, type NewInvite } from '../../../server/access/invitation-door.ts';
import { inviteToken, readInviteToken } from '../../../server/access/invite-token.ts';
import { RecordFailure } from '../../../server/session/ports.ts';
import { MemoryDoors } from '../../support/memory-doors.ts';
import { MemoryInvites } from '../../support/memory-invites.ts';

const townhallId = townhallIdSchema.parse('demo');
const other = townhallIdSchema.parse('other');
const { sessionMs, organiserLinkMs } = limits.invitations;
const hourMs = 3_600_000;
const toAttend: NewInvite = { role: 'attendee', account: null, label: 'Leeds', usesMost: 1, lastsMs: hourMs };
const toModerate: NewInvite = { ...toAttend, role: 'moderator' };

let nowMs: number;
let store: MemoryDoors;
let invites: MemoryInvites;
let invitations: InvitationDoor;
let door: TownhallDoor;
let accounts: AccountDoor;
const key = Uint8Array.from({ length: 32 }, (_, index) => index);
const randomText = (bytes: number) => randomBytes(bytes).toString('base64url');

beforeEach(() => {
  nowMs = 1_000_000;
  store = new MemoryDoors();
  invites = new MemoryInvites();
  const options = { store, invites, key, townhallId, randomText, nowMs: () => nowMs, byInvitation: true };
  invitations = new InvitationDoor(options);
  door = new TownhallDoor(options);
  accounts = new AccountDoor(options);
});

const linkTo = async (asked: NewInvite) => {
  const invite = await invitations.make(asked);
  return { id: invite.id, token: invitations.tokenOf(invite) };
};
const open = async (token: string) => {
  const opened = await invitations.open(token, 'Firefox');
  if ('trouble' in opened) throw new Error(opened.trouble);
  return opened;
};
const whoIs = async (secret: string) => {
  const member = await door.whoIs(secret);
  if (member === null) throw new Error('nobody');
  return member;
};

describe('an invitation’s token', () => {
  const id = 'abcdefghijklmnopqrstuvwxyz012345';

  it('[IV4] says its id only to who has the key, letter by letter, whichever town hall is in the house', () => {
    const token = inviteToken(key, id);
    expect(token).toMatch(/^[A-Za-z0-9_-]{54}$/);
    expect(readInviteToken({ key, townhallId }, token)).toBe(id);
    expect(readInviteToken({ key: key.map((byte) => byte ^ 1), townhallId }, token)).toBeNull();
    expect(readInviteToken({ key, townhallId: other }, token)).toBe(id);
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'x' ? 'y' : 'x'}${token.slice(at + 1)}`;
      expect(readInviteToken({ key, townhallId }, changed)).toBeNull();
    }
  });

  it('[IV13] one that was made for a single town hall before opens in that one alone, and nothing else signed is one', () => {
    const signedFor = (purpose: string) => {
      const signature = createHmac('sha256', key).update(`${purpose}\n${id}`).digest();
      return `${id}${signature.subarray(0, 16).toString('base64url')}`;
    };
    const before = signedFor(`rostrum invitation 1\n${townhallId}`);
    expect(readInviteToken({ key, townhallId }, before)).toBe(id);
    expect(readInviteToken({ key, townhallId: other }, before)).toBeNull();
    expect(readInviteToken({ key, townhallId }, signedFor('rostrum something else'))).toBeNull();
    expect(signedFor('rostrum invitation 2')).toBe(inviteToken(key, id));
  });

  it('[IV4] forged, misshapen or of nothing, it leads nowhere, and forged costs no look into the database', async () => {
    for (const token of ['', 'short', 'x'.repeat(54), 'ä'.repeat(54), '../../etc/passwd'.padEnd(54, '.')])
      expect(await invitations.open(token, '')).toEqual({ trouble: 'bad-link' });
    expect(invites.looked).toBe(0);
    expect(await invitations.open(inviteToken(key, id), '')).toEqual({ trouble: 'bad-link' });
  });

  it('[IV4] is kept nowhere', async () => {
    const { token } = await linkTo(toAttend);
    const { secret } = await open(token);
    const kept = JSON.stringify([store.everything(), await invites.listInvites(townhallId, 9)]);
    expect([token, secret, secretHash(secret)].map((text) => kept.includes(text))).toEqual([false, false, true]);
  });
});

describe('coming in by invitation', () => {
  it('[IV5] lets in as what it says, as somebody of their own, who keeps the name that they choose', async () => {
    const { token } = await linkTo({ ...toAttend, usesMost: 2 });
    const [ada, ben] = [await open(token), await open(token)];
    expect([ada.role, ada.door, ada.doors]).toEqual(['attendee', 'hall', ['hall', 'spectator']]);
    const member = await whoIs(ada.secret);
    expect(member.isSignedIn).toBeUndefined();
    expect((await whoIs(ben.secret)).memberId).not.toBe(member.memberId);
    await door.rememberName(member, 'Ada');
    expect((await whoIs(ada.secret)).name).toBe('Ada');
    expect(await invitations.open(token, '')).toEqual({ trouble: 'invitation-used' });
  });

  it('[IV6] one for a moderator belongs to who opens it first; another is told so', async () => {
    const { token } = await linkTo(toModerate);
    expect(await open(token)).toMatchObject({ door: 'desk', doors: ['hall', 'spectator', 'desk'] });
    expect(await invitations.open(token, '')).toEqual({ trouble: 'link-taken' });
  });

  it('[IV5] of two browsers at the last use one is in, and the other has no session', async () => {
    const { id, token } = await linkTo(toAttend);
    const opened = await Promise.all([invitations.open(token, ''), invitations.open(token, '')]);
    expect(opened.filter((each) => 'trouble' in each)).toEqual([{ trouble: 'invitation-used' }]);
    expect((await invitations.sessionsBy(id)).length).toBe(1);
  });

  it('[IV5] costs nobody their link when it cannot be written', async () => {
    const { token } = await linkTo(toAttend);
    vi.spyOn(store, 'addSession').mockRejectedValueOnce(new RecordFailure('unavailable'));
    await expect(open(token)).rejects.toThrow('record: unavailable');
    expect((await whoIs((await open(token)).secret)).role).toBe('attendee');
  });

  it('[IV8] says which it is: late, taken back, used up', async () => {
    const { id, token } = await linkTo({ ...toAttend, usesMost: null });
    await open(token);
    nowMs += hourMs - 1;
    await open(token);
    nowMs += 1;
    expect(await invitations.open(token, '')).toEqual({ trouble: 'invitation-expired' });
    await invitations.revoke(id, { townhallId, alsoOut: false });
    expect(await invitations.open(token, '')).toEqual({ trouble: 'invitation-revoked' });
  });

  it('[IV9] taken back it leaves in who came by it, and puts them out when asked to', async () => {
    const { id, token } = await linkTo({ ...toAttend, usesMost: 5 });
    const { secret } = await open(token);
    expect(await invitations.revoke(id, { townhallId, alsoOut: false })).toEqual([]);
    expect(await door.whoIs(secret)).not.toBeNull();
    expect(await invitations.revoke(id, { townhallId, alsoOut: true })).toEqual([secretHash(secret)]);
    expect([await door.whoIs(secret), await invitations.sessionsBy(id)]).toEqual([null, []]);
    expect(await invitations.revoke('nothing', { townhallId, alsoOut: true })).toBeNull();
  });

  it('[IV10] lasts thirty days after coming in, used or not', async () => {
    const { secret } = await open((await linkTo(toAttend)).token);
    nowMs += sessionMs;
    expect(await door.whoIs(secret)).not.toBeNull();
    nowMs += 1;
    expect(await door.whoIs(secret)).toBeNull();
  });

  it('[IV3] is the only way in: no demo link opens, and who came by one, or by their company, is nobody', async () => {
    const options = { store, townhallId, randomText, nowMs: () => nowMs };
    const demo = new TownhallDoor(options);
    const links = [await demo.invite('attendee', 'many'), await demo.invite('moderator', 'first-browser')];
    for (const link of links) {
      const opened = await demo.openLink(link, () => null);
      if ('trouble' in opened) throw new Error(opened.trouble);
      expect([await demo.whoIs(opened.secret), await door.whoIs(opened.secret)]).toEqual([expect.anything(), null]);
      expect(await door.openLink(link, () => null)).toEqual({ trouble: 'sign-in-instead' });
    }
    const company = { issuer: 'i', subject: 's', role: 'attendee', name: 'Ada', department: '' } as const;
    const { secret } = await accounts.signIn(company, { device: '', held: [] });
    expect([await demo.whoIs(secret), await door.whoIs(secret)]).toEqual([expect.anything(), null]);
    const invited = await open((await linkTo(toAttend)).token);
    expect(await demo.whoIs(invited.secret)).toBeNull();
  });
});

describe('an invitation to a town hall that is to come', () => {
  it('[IV13] is listed and taken back there alone', async () => {
    const { id } = await invitations.make({ ...toAttend, townhallId: other });
    expect((await invitations.list(other)).map((invite) => invite.id)).toEqual([id]);
    expect(await invitations.list(townhallId)).toEqual([]);
    expect(await invitations.revoke(id, { townhallId, alsoOut: false })).toBeNull();
    expect(await invitations.revoke(id, { townhallId: other, alsoOut: false })).toEqual([]);
  });

  it('[IV14] lets nobody in and costs nothing until its doors open', async () => {
    const { token } = await linkTo({ ...toAttend, townhallId: other });
    expect(await invitations.open(token, '')).toEqual({ trouble: 'doors-closed' });
    expect(await invitations.look(token)).toMatchObject({ invite: { townhallId: other, used: 0 }, trouble: null });
    const then = { store, invites, key, townhallId: other, randomText, nowMs: () => nowMs, byInvitation: true };
    expect(await new InvitationDoor(then).open(token, '')).toMatchObject({ role: 'attendee' });
  });

  it('[IV13] to an account is for the town hall in the house alone', async () => {
    const toOrganise = { ...toAttend, role: 'organiser', account: organiserAccount, townhallId: other } as const;
    expect(await invitations.look((await linkTo(toOrganise)).token)).toBeNull();
  });
});

describe('the organiser', () => {
  const printed = async (evenSo = false) => {
    const token = await invitations.organiserLink({ evenSo });
    if (token === null) throw new Error('none');
    return token;
  };

  it('[IV1] has one link at a time, which opens once within a day and ends those before it', async () => {
    const [first, second] = [await printed(), await printed()];
    expect(await invitations.open(first, '')).toEqual({ trouble: 'invitation-revoked' });
    const { secret, role, doors } = await open(second);
    expect([role, doors]).toEqual(['organiser', ['hall', 'spectator', 'desk']]);
    expect((await whoIs(secret)).role).toBe('organiser');
    expect(await invitations.open(second, '')).toEqual({ trouble: 'link-taken' });
    expect(await invitations.organiserLink({ evenSo: false })).toBeNull();
    const late = await printed(true);
    nowMs += organiserLinkMs;
    expect(await invitations.open(late, '')).toEqual({ trouble: 'invitation-expired' });
    expect(await invitations.list(townhallId)).toEqual([]);
  });

  it('[IV2] is the same person under the same name on every device, by a link of their own or one from the terminal', async () => {
    const { secret } = await open(await printed());
    await door.rememberName(await whoIs(secret), 'Oda');
    const own = await invitations.ownLink(await whoIs(secret));
    if (own === null) throw new Error('none');
    const others = [await open(invitations.tokenOf(own)), await open(await printed(true))];
    const { memberId } = await whoIs(secret);
    for (const other of others) expect(await whoIs(other.secret)).toMatchObject({ memberId, name: 'Oda' });
    expect((await accounts.overview(await whoIs(secret)))?.sessions.length).toBe(3);
    expect(await invitations.revoke(own.id, { townhallId, alsoOut: true })).toBeNull();
  });

  it('[IV1] gets a new link at the next start once they are in nowhere', async () => {
    await open(await printed());
    expect(await invitations.organiserLink({ evenSo: false })).toBeNull();
    nowMs += sessionMs + 1;
    expect(await invitations.organiserLink({ evenSo: false })).not.toBeNull();
  });
});

describe('a session cookie that was copied to another machine', () => {
  it('[IV11] opens nothing once its owner has had a new one, and they stay who they are', async () => {
    const { secret } = await open((await linkTo(toAttend)).token);
    const before = await whoIs(secret);
    await door.rememberName(before, 'Ada');
    nowMs += hourMs;
    const renewed = await accounts.renew(await whoIs(secret));
    expect(await door.whoIs(secret)).toBeNull();
    expect(await whoIs(renewed ?? '')).toMatchObject({ memberId: before.memberId, name: 'Ada', role: 'attendee' });
    nowMs += sessionMs - hourMs + 1;
    expect(await door.whoIs(renewed)).toBeNull();
  });
});
