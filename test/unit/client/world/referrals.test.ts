import { describe, expect, it } from 'vitest';
import { questionState } from '../../../../client/world/question-state.ts';
import type { QuestionLine } from '../../../../client/world/queue.ts';
import { overdueWords, partReferrals } from '../../../../client/world/referrals.ts';
import { questionIdSchema } from '../../../../protocol/ids.ts';
import type { QuestionView } from '../../../../protocol/views.ts';
import { questions } from '../../../support/client-harness/fake-questions.ts';

const [shown] = questions('quiet');

type Referral = NonNullable<QuestionView['referredTo']>;

function line(id: string, referral: Partial<Referral> | null): QuestionLine {
  if (shown === undefined) throw new Error('no question to go by');
  const status = referral === null ? 'answered' : 'referred';
  const referredTo = referral === null ? null : { owner: 'Jonas Ek', note: null, due: null, later: null, ...referral };
  const shape = {
    askedBy: 'Ada',
    mistakenFor: '',
    isUnnamed: false,
    votes: 1,
    hasMyVote: false,
    isMine: true,
    place: null,
  } as const;
  const view: QuestionView = { ...shown, status, referredTo, answer: null };
  return { id: questionIdSchema.parse(id), text: 'Why?', status, view, ...shape };
}

const later = { text: 'Yes.', answeredBy: 'Jonas Ek', at: 1 };

describe('what was passed on, on the pages', () => {
  it('[Q13] says to whom and by when, and once it was answered that it was', () => {
    expect(questionState(line('a', { due: '2026-12-07' }))).toBe('Passed on to Jonas Ek, answer due by 7 December');
    expect(questionState(line('a', {}))).toBe('Passed on to Jonas Ek');
    expect(questionState(line('a', { owner: null }))).toBe('Passed on');
    expect(questionState(line('a', { due: '2026-12-07', later }))).toBe('Passed on to Jonas Ek, and answered later');
  });

  it('[Q15] those that wait come first, the earliest due before the others, those without a day last', () => {
    const done = [
      line('answered', null),
      line('undated', {}),
      line('soon', { due: '2026-12-20' }),
      line('late', { due: '2026-12-07' }),
      line('followed', { due: '2026-12-01', later }),
    ];
    const { awaited, rest } = partReferrals(done);
    expect([awaited.map(({ id }) => id), rest.map(({ id }) => id)]).toEqual([
      ['late', 'soon', 'undated'],
      ['answered', 'followed'],
    ]);
  });

  it('[Q15] is overdue from the day after, until it is answered', () => {
    const due = '2026-12-07';
    expect(overdueWords(line('a', { due }), '2026-12-07')).toBe('');
    expect(overdueWords(line('a', { due }), '2026-12-08')).toBe('Due 7 December, overdue');
    expect(overdueWords(line('a', { due, later }), '2026-12-08')).toBe('');
  });
});
