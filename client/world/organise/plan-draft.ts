import type { Plan, TownhallsReply } from '../../../protocol/organising.ts';
import { momentOf, wallTimeAt } from './wall-time.ts';

/** A plan as it is being typed: what can be half written is text. */
export interface PlanDraft {
  readonly title: string;
  readonly about: string;
  readonly date: string;
  readonly time: string;
  /** In the night in which clocks go back: the second time that they show this. */
  readonly isSecond: boolean;
  readonly timeZone: string;
  readonly minutes: string;
  readonly doorsMinutes: string;
  readonly hallId: string;
  readonly personaId: string;
  /** Empty: as many as the installation holds. */
  readonly capacity: string;
  readonly forWhom: 'everybody' | 'departments';
  /** One a line. */
  readonly departments: string;
  readonly allowsGuests: boolean;
  readonly allowsAnonymous: boolean;
  readonly readsFirst: boolean;
}

/** What is wrong or was changed is said of one of these; each is one question that the form asks. */
export const planFields = {
  title: ['title'],
  about: ['about'],
  when: ['date', 'time', 'isSecond', 'timeZone'],
  minutes: ['minutes'],
  doorsMinutes: ['doorsMinutes'],
  hallId: ['hallId'],
  personaId: ['personaId'],
  capacity: ['capacity'],
  departments: ['forWhom', 'departments'],
  allowsGuests: ['allowsGuests'],
  allowsAnonymous: ['allowsAnonymous'],
  readsFirst: ['readsFirst'],
} as const satisfies Record<string, readonly (keyof PlanDraft)[]>;
export type PlanField = keyof typeof planFields;

/** In the order in which the form asks them. */
export const fieldOrder = Object.keys(planFields).filter((name): name is PlanField => name in planFields);

/** Once a stage has opened, only these can still be changed. */
export const changeableAfterwards: readonly PlanField[] = ['title', 'about', 'minutes'];

/** What a new plan begins with: an hour, doors a quarter before, the first hall and leader, and a moderator who reads. */
export function newDraft({ halls, personas }: Pick<TownhallsReply, 'halls' | 'personas'>, timeZone: string): PlanDraft {
  return {
    ...{ title: '', about: '', date: '', time: '15:00', isSecond: false, timeZone },
    ...{ minutes: '60', doorsMinutes: '15', hallId: halls[0]?.id ?? '', personaId: personas[0]?.id ?? '' },
    ...{ capacity: '', forWhom: 'everybody', departments: '' },
    ...{ allowsGuests: false, allowsAnonymous: false, readsFirst: true },
  };
}

/** A plan as it would have been typed. */
export function draftOfPlan(plan: Plan): PlanDraft {
  const wall = wallTimeAt(plan.startsAtMs, plan.timeZone);
  const moment = momentOf(wall, plan.timeZone);
  return {
    ...plan,
    ...wall,
    isSecond: moment.kind === 'twice' && moment.secondMs === plan.startsAtMs,
    minutes: String(plan.minutes),
    doorsMinutes: String(plan.doorsMinutes),
    capacity: plan.capacity === null ? '' : String(plan.capacity),
    forWhom: plan.departments.length === 0 ? 'everybody' : 'departments',
    departments: plan.departments.join('\n'),
  };
}

/** The names that were typed, each once, whether a line each or parted by commas. */
export function namesIn(text: string): readonly string[] {
  const names = text.split(/[\n,]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/**
 * Puts what somebody was typing over a plan that another page changed meanwhile. What they had not touched is as it is now (`taken`); what
 * both changed stays as they typed it, and is told (`contested`). Rule OP9.
 */
export function rebaseDraft(draft: PlanDraft, base: Plan, now: Plan) {
  const [was, is] = [draftOfPlan(base), draftOfPlan(now)];
  const differs = (a: PlanDraft, b: PlanDraft, field: PlanField) => planFields[field].some((key) => a[key] !== b[key]);
  const changed = fieldOrder.filter((field) => differs(was, is, field) && differs(draft, is, field));
  const contested = changed.filter((field) => differs(draft, was, field));
  const taken = changed.filter((field) => !contested.includes(field));
  return { draft: taken.reduce((at, field) => takeField(at, is, field), draft), contested, taken };
}

/** A draft with this field as another draft has it. */
export function takeField(draft: PlanDraft, from: PlanDraft, field: PlanField): PlanDraft {
  return { ...draft, ...Object.fromEntries(planFields[field].map((key) => [key, from[key]])) };
}
