import { hallIdSchema, personaIdSchema } from '../../protocol/ids.ts';
import type { Plan } from '../../protocol/organising.ts';
import { planner, startMs, TownhallBuilder } from './build-townhall.ts';

export const hourMs = 3_600_000;

/** A plan for an hour after every test town hall's beginning. */
export function aPlan(over: Partial<Plan> = {}): Plan {
  return {
    title: 'Autumn',
    about: 'What we did, and what comes.',
    startsAtMs: startMs + hourMs,
    minutes: 60,
    timeZone: 'Europe/Stockholm',
    doorsMinutes: 15,
    hallId: hallIdSchema.parse('assembly'),
    personaId: personaIdSchema.parse('demo'),
    capacity: null,
    departments: [],
    allowsGuests: false,
    allowsAnonymous: true,
    readsFirst: true,
    ...over,
  };
}

/** A town hall that the organiser `ola` has planned. */
export function aPlannedTownhall(over: Partial<Plan> = {}): TownhallBuilder {
  const plan = aPlan(over);
  const { title, hallId, personaId } = plan;
  return new TownhallBuilder().do(planner('ola'), { type: 'townhall.create', title, hallId, personaId, plan });
}
