import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { dayAt } from '../../../protocol/days.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { unanswered } from '../../../server/townhall/inbox.ts';
import {
  aTownhall,
  finish,
  gist,
  idOf,
  part,
  person,
  prepared,
  questionId,
  startMs,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

const studio = part('studio');
const answer = (ids: readonly string[], text = 'It stays open.'): Command => ({
  type: 'inbox.answer',
  questionIds: ids.map(questionId),
  memberId: idOf('lea'),
  answeredBy: 'Lea',
  text,
});
const refer = (id: string): Command => ({
  type: 'question.refer',
  questionId: questionId(id),
  owner: 'Jonas',
  note: '',
});
const referred = (...ids: readonly string[]) =>
  ids.reduce((townhall, id) => townhall.withApproved(id, 'ada').do(person('mo'), refer(id)), aTownhall());
const abstained = (id: string) => ({ ...prepared(id), outcome: 'abstained' as const });
const inboxOf = ({ state }: TownhallBuilder) => unanswered(state).map(({ id }) => id);
const phaseOf = (townhall: TownhallBuilder, id: string) => townhall.question(id).phase;

describe('the inbox of what was not known', () => {
  it('[RV20] holds what the avatar did not know and what was passed on, until it is answered', () => {
    const townhall = referred('passed').withAnswering('unknown', 'ada');
    townhall.do(part('mind'), { ...finish('unknown', 1), referral: { owner: 'Jonas' } });
    townhall.withApproved('waits', 'ada').do(part('mind'), abstained('waits'));
    expect(inboxOf(townhall)).toEqual(['passed', 'unknown']);
    const written = {
      type: 'referral.answer',
      questionId: questionId('passed'),
      text: 'Yes.',
      answeredBy: '',
    } as const;
    expect(inboxOf(townhall.do(person('mo'), written))).toEqual(['unknown']);
    expect(inboxOf(townhall.do(studio, answer(['unknown'])))).toEqual([]);
  });

  it('[RV20] after the end holds what was never called and would not have been known', () => {
    const townhall = aTownhall()
      .withApproved('unknown', 'ada')
      .withApproved('known', 'bob')
      .withPending('unread', 'ada');
    townhall.do(part('mind'), abstained('unknown')).do(part('mind'), prepared('known'));
    expect(inboxOf(townhall)).toEqual([]);
    townhall.do(part('session'), { type: 'townhall.close' });
    expect(inboxOf(townhall)).toEqual(['unknown']);
    townhall.at(9000).do(studio, answer(['unknown']));
    expect(phaseOf(townhall, 'unknown')).toMatchObject({
      kind: 'referred',
      owner: 'Lea',
      due: dayAt(startMs),
      later: { text: 'It stays open.', answeredBy: 'Lea', atMs: startMs + 9000 },
    });
    expect(inboxOf(townhall)).toEqual([]);
  });

  it('[RV20] does not hold what was erased', () => {
    const townhall = referred('one').withMember('org', 'organiser');
    townhall.do(person('org'), { type: 'member.erase', memberId: idOf('ada') });
    expect(inboxOf(townhall)).toEqual([]);
    expect(townhall.decide(studio, answer(['one']))).toEqual(refuse('question-gone'));
  });

  it('[RV24] answers all of a group by one act, each as a later answer of a person that names who wrote it', () => {
    const townhall = referred('one', 'two').do(studio, answer(['one', 'two', 'one']));
    const answered = townhall.events.slice(-2);
    expect(answered).toEqual(
      ['one', 'two'].map((id) => ({
        at: startMs,
        by: studio,
        type: 'referral.answered',
        questionId: id,
        memberId: idOf('lea'),
        label: 'HUMAN',
        personal: { text: 'It stays open.', answeredBy: 'Lea' },
      })),
    );
    expect(phaseOf(townhall, 'two')).toMatchObject({ later: { text: 'It stays open.', answeredBy: 'Lea' } });
    expect(townhall.decide(studio, answer(['one', 'two']))).toEqual([]);
  });

  it('[RV26] refuses what is empty or too long, what was answered meanwhile, and what is gone, and answers none of them then', () => {
    const townhall = referred('one', 'two').withApproved('gone', 'bob').withApproved('queued', 'bob');
    expect(townhall.decide(studio, answer(['one'], ' \n '))).toEqual(refuse('answer-empty'));
    expect(townhall.decide(studio, answer(['one'], 'x'.repeat(2001)))).toEqual(refuse('later-answer-too-long'));
    expect(gist(townhall.decide(studio, answer(['one'], 'x'.repeat(2000))))).toEqual(['referral.answered']);
    townhall.do(person('bob'), { type: 'question.withdraw', questionId: questionId('gone') });
    expect(townhall.decide(studio, answer(['one', 'gone']))).toEqual(refuse('question-gone'));
    expect(townhall.decide(studio, answer(['one', 'never']))).toEqual(refuse('question-gone'));
    expect(townhall.decide(studio, answer(['one', 'queued']))).toEqual(refuse('answered-meanwhile'));
    townhall.do(studio, answer(['two'], 'By another.'));
    expect(townhall.decide(studio, answer(['one', 'two']))).toEqual(refuse('answered-meanwhile'));
    expect(phaseOf(townhall, 'one')).toMatchObject({ later: null });
  });

  it('[RV24] what was recorded before it named who wrote it reads as it did', () => {
    const townhall = referred('one');
    townhall.do(person('mo'), { type: 'referral.answer', questionId: questionId('one'), text: 'Yes.', answeredBy: '' });
    expect(townhall.events.at(-1)).not.toHaveProperty('memberId');
    expect(phaseOf(townhall, 'one')).toMatchObject({ later: { text: 'Yes.', answeredBy: 'Jonas' } });
  });
});
