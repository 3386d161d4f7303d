import type { Plan, TownhallsReply } from '../../../protocol/organising.ts';
import type { PlanField } from './plan-draft.ts';
import { dayWords, offsetWords, placeOf } from './plan-time-words.ts';
import { wallTimeAt } from './wall-time.ts';

type Lists = Pick<TownhallsReply, 'halls' | 'personas'>;

/** What a plan says where the form asks this, as it is shown beside what somebody else typed. Rule OP9. */
export function fieldWords(field: PlanField, plan: Plan, { halls, personas }: Lists): string {
  switch (field) {
    case 'title':
      return plan.title;
    case 'about':
      return plan.about === '' ? 'nothing' : plan.about;
    case 'when': {
      const { startsAtMs, timeZone } = plan;
      const zone = `${placeOf(timeZone)}, ${offsetWords(startsAtMs, timeZone)}`;
      return `${dayWords(startsAtMs, timeZone)}, ${wallTimeAt(startsAtMs, timeZone).time} (${zone})`;
    }
    case 'minutes':
    case 'doorsMinutes':
      return `${plan[field]} minutes`;
    case 'hallId':
      return hallName(plan, halls);
    case 'personaId':
      return leaderName(plan, personas);
    case 'capacity':
      return plan.capacity === null ? 'as many as the installation holds' : String(plan.capacity);
    case 'departments':
      return plan.departments.length === 0 ? 'everybody' : `only ${plan.departments.join(', ')}`;
    case 'allowsGuests':
    case 'allowsAnonymous':
    case 'readsFirst':
      return plan[field] ? 'yes' : 'no';
  }
}

/** The hall's name; one that is there no more goes by its id. */
export function hallName({ hallId }: Pick<Plan, 'hallId'>, halls: Lists['halls']): string {
  return halls.find(({ id }) => id === hallId)?.name ?? hallId;
}

export function leaderName({ personaId }: Pick<Plan, 'personaId'>, personas: Lists['personas']): string {
  return personas.find(({ id }) => id === personaId)?.name ?? personaId;
}
