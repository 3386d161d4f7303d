import { beforeEach, describe, expect, it } from 'vitest';
import { townhallIdSchema } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import { AccountDoor, doorsOf } from '../../../server/access/account-door.ts';
import { aboutSoLong } from '../../../server/access/clock-words.ts';
import { deviceWords } from '../../../server/access/device-words.ts';
import { secretHash, TownhallDoor } from '../../../server/access/door.ts';
import { SignInFlows } from '../../../server/access/sign-in-flows.ts';
import { MemoryDoors } from '../../support/memory-doors.ts';

const townhallId = townhallIdSchema.parse('demo');
const { idleMs, mostMs, noteEveryMs, flowMs } = limits.signIn;
const ada = { issuer: 'https://id.example', subject: '1', role: 'attendee', name: 'Ada', department: '' } as const;

let nowMs: number;
let made: number;
const randomText = (bytes: number): string => `secret-${++made}-`.padEnd(Math.ceil((bytes * 4) / 3), 'x');
beforeEach(() => {
  nowMs = 1_000_000;
  made = 0;
});

describe('sessions of people whom their company knows', () => {
  let store: MemoryDoors;
  let accounts: AccountDoor;
  let door: TownhallDoor;
  beforeEach(() => {
    store = new MemoryDoors();
    const options = { store, townhallId, randomText, nowMs: () => nowMs, needsSignIn: true };
    accounts = new AccountDoor(options);
    door = new TownhallDoor(options);
  });
  const signIn = async (person: Parameters<AccountDoor['signIn']>[0] = ada, held: readonly string[] = []) =>
    (await accounts.signIn(person, { device: 'Firefox', held })).secret;
  const member = async (secret: string) => {
    const found = await door.whoIs(secret);
    if (found === null) throw new Error('nobody');
    return found;
  };

  it('[SI9] keeps neither secret nor subject, and ends what is not used for twelve hours', async () => {
    const secret = await signIn();
    const kept = JSON.stringify(store.everything());
    expect([kept.includes(secret), kept.includes(secretHash(secret)), kept.includes('id.example')]).toEqual([
      false,
      true,
      false,
    ]);
    nowMs += idleMs;
    expect(await door.whoIs(secret)).toMatchObject({ name: 'Ada', isSignedIn: true });
    nowMs += idleMs;
    expect(await door.whoIs(secret)).not.toBeNull();
    nowMs += idleMs + 1;
    expect(await door.whoIs(secret)).toBeNull();
  });

  it('[SI9] ends a session after a week, however much it is used', async () => {
    const secret = await signIn();
    const endMs = nowMs + mostMs;
    for (; nowMs <= endMs; nowMs += idleMs / 2) expect(await door.whoIs(secret)).not.toBeNull();
    expect(await door.whoIs(secret)).toBeNull();
  });

  it('[SI9] writes down that a session is used once in five minutes', async () => {
    const secret = await signIn();
    const seen = async () => (await store.findSession(secretHash(secret)))?.seenAtMs;
    const [firstMs] = [nowMs];
    nowMs += noteEveryMs;
    await door.whoIs(secret);
    expect(await seen()).toBe(firstMs);
    nowMs += 1;
    await door.whoIs(secret);
    expect(await seen()).toBe(nowMs);
  });

  it('[SI7] makes a new secret with every sign-in, and ends what the browser held', async () => {
    const first = await signIn();
    const { secret, ended } = await accounts.signIn(ada, { device: 'Firefox', held: [first] });
    expect([secret === first, ended, await door.whoIs(first)]).toEqual([false, [secretHash(first)], null]);
    expect((await member(secret)).memberId).toBe((await member(await signIn())).memberId);
    const other = await signIn({ ...ada, subject: '2' });
    expect((await member(other)).memberId).not.toBe((await member(secret)).memberId);
  });

  it('[SI10] lists a person’s own sessions and no other’s, and ends only those', async () => {
    const [laptop, headset, evas] = [await signIn(), await signIn(), await signIn({ ...ada, subject: 'eva' })];
    const own = await accounts.overview(await member(laptop));
    expect(own?.sessions.map(({ isThis }) => isThis).toSorted()).toEqual([false, true]);
    const [other] = own?.sessions.filter(({ isThis }) => !isThis) ?? [];
    expect(await accounts.end(await member(evas), other?.id ?? '')).toBeNull();
    expect(await accounts.end(await member(laptop), other?.id ?? '')).toBe(secretHash(headset));
    expect([await door.whoIs(headset), await door.whoIs(laptop)]).toEqual([null, expect.anything()]);
  });

  it('[SI7] lets in by the links of those who run the town hall, and by no other: neither new ones nor old', async () => {
    const open = await door.invite('attendee', 'many');
    expect(await door.openLink(open, () => null)).toEqual({ trouble: 'sign-in-instead' });
    const before = new TownhallDoor({ store, townhallId, randomText, nowMs: () => nowMs });
    const opened = await before.openLink(open, () => null);
    if ('trouble' in opened) throw new Error(opened.trouble);
    expect([await before.whoIs(opened.secret), await door.whoIs(opened.secret)]).toEqual([expect.anything(), null]);
    const desk = await door.openLink(await door.invite('moderator', 'first-browser'), () => null);
    expect('trouble' in desk ? null : await door.whoIs(desk.secret)).toMatchObject({ role: 'moderator' });
  });

  it('[SI7] a link makes nothing more of a session that somebody signed in to', async () => {
    const secret = await signIn();
    const opened = await door.openLink(await door.invite('moderator', 'first-browser'), () => secret);
    expect('trouble' in opened ? '' : opened.secret).not.toBe(secret);
    expect((await member(secret)).role).toBe('attendee');
  });

  it('[SI3] calls nobody by another name than their company does; an erased name is asked for again', async () => {
    const secret = await signIn();
    await door.rememberName(await member(secret), 'Maya Lindqvist');
    expect((await member(secret)).name).toBe('Ada');
    await store.forgetName(townhallId, (await member(secret)).memberId);
    expect(await door.whoIs(secret)).toBeNull();
    expect((await member(await signIn())).name).toBe('Ada');
  });

  it('[SI7] opens the hall to everybody, and desk and studio to those whose they are', () => {
    expect(doorsOf('attendee')).toEqual(['hall', 'spectator']);
    expect(doorsOf('spectator')).toEqual(['hall', 'spectator']);
    expect(doorsOf('moderator')).toEqual(['hall', 'spectator', 'desk']);
    expect(doorsOf('leader')).toEqual(['hall', 'spectator', 'studio']);
  });
});

describe('people on their way to sign in', () => {
  it('[SI6] come back once, in the browser that set out, within ten minutes; several windows at once', () => {
    const flows = new SignInFlows({ randomText, nowMs: () => nowMs });
    const first = flows.begin(null, '/hall');
    const second = flows.begin(first.browser, null);
    expect([second.browser, second.flow.state === first.flow.state]).toEqual([first.browser, false]);
    expect(flows.take(first.flow.state, 'another')).toBeNull();
    expect(flows.take(first.flow.state, first.browser)).toEqual(first.flow);
    expect(flows.take(first.flow.state, first.browser)).toBeNull();
    nowMs += flowMs + 1;
    expect(flows.take(second.flow.state, first.browser)).toBeNull();
  });

  it('[SI6] fill no memory: of too many the oldest set out anew', () => {
    const flows = new SignInFlows({ randomText, nowMs: () => nowMs });
    const all = Array.from({ length: limits.signIn.flows + 1 }, () => flows.begin('me', null).flow.state);
    expect(flows.take(all[0] ?? '', 'me')).toBeNull();
    expect(flows.take(all[1] ?? '', 'me')).not.toBeNull();
  });
});

it('[SI10] calls a device by words that its owner knows it by', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36';
  const quest =
    'Mozilla/5.0 (X11; Linux x86_64; Quest 3) AppleWebKit/537.36 OculusBrowser/40.0 Chrome/140.0 VR Safari/537.36';
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile/15E148 Safari/604.1';
  expect([chrome, `${chrome} Edg/150.0`, quest, iphone, '', '<script>'].map(deviceWords)).toEqual([
    'Chrome on Windows',
    'Edge on Windows',
    'Quest Browser on a Quest',
    'Safari on an iPhone',
    'A browser',
    'A browser',
  ]);
});

it('[SI4] says in words how far two clocks are apart', () => {
  const minuteMs = 60_000;
  expect(
    [61_000, -5 * minuteMs, 58 * minuteMs, -61 * minuteMs, 130 * minuteMs, 50 * 60 * minuteMs].map(aboutSoLong),
  ).toEqual(['about 61 seconds', 'about 5 minutes', 'about an hour', 'about an hour', 'about 2 hours', 'about 2 days']);
});
