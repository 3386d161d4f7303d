import type { Door } from '../../../client/live/ports.ts';
import type { MeReply } from '../../../protocol/greeting.ts';
import type { GreetingPlan } from '../../../protocol/greeting-plan.ts';

// Town halls that somebody planned, at every stage, on a server whose clock is not the device's.

const minuteMs = 60_000;
/** Thursday 3 December 2026, 15:00 in Stockholm. */
const startsAtMs = Date.UTC(2026, 11, 3, 14, 0);

const about =
  'Where we stand after the autumn, what changes in the north, and your questions.\nElena answers herself for the last ten minutes.';

/** How far the plan is when the page comes, and how long before the beginning that is by the server's clock. */
const told = {
  planned: { stage: 'planned', beforeMs: 150 * minuteMs },
  /** The doors open in half a minute. */
  opening: { stage: 'planned', beforeMs: 15 * minuteMs + 30_000 },
  /** They are due, and the house does not answer any more. */
  late: { stage: 'planned', beforeMs: 13 * minuteMs },
  lobby: { stage: 'lobby', beforeMs: 9 * minuteMs },
  open: { stage: 'open', beforeMs: -3 * minuteMs },
  ended: { stage: 'ended', beforeMs: -46 * minuteMs },
  cancelled: { stage: 'cancelled', beforeMs: 150 * minuteMs },
} as const satisfies Record<string, { readonly stage: GreetingPlan['stage']; readonly beforeMs: number }>;
export type PlanName = keyof typeof told;

export const planNamed = (name: string | null): PlanName | null =>
  Object.keys(told).find((each): each is PlanName => each === name) ?? null;

function planAt(name: PlanName, nowMs: number): GreetingPlan {
  const { stage } = told[name];
  const doorsAtMs = startsAtMs - 15 * minuteMs;
  const isOpened = stage === 'planned' && name !== 'late' && nowMs >= doorsAtMs;
  return {
    stage: isOpened ? 'lobby' : stage,
    about,
    startsAtMs,
    minutes: 45,
    doorsAtMs,
    reason: stage === 'cancelled' ? 'Elena is ill. We meet in the new year, and will write to you.' : '',
    calendarPath: '/calendar/spring.ics',
  };
}

/** The plan, and the server's time since the page began. */
export function planNow(name: PlanName, begunMs: number): Pick<MeReply, 'plan' | 'nowMs'> {
  const nowMs = Math.round(startsAtMs - told[name].beforeMs + performance.now() - begunMs);
  return { plan: planAt(name, nowMs), nowMs };
}

/** The same door, where somebody planned. */
export function plannedDoor(door: Door, name: PlanName): Door {
  const begunMs = performance.now();
  let asked = 0;
  return {
    ...door,
    me: async () => {
      const reply = await door.me();
      if (reply.kind !== 'ok') return reply;
      asked += 1;
      // As the page comes, and as its own check asks.
      if (name === 'late' && asked > 2) return { kind: 'unreachable' };
      const value: MeReply = { ...reply.value, isDemo: false, ...planNow(name, begunMs) };
      return { kind: 'ok', value };
    },
  };
}
