import { expect, it } from 'vitest';
import { answerSchema } from '../../../protocol/answer.ts';
import { townhallEventSchema } from '../../../protocol/events.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { withSwitch } from '../../../server/session/kill-switch.ts';
import { evolve } from '../../../server/townhall/evolve.ts';
import { must } from '../../support/build-session.ts';
import { answerId, part, person, questionId } from '../../support/build-townhall.ts';
import { answerTo } from './fakes.ts';
import { approve, call, gistOf, openStage, question, quiet, type Stage } from './leader-on-stage.ts';

const takenBack = { consentEpoch: null, silentBecause: 'Consent was taken back.' } as const;
const mind = part('mind');

/** `a` is called, and its first sentence is being heard. */
async function speaking(): Promise<Stage> {
  const stage = await openStage();
  stage.voice.isQuick = false;
  stage.leader.start();
  await approve(stage, 'a');
  await quiet();
  await call(stage, 'a');
  expect(stage.session.state.stage).toMatchObject({ kind: 'avatar', consentEpoch: 2 });
  return stage;
}

/** The prepared answer to `a`, as it lies in the record's blobs. */
async function preparedAnswer(stage: Stage) {
  const id = question(stage, 'a').prepared?.answerId;
  if (id === undefined) throw new Error('no answer is prepared');
  return { id, ...answerSchema.parse(JSON.parse((await stage.record.getBlob(id)) ?? 'null')) };
}

it('[PN13] an answer names the consent under which it was made, and one of another epoch is made anew', async () => {
  const stage = await openStage();
  stage.leader.start();
  await approve(stage, 'a');
  await quiet();
  const first = await preparedAnswer(stage);
  expect(first).toMatchObject({ consentEpoch: 2, personaVersion: 7 });
  stage.setPersona({ consentEpoch: 3 });
  await quiet();
  const second = await preparedAnswer(stage);
  expect(second).toMatchObject({ consentEpoch: 3, personaVersion: 7 });
  expect(second.id).not.toBe(first.id);
  expect(question(stage, 'a').prepared).toMatchObject({ consentEpoch: 3 });
});

it('[PN13] an answer from before answers named their consent is read, and made anew', async () => {
  const stage = await openStage();
  const { consentEpoch: _, ...old } = answerTo('Text of a?', 7);
  expect(answerSchema.parse(old)).toEqual(old);
  await approve(stage, 'a');
  const at = { at: 5, by: part('mind'), questionId: questionId('a'), answerId: answerId('a') };
  const event = { ...at, type: 'answer.prepared', outcome: 'answered', personaVersion: 7 } as const;
  const state = evolve(stage.session.state, townhallEventSchema.parse(event));
  expect(state.questions.get(questionId('a'))?.prepared).toMatchObject({ consentEpoch: null });
});

it('[PN13] an answer of a revoked consent never starts, also when consent is given again', async () => {
  const stage = await openStage();
  stage.leader.start();
  await approve(stage, 'a');
  await quiet();
  const { id } = await preparedAnswer(stage);
  stage.mind.hold = new Promise(() => undefined);
  stage.setPersona(takenBack);
  await call(stage, 'a');
  const old = { type: 'answer.start', questionId: questionId('a'), epoch: stage.session.state.epoch } as const;
  expect(await stage.session.submit(mind, { ...old, answerId: id })).toEqual(refuse('no-avatar'));
  stage.setPersona({ consentEpoch: 3, silentBecause: '' });
  await quiet();
  expect(await stage.session.submit(mind, { ...old, answerId: id })).toEqual(refuse('answer-outdated'));
  expect(stage.voice.fed).toEqual([]);
});

it('[PN13] without consent nothing is prepared', async () => {
  const stage = await openStage();
  stage.setPersona(takenBack);
  stage.leader.start();
  await approve(stage, 'a');
  await quiet();
  expect(stage.mind.asked).toEqual([]);
  stage.setPersona({ consentEpoch: 3, silentBecause: '' });
  await quiet();
  expect(stage.mind.asked).toEqual(['Text of a?']);
});

it('[PN14] consent that is taken back stops a running answer at once, before anything is on disk', async () => {
  const stage = await speaking();
  const hanging = Promise.withResolvers<void>();
  stage.record.hold = hanging.promise;
  stage.setPersona(takenBack);
  expect(gistOf(stage).at(-1)).toBe(`stop ${stage.session.state.epoch}`);
  expect(stage.session.state.stage.kind).toBe('avatar');
  hanging.resolve();
  await quiet();
  expect(stage.session.state.stage).toEqual({ kind: 'nobody' });
  expect(question(stage, 'a')).toMatchObject({ phase: { kind: 'approved' }, run: { kind: 'cut', cut: 'stopped' } });
  expect(stage.voice.fed).toHaveLength(1);
});

it('[PN14] it stops one whose start was on its way to the disk, before its first word', async () => {
  const stage = await openStage();
  stage.leader.start();
  await approve(stage, 'a');
  await quiet();
  const hanging = Promise.withResolvers<void>();
  const { record } = stage;
  // The call is written, the start hangs.
  await must(stage.session, person('mo'), { type: 'question.call', questionId: questionId('a') });
  record.hold = hanging.promise;
  await quiet();
  stage.setPersona(takenBack);
  hanging.resolve();
  record.hold = null;
  await quiet();
  expect(stage.session.state.stage).toEqual({ kind: 'nobody' });
  expect(stage.voice.fed).toEqual([]);
});

it('[KS1] the administrator’s switch silences at once while the record fails, and is heard by nobody after', async () => {
  const stage = await speaking();
  stage.record.trouble = 'unavailable';
  stage.setPersona(withSwitch({ version: 7, consentEpoch: 2, silentBecause: '' }, true));
  expect(gistOf(stage).at(-1)).toBe(`stop ${stage.session.state.epoch}`);
  await quiet();
  stage.voice.finish();
  await quiet();
  expect(stage.voice.fed).toHaveLength(1);
});

it('[KS2] while it is off the gate refuses a start with its own reason', async () => {
  const stage = await openStage();
  stage.leader.start();
  await approve(stage, 'a');
  await quiet();
  const { id: made } = await preparedAnswer(stage);
  stage.setPersona(withSwitch({ version: 7, consentEpoch: 2, silentBecause: '' }, true));
  await call(stage, 'a');
  const { epoch } = stage.session.state;
  const old = { type: 'answer.start', questionId: questionId('a'), epoch, answerId: made } as const;
  expect(await stage.session.submit(mind, old)).toEqual(refuse('avatar-off'));
});
