import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Beginning } from '../../../../client/live/beginning.ts';
import type { DoorReply } from '../../../../client/live/ports.ts';
import type { HallFacts } from '../../../../client/world/mirror.ts';
import type { Session } from '../../../../client/world/session.ts';
import type { MeReply } from '../../../../protocol/greeting.ts';
import type { GreetingPlan } from '../../../../protocol/greeting-plan.ts';
import { aPlan } from '../../../support/a-greeting-plan.ts';
import { fakeDoor } from '../../../support/client-harness/fake-server.ts';

const minuteMs = 60_000;
const plan = aPlan();
/** The device's clock goes wrong by so much. */
const wrongMs = 60 * minuteMs;

/** A page before a house whose time, plan and answer the test sets. */
async function aPage(stage: GreetingPlan['stage'], beforeDoorsMs: number) {
  const begunMs = plan.doorsAtMs - beforeDoorsMs;
  vi.setSystemTime(begunMs + wrongMs);
  const plain = await fakeDoor('quiet', 'attendee', { recordText: '', voices: 'on' }).me();
  if (plain.kind !== 'ok') throw new Error('the fake door is shut');
  const server = { stage, isAway: false, change: {} as Partial<MeReply>, askedAtMs: [] as number[] };
  const greeting = (): MeReply => ({
    ...plain.value,
    nowMs: Date.now() - wrongMs,
    plan: { ...plan, stage: server.stage },
    ...server.change,
  });
  const session = signal<Session>({ kind: 'outside', trouble: null });
  const phase = signal<HallFacts['phase'] | null>(null);
  const others: string[] = [];
  const beginning = new Beginning({
    greeting: greeting(),
    door: {
      me: async (): Promise<DoorReply<MeReply>> => {
        server.askedAtMs.push(Date.now() - wrongMs - plan.doorsAtMs);
        return server.isAway ? { kind: 'unreachable' } : { kind: 'ok', value: greeting() };
      },
    },
    session,
    phase,
    onOther: ({ leaderName }) => void others.push(leaderName),
  });
  return { beginning, server, session, phase, others };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('[LO3] [LO4] a page whose clock is an hour wrong asks when the doors open, and the plan it shows is that of now', async () => {
  const { beginning, server } = await aPage('planned', 2 * minuteMs);
  expect(beginning.nowMs.value).toBe(plan.doorsAtMs - 2 * minuteMs);
  await vi.advanceTimersByTimeAsync(minuteMs);
  expect(beginning.nowMs.value).toBe(plan.doorsAtMs - minuteMs);
  server.stage = 'lobby';
  await vi.advanceTimersByTimeAsync(minuteMs + 3999);
  expect(beginning.plan.value?.stage).toBe('planned');
  await vi.advanceTimersByTimeAsync(1);
  expect([beginning.plan.value?.stage, server.askedAtMs]).toEqual(['lobby', [4000]]);
  beginning.close();
  await vi.advanceTimersByTimeAsync(60 * minuteMs);
  expect(server.askedAtMs).toHaveLength(1);
});

it('[LO4] a house that is away, then late, is asked again with growing pauses, and what is wrong is said', async () => {
  const { beginning, server } = await aPage('planned', 10_000);
  server.isAway = true;
  await vi.advanceTimersByTimeAsync(14_000 + 8000);
  expect([server.askedAtMs, beginning.trouble.value]).toEqual([
    [4000, 12_000],
    expect.stringMatching(/asks again by itself/),
  ]);
  server.isAway = false;
  await vi.advanceTimersByTimeAsync(16_000 + 32_000);
  expect([server.askedAtMs.slice(2), beginning.trouble.value]).toEqual([[28_000, 60_000], null]);
  server.stage = 'lobby';
  await vi.advanceTimersByTimeAsync(minuteMs);
  expect(beginning.plan.value?.stage).toBe('lobby');
  beginning.close();
});

it('[LO4] another leader than the page was made for makes it anew while one is outside; who is in hears of it by the room', async () => {
  const { beginning, server, session, others } = await aPage('planned', minuteMs);
  server.change = { leaderName: 'Daniel Okafor' };
  await beginning.ask();
  expect(others).toEqual(['Daniel Okafor']);
  session.value = { kind: 'here' };
  await beginning.ask();
  const asked = server.askedAtMs.length;
  await vi.advanceTimersByTimeAsync(10 * minuteMs);
  expect([others.length, server.askedAtMs.length]).toEqual([1, asked]);
  beginning.close();
});

it('[LO6] the hall counts down to the beginning, tells of it seldom, and says for ten seconds that it begins', async () => {
  const { beginning, session, phase } = await aPage('lobby', -3 * minuteMs - 30_000);
  session.value = { kind: 'here' };
  expect(beginning.words.value).toBeNull();
  phase.value = 'created';
  expect(beginning.words.value?.shown).toMatch(/^Begins at \d\d:\d\d, in 12 minutes$/);
  const told = new Set<string>();
  for (let s = 0; s < 690; s++) {
    await vi.advanceTimersByTimeAsync(1000);
    told.add(beginning.words.value?.told ?? '');
  }
  expect(beginning.words.value?.shown).toBe('Begins any moment now');
  expect([...told].filter((words) => words.startsWith('Begins in'))).toHaveLength(6);
  phase.value = 'open';
  expect(beginning.words.value).toEqual({ shown: 'It begins now', told: 'It begins now' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(beginning.words.value).toBeNull();
  // Whoever comes in later is told of no beginning.
  phase.value = null;
  phase.value = 'open';
  expect(beginning.words.value).toBeNull();
  beginning.close();
});
