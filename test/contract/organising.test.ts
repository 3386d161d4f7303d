import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hallIdSchema, memberIdSchema, personaIdSchema, townhallIdSchema } from '../../protocol/ids.ts';
import { townhallsReplySchema } from '../../protocol/organising.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Role } from '../../protocol/roles.ts';
import { TownhallSession } from '../../server/session/session.ts';
import { aPlan, hourMs } from '../support/a-plan.ts';
import { anOrganisingDesk } from '../support/an-organising-desk.ts';
import { Listener, must, openTownhallSession, sessionOptions, townhallId } from '../support/build-session.ts';
import { enter, part, person, questionId, startMs } from '../support/build-townhall.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type TemporarySqlite, temporarySqlite } from '../support/temporary-sqlite.ts';

const as = (role: Role, name = 'ola') => ({
  sessionHash: 'h',
  townhallId,
  memberId: memberIdSchema.parse(name),
  role,
  name,
});
const ola = as('organiser');

describe('where organisers plan, on the real database', () => {
  let sqlite: TemporarySqlite;
  let clock: FakeClock;
  let town: TownhallSession;
  let at: ReturnType<typeof anOrganisingDesk>;
  beforeEach(async () => {
    sqlite = await temporarySqlite();
    clock = new FakeClock(startMs);
    town = await openTownhallSession(sqlite.record, clock, new Listener());
    at = anOrganisingDesk(sqlite.record, clock, town);
  });
  afterEach(async () => {
    await town.close();
    await sqlite.dispose();
  });

  /** Plans one, and gives its id. */
  const plan = async (over: Parameters<typeof aPlan>[0] = {}) => {
    const planned = await at.desk.plan(ola, aPlan(over));
    if ('refused' in planned) throw new Error(planned.refused);
    return planned.id;
  };
  const list = async () => townhallsReplySchema.parse(await at.desk.list()).townhalls;

  it('[OT8] lists what was planned, the nearest first, then what is over; what nobody planned is not among it', async () => {
    const later = await plan({ title: 'Later', startsAtMs: startMs + 9 * hourMs });
    const soon = await plan({ title: 'Soon' });
    const gone = await plan({ title: 'Gone', startsAtMs: startMs + 3 * hourMs });
    expect(await at.desk.cancel(ola, { id: gone, reason: 'Snow.' })).toBeNull();
    expect(await list()).toMatchObject([
      { id: soon, stage: 'planned', isHere: false, revision: 0, people: 0, asked: 0 },
      { id: later, plan: aPlan({ title: 'Later', startsAtMs: startMs + 9 * hourMs }) },
      { id: gone, stage: 'cancelled', reason: 'Snow.', calendarPath: `/calendar/${gone}.ics` },
    ]);
    const { halls, personas, entry } = await at.desk.list();
    expect([halls.length, personas.length, entry]).toEqual([2, 1, 'invitation']);
  });

  it('[OT8] counts people and questions, also of one that is in the house no more', async () => {
    const id = await plan();
    const other = await TownhallSession.open({ ...sessionOptions(sqlite.record, clock, new Listener()), id });
    await must(other, part('door'), enter('ada'));
    await must(other, part('door'), enter('bob'));
    await must(other, person('ada'), { type: 'question.ask', questionId: questionId('q'), text: 'Why?' });
    await other.close();
    expect(await list()).toMatchObject([{ id, people: 2, asked: 1 }]);
  });

  it('[OT2] [OT8] of two organisers at once one is told, and a plan that cannot be is refused', async () => {
    const id = await plan();
    const edit = (title: string, over = {}) => ({ id, revision: 0, plan: aPlan({ title, ...over }) });
    const both = await Promise.all([at.desk.edit(ola, edit('A')), at.desk.edit(as('organiser', 'otto'), edit('B'))]);
    expect(both).toEqual([null, refuse('changed-meanwhile')]);
    expect((await list())[0]).toMatchObject({ revision: 1, plan: { title: 'A' } });
    const nowhere = aPlan({ hallId: hallIdSchema.parse('moon') });
    expect(await at.desk.plan(ola, nowhere)).toEqual(refuse('unknown-hall'));
    expect(await at.desk.plan(ola, aPlan({ personaId: personaIdSchema.parse('nobody') }))).toEqual(
      refuse('unknown-persona'),
    );
    expect(await at.desk.plan(ola, aPlan({ startsAtMs: startMs }))).toEqual(refuse('in-the-past'));
    for (const unknown of ['demo', 'never-made'].map((each) => townhallIdSchema.parse(each)))
      expect(await at.desk.cancel(ola, { id: unknown, reason: '' })).toEqual(refuse('no-such-townhall'));
  });

  it('[OT9] is for organisers and administrators, as they are in the town hall now', async () => {
    const may = (['attendee', 'moderator', 'leader', 'organiser', 'administrator'] as const).map((role) =>
      at.desk.mayPlan(as(role)),
    );
    expect(may).toEqual([false, false, false, true, true]);
    expect(at.desk.mayPlan(as('organiser', 'ada'))).toBe(false);
  });

  it('[OT12] turns the house to one whose doors are opened, unless another one has begun in it', async () => {
    const id = await plan();
    expect(await at.desk.act(ola, { id, act: 'end' })).toEqual(refuse('town-hall-not-open'));
    expect(await at.desk.act(ola, { id, act: 'begin' })).toBeNull();
    expect(at.turned).toMatchObject([{ id, next: { command: { type: 'townhall.open' } } }]);
    await must(town, part('door'), enter('lea', { role: 'leader', kind: 'desk' }));
    await must(town, person('lea'), { type: 'stage.take-over' });
    expect(await at.desk.act(ola, { id, act: 'open-doors' })).toEqual(refuse('another-is-open'));
  });

  it('[OT13] opens the doors when it is time for them, once, and not over people who wait for another one', async () => {
    const id = await plan({ doorsMinutes: 15 });
    await at.desk.openDue();
    expect(at.turned).toEqual([]);
    await clock.advance(hourMs - 15 * 60_000);
    await at.desk.openDue();
    await at.desk.openDue();
    expect(at.turned).toEqual([{ id, next: undefined }]);

    const inHouse = await TownhallSession.open({ ...sessionOptions(sqlite.record, clock, new Listener()), id });
    const there = anOrganisingDesk(sqlite.record, clock, inHouse);
    expect((await there.desk.list()).townhalls).toMatchObject([{ id, stage: 'lobby', isHere: true }]);
    await plan({ startsAtMs: startMs + hourMs - 1 });
    await there.desk.openDue();
    expect(there.turned).toEqual([]);
    await must(inHouse, part('session'), { type: 'townhall.open' });
    await must(inHouse, part('session'), { type: 'townhall.close' });
    await there.desk.openDue();
    expect(there.turned).toHaveLength(1);
    await inHouse.close();
  });
});
