import type { GreetingPlan, PlanStage } from '../../protocol/greeting-plan.ts';
import type { TownhallId } from '../../protocol/ids.ts';
import type { Plan, PlannedTownhall } from '../../protocol/organising.ts';
import type { TownhallState } from './state.ts';
import { readable } from './views.ts';

const minuteMs = 60_000;

/** From then on people come in. */
export function doorsAtMs({ startsAtMs, doorsMinutes }: Plan): number {
  return startsAtMs - doorsMinutes * minuteMs;
}

/** Where its calendar file is, on our own origin. */
export function calendarPathOf(id: TownhallId): string {
  return `/calendar/${id}.ics`;
}

/** How far a town hall is. `isHere`: it is the one in the house. */
export function stageOf({ phase }: Pick<TownhallState, 'phase'>, isHere: boolean): PlanStage {
  switch (phase) {
    case 'none':
    case 'created':
      return isHere ? 'lobby' : 'planned';
    case 'closed':
      return 'ended';
    case 'open':
    case 'cancelled':
      return phase;
  }
}

/** What whoever comes to the town hall in the house is told of its plan; null where nobody planned it. Rule OT11. */
export function greetingPlanOf(state: TownhallState): GreetingPlan | null {
  const { id, plan, cancelled } = state;
  if (plan === null) return null;
  const reason = cancelled === null ? '' : (readable(cancelled.reason) ?? '');
  return toldPlan({ id, plan, stage: stageOf(state, true), reason });
}

/** What whoever was invited to a town hall is told of its plan, in the house or not. Rules OT11, IV14. */
export function toldPlan({
  id,
  plan,
  stage,
  reason,
}: Pick<PlannedTownhall, 'id' | 'plan' | 'stage' | 'reason'>): GreetingPlan {
  const { about, startsAtMs, minutes } = plan;
  const calendarPath = calendarPathOf(id);
  return { stage, about, startsAtMs, minutes, doorsAtMs: doorsAtMs(plan), reason, calendarPath };
}
