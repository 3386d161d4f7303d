import { describe, expect, it } from 'vitest';
import { dialOf, dialTopics, leftToPersonWords, openLevels } from '../../../../client/world/dial-words.ts';
import type { QuestionLine } from '../../../../client/world/queue.ts';
import type { DialLevel } from '../../../../protocol/dial.ts';
import { questions } from '../../../support/client-harness/fake-questions.ts';

const [shown] = questions('quiet');

function line(level: DialLevel, topics: readonly string[] | null): QuestionLine {
  if (shown?.prepared == null) throw new Error('no question to go by');
  const shape = {
    askedBy: 'Ada',
    mistakenFor: '',
    isUnnamed: false,
    votes: 1,
    hasMyVote: false,
    isMine: true,
    place: null,
  } as const;
  const view = { ...shown, prepared: { ...shown.prepared, level, topics } };
  return { id: shown.id, text: 'Why?', status: 'approved', view, ...shape };
}

describe('the dial on the pages', () => {
  it('[DL1] stands as every town hall begins until the server has told', () => {
    const begins = { level: 'assist', topics: [], waitsForCall: false };
    expect([dialOf(''), dialOf('{'), dialOf('{"level":"loud"}')]).toEqual([begins, begins, begins]);
    const told = { level: 'auto', topics: [{ topic: 'Pay', level: 'off' }], waitsForCall: true };
    expect(dialOf(JSON.stringify(told))).toEqual(told);
  });

  it('[DL4] opens to a moderator what is lower, to the leader all, to attendees nothing', () => {
    expect(openLevels('moderator', 'suggest')).toEqual(['off', 'suggest']);
    expect(openLevels('leader', 'off')).toEqual(['off', 'suggest', 'assist', 'auto']);
    expect([openLevels('attendee', 'auto'), openLevels(undefined, 'auto')]).toEqual([[], []]);
  });

  it('[DL1] offers the topics that are set and those that questions ask about, each once', () => {
    const dial = { level: 'assist', topics: [{ topic: 'Pay', level: 'off' }], waitsForCall: false } as const;
    expect(dialTopics(dial, [line('off', ['pay', 'Offices']), line('assist', null)])).toEqual([
      { topic: 'Offices', level: 'auto' },
      { topic: 'Pay', level: 'off' },
    ]);
  });

  it('[DL3] says that a person answers, and reads the draft out where there is one', () => {
    expect(leftToPersonWords(line('suggest', []))).toMatch(/Read it out yourself, or pass it on\.$/);
    expect(leftToPersonWords(line('off', []))).toMatch(/Answer it yourself, or pass it on\.$/);
    expect([leftToPersonWords(line('assist', [])), leftToPersonWords(line('auto', []))]).toEqual([null, null]);
  });
});
