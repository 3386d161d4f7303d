import { expect, it } from 'vitest';
import { youAre } from '../../../../../client/world/in-words/hall-plan.ts';
import { type StageNow, screenInWords, stageInWords } from '../../../../../client/world/in-words/stage-in-words.ts';
import { emptyMirror, emptyStage, mirrorState } from '../../../../../client/world/mirror.ts';
import { fromSnapshot, noQuestions, queueLists } from '../../../../../client/world/queue.ts';
import { seatIdSchema } from '../../../../../protocol/ids.ts';
import { fakeDoor } from '../../../../support/client-harness/fake-server.ts';
import { rawState, type Scene } from '../../../../support/client-harness/fake-state.ts';

/** The stage of one of the harness's scenes. */
async function stageIn(scene: Scene, change: Partial<StageNow> = {}): Promise<StageNow> {
  const { mirror } = mirrorState(emptyMirror, rawState(scene, 'on'));
  const reply = await fakeDoor(scene, 'attendee', { recordText: '', voices: 'on' }).snapshot();
  if (reply.kind !== 'ok') throw new Error('no snapshot');
  const questions = fromSnapshot(noQuestions, reply.value.snapshot);
  return {
    stage: mirror.stage,
    hall: mirror.hall,
    leaderName: 'Elena Marsh',
    stoppedEpoch: -1,
    lists: queueLists(questions, [], 0, null),
    sentence: null,
    ...change,
  };
}

it('[IW1] says who is on the stage, and of an avatar that waits in what state it is and why', async () => {
  const told = async (scene: Scene) => stageInWords(await stageIn(scene)).join(' ');
  expect(await told('quiet')).toBe('Nobody is speaking. The avatar of Elena Marsh stands ready.');
  expect(await told('called')).toBe('The avatar of Elena Marsh prepares its answer.');
  expect(await told('speaking')).toBe('AI speaking for Elena Marsh.');
  expect(await told('live')).toBe('Elena Marsh is live.');
  expect(await told('floor')).toBe('Benjamín Ruiz is on the floor.');
  expect(await told('held')).toBe('Nobody is speaking. The avatar of Elena Marsh is on hold.');
  expect(await told('silent')).toBe('Nobody is speaking. The avatar of Elena Marsh is silent: Consent was taken back.');
  const stopped = await stageIn('quiet', { stage: { ...emptyStage, epoch: 5 }, stoppedEpoch: 4 });
  expect(stageInWords(stopped)).toEqual(['Nobody is speaking.', 'The answer was stopped.']);
});

it('[IW1] says what stands on the screen: question and asker, the sentence with label and source, and what comes next', async () => {
  const sentence = {
    text: 'Pay follows the work.',
    label: 'QUOTE' as const,
    sources: [],
  };
  expect(screenInWords(await stageIn('speaking', { sentence }))).toEqual([
    'Question: “How do you decide who gets a raise, and can I see the rules?”',
    'Benjamín Ruiz asked, 31 votes.',
    '“Pay follows the work.”',
    'Quote.',
    '3 questions wait.',
  ]);
  expect(screenInWords(await stageIn('quiet'))).toEqual([
    '3 questions wait.',
    'Next: “Will the Porto office stay open after the lease ends next year?”',
    'Elena Mаrsh, not the leader, asked, 18 votes.',
  ]);
  expect(screenInWords(await stageIn('empty'))).toEqual(['No question waits. Ask the first one.']);
});

it('[IW2] whoever has no seat stands, and a seat is a seat also where the hall is not known', () => {
  expect(youAre(null, null)).toBe('You stand');
  expect(youAre(null, seatIdSchema.parse('A1'))).toBe('You have a seat');
});

it('[LO6] says in words when it begins, on the stage and on the screen', async () => {
  const waits = await stageIn('quiet', { beginning: 'Begins at 15:00, in 12 minutes' });
  expect(stageInWords(waits)).toEqual(['Begins at 15:00, in 12 minutes.', 'The avatar of Elena Marsh stands ready.']);
  expect(screenInWords(waits)[0]).toBe('Begins at 15:00, in 12 minutes.');
  expect(screenInWords(await stageIn('empty', { beginning: 'It begins now' }))).toEqual(['It begins now.']);
});
