import { assertNever } from '../../protocol/assert-never.ts';
import { withEntry } from './change.ts';
import { type EventOf, textIn } from './event-of.ts';
import type { TownhallState } from './state.ts';

type PlanEvent = EventOf<'townhall.created' | 'townhall.edited' | 'townhall.cancelled'>;

/** Folds that a town hall was made, is planned otherwise, or does not take place. Rules OT1 to OT4. */
export function evolvePlan(state: TownhallState, event: PlanEvent): TownhallState {
  switch (event.type) {
    case 'townhall.created': {
      const { title, hallId, personaId, plan = null } = event;
      return { ...state, title, hallId, personaId, plan, phase: 'created' };
    }
    case 'townhall.edited': {
      const { plan, revision } = event;
      const { title, hallId, personaId } = plan;
      return { ...state, title, hallId, personaId, plan, revision };
    }
    case 'townhall.cancelled': {
      const { personal, by } = event;
      const cancelled = { reason: textIn(personal, 'reason'), entry: state.seq };
      const after: TownhallState = { ...state, phase: 'cancelled', cancelled };
      // Whoever was never in it has nothing in its roster.
      const isKnown = personal !== 'erased' && by.kind !== 'part' && state.members.has(by.memberId);
      return isKnown ? withEntry(after, by.memberId) : after;
    }
    default:
      return assertNever(event);
  }
}
