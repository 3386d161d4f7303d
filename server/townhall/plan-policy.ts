import type { TownhallEvent } from '../../protocol/events.ts';
import type { Plan } from '../../protocol/organising.ts';
import type { Stamp } from './asking.ts';

/**
 * What a plan sets for the audience, where it says otherwise than the one before: whether a moderator reads each question first. What a
 * moderator has set since stands as long as the plan is not changed in that. Rule OT6.
 */
export function readingOf(plan: Plan, stamp: Stamp, before: Plan | null): readonly TownhallEvent[] {
  if (plan.readsFirst === (before?.readsFirst ?? true)) return [];
  return [{ ...stamp, type: 'order.unread-set', isShown: !plan.readsFirst }];
}
