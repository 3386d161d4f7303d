import { limits } from '../../protocol/limits.ts';
import type { Plan } from '../../protocol/organising.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import type { Asking, CommandOf } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { endings } from './lifecycle.ts';
import { readingOf } from './plan-policy.ts';
import type { TownhallState } from './state.ts';

/** What can still be changed once a town hall has begun. */
const changeable: ReadonlySet<string> = new Set<keyof Plan>(['title', 'about', 'minutes']);

/**
 * Plans a town hall otherwise. Refuses whoever saw an older plan, a beginning that is moved into the past, and what people already rely on: hall and leader once
 * people were in, all but title, text and length once it has begun. Rules OT2, OT3, OT5.
 */
export function editPlan(
  state: TownhallState,
  { plan, revision }: CommandOf<'townhall.edit'>,
  { stamp, context }: Asking,
): Decision {
  const before = state.plan;
  if (before === null) return refuse('no-such-townhall');
  if (revision !== state.revision) return refuse('changed-meanwhile');
  const changed = changesOf(before, plan);
  if (changed.length === 0) return [];
  const trouble = troubleWith(state, changed, plan, context.nowMs);
  if (trouble !== null) return refuse(trouble);
  const edited = { ...stamp, type: 'townhall.edited', plan, revision: revision + 1 } as const;
  return [edited, ...readingOf(plan, stamp, before)];
}

function troubleWith(
  { phase, members }: TownhallState,
  changed: readonly string[],
  plan: Plan,
  nowMs: number,
): RefusalCode | null {
  if (phase === 'open' && changed.some((name) => !changeable.has(name))) return 'already-begun';
  if (changed.includes('startsAtMs') && plan.startsAtMs <= nowMs) return 'in-the-past';
  const movesPeople = changed.includes('hallId') || changed.includes('personaId');
  return movesPeople && !members.isEmpty() ? 'people-inside' : null;
}

/** The names of the parts of a plan that differ. */
export function changesOf(before: Plan, after: Plan): readonly string[] {
  const was = new Map(Object.entries(before));
  return Object.entries(after)
    .filter(([name, value]) => JSON.stringify(was.get(name)) !== JSON.stringify(value))
    .map(([name]) => name);
}

/** Cancels a town hall that has not begun: whoever talks in its lobby falls silent. A reason may be empty. Rule OT4. */
export function cancelTownhall(
  state: TownhallState,
  command: CommandOf<'townhall.cancel'>,
  { stamp }: Asking,
): Decision {
  if (state.plan === null) return refuse('no-such-townhall');
  if (state.phase === 'open') return refuse('already-begun');
  const reason = cleanText(command.reason);
  if (reason.length > limits.reasonLength) return refuse('reason-too-long');
  return [...endings(state, stamp), { ...stamp, type: 'townhall.cancelled', personal: { reason } }];
}
