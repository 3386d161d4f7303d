import { limits } from '../../../protocol/limits.ts';
import { type Plan, type PlanTrouble, planSchema, planTroubles } from '../../../protocol/organising.ts';
import { namesIn, type PlanDraft, type PlanField } from './plan-draft.ts';
import { placeOf } from './plan-time-words.ts';
import { momentOf } from './wall-time.ts';

const { titleLength, aboutLength, minutesMost, doorsMinutesMost, capacityMost, departments } = limits.organising;

export type PlanTroubles = Readonly<Partial<Record<PlanField, string>>>;

export type CheckedPlan =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'troubles'; readonly troubles: PlanTroubles };

/** Of what a refusal of the server's is said in the form, next to what it is about. */
export const fieldOfTrouble: Readonly<Partial<Record<PlanTrouble, PlanField>>> = {
  'in-the-past': 'when',
  'unknown-hall': 'hallId',
  'unknown-persona': 'personaId',
};

/**
 * Gives the plan that was typed, or what to do about each field that is not right. `edited`: how it was before, and whether its stage has
 * opened; null for a new one. Rules OP6, OP7.
 */
export function checkPlan(
  draft: PlanDraft,
  {
    nowMs,
    edited,
  }: { readonly nowMs: number; readonly edited: { readonly plan: Plan; readonly hasBegun: boolean } | null },
): CheckedPlan {
  if (edited?.hasBegun === true) {
    // What can be changed no more stays as it is.
    const { title, about } = draft;
    return judge({ ...edited.plan, title, about, minutes: numberIn(draft.minutes) }, draft, {});
  }
  const when = startOf(draft);
  const names = draft.forWhom === 'everybody' ? [] : namesIn(draft.departments);
  const troubles: Partial<Record<PlanField, string>> = {};
  if (when.ms === null) troubles.when = when.trouble;
  else if (when.ms <= nowMs && when.ms !== edited?.plan.startsAtMs) troubles.when = planTroubles['in-the-past'];
  if (draft.forWhom === 'departments' && names.length === 0) troubles.departments = wordsFor.departments(draft);
  const typed = {
    ...{ title: draft.title, about: draft.about, startsAtMs: when.ms ?? 0, timeZone: draft.timeZone },
    ...{ minutes: numberIn(draft.minutes), doorsMinutes: numberIn(draft.doorsMinutes) },
    ...{ hallId: draft.hallId, personaId: draft.personaId, departments: names },
    capacity: draft.capacity.trim() === '' ? null : numberIn(draft.capacity),
    ...{ allowsGuests: draft.allowsGuests, allowsAnonymous: draft.allowsAnonymous, readsFirst: draft.readsFirst },
  };
  return judge(typed, draft, troubles);
}

/** By the schema that the server reads it with. */
function judge(typed: Record<keyof Plan, unknown>, draft: PlanDraft, known: PlanTroubles): CheckedPlan {
  const parsed = planSchema.safeParse(typed);
  if (parsed.success && Object.keys(known).length === 0) return { kind: 'plan', plan: parsed.data };
  const troubles: Partial<Record<PlanField, string>> = { ...known };
  for (const { path } of parsed.error?.issues ?? []) {
    const field = fieldOf(String(path[0]));
    troubles[field] ??= field === 'when' ? chooseZone : wordsFor[field](draft);
  }
  return { kind: 'troubles', troubles };
}

/** When it begins, or what to do where clocks show no such time. */
export function startOf({
  date,
  time,
  isSecond,
  timeZone,
}: PlanDraft): { readonly ms: number } | { readonly ms: null; readonly trouble: string } {
  if (!planSchema.shape.timeZone.safeParse(timeZone).success) return { ms: null, trouble: chooseZone };
  const moment = momentOf({ date, time }, timeZone);
  switch (moment.kind) {
    case 'once':
      return { ms: moment.ms };
    case 'twice':
      return { ms: isSecond ? moment.secondMs : moment.firstMs };
    case 'never': {
      const { before, after } = moment;
      const choice = before.date === after.date ? `${before.time} or ${after.time}` : 'another day';
      return {
        ms: null,
        trouble: `There is no ${time} in ${placeOf(timeZone)} that day: clocks go forward. Choose ${choice}.`,
      };
    }
    case 'unreadable':
      return { ms: null, trouble: date === '' ? 'Choose a day.' : 'Choose a day and a time.' };
  }
}

const chooseZone = 'Choose a time zone.';

const wordsFor: Readonly<Record<Exclude<PlanField, 'when'>, (draft: PlanDraft) => string>> = {
  title: ({ title }) =>
    title.trim() === '' ? 'Give it a title: it is what people read first.' : `Shorten it to ${titleLength} characters.`,
  about: () => `Shorten it to ${aboutLength} characters.`,
  minutes: () => `How many minutes? A number from 5 to ${minutesMost}.`,
  doorsMinutes: () => `How many minutes before? A number from 0 to ${doorsMinutesMost}.`,
  hallId: () => 'Choose a hall.',
  personaId: () => 'Choose who is asked.',
  capacity: () => `A number from 1 to ${capacityMost}, or nothing.`,
  departments: (draft) => {
    const names = namesIn(draft.departments);
    if (names.length === 0) return 'Name one department at least, or let everybody in.';
    if (names.length > departments) return `Name ${departments} departments at most, or let everybody in.`;
    return `Shorten each name to ${limits.nameLength} characters.`;
  },
  allowsGuests: () => chooseAgain,
  allowsAnonymous: () => chooseAgain,
  readsFirst: () => chooseAgain,
};
const chooseAgain = 'Choose again.';

/** Which of the form's questions a part of the plan comes from. */
function fieldOf(part: string): PlanField {
  if (part === 'startsAtMs' || part === 'timeZone') return 'when';
  return Object.keys(wordsFor).find((name): name is Exclude<PlanField, 'when'> => name === part) ?? 'title';
}

function numberIn(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
