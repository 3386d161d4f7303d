import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RoomEvents } from '../../../../client/live/ports.ts';
import { Townhall } from '../../../../client/live/townhall.ts';
import type { Reactor } from '../../../../client/world/ports.ts';
import { encodeBalcony, type Onlooker } from '../../../../protocol/balcony-codec.ts';
import type { Reaction } from '../../../../protocol/moment.ts';
import { fakeDoor } from '../../../support/client-harness/fake-server.ts';
import { rawState } from '../../../support/client-harness/fake-state.ts';
import { silentSound } from '../../../support/silent-sound.ts';

const nothing = () => undefined;

/** A page in a room; what it sees of reactions is in `seen`. */
async function aPage() {
  const rooms: RoomEvents[] = [];
  const door = fakeDoor('quiet', 'attendee', { recordText: '', voices: 'off' });
  const greeting = await door.me();
  if (greeting.kind !== 'ok') throw new Error('the fake door is shut');
  const townhall = new Townhall(greeting.value, {
    door,
    sound: silentSound,
    joinRoom: async () => async (_seat, events) => {
      rooms.push(events);
      return {
        sendCommand: nothing,
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
  const seen: (readonly [Reactor, Reaction])[] = [];
  townhall.onReaction((reactor, reaction) => void seen.push([reactor, reaction]));
  townhall.enter('Ada', 'body', false);
  await vi.advanceTimersByTimeAsync(0);
  const [room] = rooms;
  if (room === undefined) throw new Error('never joined');
  room.onState(rawState('quiet', 'off'));
  return { townhall, room, seen };
}

const anOnlooker = (place: number, reaction: Reaction | null): Onlooker => ({
  place,
  turnRad: 0,
  pitchRad: 0,
  hasHandUp: false,
  reaction,
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', nothing);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('[BC5] shows who reacts beside one, and who does in a balcony, each once', async () => {
  const { townhall, room, seen } = await aPage();
  const ben = townhall.roster.value.find(({ memberId }) => memberId === 'm-ben');
  room.onMessage('moment', { kind: 'reacted', memberId: 'm-ben', reaction: 'laugh' });
  for (const reaction of ['clap', null] as const)
    room.onBalcony(new DataView(encodeBalcony([anOnlooker(3, null), anOnlooker(200, reaction)]).buffer));
  expect(seen).toEqual([
    [{ slot: ben?.slot }, 'laugh'],
    [{ place: 200 }, 'clap'],
  ]);
  expect(townhall.inBalcony.value.map(({ place }) => place)).toEqual([3, 200]);
  townhall.close();
});
