import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { townhallEventSchema } from '../../../protocol/events.ts';
import { statementIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { questionViewSchema } from '../../../protocol/views.ts';
import { questionView } from '../../../server/townhall/views.ts';
import {
  answerId,
  aTownhall,
  idOf,
  part,
  person,
  prepared,
  questionId,
  start,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

const studio = part('studio');
const mind = part('mind');
const q = questionId('q');
type ReviewCommand = Extract<Command, { type: 'answer.review' }>;
const mark = (change: Partial<ReviewCommand> = {}): ReviewCommand => ({
  type: 'answer.review',
  questionId: q,
  answerId: answerId('a'),
  memberId: idOf('lea'),
  reviewer: 'leader',
  verdict: 'wrong',
  correction: null,
  ...change,
});
const correction = { text: 'It was four.', signedId: statementIdSchema.parse('signed'), hash: answerId('e') };
const finish = (townhall: TownhallBuilder): Command => ({
  type: 'answer.finish',
  questionId: q,
  epoch: townhall.state.epoch,
  sentencesSaid: 1,
  unsaid: [],
  referral: null,
});
const answered = () => {
  const townhall = aTownhall().withAnswering('q', 'ada');
  return townhall.do(mind, finish(townhall));
};
const seen = (townhall: TownhallBuilder) =>
  questionViewSchema.parse(questionView(townhall.state, { audience: 'everyone', leaderName: 'Lea' }, q)).review;

describe('marking an answer', () => {
  it('[RV1] is for answers that are over, finished or cut, and for the one that was read', () => {
    const running = aTownhall().withAnswering('q', 'ada');
    expect(running.decide(studio, mark())).toEqual(refuse('answer-not-given'));
    expect(aTownhall().withApproved('q', 'ada').decide(studio, mark())).toEqual(refuse('answer-not-given'));
    expect(answered().decide(studio, mark({ answerId: answerId('b') }))).toEqual(refuse('answer-not-given'));
    expect(answered().decide(studio, mark({ questionId: questionId('x') }))).toEqual(refuse('no-such-question'));
    running.do(person('mo'), { type: 'stage.stop' });
    expect(running.decide(studio, mark())).toMatchObject([{ type: 'answer.reviewed', verdict: 'wrong' }]);
  });

  it('[RV1] is possible after the end, by who is not here; the last mark counts, the same twice is one', () => {
    const townhall = answered()
      .do(part('door'), { type: 'member.leave', memberId: idOf('lea') })
      .do(part('session'), { type: 'townhall.close' })
      .do(studio, mark());
    expect(townhall.decide(studio, mark())).toEqual([]);
    townhall.at(1000).do(studio, mark({ verdict: 'better', correction }));
    expect(townhall.decide(studio, mark({ verdict: 'better', correction }))).toEqual([]);
    expect(townhall.question('q').review).toMatchObject({ verdict: 'better', correction, memberId: 'lea' });
    const marks = townhall.events.filter(({ type }) => type === 'answer.reviewed');
    expect(marks).toHaveLength(2);
    expect(marks.map((event) => townhallEventSchema.parse(event))).toEqual(marks);
  });

  it('[RV5] is seen by everybody beside the answer, whole; another answer begins without it', () => {
    const townhall = answered();
    expect(seen(townhall)).toBeUndefined();
    townhall.at(5).do(studio, mark({ correction }));
    const atMs = townhall.context.nowMs;
    expect(seen(townhall)).toEqual({ verdict: 'wrong', correction: 'It was four.', atMs });
    const again = aTownhall().withAnswering('q', 'ada').do(person('mo'), { type: 'stage.stop' }).do(studio, mark());
    expect(seen(again)).toMatchObject({ verdict: 'wrong', correction: null });
    again.do(person('mo'), { type: 'question.call', questionId: q }).do(mind, prepared('q', 'b'));
    again.do(mind, start('q', again.state.epoch, 'b'));
    again.do(mind, finish(again));
    expect(seen(again)).toBeUndefined();
  });
});
