import type { TownhallState } from './state.ts';

/** Whether nothing begins in it any more: it has ended, or was cancelled. */
export function isOver({ phase }: Pick<TownhallState, 'phase'>): boolean {
  return phase === 'closed' || phase === 'cancelled';
}

/** How far it is, for pages that are in it: to whoever was in one that was cancelled it is over. Why is told in the greeting. */
export function phaseOnPages({ phase }: Pick<TownhallState, 'phase'>): 'created' | 'open' | 'closed' {
  if (phase === 'none') return 'created';
  return phase === 'cancelled' ? 'closed' : phase;
}
