import type { OrganiseDoor } from '../../../client/live/organise-port.ts';
import type { DoorReply } from '../../../client/live/ports.ts';
import { hallIdSchema, personaIdSchema, townhallIdSchema } from '../../../protocol/ids.ts';
import {
  type Plan,
  type PlannedTownhall,
  type PlanTrouble,
  planSchema,
  planTroubles,
  type TownhallsReply,
} from '../../../protocol/organising.ts';
import { fakeInvitations } from './fake-invitations.ts';

const dayMs = 86_400_000;
const halls = [
  { id: hallIdSchema.parse('townhall'), name: 'Town hall', seats: 248 },
  { id: hallIdSchema.parse('forum'), name: 'Forum', seats: 96 },
];
const personas = [
  { id: personaIdSchema.parse('maya-lindqvist'), name: 'Maya Lindqvist' },
  { id: personaIdSchema.parse('daniel-okafor'), name: 'Daniel Okafor' },
];

/** At 14:00 UTC, so many days from now. */
const inDays = (days: number) => Math.floor(Date.now() / dayMs + days) * dayMs + (14 * dayMs) / 24;

function plan(change: Partial<Plan>): Plan {
  return {
    ...{ title: 'Spring town hall', about: '', startsAtMs: inDays(9), minutes: 60, timeZone: 'Europe/Stockholm' },
    ...{ doorsMinutes: 15, hallId: hallIdSchema.parse('townhall'), personaId: personaIdSchema.parse('maya-lindqvist') },
    ...{ capacity: null, departments: [], allowsGuests: false, allowsAnonymous: false, readsFirst: true },
    ...change,
  };
}

function townhall(id: string, change: Partial<PlannedTownhall>): PlannedTownhall {
  return {
    ...{ id: townhallIdSchema.parse(id), plan: plan({}), stage: 'planned', isHere: false, revision: 0 },
    ...{ reason: '', people: 0, asked: 0, calendarPath: `/calendar/${id}.ics`, ...change },
  };
}

const six = (): readonly PlannedTownhall[] => [
  townhall('now', {
    ...{
      plan: plan({ title: 'How we set pay', startsAtMs: Date.now() - 20 * 60_000, about: 'What changed in March.' }),
    },
    ...{ stage: 'open', isHere: true },
  }),
  townhall('spring', {
    plan: plan({
      title: 'Spring town hall: Leeds, the new line, and what comes after Porto',
      about: 'Half an hour on Leeds, then whatever you ask.',
    }),
  }),
  townhall('americas', {
    plan: plan({ title: 'Americas, all sites', startsAtMs: inDays(16), timeZone: 'America/New_York' }),
  }),
  townhall('cancelled', {
    ...{
      plan: plan({ title: 'Porto, questions and answers', startsAtMs: inDays(-3) }),
      stage: 'cancelled',
      revision: 2,
    },
    reason: 'Maya is ill. We meet on the 20th instead.',
  }),
  townhall('winter', {
    ...{ plan: plan({ title: 'Winter town hall', startsAtMs: inDays(-60) }), stage: 'ended', people: 412, asked: 37 },
  }),
  townhall('pilot', {
    plan: plan({ title: 'The pilot', startsAtMs: inDays(-90) }),
    stage: 'ended',
    people: 1,
    asked: 0,
  }),
];
const lobby = (): readonly PlannedTownhall[] =>
  six().map((each) => (each.id === 'now' ? { ...each, stage: 'lobby' } : each));

const ok = <T>(value: T): DoorReply<T> => ({ kind: 'ok', value });
const refuse = (code: PlanTrouble): DoorReply<never> => ({ kind: 'refused', code, message: planTroubles[code] });

/**
 * An installation with its town halls, which keeps what is done to them: `none`, `lobby`, `company`, `invitation`, `demo`, and those that only
 * fail. `changed`: another organiser is quicker with the first edit.
 */
export function fakeOrganising(how: string | null): OrganiseDoor {
  let townhalls = how === 'none' ? [] : how === 'lobby' ? lobby() : six();
  let isQuicker = how === 'changed';
  const entry = (['invitation', 'demo'] as const).find((each) => each === how) ?? 'company';
  const isRich = entry === 'company' && how !== 'none';
  const find = (id: string) => townhalls.find((each) => each.id === id);
  const change = (id: string, to: Partial<PlannedTownhall>) => {
    townhalls = townhalls.map((each) => (each.id === id ? { ...each, ...to } : each));
    return ok(true as const);
  };
  const isOver = ({ stage }: PlannedTownhall) => stage === 'ended' || stage === 'cancelled';
  const listed = (): TownhallsReply => {
    const toCome = townhalls.filter((each) => !isOver(each)).sort((a, b) => a.plan.startsAtMs - b.plan.startsAtMs);
    const over = townhalls.filter(isOver).sort((a, b) => b.plan.startsAtMs - a.plan.startsAtMs);
    return { townhalls: [...toCome, ...over], halls, personas, entry, hasKeepers: isRich, takesGuests: isRich };
  };
  const troubleWith = (asked: Plan): PlanTrouble | null => {
    if (!halls.some(({ id }) => id === asked.hallId)) return 'unknown-hall';
    if (!personas.some(({ id }) => id === asked.personaId)) return 'unknown-persona';
    return asked.startsAtMs <= Date.now() ? 'in-the-past' : null;
  };
  return {
    invitations: fakeInvitations(null).invitations,
    townhalls: async () => {
      if (how === 'silent') return { kind: 'unreachable' };
      if (how === 'not-allowed') return { kind: 'refused', code: 'not-allowed', message: 'You may not do this.' };
      return ok(listed());
    },
    plan: async (asked) => {
      const read = planSchema.parse(asked.plan);
      const trouble = how === 'refusing' ? 'unknown-hall' : troubleWith(read);
      if (trouble !== null) return refuse(trouble);
      const made = townhall(`made-${townhalls.length}`, { plan: read });
      townhalls = [...townhalls, made];
      return ok({ id: made.id });
    },
    edit: async ({ id, revision, plan: asked }) => {
      const known = find(id);
      if (known === undefined) return refuse('no-such-townhall');
      if (isOver(known)) return refuse('is-over');
      if (isQuicker) {
        isQuicker = false;
        const theirs = { ...known.plan, title: 'Spring town hall, with Leeds', minutes: 90, doorsMinutes: 30 };
        change(id, { plan: theirs, revision: known.revision + 1 });
        return refuse('changed-meanwhile');
      }
      if (revision !== known.revision) return refuse('changed-meanwhile');
      const trouble = asked.startsAtMs === known.plan.startsAtMs ? null : troubleWith(asked);
      return trouble === null ? change(id, { plan: planSchema.parse(asked), revision: revision + 1 }) : refuse(trouble);
    },
    cancel: async ({ id, reason }) => {
      const known = find(id);
      if (known === undefined) return refuse('no-such-townhall');
      return isOver(known)
        ? refuse('is-over')
        : change(id, { stage: 'cancelled', reason, revision: known.revision + 1 });
    },
    act: async ({ id, act }) => {
      const known = find(id);
      if (known === undefined) return refuse('no-such-townhall');
      if (isOver(known)) return refuse('is-over');
      const isAnother = townhalls.some((each) => each.id !== id && (each.stage === 'lobby' || each.stage === 'open'));
      if (act !== 'end' && isAnother) return refuse('another-is-open');
      const stages = { 'open-doors': 'lobby', begin: 'open', end: 'ended' } as const;
      return change(id, { stage: stages[act], isHere: true });
    },
  };
}
