import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JoinVoices, type VoiceEvents, VoiceFailure } from '../../../../client/live/ports.ts';
import { Voices, type VoicesParts } from '../../../../client/live/voices.ts';
import { voicesStanding } from '../../../../client/live/voices-standing.ts';
import { missingWords } from '../../../../client/pages/shared/voices-words.ts';
import { hearsAll } from '../../../../client/world/hearing.ts';
import { emptyStage, type Person, type StageFacts } from '../../../../client/world/mirror.ts';
import { memberIdSchema } from '../../../../protocol/ids.ts';

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
/** Only its id is looked at. */
const track = (id: string): MediaStreamTrack => Object.assign(Object.create(null), { id });

const eve: Person = {
  memberId: memberIdSchema.parse('eve'),
  name: 'Eve',
  role: 'attendee',
  slot: 1,
  seatId: null,
  isBot: false,
  isAway: false,
  hasHandUp: false,
  isMuted: false,
  isAllowed: false,
  mayTalk: true,
  mistakenFor: '',
  look: null,
};

/** Remembers what the page hears of the stage. */
function aListener() {
  const stage: { track: MediaStreamTrack | null; isOpen: boolean } = { track: null, isOpen: false };
  const heard: string[][] = [];
  const joined: VoiceEvents[] = [];
  /** As what it asked for fresh tokens. */
  const asked: string[] = [];
  const neighbours = new Map<string, string>();
  const volumes: number[] = [];
  const network: { trouble: Promise<never> | null } = { trouble: null };
  const room: JoinVoices = async (_ticket, events) => {
    joined.push(events);
    if (network.trouble !== null) await network.trouble;
    return {
      mayPublish: false,
      hear: (identities) => void heard.push([...identities].sort()),
      publish: async () => undefined,
      unpublish: async () => undefined,
      close: () => undefined,
    };
  };
  const sound: VoicesParts['sound'] = {
    setStageTrack: (next) => {
      stage.track = next;
    },
    setStageOpen: (isOpen) => {
      stage.isOpen = isOpen;
    },
    setNeighbour: (id, next) => {
      if (next === null) neighbours.delete(id);
      else neighbours.set(id, next.id);
    },
    setNeighboursVolume: (next) => {
      volumes.push(next);
    },
  };
  const door: VoicesParts['door'] = {
    voiceToken: async (kind) => {
      asked.push(kind);
      return { kind: 'ok', value: { path: '/livekit', token: 'fresh' } };
    },
  };
  const voices = new Voices({
    door,
    kind: () => 'companion',
    sound,
    joinVoices: async () => room,
    onMayPublish: () => undefined,
    onGone: () => undefined,
  });
  const follow = (over: Partial<StageFacts>) =>
    voices.follow({ ...emptyStage, voiceIdentity: 'stage', ...over }, [], null);
  const hears = () => (stage.isOpen ? (stage.track?.id ?? null) : null);
  return { voices, follow, hears, heard, joined, network, asked, neighbours, volumes };
}

describe('voices', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function listening() {
    const listener = aListener();
    listener.voices.start({ path: '/livekit', token: 't' });
    listener.follow({ epoch: 1 });
    await settle();
    listener.joined[0]?.onTrack('stage', track('avatar'));
    listener.joined[0]?.onTrack('eve/body', track('eve'));
    return listener;
  }

  it('[CH7] hears no neighbour who was blocked, and none at all when they are off; the stage is heard all the same', async () => {
    const listener = await listening();
    listener.voices.setDistances(() => 2);
    const stage = { ...emptyStage, voiceIdentity: 'stage', epoch: 2, holder: 'avatar' as const };
    listener.voices.follow(stage, [eve], null);
    await settle(300);
    expect([...listener.neighbours]).toEqual([['eve/body', 'eve']]);
    listener.voices.setHearing({ ...hearsAll, blocked: new Set([eve.memberId]), volume: 0.5 });
    expect([...listener.neighbours]).toEqual([]);
    expect(listener.volumes.at(-1)).toBe(0.5);
    // It fades: what is still sent is let go a moment later.
    expect(listener.heard.at(-1)).toEqual(['eve/body', 'stage']);
    await settle(600);
    expect(listener.heard.at(-1)).toEqual(['stage']);
    listener.voices.setHearing(hearsAll);
    expect(listener.heard.at(-1)).toEqual(['eve/body', 'stage']);
    listener.voices.setHearing({ ...hearsAll, isOn: false });
    await settle(600);
    expect(listener.heard.at(-1)).toEqual(['stage']);
    expect(listener.hears()).toBe('avatar');
    listener.voices.close();
  });

  it('[WD3] hears nobody while nobody is wanted, whatever the server offers, and everybody again', async () => {
    const listener = await listening();
    listener.voices.setAvailable(true);
    listener.voices.setWanted(false);
    expect(listener.hears()).toBeNull();
    expect([listener.voices.status.value, listener.voices.room]).toEqual(['off', null]);
    listener.voices.start({ path: '/livekit', token: 'another' });
    await settle(20_000);
    expect([listener.voices.status.value, listener.joined.length]).toEqual(['off', 1]);
    listener.voices.setWanted(true);
    await settle(5000);
    expect([listener.voices.status.value, listener.joined.length]).toEqual(['on', 2]);
    listener.voices.close();
  });

  it('[CH3] hears whoever speaks before nearer people who are silent, also through a pause', async () => {
    const listener = await listening();
    const silent = Array.from({ length: 8 }, (_, i) => ({ ...eve, memberId: memberIdSchema.parse(`m${i}`) }));
    listener.voices.setDistances(({ memberId }) => (memberId === eve.memberId ? 8 : 4));
    listener.voices.follow({ ...emptyStage, voiceIdentity: 'stage' }, [...silent, eve], null);
    await settle(300);
    expect(listener.voices.neighbours.has('eve/body')).toBe(false);
    listener.joined[0]?.onLoudness(new Map([['eve/body', 0.4]]));
    await settle(300);
    expect(listener.voices.neighbours.has('eve/body')).toBe(true);
    expect(listener.voices.neighbours.size).toBe(8);
    // She has paused; another one speaks, and she is still heard.
    listener.joined[0]?.onLoudness(new Map([['m7/body', 0.4]]));
    await settle(2000);
    expect(listener.voices.neighbours.has('eve/body')).toBe(true);
    listener.voices.setMostNeighbours(1);
    expect([...listener.voices.neighbours]).toEqual(['m7/body']);
    listener.voices.close();
  });

  it('[CH4] subscribes to the announced voice beforehand and hears it only on the stage', async () => {
    const listener = await listening();
    expect(listener.heard.at(-1)).toEqual(['stage']);
    expect(listener.hears()).toBeNull();
    listener.follow({ epoch: 2, holder: 'avatar' });
    expect(listener.hears()).toBe('avatar');
    listener.voices.close();
  });

  it('[CH4] hears the first word when the sentence is announced before the state', async () => {
    const listener = await listening();
    listener.voices.announced(2);
    expect(listener.hears()).toBe('avatar');
    listener.voices.close();
  });

  it('[CH4] never takes another identity for the stage', async () => {
    const listener = await listening();
    listener.follow({ epoch: 2, holder: 'human', voiceIdentity: 'lea/desk' });
    expect(listener.hears()).toBeNull();
    listener.joined[0]?.onTrack('lea/desk', track('leader'));
    expect(listener.hears()).toBe('leader');
    listener.voices.close();
  });

  it('[CH4] is silent at once after a stop, also when an older state arrives later', async () => {
    const listener = await listening();
    listener.follow({ epoch: 2, holder: 'avatar' });
    listener.voices.silenced(2);
    expect(listener.hears()).toBeNull();
    listener.follow({ epoch: 2, holder: 'avatar' });
    listener.follow({ epoch: 3 });
    listener.voices.announced(2);
    expect(listener.hears()).toBeNull();
    listener.voices.announced(4);
    expect(listener.hears()).toBe('avatar');
    listener.voices.close();
  });

  it('[CH4] lets the last word sound out when the stage is left in good order', async () => {
    const listener = await listening();
    listener.follow({ epoch: 2, holder: 'avatar' });
    listener.follow({ epoch: 2 });
    expect(listener.hears()).toBe('avatar');
    await settle(600);
    expect(listener.hears()).toBeNull();
    listener.voices.close();
  });

  it('[CH2] joins voices that were still starting when the page came in', async () => {
    const listener = aListener();
    listener.voices.start(null);
    expect(listener.voices.status.value).toBe('off');
    listener.voices.setAvailable(true);
    expect(listener.voices.status.value).toBe('connecting');
    await settle(3000);
    expect(listener.voices.status.value).toBe('on');
    listener.voices.close();
  });

  it('[CH2] asks for a fresh token of its own kind and joins anew when the voices are gone', async () => {
    const listener = await listening();
    listener.joined[0]?.onStatus('gone');
    expect(listener.voices.status.value).toBe('lost');
    await settle(3000);
    expect(listener.voices.status.value).toBe('on');
    expect([listener.joined.length, listener.asked]).toEqual([2, ['companion']]);
    listener.voices.close();
  });

  it('[CH6] says that sound does not get through while it still tries, keeps saying so, and hears as soon as it does', async () => {
    const { voices, joined, network } = aListener();
    const { promise, reject } = Promise.withResolvers<never>();
    network.trouble = promise;
    voices.start({ path: '/livekit', token: 't' });
    await settle();
    expect(voices.status.value).toBe('connecting');
    joined[0]?.onStatus('blocked');
    expect(voices.status.value).toBe('blocked');
    reject(new VoiceFailure('blocked', null));
    await settle();
    network.trouble = null;
    expect(voices.status.value).toBe('blocked');
    await settle(14_000);
    expect(joined).toHaveLength(1);
    await settle(2000);
    expect(voices.status.value).toBe('on');
    voices.close();
  });

  it('[CH6] says that voices come back when it is the server that cannot be reached', async () => {
    const { voices, network } = aListener();
    network.trouble = Promise.reject(new VoiceFailure('unreachable', null));
    voices.start({ path: '/livekit', token: 't' });
    await settle();
    expect(voices.status.value).toBe('lost');
    voices.close();
  });

  it('[CH6] calls the voices off only when the server says so: during a drop they are coming back', () => {
    const standing = (
      isHere: boolean,
      hall: 'on' | 'off' | null,
      status: Parameters<typeof voicesStanding>[0]['status'],
    ) => voicesStanding({ isHere, hall, status, isWanted: true });
    expect(standing(false, 'on', 'off')).toBe('coming-back');
    expect(standing(false, 'off', 'off')).toBe('coming-back');
    expect(standing(true, 'off', 'off')).toBe('off');
    expect(standing(true, 'on', 'off')).toBe('connecting');
    expect(standing(true, 'on', 'lost')).toBe('coming-back');
    expect(standing(true, 'on', 'blocked')).toBe('blocked');
    expect(standing(true, 'on', 'on')).toBe('on');
  });

  it('[CH9] names whose sound does not arrive, until it does or is not to be heard any more', async () => {
    const { voices, joined } = await listening();
    joined[0]?.onMissing('stage', true);
    joined[0]?.onMissing('eve/body', true);
    expect([...voices.missing.value].sort()).toEqual(['eve/body', 'stage']);
    // Nobody near may talk: Eve is not to be heard.
    await settle(300);
    expect([...voices.missing.value]).toEqual(['stage']);
    joined[0]?.onMissing('stage', false);
    expect(voices.missing.value.size).toBe(0);
    joined[0]?.onMissing('stage', true);
    voices.stop();
    expect(voices.missing.value.size).toBe(0);
  });
});

it('[CH9] says who is not heard, and of the stage that captions go on', () => {
  const words = (isStage: boolean, ...names: readonly string[]) => missingWords({ isStage, names });
  expect([words(false), words(false, 'Eve'), words(false, 'Eve', 'Bo', 'Cy')]).toEqual([
    null,
    'You cannot hear Eve right now. It is tried again.',
    'You cannot hear Eve and 2 more right now. It is tried again.',
  ]);
  expect(words(true, 'Eve')).toContain('Captions go on');
});
