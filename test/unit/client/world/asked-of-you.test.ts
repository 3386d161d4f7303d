import { expect, it } from 'vitest';
import { askedOfYou, nextWords } from '../../../../client/world/asked-of-you.ts';
import type { QuestionView } from '../../../../protocol/views.ts';
import { aQuestionLine } from '../../../support/a-question-line.ts';
import { idOf } from '../../../support/build-townhall.ts';

const given = (id: string, over: Partial<QuestionView> = {}) =>
  aQuestionLine(id, { assigned: { kind: 'leader' }, ...over });

it('[LB12] is what was given to the leader: what is called first, then by place, without what is done', () => {
  const lines = [
    given('somewhere'),
    given('third', { place: 3 }),
    given('done', { status: 'answered' }),
    given('first', { place: 1 }),
    given('now', { status: 'called' }),
    given('gone', { status: 'withdrawn' }),
    given('moderators', { assigned: { kind: 'member', memberId: idOf('mo'), name: 'Mo' }, place: 2 }),
    aQuestionLine('nobodys', { place: 4 }),
  ];
  expect(askedOfYou(lines).map(({ id }) => id)).toEqual(['now', 'first', 'third', 'somewhere']);
});

it('[LB12] says what to do next', () => {
  expect([given('a', { status: 'called' }), given('b', { place: 2 }), given('c')].map(nextWords)).toEqual([
    'It is called now. Take over with your microphone, and answer it.',
    'In the queue, place 2. When it is called, take over and answer it yourself.',
    'In the queue. When it is called, take over and answer it yourself.',
  ]);
});
