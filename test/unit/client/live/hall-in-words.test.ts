import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HallInWords } from '../../../../client/live/hall-in-words.ts';
import type { RoomEvents } from '../../../../client/live/ports.ts';
import { Townhall } from '../../../../client/live/townhall.ts';
import type { SelfPlace } from '../../../../client/world/ports.ts';
import type { CommandMessage } from '../../../../protocol/messages.ts';
import { townhall as townhallPlan } from '../../../../scenes/load-hall.ts';
import { fakeDoor } from '../../../support/client-harness/fake-server.ts';
import { rawState } from '../../../support/client-harness/fake-state.ts';
import { fakeStorage } from '../../../support/fake-storage.ts';
import { silentSound } from '../../../support/silent-sound.ts';

const nothing = () => undefined;
const [x = 0, , z = 0] = townhallPlan.seats.find(({ id }) => id === 'C5')?.position ?? [];
const atSeatC5 = { x, z };

/** Somebody in the third row, in a hall that is drawn or not; a server that answers what it is told to. */
async function aListener({ isDrawn = true, refused = false } = {}) {
  const rooms: RoomEvents[] = [];
  const sent: CommandMessage['command'][] = [];
  const placed: SelfPlace[] = [];
  const door = fakeDoor('quiet', 'attendee', { recordText: '', voices: 'off' });
  const greeting = await door.me();
  if (greeting.kind !== 'ok') throw new Error('the fake door is shut');
  const townhall = new Townhall(greeting.value, {
    door,
    sound: silentSound,
    joinRoom: async () => async (_seat, events) => {
      rooms.push(events);
      return {
        sendCommand: ({ id, command }) => {
          sent.push(command);
          events.onMessage('reply', refused ? { id, refused: 'seat-taken' } : { id, accepted: { seq: 2 } });
        },
        sendAnonymous: nothing,
        sendReaction: nothing,
        askBackstage: nothing,
        sendAttention: nothing,
        sendPose: nothing,
        askForSign: nothing,
        leave: nothing,
      };
    },
    joinVoices: () => Promise.reject(new Error('no voices')),
    openCapture: () => Promise.reject(new Error('no microphone')),
    openGreenSound: () => Promise.reject(new Error('no sound')),
    invitedBeside: null,
    report: null,
  });
  townhall.enter('Ada', 'body', false);
  await vi.advanceTimersByTimeAsync(0);
  const [room] = rooms;
  if (room === undefined) throw new Error('never joined');
  const shows = (change: (person: Readonly<Record<string, unknown>>) => object = () => ({})) => {
    const raw = rawState('quiet', 'off');
    room.onState({ ...raw, roster: raw.roster.map((person) => ({ ...person, ...change(person) })) });
  };
  shows();
  const view = {
    readListener: (out: Float32Array) => out.set([atSeatC5.x, 1.2, atSeatC5.z, 0, 0, -1]),
    placeSelf: (at: SelfPlace) => void placed.push(at),
  };
  const inWords = new HallInWords(townhall, () => (isDrawn ? view : null));
  const told = async (seconds: number) => {
    const before = inWords.told.value.length;
    await vi.advanceTimersByTimeAsync(seconds * 1000);
    return inWords.told.value.slice(before).map(({ words }) => words);
  };
  return { townhall, inWords, sent, placed, shows, told };
}

let kept: Map<string, string>;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', nothing);
  kept = fakeStorage();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('[IW4] who comes in is told where they are; then a hand, once, though it stays up', async () => {
  const { shows, told, inWords, townhall } = await aListener();
  expect(await told(2)).toEqual([
    expect.stringMatching(
      /^You are in row 3, seat 5 of 24, .* from the stage\. Chiara Lombardi is on your left\. Benjamín Ruiz is on your right\. 518 people are here\.$/u,
    ),
  ]);
  shows(({ memberId }) => (memberId === 'm-ben' ? { hasHandUp: true } : {}));
  expect(await told(30)).toEqual(['2 hands are up.']);
  expect(await told(60)).toEqual([]);
  inWords.close();
  shows(({ memberId }) => (memberId === 'm-mod' ? { hasHandUp: true } : {}));
  expect(await told(60)).toEqual([]);
  townhall.close();
});

it('[IW6] what is told is kept in the browser; what was kept and is not understood is everything', async () => {
  const { inWords, told, townhall } = await aListener();
  inWords.wish.set('nothing');
  expect(kept.get('rostrum.news')).toBe('nothing');
  expect(await told(30)).toEqual([]);
  inWords.wish.set('all');
  expect(kept.has('rostrum.news')).toBe(false);
  kept.set('rostrum.news', 'gossip');
  const other = await aListener();
  expect(other.inWords.wish.now.value).toBe('all');
  for (const each of [inWords, other.inWords, townhall, other.townhall]) each.close();
});

it('[IW2] who is near is told as the person looks; without a drawn hall, as their seat looks', async () => {
  const { inWords, townhall } = await aListener();
  await vi.advanceTimersByTimeAsync(0);
  const named = (name: string) => inWords.near().find(({ person }) => person.name === name)?.where;
  expect([named('Chiara Lombardi'), named('Benjamín Ruiz'), named('Ada Okafor')]).toEqual([
    expect.stringMatching(/to (your|the) left/),
    expect.stringMatching(/to (your|the) right/),
    undefined,
  ]);
  const undrawn = await aListener({ isDrawn: false });
  expect(undrawn.inWords.canWalk).toBe(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(undrawn.inWords.near().map(({ person }) => person.name)).toContain('Benjamín Ruiz');
  for (const each of [inWords, undrawn.inWords, townhall, undrawn.townhall]) each.close();
});

it('[IW3] who walks off from a seat gets up first, and stays where they are when the gate says no', async () => {
  const stand = { x: 0, z: 2, yawRad: 0 };
  const { inWords, sent, placed, townhall } = await aListener();
  expect(await inWords.walk(stand)).toMatchObject({ kind: 'accepted' });
  expect([sent.at(-1), placed]).toEqual([{ type: 'member.stand' }, [{ stand }]]);
  inWords.face({ x: atSeatC5.x - 3, z: atSeatC5.z });
  expect(placed.at(-1)).toEqual({ yawRad: expect.closeTo(Math.PI / 2) });
  const other = await aListener({ refused: true });
  expect(await other.inWords.walk(stand)).toMatchObject({ kind: 'refused' });
  expect(other.placed).toEqual([]);
  for (const each of [inWords, other.inWords, townhall, other.townhall]) each.close();
});
