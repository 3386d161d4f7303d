import { withEntry } from './change.ts';
import type { EventOf } from './event-of.ts';
import type { TownhallState } from './state.ts';

/** Folds a report, or that it was closed. An erasure of who reported or who was reported reaches it. Rules OH9, OH10. */
export function evolveReport(state: TownhallState, event: EventOf<`report.${string}`>): TownhallState {
  if (event.type === 'report.closed') return { ...state, reports: state.reports.delete(event.report) };
  const { personal, at } = event;
  if (personal === 'erased') return state;
  const { questionId = null, memberId = null, ...told } = personal;
  const known = { ...state, reports: state.reports.set(state.seq, { atMs: at, questionId, memberId, ...told }) };
  const reported = withEntry(known, told.reporter);
  return memberId === null ? reported : withEntry(reported, memberId);
}
