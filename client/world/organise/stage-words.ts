import type { PlanStage } from '../../../protocol/greeting-plan.ts';
import type { PlanAct, PlannedTownhall } from '../../../protocol/organising.ts';
import { doorsAtMs, shortWords } from './plan-time-words.ts';

export const stageNames: Readonly<Record<PlanStage, string>> = {
  planned: 'Planned',
  lobby: 'Doors are open',
  open: 'Open',
  ended: 'Ended',
  cancelled: 'Cancelled',
};

/** What is said of its stage beside the stage's name; empty: nothing. Rule OP3. */
export function standingWords(
  { plan, stage, reason, people, asked }: PlannedTownhall,
  now: { readonly ms: number; readonly zone: string; readonly isAnotherOpen: boolean },
): string {
  switch (stage) {
    case 'planned': {
      const doorsMs = doorsAtMs(plan);
      if (doorsMs > now.ms) return `doors open ${shortWords(doorsMs, now.zone)}`;
      if (now.isAnotherOpen) return 'its doors open when the other one has ended';
      return plan.startsAtMs > now.ms ? 'its doors open now' : 'its time has passed: open its doors, edit or cancel it';
    }
    case 'lobby':
      return `planned for ${shortWords(plan.startsAtMs, now.zone)}`;
    case 'open':
      return `until about ${shortWords(plan.startsAtMs + plan.minutes * 60_000, now.zone)}`;
    case 'ended':
      return `${counted(people, 'person', 'people')} · ${counted(asked, 'question', 'questions')}`;
    case 'cancelled':
      return reason;
  }
}

/** What is done with a town hall after it was asked once. */
export type Asked = PlanAct | 'cancel';

/** What can be done with it at this stage, beside editing it. Rule OP4. */
export function actsOf(stage: PlanStage): readonly Asked[] {
  if (stage === 'planned') return ['open-doors', 'cancel'];
  if (stage === 'lobby') return ['begin', 'cancel'];
  return stage === 'open' ? ['end'] : [];
}

/** Those to come, and those that are over, each as the server ordered them. */
export function partPlanned(townhalls: readonly PlannedTownhall[]) {
  const isOver = ({ stage }: PlannedTownhall) => stage === 'ended' || stage === 'cancelled';
  return { toCome: townhalls.filter((each) => !isOver(each)), over: townhalls.filter(isOver) };
}

function counted(count: number, one: string, many: string): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
}
