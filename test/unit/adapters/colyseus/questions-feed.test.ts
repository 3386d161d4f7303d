import { describe, expect, it } from 'vitest';
import { type QuestionsMessage, questionsMessageSchema } from '../../../../protocol/views.ts';
import { Page } from '../../../../server/adapters/colyseus/page.ts';
import { feedQuestions } from '../../../../server/adapters/colyseus/questions-feed.ts';
import {
  aTownhall,
  idOf,
  mainSection,
  part,
  person,
  prepared,
  questionId,
  type TownhallBuilder,
} from '../../../support/build-townhall.ts';
import { FakeClient } from './fake-client.ts';

const names = ['ada', 'bob', 'sid', 'mo', 'lea'] as const;

/** Feeds these questions to a page of everybody; what each was told, by name. */
function feed(townhall: TownhallBuilder, ids: readonly string[], voters: readonly string[] = []) {
  const told: Record<string, readonly QuestionsMessage[]> = {};
  const clients = new Map(names.map((name) => [name, new FakeClient(name)]));
  const pages = [...clients].map(
    ([name, client]) =>
      new Page(
        client,
        { memberId: idOf(name), sessionHash: name, kind: 'desk', sectionId: mainSection, slotNow: () => null },
        0,
      ),
  );
  feedQuestions(
    townhall.state,
    { seq: 9, leaderName: 'Lea' },
    { questions: new Set(ids.map(questionId)), voters: new Set(voters.map(idOf)) },
  )(pages);
  for (const [name, { sent }] of clients) told[name] = sent.map(({ message }) => questionsMessageSchema.parse(message));
  return told;
}

/** Who was told anything of the questions. */
function told(fed: ReturnType<typeof feed>): readonly string[] {
  return names.filter((name) => fed[name]?.some(({ changed }) => changed.length > 0));
}

describe('a changed question is told', () => {
  it('[SEE1] to its author and the crew while it is pending', () => {
    expect(told(feed(aTownhall().withPending('q', 'ada'), ['q']))).toEqual(['ada', 'mo']);
  });

  it('[SEE1] to everybody once it is approved, with the entry it is as of', () => {
    const fed = feed(aTownhall().withApproved('q', 'ada'), ['q']);
    expect(told(fed)).toEqual([...names]);
    expect(fed.bob).toMatchObject([{ seq: 9, changed: [{ id: 'q', votes: 1, authorName: 'ada' }] }]);
  });

  it('[SEE2] with the reason of its rejection to its author and the crew', () => {
    const townhall = aTownhall().withPending('q', 'ada');
    townhall.do(person('mo'), { type: 'question.reject', questionId: questionId('q'), reason: 'Asked before.' });
    const fed = feed(townhall, ['q']);
    expect(told(fed)).toEqual(['ada', 'mo']);
    expect(fed.ada?.[0]?.changed[0]?.rejectedBecause).toBe('Asked before.');
  });

  it('[SEE3] with its prepared answer to the crew and the leader only', () => {
    const fed = feed(aTownhall().withApproved('q', 'ada').do(part('mind'), prepared('q')), ['q']);
    expect(names.filter((name) => fed[name]?.[0]?.changed[0]?.prepared !== null)).toEqual(['mo', 'lea']);
  });

  it('[SEE5] and whose votes changed hears of their own votes, nobody else', () => {
    const townhall = aTownhall()
      .withApproved('q', 'ada')
      .do(person('bob'), { type: 'question.vote', questionId: questionId('q') });
    const fed = feed(townhall, [], ['bob']);
    expect(fed).toEqual({ ada: [], bob: [{ seq: 9, changed: [], voted: ['q'] }], sid: [], mo: [], lea: [] });
  });

  it('[SEE1] in one message for all that changed, and not at all when it is none of theirs', () => {
    const townhall = aTownhall().withApproved('a', 'ada').withPending('b', 'bob');
    const fed = feed(townhall, ['a', 'b', 'gone']);
    expect(fed.mo?.map(({ changed }) => changed.map(({ id }) => id))).toEqual([['a', 'b']]);
    expect(fed.sid?.map(({ changed }) => changed.map(({ id }) => id))).toEqual([['a']]);
    expect(feed(townhall, ['b']).sid).toEqual([]);
  });
});
