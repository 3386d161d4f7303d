import { describe, expect, it } from 'vitest';
import { entryNote, fairnessParts, orderRules } from '../../../../client/world/fairness-words.ts';
import { waitWords } from '../../../../client/world/wait-words.ts';
import { FairnessCount } from '../../../../protocol/record/fairness-count.ts';
import { usualReasons } from '../../../../protocol/reject-reasons.ts';
import { on, reject, said } from '../../../support/a-fair-record.ts';
import { aTownhall, person, questionId, type TownhallBuilder } from '../../../support/build-townhall.ts';

const minuteMs = 60_000;
const mo = person('mo');
const counted = ({ events }: TownhallBuilder) => {
  const count = new FairnessCount();
  for (const [index, event] of events.entries()) count.take(index + 1, event);
  return count.fairness();
};
const told = (townhall: TownhallBuilder) =>
  fairnessParts(counted(townhall)).map(({ title, lines }) => [
    title,
    lines.map(({ words, value }) => `${words}: ${value}`),
  ]);

describe('the figures in words', () => {
  it('[F2] round shares to whole percents, nearly all never to all', () => {
    const townhall = aTownhall().at(0).withApproved('a', 'ada').withApproved('b', 'bob').withPending('p', 'sid');
    expect(told(townhall)[0]?.[1]).toContain('Approved by a moderator: 2 of 3, 67 %');
  });

  it('[F2] tell what became of the questions, how they were called, and how long they waited', () => {
    const townhall = aTownhall()
      .at(0)
      .withApproved('a', 'ada')
      .withApproved('b', 'bob')
      .withPending('r', 'sid')
      .withPending('p', 'lea');
    townhall.do(mo, reject('r', usualReasons[1]?.words ?? '')).do(person('sid'), on('vote', 'a'));
    townhall.do(mo, { type: 'question.move', questionId: questionId('b'), before: questionId('a') });
    townhall.at(12 * minuteMs).do(mo, on('call', 'b'));
    said(townhall, 'b');
    expect(told(townhall)).toEqual([
      [
        'Questions',
        [
          'Asked: 4',
          'Approved by a moderator: 2 of 4, 50 %',
          'Answered: 1 of 4, 25 %',
          'Called by votes: 0 of 1, 0 %',
          'By the avatar: 1 of 1, 100 %',
          'By the leader in person: 0 of 1, 0 %',
          'Passed on to somebody: 0 of 4, 0 %',
          'Turned down: 1 of 4, 25 %',
          'Not about this town hall: 1 of 1, 100 %',
          'Joined with another that asks the same: 0 of 4, 0 %',
          'Withdrawn by who asked: 0 of 4, 0 %',
          'Approved, in the queue: 1 of 4, 25 %',
          'Not yet read by a moderator: 1 of 4, 25 %',
        ],
      ],
      [
        'The order',
        [
          'Votes that count, beside the askers’ own: 1',
          'Called to the stage: 1',
          'With the most votes: 0 of 1, 0 %',
          'By a person, while others had more votes: 1 of 1, 100 %',
          'Changes of the order by people: 2',
          'Moved in the queue by a moderator: 1',
          'Called before its turn by a moderator: 1',
        ],
      ],
      [
        'Waiting',
        [
          'Answered within: 12 min',
          'Still waiting, half of them for at least: 12 min',
          'The longest still waiting: 12 min',
        ],
      ],
      ['Words', ['Reworded by somebody else than who asked: 0', 'Answers corrected afterwards: 0']],
    ]);
  });

  it('[F7] every line that counts something names its entries', () => {
    const townhall = aTownhall().withApproved('a', 'ada').withApproved('b', 'bob');
    said(townhall.do(mo, on('call', 'a')), 'a');
    for (const { entries, value } of fairnessParts(counted(townhall)).flatMap(({ lines }) => lines))
      if (/^[1-9]/.test(value)) expect(entries.length).toBeGreaterThan(0);
  });

  it('[F5] an entry of a call before its turn tells how many had more votes', () => {
    const townhall = aTownhall().withApproved('a', 'ada').withApproved('b', 'bob').do(person('sid'), on('vote', 'a'));
    const fairness = counted(townhall.do(mo, on('call', 'b')));
    expect([entryNote(fairness, fairness.seq), entryNote(fairness, 1)]).toEqual(['1 question had more votes', '']);
  });

  it('[F10] the order is explained in three sentences or a few more, with what moderators may do', () => {
    expect(orderRules).toHaveLength(3);
    expect(orderRules.join(' ')).toMatch(/most votes comes next.*asked first.*Moderators.*move a question.*follow-up/);
  });

  it('[F3] a wait is told as people say it', () => {
    const told = [
      0,
      59_999,
      60_000,
      59 * minuteMs,
      60 * minuteMs,
      125 * minuteMs,
      47 * 60 * minuteMs,
      50 * 60 * minuteMs,
    ];
    expect(told.map(waitWords)).toEqual([
      'under a minute',
      'under a minute',
      '1 min',
      '59 min',
      '1 h',
      '2 h 5 min',
      '47 h',
      '2 days',
    ]);
  });
});
