import { expect, it } from 'vitest';
import { questionId } from '../../support/build-townhall.ts';
import { approve, call, command, openStage, question, quiet, utterances } from './leader-on-stage.ts';

it('[MD21] a called question waits until what a model wrote was read, and then begins', async () => {
  const stage = await openStage();
  stage.mind.unread.add('Text of a?');
  await approve(stage, 'a');
  await quiet();
  const { prepared } = question(stage, 'a');
  expect(prepared?.reading).toBe('needed');
  await call(stage, 'a');
  await quiet();
  expect([utterances(stage), stage.session.state.stage.kind]).toEqual([[], 'called']);
  if (prepared === null) throw new Error('no answer is prepared');
  await command(stage, { type: 'answer.approve', questionId: questionId('a'), answerId: prepared.answerId });
  await quiet();
  expect(utterances(stage).length).toBeGreaterThan(0);
  expect(stage.mind.asked).toEqual(['Text of a?']);
});
