import { describe, expect, it } from 'vitest';
import {
  askedWords,
  becauseWords,
  groupWords,
  inboxWords,
  ownerWords,
  statementTitle,
} from '../../../../client/world/inbox-words.ts';
import { inboxReplySchema } from '../../../../protocol/persona-http.ts';

const line = {
  questionId: 'q',
  text: 'Will it rain?',
  askedBy: 'Ada',
  askedAtMs: Date.parse('2026-05-12T10:00:00Z'),
  votes: 9,
  because: { why: 'unknown', kind: 'rumour' },
  owner: 'Jonas Ek',
  due: '2026-06-09',
};
const group = { name: 'Pay', topic: 'pay', isYours: true, asked: 2, voted: 14 };

function read(more: object = {}) {
  const [made] = inboxReplySchema.parse({ groups: [{ ...group, questions: [{ ...line, ...more }] }] }).groups;
  const first = made?.questions[0];
  if (made === undefined || first === undefined) throw new Error('a group has a question');
  return { group: made, line: first };
}

describe('what was not known, in words', () => {
  it('[RV22] says who asked and when, and how many are for it; who gave no name has none', () => {
    expect(askedWords(read().line)).toBe('Ada, 12 May · 9\u00A0votes');
    expect(askedWords(read({ askedBy: null, votes: 1 }).line)).toBe('Asked without a name, 12 May · 1\u00A0vote');
  });

  it('[RV22] says why there was no answer, and who has it until when', () => {
    expect(becauseWords(read().line)).toMatch(/^The avatar did not know\. It is about a rumour/);
    expect(becauseWords(read({ because: { why: 'passed-on' } }).line)).toBe('It was passed on unanswered.');
    expect(becauseWords(read({ because: { why: 'not-called' } }).line)).toMatch(/ended before it was called/);
    expect(ownerWords(read().line, '2026-06-09')).toBe('With Jonas Ek, until 9 June');
    expect(ownerWords(read().line, '2026-06-10')).toBe('With Jonas Ek. Due 9 June, overdue');
    expect(ownerWords(read({ due: null }).line, '2026-06-10')).toBe('With Jonas Ek');
    expect(ownerWords(read({ owner: null, due: null }).line, '2026-06-10')).toBe('');
  });

  it('[RV22] says how many a group reaches', () => {
    const { group: one } = read();
    expect(groupWords(one)).toBe('1 question · 2 people asked, 14 are for it');
    expect(groupWords({ ...one, asked: 1, voted: 1 })).toBe('1 question · one person asked');
    const two = { ...one, questions: [...one.questions, ...one.questions] };
    expect(groupWords(two)).toBe('2 questions · 2 people asked, 14 are for them');
    expect([inboxWords([one]), inboxWords([one, two])]).toEqual([
      'One question waits for an answer.',
      '3 questions wait for an answer.',
    ]);
  });

  it('[RV25] names a statement by its topic, and never in an asker’s words', () => {
    expect(statementTitle('Pay', 'pay')).toBe('Pay: answered after a question');
    expect(statementTitle('Parking and bicycles', null)).toBe('Answered after a question');
  });
});
