import { beforeEach, describe, expect, it, vi } from 'vitest';
import { townhallIdSchema } from '../../../protocol/ids.ts';
import { secretHash, TownhallDoor } from '../../../server/access/door.ts';
import { RecordFailure } from '../../../server/session/ports.ts';
import { MemoryDoors } from '../../support/memory-doors.ts';

const townhallId = townhallIdSchema.parse('demo');
const nobody = () => null;

describe('the door', () => {
  let store: MemoryDoors;
  let door: TownhallDoor;
  beforeEach(() => {
    store = new MemoryDoors();
    let count = 0;
    const randomText = (bytes: number): string => `secret-${++count}-`.padEnd(Math.ceil((bytes * 4) / 3), 'x');
    door = new TownhallDoor({ store, townhallId, randomText, nowMs: () => 7 });
  });

  const open = async (token: string, held: string | null = null) => {
    const opened = await door.openLink(token, () => held);
    if ('trouble' in opened) throw new Error(opened.trouble);
    return opened;
  };

  it('[A1] keeps hashes of secrets, never the secrets', async () => {
    const token = await door.invite('attendee', 'many');
    const { secret } = await open(token);
    const kept = JSON.stringify(store.everything());
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(secret);
    expect(kept).toContain(secretHash(secret));
  });

  it('[A2] swaps a link for a session with the role of the link', async () => {
    const opened = await open(await door.invite('moderator', 'many'));
    expect(opened.door).toBe('desk');
    expect(await door.whoIs(opened.secret)).toMatchObject({ role: 'moderator', name: '' });
    expect(await door.whoIs(null)).toBeNull();
    expect(await door.whoIs('guessed-guessed-guessed-guessed')).toBeNull();
  });

  it('[A3] gives a first-browser link to one browser only', async () => {
    const token = await door.invite('leader', 'first-browser');
    const first = await open(token);
    expect(await door.openLink(token, nobody)).toEqual({ trouble: 'link-taken' });
    expect((await open(token, first.secret)).secret).toBe(first.secret);
  });

  it('[A13] a link whose session could not be kept is nobody’s, and can be opened again', async () => {
    const token = await door.invite('leader', 'first-browser');
    const add = vi.spyOn(store, 'addSession').mockRejectedValueOnce(new RecordFailure('unavailable'));
    await expect(open(token)).rejects.toThrow('record: unavailable');
    const { secret } = await open(token);
    expect([add.mock.calls.length, (await door.whoIs(secret))?.role]).toEqual([2, 'leader']);
    expect(await door.openLink(token, nobody)).toEqual({ trouble: 'link-taken' });
  });

  it('[A3] of two browsers at the same moment one has the link', async () => {
    const token = await door.invite('leader', 'first-browser');
    const opened = await Promise.all([door.openLink(token, nobody), door.openLink(token, nobody)]);
    expect(opened.filter((each) => 'trouble' in each)).toEqual([{ trouble: 'link-taken' }]);
  });

  it('[A4] a browser that opens its link again stays the same member', async () => {
    const token = await door.invite('attendee', 'many');
    const first = await open(token);
    const member = await door.whoIs(first.secret);
    const again = await open(token, first.secret);
    expect(await door.whoIs(again.secret)).toEqual(member);
    const other = await open(token);
    expect((await door.whoIs(other.secret))?.memberId).not.toBe(member?.memberId);
  });

  it('[A2] takes no guessed, misshapen or foreign link', async () => {
    await door.invite('attendee', 'many');
    for (const token of [
      '',
      'short',
      '../../etc/passwd-etc-passwd',
      'x'.repeat(32),
      'ä'.repeat(32),
      'x'.repeat(10_000),
    ]) {
      expect(await door.openLink(token, nobody)).toEqual({ trouble: 'bad-link' });
    }
  });

  it('[A4] remembers the name for the next time', async () => {
    const { secret } = await open(await door.invite('attendee', 'many'));
    const member = await door.whoIs(secret);
    if (member === null) throw new Error('nobody');
    await door.rememberName(member, 'Ada');
    expect((await door.whoIs(secret))?.name).toBe('Ada');
  });
});
