import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../../support/build-townhall.ts';
import { opening } from './fakes.ts';
import {
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

/** Everything that was told or fed after the stop of this epoch and belongs to it. */
const afterStop = (epoch: number) => {
  const gist = gistOf(stage);
  const at = gist.indexOf(`stop ${epoch}`);
  expect(at).toBeGreaterThanOrEqual(0);
  return gist.slice(at + 1).filter((each) => each.includes(` ${epoch}.`));
};

describe('a stop', () => {
  it('[L4] while the sound is made: nothing of that epoch is told or fed', async () => {
    const sound = Promise.withResolvers<void>();
    stage = await openStage();
    await ready(stage, 'a');
    stage.synth.hold = sound.promise;
    await call(stage, 'a');
    expect(question(stage, 'a').phase.kind).toBe('answering');
    await stop(stage);
    sound.resolve();
    await quiet();
    expect([gistOf(stage), stage.voice.fed]).toEqual([['stop 1'], []]);
  });

  it('[L4] before the answer began: nothing of that epoch is told or fed', async () => {
    const thought = Promise.withResolvers<void>();
    stage.mind.hold = thought.promise;
    await ready(stage, 'a');
    await call(stage, 'a');
    await stop(stage);
    thought.resolve();
    await quiet();
    expect([gistOf(stage), stage.voice.fed]).toEqual([['stop 1'], []]);
    expect(question(stage, 'a')).toMatchObject({ phase: { kind: 'approved' }, run: null });
  });

  it('[L4] in the middle: the next epoch speaks, the old one never again', async () => {
    stage.voice.isQuick = false;
    await ready(stage, 'a', 'b');
    await call(stage, 'a');
    stage.voice.finish();
    await quiet();
    await stop(stage);
    stage.voice.isQuick = true;
    await call(stage, 'b');
    expect(afterStop(1)).toEqual([]);
    expect(stage.voice.fed).toEqual([
      `1 ${opening.text}`,
      '1 First of Text of a?',
      '3 First of Text of b?',
      '3 Last of Text of b?',
    ]);
    expect(question(stage, 'a')).toMatchObject({ phase: { kind: 'approved' }, run: { kind: 'cut', cut: 'stopped' } });
  });

  it('[L4] is told before it is on the disk, and once', async () => {
    stage.voice.isQuick = false;
    await ready(stage, 'a');
    await call(stage, 'a');
    const disk = Promise.withResolvers<void>();
    stage.record.hold = disk.promise;
    const stopped = stage.session.submit(person('mo'), { type: 'stage.stop' });
    expect(gistOf(stage).at(-1)).toBe('stop 1');
    disk.resolve();
    await stopped;
    await quiet();
    expect(gistOf(stage).filter((each) => each === 'stop 1')).toHaveLength(1);
  });

  it.each([
    ['the leader takes over', { type: 'stage.take-over' } as const, 'lea'],
    ['the avatar is put on hold', { type: 'avatar.hold' } as const, 'mo'],
  ])('[L4] comes too when %s', async (_what, what, by) => {
    stage.voice.isQuick = false;
    await ready(stage, 'a');
    await call(stage, 'a');
    expect(await command(stage, what, by)).toHaveProperty('accepted');
    stage.voice.finish();
    await quiet();
    expect(afterStop(1)).toEqual([]);
    expect(stage.voice.fed).toEqual([`1 ${opening.text}`]);
  });
});

describe('a pause', () => {
  const pause = () => command(stage, { type: 'answer.pause' });
  const goOn = () => command(stage, { type: 'answer.continue' });
  const skip = (epoch: number, sentence: number) => command(stage, { type: 'answer.skip', epoch, sentence });
  /** In the first of two sentences, after the opening. */
  const speaking = async () => {
    stage.voice.isQuick = false;
    await ready(stage, 'a');
    await call(stage, 'a');
    stage.voice.finish();
    await quiet();
  };

  it('[L10] silences at once; the sentence is said again from its beginning, in the next epoch', async () => {
    await speaking();
    await pause();
    expect(gistOf(stage).at(-1)).toBe('stop 1');
    expect(stage.session.state.stage).toMatchObject({ kind: 'avatar', isPaused: true });
    await stage.clock.advance(60_000);
    expect(stage.voice.fed).toHaveLength(2);
    stage.voice.isQuick = true;
    await goOn();
    expect(stage.voice.fed).toEqual([
      `1 ${opening.text}`,
      '1 First of Text of a?',
      '2 First of Text of a?',
      '2 Last of Text of a?',
    ]);
    expect(afterStop(1)).toEqual([]);
    expect(question(stage, 'a')).toMatchObject({ phase: { kind: 'answered' }, run: { sentencesSaid: 3, unsaid: [] } });
  });

  it('[L10] is told before it is on the disk', async () => {
    await speaking();
    const disk = Promise.withResolvers<void>();
    stage.record.hold = disk.promise;
    const paused = stage.session.submit(person('mo'), { type: 'answer.pause' });
    expect(gistOf(stage).at(-1)).toBe('stop 1');
    disk.resolve();
    await paused;
  });

  it('[L10] of the opening: it is said again, and no skip goes past it', async () => {
    stage.voice.isQuick = false;
    await ready(stage, 'a');
    await call(stage, 'a');
    await skip(1, 0);
    expect(stage.voice.fed).toEqual([`1 ${opening.text}`, `2 ${opening.text}`]);
    await pause();
    stage.voice.isQuick = true;
    await goOn();
    expect(stage.voice.fed.slice(2)).toEqual([`3 ${opening.text}`, '3 First of Text of a?', '3 Last of Text of a?']);
  });

  it('[L10] does not go on after a stop', async () => {
    await speaking();
    await pause();
    await stop(stage);
    expect(await goOn()).toEqual({ refused: 'not-paused' });
    expect(stage.voice.fed).toHaveLength(2);
  });

  it('[L11] a sentence that is skipped is broken off, the next one follows, and the record says so', async () => {
    await speaking();
    stage.voice.isQuick = true;
    await skip(1, 0);
    expect(stage.voice.fed.slice(1)).toEqual(['1 First of Text of a?', '2 Last of Text of a?']);
    expect(utterances(stage).map(({ place }) => place)).toEqual([null, 0, 1]);
    expect(question(stage, 'a')).toMatchObject({ phase: { kind: 'answered' }, run: { sentencesSaid: 2, unsaid: [0] } });
  });

  it('[L11] skipping the last sentence ends the answer', async () => {
    await speaking();
    stage.voice.finish();
    await quiet();
    await skip(1, 1);
    expect(question(stage, 'a')).toMatchObject({ phase: { kind: 'answered' }, run: { unsaid: [1] } });
  });

  it('[L11] a skip of a sentence that was over meanwhile leaves out no other', async () => {
    await speaking();
    stage.voice.finish();
    await quiet();
    stage.voice.isQuick = true;
    await skip(1, 0);
    expect(stage.voice.fed.slice(2)).toEqual(['1 Last of Text of a?', '2 Last of Text of a?']);
    expect(question(stage, 'a').run).toMatchObject({ unsaid: [] });
  });

  it('[L11] the record gets to know what was said before a stop', async () => {
    await speaking();
    stage.voice.finish();
    await quiet();
    await stop(stage);
    await quiet();
    expect(question(stage, 'a').run).toMatchObject({ kind: 'cut', cut: 'stopped', said: [0] });
  });

  it('[L11] nothing was said of an answer that was stopped in its opening', async () => {
    stage.voice.isQuick = false;
    await ready(stage, 'a');
    await call(stage, 'a');
    await stop(stage);
    await quiet();
    expect(question(stage, 'a').run).toMatchObject({ kind: 'cut', said: [] });
  });
});
