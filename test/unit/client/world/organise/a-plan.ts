import { hallIdSchema, personaIdSchema, townhallIdSchema } from '../../../../../protocol/ids.ts';
import type { Plan, PlannedTownhall } from '../../../../../protocol/organising.ts';

export const lists = {
  halls: [{ id: hallIdSchema.parse('forum'), name: 'Forum', seats: 96 }],
  personas: [{ id: personaIdSchema.parse('maya'), name: 'Maya Lindqvist' }],
};

/** Thursday 12 March 2026, 15:00 to 16:00 in Stockholm. */
export function aPlan(change: Partial<Plan> = {}): Plan {
  return {
    ...{ title: 'Spring town hall', about: 'Leeds, then what you ask.', startsAtMs: Date.parse('2026-03-12T14:00Z') },
    ...{ minutes: 60, timeZone: 'Europe/Stockholm', doorsMinutes: 15 },
    ...{ hallId: hallIdSchema.parse('forum'), personaId: personaIdSchema.parse('maya'), capacity: null },
    ...{ departments: [], allowsGuests: false, allowsAnonymous: false, readsFirst: true, ...change },
  };
}

export function aPlanned(change: Partial<PlannedTownhall> = {}): PlannedTownhall {
  return {
    ...{ id: townhallIdSchema.parse('spring'), plan: aPlan(), stage: 'planned', isHere: false, revision: 0 },
    ...{ reason: '', people: 0, asked: 0, calendarPath: '/calendar/spring.ics', ...change },
  };
}
