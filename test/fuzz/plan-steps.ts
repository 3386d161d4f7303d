import fc from 'fast-check';
import type { Command } from '../../protocol/commands.ts';
import type { TownhallState } from '../../server/townhall/state.ts';
import { aPlan } from '../support/a-plan.ts';

/** So few that the hall is full now and then. */
export const fewBodies = 3;

/** What an organiser does by the page for it: what they saw is as it is, or one older. */
export const planEdits = fc
  .record({
    title: fc.constantFrom('A', 'B', 'C'),
    older: fc.constantFrom(0, 0, 1),
    readsFirst: fc.constantFrom(true, true, false),
  })
  .map(({ title, older, readsFirst }) => (state: TownhallState): Command => {
    const revision = Math.max(0, state.revision - older);
    return { type: 'townhall.edit', revision, plan: aPlan({ title, readsFirst, capacity: fewBodies }) };
  });
