import { expect, it } from 'vitest';
import type { PollCommand } from '../../../../protocol/commands.ts';
import { limits } from '../../../../protocol/limits.ts';
import { changesOf } from '../../../../server/session/changes.ts';
import { idOf, person, pollId } from '../../../support/build-townhall.ts';
import { aSection, tellAll } from './a-section.ts';

const p = pollId('p');

/** A section in which a poll is open, with ada and the moderator on their pages. */
async function anAskingSection(isHidden: boolean) {
  const { townhall, section, join, now } = aSection();
  const ada = await join('ada');
  const mo = await join('mo', 'desk');
  const act = (name: string, command: PollCommand) => {
    const before = townhall.state;
    const from = townhall.events.length;
    townhall.do(person(name), command);
    section.changed({ ...changesOf(before, townhall.state, townhall.events.slice(from)), isReordered: false });
  };
  /** What the pages are told of polls, so long after the last time. */
  const told = (afterMs: number) => {
    now.ms += afterMs;
    ada.client.sent.length = 0;
    mo.client.sent.length = 0;
    tellAll(section);
    const of = ({ client }: typeof ada) =>
      client.sent.flatMap((sent) => ('type' in sent && sent.type === 'polls' ? [sent.message] : []));
    return { ada: of(ada), mo: of(mo) };
  };
  const labels = ['Lisbon', 'Leeds'];
  act('mo', { type: 'poll.create', pollId: p, kind: 'single', question: 'Where?', labels, isHidden });
  return { act, told };
}
const answer = (picked: number): PollCommand => ({ type: 'poll.answer', pollId: p, picked: [picked], text: '' });

it('[PO2] [PO6] tells a draft to the desk, its opening to everybody, and that it was thrown away', async () => {
  const { act, told } = await anAskingSection(false);
  expect(told(0)).toMatchObject({ ada: [], mo: [{ changed: [{ id: 'p', phase: 'draft' }], gone: [] }] });
  act('mo', {
    type: 'poll.create',
    pollId: pollId('other'),
    kind: 'words',
    question: 'Why?',
    labels: [],
    isHidden: true,
  });
  act('mo', { type: 'poll.discard', pollId: pollId('other') });
  expect(told(0)).toMatchObject({ ada: [], mo: [{ changed: [], gone: ['other'] }] });
  act('mo', { type: 'poll.open', pollId: p });
  const open = [{ changed: [{ id: 'p', phase: 'open', counts: [0, 0] }] }];
  expect(told(0)).toMatchObject({ ada: open, mo: open });
});

it('[PO6] tells an answer to its author at once, and counts once a second however many answer', async () => {
  const { act, told } = await anAskingSection(false);
  act('mo', { type: 'poll.open', pollId: p });
  told(0);
  act('ada', answer(0));
  const [own] = told(100).ada;
  expect(own).toMatchObject({ own: [{ pollId: 'p', picked: [0] }], changed: [{ answered: 1 }] });
  let messages = 0;
  for (let round = 0; round < 9; round++) {
    for (const name of ['bob', 'sid', 'lea']) act(name, answer(round % 2));
    messages += told(100).mo.length;
  }
  expect(messages).toBe(0);
  expect(told(limits.pollCountsEveryMs).mo).toMatchObject([{ changed: [{ answered: 4, counts: [4, 0] }] }]);
  expect(told(limits.pollCountsEveryMs)).toEqual({ ada: [], mo: [] });
});

it('[PO5] tells no result of a hidden one before its close, and then at once', async () => {
  const { act, told } = await anAskingSection(true);
  act('mo', { type: 'poll.open', pollId: p });
  act('ada', answer(1));
  const hidden = [{ changed: [{ answered: 1, counts: null, words: null }] }];
  expect(told(0)).toMatchObject({ ada: hidden, mo: hidden });
  expect(JSON.stringify(told(limits.pollCountsEveryMs).mo)).not.toContain(idOf('ada'));
  act('mo', { type: 'poll.close', pollId: p });
  expect(told(0).ada).toMatchObject([{ changed: [{ phase: 'closed', counts: [0, 1] }] }]);
});
