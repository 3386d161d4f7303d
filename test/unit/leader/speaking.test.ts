import { beforeEach, describe, expect, it } from 'vitest';
import { dayAt, usualDue } from '../../../protocol/days.ts';
import { limits } from '../../../protocol/limits.ts';
import { ask, questionId } from '../../support/build-townhall.ts';
import { opening } from './fakes.ts';
import {
  approve,
  call,
  command,
  gistOf,
  openStage,
  question,
  quiet,
  ready,
  type Stage,
  stop,
  utterances,
} from './leader-on-stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
  stage.leader.start();
});

describe('an answer', () => {
  it('[M91] is prepared and said at its own pace, all of it', async () => {
    stage.mind.pace = 'slow';
    await ready(stage, 'a');
    await call(stage, 'a');
    const { made, paces } = stage.synth;
    expect(made.map((text, i) => [text, paces[i]])).toEqual([
      [opening.text, 'normal'],
      ['First of Text of a?', 'slow'],
      ['Last of Text of a?', 'slow'],
      [opening.text, 'slow'],
    ]);
  });

  it('[L2] is told sentence by sentence, each in its place with label and sources', async () => {
    await ready(stage, 'a');
    await call(stage, 'a');
    expect(gistOf(stage)).toEqual([0, 1, 2].flatMap((index) => [`utterance 1.${index}`, `sound-start 1.${index}`]));
    expect(utterances(stage)).toMatchObject([
      { count: 3, text: opening.text, label: 'NOTICE', sources: [], sounding: true },
      { count: 3, text: 'First of Text of a?', label: 'QUOTE', sources: [{ statementId: 's-1' }], questionId: 'a' },
      { count: 3, text: 'Last of Text of a?', label: 'QUOTE', cue: 'explain', sounding: true },
    ]);
    expect(question(stage, 'a')).toMatchObject({ phase: { kind: 'answered' }, run: { sentencesSaid: 3 } });
    expect(stage.session.state.stage.kind).toBe('nobody');
  });

  it('[L9] holds the stage until its last sound is heard out', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    stage.voice.onItsWay = promise;
    await ready(stage, 'a');
    await call(stage, 'a');
    expect([stage.voice.fed.length, stage.session.state.stage.kind, question(stage, 'a').phase.kind]).toEqual([
      3,
      'avatar',
      'answering',
    ]);
    resolve();
    await quiet();
    expect([stage.session.state.stage.kind, question(stage, 'a').phase.kind]).toEqual(['nobody', 'answered']);
  });

  it('[L9] can be stopped until then', async () => {
    stage.voice.onItsWay = new Promise(() => undefined);
    await ready(stage, 'a');
    await call(stage, 'a');
    const stopped = stop(stage);
    expect(gistOf(stage).at(-1)).toBe('stop 1');
    await stopped;
    expect(question(stage, 'a')).toMatchObject({ phase: { kind: 'approved' }, run: { kind: 'cut' } });
  });

  it('[L2] of a question that nobody called is never spoken', async () => {
    await ready(stage, 'a', 'b');
    expect([stage.told, stage.voice.fed]).toEqual([[], []]);
  });

  it('[L2] waits while the avatar is on hold, and begins when it is resumed', async () => {
    await ready(stage, 'a');
    await command(stage, { type: 'avatar.hold' });
    await call(stage, 'a');
    expect([stage.session.state.stage.kind, stage.told]).toEqual(['called', []]);
    await command(stage, { type: 'avatar.resume' });
    expect(utterances(stage)).toHaveLength(3);
    expect(question(stage, 'a').phase.kind).toBe('answered');
  });

  it('[L2] waits for consent', async () => {
    await ready(stage, 'a');
    stage.setPersona({ consentEpoch: null, silentBecause: 'No consent.' });
    await call(stage, 'a');
    expect([stage.session.state.stage.kind, stage.told, stage.voice.fed]).toEqual(['called', [], []]);
    stage.setPersona({ consentEpoch: 3, silentBecause: '' });
    await quiet();
    expect(question(stage, 'a').phase.kind).toBe('answered');
  });

  it('[L2] makes the next sentence’s sound while one is heard', async () => {
    stage = await openStage();
    stage.voice.isQuick = false;
    await approve(stage, 'a');
    await call(stage, 'a');
    stage.voice.finish();
    await quiet();
    expect(stage.voice.fed).toEqual([`1 ${opening.text}`, '1 First of Text of a?']);
    expect(stage.synth.made).toContain('Last of Text of a?');
  });

  it('[L6] that nothing supports ends with the question at a named person', async () => {
    await approve(stage, 'a', 'Unsupported?');
    await quiet();
    await call(stage, 'a');
    expect(utterances(stage).at(-1)).toMatchObject({ text: "I don't know: Unsupported?", label: 'NOTICE' });
    expect(question(stage, 'a')).toMatchObject({
      phase: { kind: 'referred', owner: 'Jonas Ek' },
      run: { kind: 'finished' },
    });
  });

  it('[Q18] a follow-up is understood with the question that it goes on from', async () => {
    await ready(stage, 'a');
    await call(stage, 'a');
    for (const id of ['f', 'g'])
      await command(stage, { ...ask(id, 'And on Sundays?'), followsUp: questionId('a') }, 'ada');
    await command(stage, { type: 'question.approve', questionId: questionId('f') });
    expect([...stage.mind.previous]).toEqual([['And on Sundays?', 'Text of a?']]);
  });

  it('[DL3] says nothing while the dial leaves the question to a person, and answers when it is turned up', async () => {
    await ready(stage, 'a');
    await command(stage, { type: 'dial.set', topic: null, level: 'suggest' });
    await call(stage, 'a');
    expect(utterances(stage)).toEqual([]);
    expect(question(stage, 'a').phase.kind).toBe('called');
    await command(stage, { type: 'dial.set', topic: null, level: 'assist' }, 'lea');
    expect(question(stage, 'a').phase.kind).toBe('answered');
  });

  it('[DL6] on auto answers one question after the other, by the clock', async () => {
    await ready(stage, 'a', 'b');
    await command(stage, { type: 'dial.set', topic: null, level: 'auto' }, 'lea');
    expect(utterances(stage)).toEqual([]);
    for (const id of ['a', 'b']) {
      await stage.clock.advance(limits.autoCallMs);
      await quiet();
      expect(question(stage, id).phase.kind).toBe('answered');
    }
  });

  it('[Q13] the day by which that person answers counts from the day on which it is said', async () => {
    await approve(stage, 'a', 'Unsupported?');
    await quiet();
    const prepared = question(stage, 'a').prepared?.answerId;
    await stage.clock.advance(2 * 86_400_000);
    await call(stage, 'a');
    expect(question(stage, 'a').phase).toMatchObject({ kind: 'referred', due: usualDue(dayAt(stage.clock.now())) });
    expect(question(stage, 'a').run?.answerId).not.toBe(prepared);
  });
});

describe('the opening', () => {
  const openings = () => utterances(stage).filter(({ text }) => text === opening.text);

  it('[L3] is said once', async () => {
    await ready(stage, 'a', 'b');
    await call(stage, 'a');
    await call(stage, 'b');
    expect(openings().map(({ epoch, index }) => [epoch, index])).toEqual([[1, 0]]);
    expect(utterances(stage)[3]).toMatchObject({ text: 'First of Text of b?', index: 0, count: 2 });
  });

  it('[L3] is said again when it was cut', async () => {
    stage.voice.isQuick = false;
    await ready(stage, 'a', 'b');
    await call(stage, 'a');
    await stop(stage);
    stage.voice.isQuick = true;
    await call(stage, 'b');
    // A stop is an epoch too.
    expect(openings().map(({ epoch }) => epoch)).toEqual([1, 3]);
  });

  it('[L3] is not said again when the answer after it was cut', async () => {
    stage.voice.isQuick = false;
    await ready(stage, 'a', 'b');
    await call(stage, 'a');
    stage.voice.finish();
    await quiet();
    await stop(stage);
    stage.voice.isQuick = true;
    await call(stage, 'b');
    expect(openings().map(({ epoch }) => epoch)).toEqual([1]);
  });

  it('[L3] is not said again after a restart', async () => {
    await ready(stage, 'a', 'b');
    await call(stage, 'a');
    stage = await openStage(stage.record);
    await call(stage, 'b');
    expect(openings()).toEqual([]);
    expect(utterances(stage)).toHaveLength(2);
  });
});

describe('without a voice', () => {
  it('[L7] captions run at reading pace when the voice fails, and nothing is fed', async () => {
    stage = await openStage();
    stage.synth.fails = true;
    await ready(stage, 'a');
    expect(question(stage, 'a').prepared).not.toBeNull();
    await call(stage, 'a');
    const [first] = utterances(stage);
    expect(first).toMatchObject({ sounding: false, timeline: { mouth: [{ atMs: 0, viseme: 'sil' }] } });
    expect(first?.timeline.words).toHaveLength(4);
    expect(gistOf(stage)).toEqual(['utterance 1.0', 'sound-start 1.0']);
    await stage.clock.advance((first?.timeline.durationMs ?? 0) - 1);
    expect(utterances(stage)).toHaveLength(1);
    await stage.clock.advance(1);
    expect(utterances(stage)).toHaveLength(2);
    for (let sentence = 0; sentence < 2; sentence++) await stage.clock.advance(10_000);
    expect([question(stage, 'a').phase.kind, stage.voice.fed]).toEqual(['answered', []]);
  });

  it('[L7] captions run when voices are off', async () => {
    stage.voice.isUp = false;
    await ready(stage, 'a');
    await call(stage, 'a');
    for (let sentence = 0; sentence < 3; sentence++) await stage.clock.advance(100);
    expect(utterances(stage).map(({ sounding }) => sounding)).toEqual([false, false, false]);
    expect([question(stage, 'a').phase.kind, stage.voice.fed]).toEqual(['answered', []]);
  });

  it('[L7] a stop ends the captions and what they wait for', async () => {
    stage.voice.isUp = false;
    await ready(stage, 'a');
    await call(stage, 'a');
    await stop(stage);
    await stage.clock.advance(60_000);
    expect(gistOf(stage)).toEqual(['utterance 1.0', 'sound-start 1.0', 'stop 1']);
  });

  it('[L7] a voice that is back speaks the next sentence', async () => {
    stage.voice.isUp = false;
    await ready(stage, 'a');
    await call(stage, 'a');
    stage.voice.isUp = true;
    await stage.clock.advance(100);
    expect(utterances(stage).map(({ sounding }) => sounding)).toEqual([false, true, true]);
  });
});
