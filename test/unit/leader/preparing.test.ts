import { beforeEach, expect, it } from 'vitest';
import { canonicalJson } from '../../../protocol/record/canonical.ts';
import { sha256Hex } from '../../../protocol/record/chain.ts';
import { AnswerStore } from '../../../server/leader/answer-store.ts';
import { ask, person, questionId } from '../../support/build-townhall.ts';
import { answerTo, opening } from './fakes.ts';
import { approve, call, command, openStage, question, quiet, type Stage, utterances } from './leader-on-stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});

const vote = (id: string) => command(stage, { type: 'question.vote', questionId: questionId(id) }, 'bob');
const held = () => Promise.withResolvers<void>();

it('[L1] prepares what waits, most wanted first, and nothing that is pending', async () => {
  for (const id of ['a', 'b', 'c']) await approve(stage, id);
  await stage.session.submit(person('bob'), ask('pending'));
  await quiet();
  const again = await openStage(stage.record);
  await command(again, { type: 'question.vote', questionId: questionId('c') }, 'bob');
  again.setPersona({ version: 8 });
  await quiet();
  expect(again.mind.asked).toEqual(['Text of c?', 'Text of a?', 'Text of b?']);
  expect(['a', 'b', 'c', 'pending'].map((id) => question(again, id).prepared?.personaVersion)).toEqual([
    8,
    8,
    8,
    undefined,
  ]);
});

it('[L1] has the first sound before it says that it is ready', async () => {
  const sound = held();
  stage.synth.hold = sound.promise;
  await approve(stage, 'a');
  await quiet();
  expect([stage.synth.made, question(stage, 'a').prepared]).toEqual([['First of Text of a?'], null]);
  sound.resolve();
  await quiet();
  expect(question(stage, 'a').prepared).toMatchObject({ outcome: 'answered', personaVersion: 7 });
});

it('[L1] speaks a prepared answer without thinking or making sound again', async () => {
  stage.leader.start();
  await approve(stage, 'a');
  await quiet();
  const made = [...stage.synth.made];
  await call(stage, 'a');
  expect(stage.mind.asked).toEqual(['Text of a?']);
  expect(stage.synth.made).toEqual(made);
  expect(utterances(stage)).toHaveLength(3);
});

it('[L1] has the sound of what comes next after a restart too', async () => {
  for (const id of ['a', 'b']) await approve(stage, id);
  await quiet();
  const again = await openStage(stage.record);
  again.leader.start();
  await quiet();
  expect(again.mind.asked).toEqual([]);
  const all = ['First of Text of b?', 'Last of Text of b?', 'First of Text of a?', 'Last of Text of a?'];
  expect(again.synth.made).toEqual([opening.text, ...all]);
});

it('[L1] makes all the sound of the next five, and of the others that of the first sentence', async () => {
  stage.leader.start();
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (const id of ids) await approve(stage, id);
  for (let round = 0; round < ids.length; round++) await quiet();
  expect(stage.synth.made).toEqual(expect.arrayContaining(ids.map((id) => `First of Text of ${id}?`)));
  const whole = ids.filter((id) => stage.synth.made.includes(`Last of Text of ${id}?`));
  expect(whole).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('[L1] prepares a question that comes while it makes the sound of others', async () => {
  stage.leader.start();
  const [first, last] = [held(), held()];
  stage.synth.hold = first.promise;
  await approve(stage, 'a');
  await quiet();
  stage.synth.hold = last.promise;
  first.resolve();
  await quiet();
  expect(stage.synth.made).toContain('Last of Text of a?');
  await approve(stage, 'b');
  await quiet();
  last.resolve();
  await quiet();
  expect(question(stage, 'b').prepared).toMatchObject({ outcome: 'answered' });
});

it('[L1] one that breaks, or that the gate refuses, does not keep the others waiting', async () => {
  const thought = held();
  stage.mind.hold = thought.promise;
  stage.mind.poison.add('Text of broken?');
  for (const id of ['withdrawn', 'broken', 'fine']) await approve(stage, id);
  await command(stage, { type: 'question.withdraw', questionId: questionId('withdrawn') }, 'ada');
  thought.resolve();
  await quiet();
  expect(stage.mind.asked).toEqual(['Text of withdrawn?', 'Text of broken?', 'Text of fine?']);
  expect(['withdrawn', 'broken', 'fine'].map((id) => question(stage, id).prepared !== null)).toEqual([
    false,
    false,
    true,
  ]);
});

it('[L2] a question that is called before its answer is ready is answered as soon as it is', async () => {
  const thought = held();
  stage.mind.hold = thought.promise;
  await approve(stage, 'a');
  await call(stage, 'a');
  expect([stage.session.state.stage.kind, stage.told]).toEqual(['called', []]);
  thought.resolve();
  await quiet();
  // Thought of once, though preparing and answering both asked.
  expect(stage.mind.asked).toEqual(['Text of a?']);
  expect(question(stage, 'a').phase.kind).toBe('answered');
  expect(utterances(stage).map(({ text }) => text)).toEqual([
    opening.text,
    'First of Text of a?',
    'Last of Text of a?',
  ]);
});

it('[L5] an answer that is of no consent is asked for once in a round, and keeps no other waiting', async () => {
  stage.mind.unsigned.add('Text of unsigned?');
  await approve(stage, 'unsigned');
  await approve(stage, 'a');
  await quiet();
  expect(stage.mind.asked.filter((asked) => asked === 'Text of unsigned?').length).toBeLessThanOrEqual(3);
  expect([question(stage, 'unsigned').prepared, question(stage, 'a').prepared === null]).toEqual([null, false]);
});

it('[L5] prepares again after an edit, also when it comes while thinking', async () => {
  const edit = (text: string) => command(stage, { type: 'question.edit', questionId: questionId('a'), text });
  await approve(stage, 'a');
  await quiet();
  const first = question(stage, 'a').prepared?.answerId;
  const thought = held();
  stage.mind.hold = thought.promise;
  await edit('Second?');
  await edit('Third?');
  expect(question(stage, 'a').prepared).toBeNull();
  thought.resolve();
  await quiet();
  expect(stage.mind.asked).toEqual(['Text of a?', 'Second?', 'Third?']);
  const now = question(stage, 'a').prepared?.answerId;
  expect([now === undefined, now === first]).toEqual([false, false]);
  expect(now).toBe(sha256Hex(canonicalJson(answerTo('Third?', 7))));
});

it('[L5] prepares again when the persona changes, also while thinking', async () => {
  await approve(stage, 'a');
  await quiet();
  const thought = held();
  stage.mind.hold = thought.promise;
  stage.setPersona({ version: 8 });
  await quiet();
  stage.setPersona({ version: 9 });
  thought.resolve();
  await quiet();
  expect(question(stage, 'a').prepared?.personaVersion).toBe(9);
});

it('[L5] speaks from the persona of the moment of the call', async () => {
  await approve(stage, 'a');
  await quiet();
  stage.mind.hold = held().promise;
  stage.setPersona({ version: 8 });
  await call(stage, 'a');
  expect(stage.told).toEqual([]);
  const again = await openStage(stage.record);
  again.setPersona({ version: 8 });
  await call(again, 'a');
  expect(utterances(again)[0]?.answerId).toBe(sha256Hex(canonicalJson(answerTo('Text of a?', 8))));
});

it('[L8] keeps an answer under its content address, which the question names', async () => {
  await approve(stage, 'a');
  await quiet();
  const { answerId } = question(stage, 'a').prepared ?? {};
  if (answerId === undefined) throw new Error('not prepared');
  const answer = answerTo('Text of a?', 7);
  expect(answerId).toBe(sha256Hex(canonicalJson(answer)));
  expect(await stage.record.getBlob(answerId)).toBe(canonicalJson(answer));
  expect(await new AnswerStore(stage.record).get(answerId)).toEqual(answer);
});

it('[L8] finds nothing under an address that holds no answer', async () => {
  const store = new AnswerStore(stage.record);
  const address = await store.put(answerTo('a', 7));
  await stage.record.putBlob(address, '{"v":1}');
  expect(await new AnswerStore(stage.record).get(address)).toBeNull();
});

it('[L1] closing ends what is being thought, quietly', async () => {
  const thought = held();
  stage.mind.hold = thought.promise;
  await approve(stage, 'a');
  stage.leader.close();
  thought.resolve();
  await quiet();
  expect([question(stage, 'a').prepared, stage.mind.asked.length, stage.told]).toEqual([null, 1, []]);
});

it('[L1] a vote makes no difference to what is prepared already', async () => {
  await approve(stage, 'a');
  await quiet();
  await vote('a');
  expect(stage.mind.asked).toEqual(['Text of a?']);
});
