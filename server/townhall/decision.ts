import type { TownhallEvent } from '../../protocol/events.ts';
import type { Refusal } from '../../protocol/refusals.ts';

/** What the gate says: the events that now happen, in order, or a refusal. */
export type Decision = readonly TownhallEvent[] | Refusal;

export function isRefusal(decision: Decision): decision is Refusal {
  return 'refused' in decision;
}
