import { expect, it } from 'vitest';
import { agendaSummary, clockOf, draftOf, moved, tookWords } from '../../../../client/world/agenda-words.ts';
import { agendaWords } from '../../../../client/world/stage-view.ts';
import type { AgendaItemView } from '../../../../protocol/agenda.ts';
import { itemId } from '../../../support/build-townhall.ts';

const item = (id: string, startedAt: number | null = null, finishedAt: number | null = null): AgendaItemView => ({
  item: itemId(id),
  title: id,
  minutes: 5,
  startedAt,
  finishedAt,
});

it('[AG6] says on the stage screen what is on and what comes next, or nothing', () => {
  const said = (agendaNow?: string, agendaNext?: string) => agendaWords({ agendaNow, agendaNext });
  expect([said(), said('Results', 'Questions'), said('Results', ''), said('', 'Welcome')]).toEqual([
    '',
    'On the agenda: Results, then Questions',
    'On the agenda: Results',
    'Next on the agenda: Welcome',
  ]);
});

it('[AG7] counts down, then says by how much it is over', () => {
  const at = (nowMs: number) => clockOf(item('a', 0), nowMs);
  expect([at(0), at(28_500), at(299_001), at(300_000), at(430_999)]).toEqual([
    { isOver: false, words: '5:00 left' },
    { isOver: false, words: '4:32 left' },
    { isOver: false, words: '0:01 left' },
    { isOver: true, words: 'over by 0:00' },
    { isOver: true, words: 'over by 2:10' },
  ]);
  expect([item('a'), item('a', 0, 370_000)].map(tookWords)).toEqual(['5 minutes', 'took 6:10 of 5 minutes']);
});

it('[AG8] says in one line how the agenda stands', () => {
  const line = (...items: readonly AgendaItemView[]) => agendaSummary({ entry: 1, items });
  expect([
    line(),
    line(item('a'), item('b')),
    line(item('a', 0, 1), item('b', 1), item('c')),
    line(item('a', 0, 1)),
  ]).toEqual(['nothing planned', 'next is a', 'b', 'all done']);
});

it('[AG1] moves an item up and down, and not over an end', () => {
  const draft = draftOf({ entry: 1, items: ['a', 'b', 'c'].map((id) => item(id)) });
  const order = (index: number, by: -1 | 1) => moved(draft, index, by).map(({ title }) => title);
  expect([order(1, -1), order(1, 1), order(0, -1), order(2, 1)].map((ids) => ids.join(''))).toEqual([
    'bac',
    'acb',
    'abc',
    'abc',
  ]);
});
