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

it('[MD36] a called question waits a moment for the model, and is then answered without one', async () => {
  const stage = await openStage();
  const thought = Promise.withResolvers<void>();
  stage.mind.hold = thought.promise;
  await approve(stage, 'a');
  await call(stage, 'a');
  await quiet();
  expect([stage.mind.asked, utterances(stage)]).toEqual([['Text of a?'], []]);
  await stage.clock.advance(1500);
  await quiet();
  expect(stage.mind.asked).toEqual(['Text of a?', 'Text of a? (hurried)']);
  const said = utterances(stage).length;
  expect(said).toBeGreaterThan(0);
  // What comes too late changes nothing of what is being said.
  const { answerId } = question(stage, 'a').prepared ?? {};
  thought.resolve();
  await quiet();
  expect(question(stage, 'a')).toMatchObject({ prepared: { answerId }, run: { answerId } });
});

it('[MD36] one that comes in time is said', async () => {
  const stage = await openStage();
  const thought = Promise.withResolvers<void>();
  stage.mind.hold = thought.promise;
  await approve(stage, 'a');
  await call(stage, 'a');
  thought.resolve();
  await quiet();
  expect(utterances(stage).length).toBeGreaterThan(0);
  expect(stage.mind.asked).toEqual(['Text of a?']);
});
