import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../../client/world/organise/check-plan.ts';
import {
  draftOfPlan,
  namesIn,
  newDraft,
  type PlanDraft,
  rebaseDraft,
  takeField,
} from '../../../../../client/world/organise/plan-draft.ts';
import { planTroubles } from '../../../../../protocol/organising.ts';
import { aPlan, lists } from './a-plan.ts';

const nowMs = Date.parse('2026-03-01T00:00Z');
const check = (change: Partial<PlanDraft>, edited: Parameters<typeof checkPlan>[1]['edited'] = null) =>
  checkPlan({ ...draftOfPlan(aPlan()), ...change }, { nowMs, edited });
const troublesOf = (change: Partial<PlanDraft>) => {
  const checked = check(change);
  return checked.kind === 'troubles' ? checked.troubles : null;
};

describe('what was typed', () => {
  it('[OP5] begins with an hour, doors a quarter before, and a moderator who reads; it lacks a title and a day', () => {
    const draft = newDraft(lists, 'Asia/Tokyo');
    expect(draft).toMatchObject({ minutes: '60', doorsMinutes: '15', hallId: 'forum', personaId: 'maya' });
    expect(draft).toMatchObject({ timeZone: 'Asia/Tokyo', capacity: '', readsFirst: true, allowsAnonymous: false });
    expect(checkPlan(draft, { nowMs, edited: null })).toEqual({
      kind: 'troubles',
      troubles: { title: 'Give it a title: it is what people read first.', when: 'Choose a day.' },
    });
  });

  it('[OP7] is the plan that it was made of', () => {
    const plans = [
      aPlan(),
      aPlan({ capacity: 80, departments: ['Legal', 'R&D'], allowsGuests: true, about: '' }),
      aPlan({ startsAtMs: Date.parse('2026-10-25T00:30Z') }),
      aPlan({ startsAtMs: Date.parse('2026-10-25T01:30Z') }),
    ];
    for (const plan of plans)
      expect(checkPlan(draftOfPlan(plan), { nowMs, edited: null })).toEqual({ kind: 'plan', plan });
    expect(check({ title: '  Spring town hall ', capacity: ' ' })).toEqual({ kind: 'plan', plan: aPlan() });
  });

  it('[OP7] is not right in words that say what to do, next to each field', () => {
    expect(
      troublesOf({
        ...{ title: 'x'.repeat(121), about: 'x'.repeat(601), minutes: 'an hour', doorsMinutes: '121', capacity: '0' },
        ...{ hallId: '', personaId: '', forWhom: 'departments', departments: ' ,\n' },
      }),
    ).toEqual({
      title: 'Shorten it to 120 characters.',
      about: 'Shorten it to 600 characters.',
      minutes: 'How many minutes? A number from 5 to 600.',
      doorsMinutes: 'How many minutes before? A number from 0 to 120.',
      capacity: 'A number from 1 to 2000, or nothing.',
      hallId: 'Choose a hall.',
      personaId: 'Choose who is asked.',
      departments: 'Name one department at least, or let everybody in.',
    });
    expect(troublesOf({ forWhom: 'departments', departments: 'x'.repeat(61) })).toEqual({
      departments: 'Shorten each name to 60 characters.',
    });
    expect(namesIn('Legal, Sales\nLegal\n\n R&D ')).toEqual(['Legal', 'Sales', 'R&D']);
  });

  it('[OP6] has a time that there is, once, and to come', () => {
    const stockholm = 'There is no 02:30 in Stockholm that day: clocks go forward. Choose 01:30 or 03:30.';
    expect(troublesOf({ date: '2026-03-29', time: '02:30' })).toEqual({ when: stockholm });
    expect(troublesOf({ date: '2026-03-12', time: '' })).toEqual({ when: 'Choose a day and a time.' });
    expect(troublesOf({ timeZone: 'Europe/Atlantis' })).toEqual({ when: 'Choose a time zone.' });
    expect(troublesOf({ date: '2026-02-12' })).toEqual({ when: planTroubles['in-the-past'] });
    const second = check({ date: '2026-10-25', time: '02:30', isSecond: true });
    expect(second).toMatchObject({ plan: { startsAtMs: Date.parse('2026-10-25T01:30Z') } });
  });

  it('[OP7] of a plan that is edited keeps a time that has passed; once begun it changes three things alone', () => {
    const plan = aPlan({ startsAtMs: Date.parse('2026-02-12T14:00Z') });
    const draft = { ...draftOfPlan(plan), title: 'Now', hallId: 'gone', time: '' };
    expect(checkPlan({ ...draftOfPlan(plan), title: 'Now' }, { nowMs, edited: { plan, hasBegun: false } })).toEqual({
      kind: 'plan',
      plan: { ...plan, title: 'Now' },
    });
    expect(checkPlan(draft, { nowMs, edited: { plan, hasBegun: true } })).toEqual({
      kind: 'plan',
      plan: { ...plan, title: 'Now' },
    });
  });
});

describe('a plan that was changed meanwhile', () => {
  it('[OP9] takes what one had not touched, and keeps what one typed with the newer beside it', () => {
    const theirs = aPlan({ title: 'Theirs', minutes: 90, startsAtMs: Date.parse('2026-03-13T14:00Z'), capacity: 80 });
    const typed = { ...draftOfPlan(aPlan()), title: 'Mine', about: 'Mine', capacity: '80', time: '16:00' };
    const { draft, contested, taken } = rebaseDraft(typed, aPlan(), theirs);
    // Both wrote 80: nothing to tell.
    expect([contested, taken]).toEqual([['title', 'when'], ['minutes']]);
    expect(draft).toEqual({ ...typed, minutes: '90' });
    const when = takeField(draft, draftOfPlan(theirs), 'when');
    expect(when).toEqual({ ...draft, date: '2026-03-13', time: '15:00' });
  });
});
