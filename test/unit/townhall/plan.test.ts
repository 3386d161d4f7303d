import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { townhallEventSchema } from '../../../protocol/events.ts';
import { hallIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { isRefusal } from '../../../server/townhall/decision.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { evolve, fold } from '../../../server/townhall/evolve.ts';
import { greetingPlanOf } from '../../../server/townhall/plan-view.ts';
import { aPlan, aPlannedTownhall, hourMs } from '../../support/a-plan.ts';
import {
  aCreatedTownhall,
  answerId,
  ask,
  enter,
  gist,
  idOf,
  part,
  person,
  plain,
  planner,
  questionId,
  startMs,
  TownhallBuilder,
} from '../../support/build-townhall.ts';

const ola = planner('ola');
const cancel = { type: 'townhall.cancel', reason: 'Snow.' } as const;
const edit = (revision: number, over: Parameters<typeof aPlan>[0] = {}) =>
  ({ type: 'townhall.edit', revision, plan: aPlan(over) }) as const;

describe('a planned town hall', () => {
  it('[OT1] holds its plan in its first entry, which says who planned it', () => {
    const { state, events } = aPlannedTownhall();
    expect(state).toMatchObject({ phase: 'created', title: 'Autumn', plan: aPlan(), revision: 0, cancelled: null });
    expect(events).toEqual([
      expect.objectContaining({ type: 'townhall.created', by: { kind: 'planner', memberId: 'ola' }, plan: aPlan() }),
    ]);
  });

  it('[OT1] is none where nobody planned, as in records from before there were plans', () => {
    const { state, events } = aCreatedTownhall();
    expect([state.plan, state.revision]).toEqual([null, 0]);
    expect(events[0]).not.toHaveProperty('plan');
    const none = aCreatedTownhall();
    expect([none.decide(ola, edit(0)), none.decide(ola, cancel)]).toEqual([
      refuse('no-such-townhall'),
      refuse('no-such-townhall'),
    ]);
  });

  it('[OT1] folds whatever zone and length it was planned with', () => {
    const plan = { ...aPlan(), timeZone: 'Mars/Olympus' };
    const [created] = aPlannedTownhall().events;
    expect(townhallEventSchema.parse({ ...created, plan })).toMatchObject({ plan });
  });

  it('[OT2] is changed by whoever saw it as it is', () => {
    const townhall = aPlannedTownhall().do(ola, edit(0, { title: 'Winter', minutes: 90 }));
    expect(townhall.state).toMatchObject({ title: 'Winter', revision: 1, plan: { minutes: 90 } });
    expect(townhall.decide(planner('otto'), edit(0, { title: 'Spring' }))).toEqual(refuse('changed-meanwhile'));
    expect(townhall.decide(ola, edit(1, { title: 'Winter', minutes: 90 }))).toEqual([]);
  });

  it('[OT3] changes in title, text and length alone once it has begun', () => {
    const townhall = aPlannedTownhall().do(ola, { type: 'townhall.open' });
    for (const over of [{ startsAtMs: startMs + 2 * hourMs }, { capacity: 5 }, { readsFirst: false }])
      expect(townhall.decide(ola, edit(0, over))).toEqual(refuse('already-begun'));
    expect(townhall.decide(ola, cancel)).toEqual(refuse('already-begun'));
    expect(gist(townhall.decide(ola, edit(0, { title: 'Late', about: '', minutes: 5 })))).toEqual(['townhall.edited']);
  });

  it('[OT3] keeps hall and leader once people were in', () => {
    const townhall = aPlannedTownhall();
    const elsewhere = edit(0, { hallId: hallIdSchema.parse('cellar') });
    expect(gist(townhall.decide(ola, elsewhere))).toEqual(['townhall.edited']);
    townhall.withMember('ada').do(part('door'), { type: 'member.leave', memberId: idOf('ada') });
    expect(townhall.decide(ola, elsewhere)).toEqual(refuse('people-inside'));
    expect(gist(townhall.decide(ola, edit(0, { capacity: 9 })))).toEqual(['townhall.edited']);
  });

  it('[OT3] stays as it is after its end, and once cancelled', () => {
    const ended = aPlannedTownhall().do(ola, { type: 'townhall.open' }).do(ola, { type: 'townhall.close' });
    const gone = aPlannedTownhall().do(ola, cancel);
    for (const townhall of [ended, gone])
      for (const command of [edit(0, { title: 'Again' }), cancel])
        expect(townhall.decide(ola, command)).toEqual(refuse('is-over'));
    expect(gone.decide(ola, { type: 'townhall.open' })).toEqual(refuse('town-hall-cancelled'));
    expect(gone.decide(ola, { type: 'townhall.close' })).toEqual(refuse('town-hall-cancelled'));
  });

  it('[OT4] cancelled with people in its lobby: whoever talks falls silent, nobody new comes in, the record lives on', () => {
    const townhall = aPlannedTownhall().withMember('ada').do(person('ada'), { type: 'voice.open' });
    expect(gist(townhall.decide(ola, cancel))).toEqual(['voice.closed', 'townhall.cancelled']);
    townhall.do(ola, cancel);
    assertSound(townhall.state);
    expect(townhall.state).toMatchObject({
      phase: 'cancelled',
      cancelled: { reason: 'Snow.', entry: townhall.state.seq },
    });
    expect(townhall.decide(part('door'), enter('bob'))).toEqual(refuse('town-hall-cancelled'));
    expect(townhall.decide(person('ada'), ask('q'))).toEqual(refuse('town-hall-cancelled'));
    const sign = { type: 'head.sign', seq: 2, head: answerId('f'), signature: 'aa', key: 'bb' } as const;
    expect(gist(townhall.decide(part('session'), sign))).toEqual(['head.signed']);
  });

  it('[OT4] the reason is a text of whoever gave it, and can be erased', () => {
    const townhall = aPlannedTownhall().withMember('ola', 'organiser', 'desk').do(ola, cancel);
    townhall.do(person('ola'), { type: 'member.erase', memberId: idOf('ola') });
    expect(townhall.state.cancelled).toMatchObject({ reason: { erased: true } });
    expect(aPlannedTownhall().decide(ola, { ...cancel, reason: 'x'.repeat(301) })).toEqual(refuse('reason-too-long'));
  });

  it('[OT5] begins later than it was planned, or is moved', () => {
    const plan = aPlan({ startsAtMs: startMs });
    const { title, hallId, personaId } = plan;
    const create = { type: 'townhall.create', title, hallId, personaId, plan } as const;
    expect(new TownhallBuilder().decide(ola, create)).toEqual(refuse('in-the-past'));
    const late = aPlannedTownhall().at(2 * hourMs);
    expect(late.decide(ola, edit(0, { startsAtMs: startMs + hourMs + 1 }))).toEqual(refuse('in-the-past'));
    // Nobody moved it: it begins late.
    expect(gist(late.decide(ola, edit(0, { title: 'Late' })))).toEqual(['townhall.edited']);
  });

  it('[OT6] says whether a moderator reads questions first; what was set since stands until the plan says otherwise', () => {
    const townhall = aPlannedTownhall({ readsFirst: false }).withMember('mo', 'moderator', 'desk').withMember('ada');
    townhall.do(person('ada'), ask('q'));
    expect(townhall.question('q').phase).toEqual({ kind: 'approved' });
    townhall.do(person('mo'), { type: 'order.unread', isShown: false });
    townhall.do(ola, edit(0, { readsFirst: false, title: 'Winter' }));
    expect(townhall.state.order.showsUnread).toBeNull();
    townhall.do(ola, edit(1, { readsFirst: true, title: 'Winter' })).do(ola, edit(2, { readsFirst: false }));
    expect(townhall.state.order.showsUnread).toBe('ola');
  });

  it('[OT7] takes anonymous questions where it was planned so', () => {
    const sealed = { box: 'sealed', inside: answerId('d') };
    const asking = { questionId: questionId('q'), ownerHash: answerId('c'), atMs: startMs, text: 'Why?' };
    const command = { type: 'anonymous.ask', ...asking, sealed } as const;
    const without = aPlannedTownhall({ allowsAnonymous: false });
    expect(without.decide(part('sealed'), command)).toEqual(refuse('anonymous-off'));
    expect(gist(aPlannedTownhall().decide(part('sealed'), command))).toEqual(['question.asked']);
  });

  it('[OT2] [OT3] folds to the same state whatever is done to it, and is sound after each step', () => {
    const step = fc.oneof(
      fc.record({
        type: fc.constant('townhall.edit' as const),
        revision: fc.nat({ max: 3 }),
        plan: fc
          .record({
            title: fc.constantFrom('A', 'B'),
            readsFirst: fc.boolean(),
            startsAtMs: fc.constantFrom(startMs, startMs + hourMs, startMs + 3 * hourMs),
            hallId: fc.constantFrom('assembly', 'cellar').map((id) => hallIdSchema.parse(id)),
          })
          .map(aPlan),
      }),
      fc.constantFrom(cancel, { type: 'townhall.open' as const }, { type: 'townhall.close' as const }),
      fc.constantFrom(enter('ada'), { type: 'member.leave' as const, memberId: idOf('ada') }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const townhall = aPlannedTownhall();
        for (const command of steps) {
          const actor = command.type.startsWith('member') ? part('door') : ola;
          const before = townhall.state;
          const decision = townhall.decide(actor, command);
          if (isRefusal(decision)) continue;
          for (const event of decision) townhallEventSchema.parse(event);
          townhall.do(actor, command);
          assertSound(townhall.state);
          expect(townhall.state.revision - before.revision).toBe(
            decision.some(({ type }) => type === 'townhall.edited') ? 1 : 0,
          );
        }
        const nothing = emptyTownhall(townhall.state.id);
        expect(plain(fold(nothing, townhall.events))).toEqual(plain(townhall.state));
        expect(townhall.events.reduce(evolve, nothing).title).toBe(townhall.state.title);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what people are told of a plan', () => {
  it('[OT11] how far it is, what it is about, when doors and beginning are; of a town hall that nobody planned nothing', () => {
    const told = {
      stage: 'lobby',
      about: 'What we did, and what comes.',
      startsAtMs: startMs + hourMs,
      minutes: 60,
      doorsAtMs: startMs + hourMs - 15 * 60_000,
      reason: '',
      calendarPath: '/calendar/demo.ics',
    };
    expect(greetingPlanOf(aPlannedTownhall().state)).toEqual(told);
    const stages = [{ type: 'townhall.open' } as const, { type: 'townhall.close' } as const].map((_, index, all) =>
      all.slice(0, index + 1).reduce((townhall, command) => townhall.do(ola, command), aPlannedTownhall()),
    );
    expect(stages.map(({ state }) => greetingPlanOf(state)?.stage)).toEqual(['open', 'ended']);
    const gone = aPlannedTownhall().do(ola, cancel);
    expect(greetingPlanOf(gone.state)).toEqual({ ...told, stage: 'cancelled', reason: 'Snow.' });
    expect(greetingPlanOf(aCreatedTownhall().state)).toBeNull();
  });
});
