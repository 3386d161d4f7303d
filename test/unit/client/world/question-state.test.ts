import { describe, expect, it } from 'vitest';
import { orderWords } from '../../../../client/world/place-words.ts';
import { ordinal, ownState } from '../../../../client/world/question-state.ts';
import type { QuestionLine } from '../../../../client/world/queue.ts';
import { similarCount, similarWords } from '../../../../client/world/similar-words.ts';
import { memberIdSchema } from '../../../../protocol/ids.ts';
import type { QuestionView } from '../../../../protocol/views.ts';
import { aLine } from '../../../support/panel-facts.ts';

const lineOf = (i: number, status: QuestionLine['status'], view: Partial<QuestionView> = {}): QuestionLine => {
  const line = aLine(i, status, { text: `Question ${i}?` });
  return {
    ...line,
    view: {
      id: line.id,
      status,
      text: line.text,
      author: { kind: 'member', memberId: memberIdSchema.parse('ada') },
      authorName: 'Ada',
      authorMistakenFor: '',
      askedAt: 0,
      votes: 1,
      place: line.place,
      followsUp: null,
      followUpUntil: null,
      mergedInto: null,
      merged: [],
      rejectedBecause: null,
      referredTo: null,
      answer: null,
      prepared: null,
      ...view,
    },
  };
};
const among = (lines: readonly QuestionLine[], waiting = 12) => ({
  byId: new Map(lines.map((line) => [line.id, line])),
  waiting: Array.from({ length: waiting }, (_, i) => aLine(i, 'approved')),
});

describe('where one’s own question stands', () => {
  it.each([
    [lineOf(1, 'pending'), 'A moderator will read it'],
    [lineOf(2, 'approved'), 'In the queue: 3rd of 12 by votes'],
    [lineOf(2, 'approved', { order: 'moved' }), 'In the queue: 3rd of 12. A moderator moved it here'],
    [lineOf(2, 'rejected', { rejectedBecause: 'It is about one person.' }), 'Not taken: It is about one person.'],
    [lineOf(2, 'called'), 'Called: the answer is about to begin'],
    [lineOf(2, 'answering'), 'Being answered now'],
    [lineOf(2, 'answered'), 'Answered'],
    [
      lineOf(2, 'referred', { referredTo: { owner: 'Noor', note: null, due: '2026-06-09', later: null } }),
      'Passed on to Noor, answer due by 9 June',
    ],
    [lineOf(2, 'withdrawn'), 'Withdrawn'],
  ])('[SQ7] is said in plain words: %#', (line, words) => {
    expect(ownState(line, among([line]))).toBe(words);
  });

  it('[SQ7] is, once joined, where the other one stands, in its words, however often that was joined on', () => {
    const [target, between] = [lineOf(0, 'approved'), lineOf(1, 'merged')];
    const chained = { ...between, view: lineOf(1, 'merged', { mergedInto: target.id }).view };
    const line = lineOf(2, 'merged', { mergedInto: between.id });
    const lists = among([target, chained, line]);
    const joined = 'Joined with another question that asks the same';
    expect(ownState(line, lists)).toBe(`${joined}: “Question 0?” In the queue: 1st of 12 by votes`);
    expect(ownState(line, lists, 'no-places')).toBe(`${joined}: “Question 0?” In the queue`);
    expect(ownState(line, among([line]))).toBe(joined);
  });

  it('[SQ7] is, after the end, that it was not called or not read', () => {
    const lists = among([]);
    expect(ownState(lineOf(1, 'approved'), lists, 'over')).toBe('Not called before the end');
    expect(ownState(lineOf(1, 'pending'), lists, 'over')).toBe('No moderator read it before the end');
    expect(ownState(lineOf(1, 'answered'), lists, 'over')).toBe('Answered');
  });

  it('[SQ7] counts places as people do', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th',
    );
  });

  it('[SQ9] the order is told in one short sentence', () => {
    expect(orderWords).toBe('Most votes first; of equals, the one that was approved first.');
  });
});

describe('questions like the one that is typed', () => {
  it('[SQ5] are counted, and nothing is said of none', () => {
    expect([0, 1, 3].map(similarCount)).toEqual([
      '',
      'One question is much like yours',
      '3 questions are much like yours',
    ]);
  });

  it('[SQ5] say how many are for them, and what one has to do with them already', () => {
    const line = aLine(1, 'approved');
    expect([line, { ...line, isMine: true }, { ...line, hasMyVote: true, votes: 5 }].map(similarWords)).toEqual([
      '1 vote, 2nd in the queue',
      '1 vote, 2nd in the queue. You asked it yourself',
      '5 votes, 2nd in the queue. You voted for it',
    ]);
  });
});
