import { describe, expect, it } from 'vitest';
import { fieldWords } from '../../../../../client/world/organise/field-words.ts';
import { invitationText } from '../../../../../client/world/organise/invitation-text.ts';
import { fieldOrder } from '../../../../../client/world/organise/plan-draft.ts';
import { offsetWords, whenWords } from '../../../../../client/world/organise/plan-time-words.ts';
import { actsOf, partPlanned, standingWords } from '../../../../../client/world/organise/stage-words.ts';
import { planStageSchema } from '../../../../../protocol/greeting-plan.ts';
import { aPlan, aPlanned, lists } from './a-plan.ts';

describe('when it is', () => {
  it('[OP2] is said once where both clocks show the same, else in both zones', () => {
    expect(whenWords(aPlan(), 'Europe/Berlin')).toEqual({ own: 'Thursday 12 March 2026, 15:00–16:00', there: null });
    expect(whenWords(aPlan(), 'America/New_York')).toEqual({
      own: 'Thursday 12 March 2026, 10:00–11:00 your time',
      there: '15:00–16:00 in Stockholm',
    });
    expect(whenWords(aPlan(), 'Asia/Tokyo').own).toBe('Thursday 12 March 2026, 23:00–00:00 your time');
    expect(whenWords(aPlan(), 'Pacific/Auckland').there).toBe('Thursday 12 March 2026, 15:00–16:00 in Stockholm');
  });

  it('[OP2] says how far a zone is from UTC', () => {
    const ms = Date.parse('2026-07-01');
    const zones = ['UTC', 'Europe/Stockholm', 'America/St_Johns', 'Asia/Kolkata'];
    expect(zones.map((zone) => offsetWords(ms, zone))).toEqual(['UTC', 'UTC+2', 'UTC−2:30', 'UTC+5:30']);
  });
});

describe('how far it is', () => {
  const said = (change: Parameters<typeof aPlanned>[0], utc = '2026-03-01', isAnotherOpen = false) =>
    standingWords(aPlanned(change), { ms: Date.parse(utc), zone: 'Europe/Stockholm', isAnotherOpen });

  it('[OP3] is said at every stage', () => {
    expect(said({})).toBe('doors open Thu 14:45');
    expect(said({ stage: 'lobby' })).toBe('planned for Thu 15:00');
    expect(said({ stage: 'open' })).toBe('until about Thu 16:00');
    expect(said({ stage: 'ended', people: 412, asked: 1 })).toBe('412 people · 1 question');
    expect(said({ stage: 'ended', people: 1 })).toBe('1 person · no questions');
    expect(said({ stage: 'cancelled', reason: 'Maya is ill.' })).toBe('Maya is ill.');
  });

  it('[OP3] says what to do once its time has come and it is not open', () => {
    expect(said({}, '2026-03-12T13:50Z')).toBe('its doors open now');
    expect(said({}, '2026-03-12T13:50Z', true)).toBe('its doors open when the other one has ended');
    expect(said({}, '2026-03-12T14:01Z')).toBe('its time has passed: open its doors, edit or cancel it');
  });

  it('[OP1] parts those to come from those that are over, each in their order', () => {
    const stages = ['open', 'planned', 'ended', 'cancelled', 'ended'] as const;
    const { toCome, over } = partPlanned(stages.map((stage) => aPlanned({ stage })));
    expect([toCome.map(({ stage }) => stage), over.map(({ stage }) => stage)]).toEqual([
      ['open', 'planned'],
      ['ended', 'cancelled', 'ended'],
    ]);
  });

  it('[OP4] allows at each stage what can be done at it', () => {
    expect(planStageSchema.options.map((stage) => [stage, actsOf(stage)])).toEqual([
      ['planned', ['open-doors', 'cancel']],
      ['lobby', ['begin', 'cancel']],
      ['open', ['end']],
      ['ended', []],
      ['cancelled', []],
    ]);
  });
});

describe('what is sent', () => {
  const at = { leader: 'Maya Lindqvist', link: 'https://hall.example/hall', calendar: 'https://hall.example/c.ics' };

  it('[OP12] holds what, when with its zone, about what, where, and what is new in it', () => {
    expect(invitationText(aPlan(), at)).toBe(`Spring town hall

Thursday 12 March 2026, 15:00–16:00 (Stockholm, UTC+1). Doors open at 14:45: come early and talk.

Leeds, then what you ask.

Come in: https://hall.example/hall
In your calendar: https://hall.example/c.ics

From a headset or any browser, with nothing to install. Ten minutes are enough: ask or vote, and read afterwards what was answered.

On the stage an AI avatar of Maya Lindqvist answers, from what Maya Lindqvist approved. Each sentence says so, and Maya Lindqvist can take over in person.`);
  });

  it('[OP12] leaves out what is not said, and shows where a link is still to be put', () => {
    const text = invitationText(aPlan({ about: '', doorsMinutes: 0, timeZone: 'UTC' }), { ...at, link: null });
    expect(text.split('\n\n').slice(1, 3)).toEqual([
      'Thursday 12 March 2026, 14:00–15:00 (UTC).',
      'Come in: (put the link here)\nIn your calendar: https://hall.example/c.ics',
    ]);
  });
});

it('[OP9] what somebody else wrote is said in words, for every field', () => {
  const plan = aPlan({ about: '', departments: ['Legal', 'Sales'], capacity: 80 });
  expect(fieldOrder.map((field) => fieldWords(field, plan, lists))).toEqual([
    'Spring town hall',
    'nothing',
    'Thursday 12 March 2026, 15:00 (Stockholm, UTC+1)',
    ...['60 minutes', '15 minutes', 'Forum', 'Maya Lindqvist', '80', 'only Legal, Sales', 'no', 'no', 'yes'],
  ]);
  expect(fieldWords('capacity', aPlan(), lists)).toBe('as many as the installation holds');
  expect(fieldWords('hallId', aPlan(), { ...lists, halls: [] })).toBe('forum');
});
