import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Backstage } from '../../../../client/live/backstage.ts';
import { GreenRoom } from '../../../../client/live/green-room.ts';
import type { RoomEvents, VoiceEvents } from '../../../../client/live/ports.ts';
import { Townhall } from '../../../../client/live/townhall.ts';
import { greenVoicesWords } from '../../../../client/world/backstage.ts';
import type { BackstageAsk, Backstage as Told } from '../../../../protocol/backstage.ts';
import { memberIdSchema } from '../../../../protocol/ids.ts';
import { fakeDoor } from '../../../support/client-harness/fake-server.ts';
import { ada, rawState } from '../../../support/client-harness/fake-state.ts';
import { silentSound } from '../../../support/silent-sound.ts';

const nothing = () => undefined;

/** A moderator's desk in touch with a server that does what the test says; `steps` is what the desk asks of it and does to the sound. */
async function aDesk() {
  const rooms: RoomEvents[] = [];
  const steps: string[] = [];
  const voices: VoiceEvents[] = [];
  let mayPublish = false;
  const door = fakeDoor('quiet', 'moderator', { recordText: '', voices: 'off' });
  const greeting = await door.me();
  if (greeting.kind !== 'ok') throw new Error('the fake door is shut');
  const asked = (ask: BackstageAsk) => (ask.ask === 'microphone' ? `microphone ${ask.isOn ? 'on' : 'off'}` : ask.ask);
  const townhall = new Townhall(greeting.value, {
    door,
    sound: silentSound,
    joinRoom: async () => async (_seat, events) => {
      rooms.push(events);
      return {
        sendCommand: nothing,
        sendAnonymous: nothing,
        sendAttention: nothing,
        sendReaction: nothing,
        askBackstage: (ask) => void steps.push(asked(ask)),
        sendPose: nothing,
        askForSign: nothing,
        leave: nothing,
      };
    },
    joinVoices: async () => async (_ticket, events) => {
      voices.push(events);
      return {
        get mayPublish() {
          return mayPublish;
        },
        hear: (identities) => void steps.push(`hears ${[...identities].join(' ')}`),
        publish: async () => void steps.push('published'),
        unpublish: async () => void steps.push('unpublished'),
        close: () => void steps.push('closed'),
      };
    },
    openCapture: () => Promise.reject(new Error('no capture')),
    openGreenSound: async () => ({ hear: nothing, setVolume: nothing, silence: nothing, close: nothing }),
    invitedBeside: null,
    report: null,
  });
  const backstage = new Backstage(townhall.connection);
  const green = new GreenRoom(townhall, backstage);
  const settle = () => vi.advanceTimersByTimeAsync(0);
  townhall.enter('Ada', 'desk', false);
  await settle();
  const tell = async (told: Told) => {
    rooms.at(-1)?.onMessage('backstage', told);
    await settle();
  };
  const come = async () => {
    rooms.at(-1)?.onState(rawState('quiet', 'off'));
    await settle();
  };
  await come();
  const people = (isOpen: boolean): Told => ({
    tell: 'people',
    people: [
      { memberId: ada, name: 'Ada', role: 'moderator', isOpen },
      { memberId: lea, name: 'Lea', role: 'leader', isOpen: true },
    ],
  });
  const grant = async () => {
    mayPublish = true;
    voices.at(-1)?.onMayPublish(true);
    await settle();
  };
  return { townhall, backstage, green, rooms, steps, voices, tell, come, people, grant, settle };
}

const lea = memberIdSchema.parse('m-lea');
const ticket: Told = { tell: 'ticket', ticket: { path: '/livekit', token: 't' } };

beforeEach(() => {
  vi.useFakeTimers();
  const track = { stop: nothing, onended: null };
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', nothing);
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => ({ getAudioTracks: () => [track] }) } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('[GR2] [GR3] joins to listen, and is heard once the server said so and gave the right', async () => {
  const { green, steps, voices, tell, people, grant, settle, townhall } = await aDesk();
  green.enter();
  await tell(people(false));
  await tell(ticket);
  expect(steps.splice(0)).toEqual(['look', 'enter', 'hears m-lea/desk']);
  const opening = green.openMicrophone();
  await settle();
  await tell(people(true));
  expect(steps.splice(0)).toEqual(['microphone on', 'hears m-lea/desk']);
  await grant();
  await opening;
  expect([steps.splice(0), green.microphone.state.value.kind]).toEqual([['published'], 'on']);
  voices.at(-1)?.onLoudness(new Map([['m-lea/desk', 0.4]]));
  expect([...green.talking.value]).toEqual(['m-lea']);
  townhall.close();
});

it('[GR4] tells why it may not speak, and opens nothing', async () => {
  const { green, steps, tell, settle, townhall } = await aDesk();
  green.enter();
  await tell(ticket);
  const opening = green.openMicrophone();
  await settle();
  await tell({ tell: 'refused', why: 'green-on-stage' });
  await opening;
  expect(green.microphone.state.value).toMatchObject({ kind: 'off', trouble: expect.stringMatching(/Give it back/) });
  expect(steps).not.toContain('published');
  townhall.close();
});

it('[GR5] is silent after a drop: it comes back to listen, and opens no microphone', async () => {
  const { green, rooms, steps, tell, come, people, grant, settle, townhall } = await aDesk();
  green.enter();
  await tell(ticket);
  const opening = green.openMicrophone();
  await settle();
  await tell(people(true));
  await grant();
  await opening;
  steps.splice(0);
  rooms.at(-1)?.onClosed(1006);
  await settle();
  expect(green.microphone.state.value.kind).toBe('off');
  expect(steps.splice(0)).toContain('closed');
  await vi.advanceTimersByTimeAsync(10_000);
  await come();
  await tell(people(false));
  await tell(ticket);
  expect(steps).toEqual(['look', 'enter', 'hears m-lea/desk']);
  expect([green.isIn.value, green.microphone.state.value.kind]).toEqual([true, 'off']);
  townhall.close();
});

it('[GR6] lets go of the voices when it is put out', async () => {
  const { green, steps, tell, townhall } = await aDesk();
  green.enter();
  await tell(ticket);
  await tell({ tell: 'out' });
  expect([green.isIn.value, green.status.value, steps.at(-1)]).toEqual([false, 'off', 'closed']);
  townhall.close();
});

it('[GR7] [GR8] goes on with people and notes where there are no voices, and says so', async () => {
  const { backstage, green, tell, people, townhall } = await aDesk();
  green.enter();
  await tell(people(false));
  await tell({ tell: 'ticket', ticket: null });
  await tell({ tell: 'note', note: { memberId: ada, name: 'Ada', at: 1, text: 'Leeds next.' } });
  expect(backstage.people.value?.map(({ name }) => name)).toEqual(['Ada', 'Lea']);
  expect([green.isIn.value, backstage.notes.value.map(({ text }) => text)]).toEqual([true, ['Leeds next.']]);
  const words = greenVoicesWords({ isIn: true, isVoiced: false, status: green.status.value });
  expect(words).toBe('Voices are off right now. Notes reach the others all the same.');
  townhall.close();
});
