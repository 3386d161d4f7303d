import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { agendaLine, agendaView } from '../../../server/townhall/agenda.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { fold } from '../../../server/townhall/evolve.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import { aTownhall, gist, idOf, itemId, part, person, plain, startMs } from '../../support/build-townhall.ts';

const mo = person('mo');
type Item = readonly [id: string, title: string, minutes: number];
const set = (was: number, ...items: readonly Item[]): Command => ({
  type: 'agenda.set',
  was,
  items: items.map(([id, title, minutes]) => ({ item: itemId(id), title, minutes })),
});
const start = (id: string): Command => ({ type: 'agenda.start', item: itemId(id) });
const finish: Command = { type: 'agenda.finish' };
const welcome: Item = ['a', 'Welcome', 5];
const results: Item = ['b', 'Results', 15];
const questions: Item = ['c', 'Your questions', 25];

/** Three items are planned. */
const aPlan = () => {
  const townhall = aTownhall();
  return townhall.do(mo, set(0, welcome, results, questions));
};
/** When items began and ended, from the moment at which the builder's time begins. */
const itemsOf = (townhall: ReturnType<typeof aPlan>) =>
  agendaView(townhall.state).items.map(({ item, startedAt, finishedAt }) => [
    item,
    after(startedAt),
    after(finishedAt),
  ]);
const after = (atMs: number | null) => (atMs === null ? null : atMs - startMs);

describe('the agenda', () => {
  it('[AG1] is written by the crew: items with a name and minutes, each kept once and cleaned', () => {
    const townhall = aTownhall();
    expect(townhall.decide(person('ada'), set(0, welcome))).toEqual(refuse('not-allowed'));
    for (const wrong of [
      [['a', ' ', 5]],
      [['a', 'x'.repeat(81), 5]],
      [['a', 'Welcome', 0]],
      [['a', 'Welcome', 481]],
      [welcome, ['a', 'Again', 5]],
      Array.from({ length: 31 }, (_, n): Item => [`i${n}`, 'Item', 1]),
    ] as readonly (readonly Item[])[])
      expect(townhall.decide(mo, set(0, ...wrong))).toEqual(refuse('agenda-incomplete'));
    townhall.do(mo, set(0, ['a', '  Wel\u202Ecome ', 5]));
    expect(townhall.events.at(-1)).toMatchObject({
      type: 'agenda.set',
      items: [{ item: 'a', minutes: 5 }],
      personal: { titles: ['Welcome'] },
    });
    expect(townhall.decide(mo, set(townhall.state.agenda.entry, welcome))).toEqual([]);
  });

  it('[AG2] is not changed over what somebody else changed meanwhile; what runs stays on it and keeps its time', () => {
    const townhall = aPlan().at(1000).do(mo, start('b'));
    const { entry } = townhall.state.agenda;
    expect(townhall.decide(mo, set(entry, welcome))).toEqual(refuse('item-still-running'));
    townhall.do(mo, set(entry, questions, ['b', 'The results', 20]));
    expect(townhall.decide(mo, set(entry, welcome))).toEqual(refuse('agenda-changed'));
    expect(itemsOf(townhall)).toEqual([
      ['c', null, null],
      ['b', 1000, null],
    ]);
  });

  it('[AG3] has one item running: starting one finishes the other, and the end of the town hall finishes it', () => {
    const townhall = aPlan().at(1000).do(mo, start('a'));
    expect(townhall.decide(mo, start('a'))).toEqual(refuse('item-running'));
    expect(townhall.decide(mo, start('x'))).toEqual(refuse('no-such-item'));
    expect(gist(townhall.decide(mo, start('b')))).toEqual(['agenda.finished', 'agenda.started']);
    townhall.at(301_000).do(mo, start('b'));
    expect(itemsOf(townhall)).toEqual([
      ['a', 1000, 301_000],
      ['b', 301_000, null],
      ['c', null, null],
    ]);
    townhall.do(part('session'), { type: 'townhall.close' });
    expect(itemsOf(townhall)[1]).toEqual(['b', 301_000, 301_000]);
    assertSound(townhall.state);
  });

  it('[AG3] can be finished early, and an item started again', () => {
    const townhall = aPlan().at(1000).do(mo, start('a')).at(61_000).do(mo, finish);
    expect(townhall.decide(mo, finish)).toEqual(refuse('no-item-running'));
    expect(townhall.decide(person('ada'), start('a'))).toEqual(refuse('not-allowed'));
    townhall.at(90_000).do(mo, start('a'));
    expect(itemsOf(townhall)[0]).toEqual(['a', 90_000, null]);
  });

  it('[AG4] is in the record: it folds to the same, and an erasure of who wrote it takes the names', () => {
    const townhall = aPlan().withMember('org', 'organiser').do(mo, start('a'));
    const again = fold(emptyTownhall(townhall.state.id), townhall.events);
    expect(plain(again)).toEqual(plain(townhall.state));
    townhall.do(person('org'), { type: 'member.erase', memberId: idOf('mo') });
    expect(agendaView(townhall.state).items.map(({ title, minutes }) => [title, minutes])).toEqual([
      [null, 5],
      [null, 15],
      [null, 25],
    ]);
    expect(agendaLine(townhall.state)).toEqual({ now: '', next: '' });
  });

  it('[AG5] shows what is planned to those who run the town hall alone', () => {
    const townhall = aPlan();
    const event = townhall.events.at(-1);
    if (event?.type !== 'agenda.set') throw new Error('no agenda');
    const seenBy = (name: string, role: 'attendee' | 'moderator' | 'leader') =>
      visibleTo({ memberId: idOf(name), role }, event, townhall.state);
    expect(seenBy('ada', 'attendee')).toEqual({ ...event, personal: { titles: [] } });
    expect([seenBy('mo', 'moderator'), seenBy('lea', 'leader')]).toEqual([event, event]);
  });

  it('[AG6] tells everybody what is on and what comes next, and nothing where nothing is planned', () => {
    expect(agendaLine(aTownhall().state)).toEqual({ now: '', next: '' });
    const townhall = aPlan();
    expect(agendaLine(townhall.state)).toEqual({ now: '', next: 'Welcome' });
    expect(agendaLine(townhall.do(mo, start('b')).state)).toEqual({ now: 'Results', next: 'Your questions' });
    expect(agendaLine(townhall.do(mo, start('c')).state)).toEqual({ now: 'Your questions', next: '' });
  });
});
