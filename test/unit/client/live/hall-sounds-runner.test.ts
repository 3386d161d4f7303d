import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HallSoundsRunner } from '../../../../client/live/hall-sounds-runner.ts';
import type { HallEvent, HallSound, SoundState } from '../../../../client/live/ports.ts';
import type { OnReaction } from '../../../../client/live/townhall.ts';
import type { HallLevels } from '../../../../client/world/hall-loudness.ts';
import { type HallSounds, quietHall } from '../../../../client/world/hall-sounds.ts';
import { hearsAll, withBlocked } from '../../../../client/world/hearing.ts';
import { emptyStage, noSlot, type Person } from '../../../../client/world/mirror.ts';
import type { Reactor } from '../../../../client/world/ports.ts';
import { type MemberId, memberIdSchema } from '../../../../protocol/ids.ts';

type Place = readonly [x: number, y: number, z: number];

const aPerson = (name: string, slot: number): Person => ({
  memberId: memberIdSchema.parse(name),
  name,
  role: 'attendee',
  slot,
  seatId: null,
  isBot: false,
  isAway: false,
  isMuted: false,
  isAllowed: false,
  hasHandUp: false,
  mayTalk: false,
  mistakenFor: '',
  look: null,
});
const [ada, bo] = [aPerson('m-ada', 0), aPerson('m-bo', 1)];

/** What the document tells of being seen. */
const sight = new (class extends EventTarget {
  hidden = false;
})();

/** A hall that is shown to Ada, with Bo some metres away; what it tells its sounds is kept. */
async function aHall(options: { readonly choice?: HallSounds; readonly state?: SoundState } = {}) {
  const heard = { played: [] as HallEvent[], levels: null as HallLevels | null, opened: 0, closed: 0 };
  const sounds: HallSound = {
    setLevels: (levels) => {
      heard.levels = { ...levels };
    },
    play: (event) => void heard.played.push(event),
    close: () => {
      heard.closed++;
    },
  };
  const choice = signal(options.choice ?? quietHall);
  const soundState = signal<SoundState>(options.state ?? 'running');
  const hearing = signal(hearsAll);
  const stageFacts = signal(emptyStage);
  const listeners = new Set<OnReaction>();
  const places: Record<'ada' | 'bo', Place> = { ada: [0, 1.6, 0], bo: [3, 1.6, 0] };
  const townhall = {
    poses: {
      capacity: 256,
      sample: (slot: number, _nowMs: number, out: Float32Array) => {
        if (slot === bo.slot) out.set(places.bo);
        return slot === bo.slot;
      },
    },
    roster: signal([ada, bo]),
    me: signal(ada),
    stageFacts,
    sound: {
      stageLevel: () => 0,
      openHall: async () => {
        heard.opened++;
        return sounds;
      },
    },
    soundState,
    hearing: { now: hearing },
    hallSounds: { now: choice },
    onReaction: (listener: OnReaction) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const view = {
    acoustics: { reverbS: 0.9, fullVoiceM: 1.2, voiceRangeM: 14 },
    readListener: (out: Float32Array) => out.set([...places.ada, 0, 0, -1]),
    headOf: (reactor: Reactor) => ('slot' in reactor && reactor.slot === bo.slot ? places.bo : null),
  };
  const runner = new HallSoundsRunner(townhall, view, true);
  runner.begin();
  await vi.advanceTimersByTimeAsync(100);
  return {
    ...{ runner, heard, choice, soundState, hearing, stageFacts, places },
    claps: (reactor: Reactor, by: MemberId | null = null) => {
      for (const listener of listeners) listener(reactor, 'clap', by);
    },
    walks: async (who: 'ada' | 'bo', metres: number) => {
      for (let i = 0; i < metres * 40; i++) {
        const [x, y, z] = places[who];
        places[who] = [x, y, z - 0.025];
        await vi.advanceTimersByTimeAsync(20);
      }
    },
  };
}

beforeEach(() => {
  sight.hidden = false;
  vi.useFakeTimers();
  vi.stubGlobal('document', sight);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('[HS2] steps of oneself and of others come from where their feet are', async () => {
  const { heard, walks } = await aHall();
  await walks('ada', 3);
  expect(heard.played.map(({ kind }) => kind)).toEqual(['step', 'step', 'step', 'step']);
  const [own] = heard.played.splice(0);
  expect(own?.at[1]).toBeCloseTo(0, 5);
  await walks('bo', 3);
  expect(heard.played.length).toBe(4);
  for (const { at } of heard.played) expect(at[0]).toBeCloseTo(3, 5);
});

it('[HS3] a clap comes from where somebody is drawn, oneself from here', async () => {
  const { heard, claps } = await aHall();
  claps({ slot: bo.slot }, bo.memberId);
  await vi.advanceTimersByTimeAsync(3000);
  expect(heard.played.length).toBeGreaterThan(7);
  for (const { kind, at } of heard.played.splice(0)) {
    expect(kind).toBe('strike');
    expect(at[0]).toBe(3);
  }
  claps({ slot: ada.slot }, ada.memberId);
  await vi.advanceTimersByTimeAsync(3000);
  expect(heard.played.length).toBeGreaterThan(7);
  for (const { at } of heard.played) expect(at[0]).toBe(0);
});

it('[HS4] those in the balconies clap along', async () => {
  const { heard, claps } = await aHall();
  for (let place = 0; place < 100; place++) claps({ place });
  await vi.advanceTimersByTimeAsync(1500);
  expect(heard.levels?.crowd).toBeGreaterThan(0.3);
});

it('[HS4] those without a body clap along, each once', async () => {
  const { heard, claps } = await aHall();
  for (let times = 0; times < 5; times++)
    for (let i = 0; i < 20; i++) claps({ slot: noSlot }, memberIdSchema.parse(`m-${i}`));
  await vi.advanceTimersByTimeAsync(1500);
  expect(heard.played).toEqual([]);
  const { group, crowd } = heard.levels ?? { group: 0, crowd: 0 };
  const one = 0.0447;
  expect(Math.hypot(group, crowd) / one).toBeCloseTo(Math.sqrt(20), 1);
});

it('[HS5] is quiet while the avatar has the stage', async () => {
  const { heard, stageFacts } = await aHall();
  await vi.advanceTimersByTimeAsync(500);
  expect(heard.levels?.all).toBe(0.5);
  stageFacts.value = { ...emptyStage, holder: 'avatar' };
  await vi.advanceTimersByTimeAsync(50);
  expect(heard.levels?.all).toBeLessThan(0.05);
});

it('[HS6] makes no sounds while they are switched off, and silences them at once', async () => {
  const { heard, choice, claps, walks } = await aHall({ choice: { isOn: false, volume: 1 } });
  claps({ slot: bo.slot }, bo.memberId);
  await walks('ada', 2);
  expect(heard).toEqual({ played: [], levels: null, opened: 0, closed: 0 });
  choice.value = { isOn: true, volume: 0.3 };
  await walks('ada', 2);
  expect(heard).toMatchObject({ opened: 1, levels: { all: 0.3 } });
  expect(heard.played.splice(0).length).toBeGreaterThan(1);
  choice.value = { isOn: false, volume: 0.3 };
  claps({ slot: bo.slot }, bo.memberId);
  await walks('ada', 2);
  expect(heard).toMatchObject({ opened: 1, played: [], levels: { all: 0 } });
});

it('[HS6] nothing of a blocked neighbour is heard', async () => {
  const { heard, hearing, claps, walks } = await aHall();
  hearing.value = withBlocked(hearsAll, bo.memberId, true);
  claps({ slot: bo.slot }, bo.memberId);
  await walks('bo', 3);
  expect(heard.played).toEqual([]);
});

it('[HS7, CO23] waits until the page may sound, and is silent in a hidden tab', async () => {
  const { heard, soundState, claps } = await aHall({ state: 'suspended' });
  claps({ slot: bo.slot }, bo.memberId);
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard).toEqual({ played: [], levels: null, opened: 0, closed: 0 });
  soundState.value = 'running';
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard).toMatchObject({ opened: 1, levels: { all: 0.5 } });
  sight.hidden = true;
  sight.dispatchEvent(new Event('visibilitychange'));
  expect(heard.levels?.all).toBe(0);
  // And needs no timer for it.
  expect(vi.getTimerCount()).toBe(0);
  sight.hidden = false;
  sight.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard.levels?.all).toBe(0.5);
});

it('[HS7] ends with its hall', async () => {
  const { runner, heard, claps } = await aHall();
  runner.close();
  runner.close();
  claps({ slot: bo.slot }, bo.memberId);
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard).toMatchObject({ closed: 1, played: [] });
});
