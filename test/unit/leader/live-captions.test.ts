import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LivingWords, Moment } from '../../../protocol/moment.ts';
import { LiveCaptions, type LiveLine } from '../../../server/leader/live-captions.ts';
import { type Recognised, RecognitionFailure } from '../../../server/speech/ports.ts';
import { aTownhall, idOf, person } from '../../support/build-townhall.ts';

const second = 48_000;
/** Somebody who speaks for so many seconds, and pauses after it. */
const speech = (seconds: number, pauseS = 1): Int16Array =>
  Int16Array.from({ length: (seconds + pauseS) * second }, (_, i) =>
    i < seconds * second ? 8000 * Math.sin(i * 0.05) : 0,
  );

/** A town hall in which Ada has the floor, or the leader is live; what the recogniser hears is up to the test. */
function aStage(holder: 'asker' | 'human' | 'nobody' = 'asker') {
  const townhall = aTownhall();
  if (holder === 'asker') townhall.do(person('mo'), { type: 'floor.give', memberId: idOf('ada') });
  if (holder === 'human') townhall.do(person('lea'), { type: 'stage.take-over' });
  const told: Moment[] = [];
  const kept: LiveLine[] = [];
  const logged: string[] = [];
  const asked: {
    readonly seconds: number;
    readonly signal: AbortSignal;
    answer: (outcome: Recognised | Error) => void;
  }[] = [];
  const captions = new LiveCaptions({
    state: () => townhall.state,
    tell: (moment) => void told.push(moment),
    keep: (line) => void kept.push(line),
    log: pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) }),
    recogniser: {
      recognise: (samples, signal) =>
        new Promise((resolve, reject) => {
          const answer = (outcome: Recognised | Error) =>
            outcome instanceof Error ? reject(outcome) : resolve(outcome);
          asked.push({ seconds: samples.length / 16_000, signal, answer });
        }),
    },
  });
  const say = async (sound: Int16Array) => {
    for (let at = 0; at < sound.length; at += 480) captions.hear(sound.subarray(at, at + 480));
    await vi.advanceTimersByTimeAsync(0);
  };
  const hear = async (text: string, sureness = 0.9) => {
    asked.at(-1)?.answer({ text, sureness });
    await vi.advanceTimersByTimeAsync(0);
  };
  const words = () => told.filter((moment): moment is LivingWords => moment.kind === 'living-words');
  return { townhall, captions, told, kept, asked, logged, say, hear, words };
}

describe('captions of living voices', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(['asker', 'human'] as const)(
    '[LC1] what the %s says on the stage is told phrase by phrase, with the epoch of the stage',
    async (holder) => {
      const { townhall, told, asked, say, hear } = aStage(holder);
      const { epoch } = townhall.state;
      await say(speech(2));
      await hear('Good morning.');
      await say(speech(3));
      await hear('We are well.');
      expect(asked.map(({ seconds }) => Math.round(seconds))).toEqual([2, 3]);
      expect(told).toEqual([
        { kind: 'living-words', epoch, index: 0, text: 'Good morning.', isLate: false },
        { kind: 'living-words', epoch, index: 1, text: 'We are well.', isLate: false },
      ]);
    },
  );

  it('[LV1] each phrase of the leader goes to the record, in order and with where words are missing', async () => {
    const { townhall, kept, asked, say, hear } = aStage('human');
    const { epoch } = townhall.state;
    await say(speech(2));
    await hear('Good morning.');
    await say(speech(2));
    asked.at(-1)?.answer(new RecognitionFailure('busy', { retryable: true }));
    await vi.advanceTimersByTimeAsync(0);
    await say(speech(2));
    await hear('We are well.');
    expect(kept).toEqual([
      { epoch, text: 'Good morning.', isAfterGap: false },
      { epoch, text: 'We are well.', isAfterGap: true },
    ]);
  });

  it('[LV2] nothing of an asker on the floor goes there, nor of a turn that is over', async () => {
    const floor = aStage('asker');
    await floor.say(speech(2));
    await floor.hear('My private words.');
    expect([floor.told.length, floor.kept]).toEqual([1, []]);
    const live = aStage('human');
    await live.say(speech(2));
    live.townhall.do(person('lea'), { type: 'stage.release' });
    await live.hear('Too late.');
    expect(live.kept).toEqual([]);
  });

  it('[LC1] nobody is captioned who is not on the stage', async () => {
    const { asked, say } = aStage('nobody');
    await say(speech(2));
    expect(asked).toEqual([]);
  });

  it('[LC2] no piece is longer than eight seconds, and a microphone that is closed ends one', async () => {
    const { asked, say, hear } = aStage();
    await say(speech(9, 0));
    expect(asked.map(({ seconds }) => seconds <= 8)).toEqual([true]);
    await hear('One.');
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(2);
  });

  it('[LC3] nothing is told of an epoch that is over, and its sound is let go', async () => {
    const { townhall, asked, say, hear, told } = aStage();
    await say(speech(2));
    townhall.do(person('mo'), { type: 'floor.take' });
    await hear('Too late.');
    await say(speech(2));
    expect([told, asked.length]).toEqual([[], 1]);
    townhall.do(person('mo'), { type: 'floor.give', memberId: idOf('bob') });
    await say(speech(2));
    await hear('Now Bob.');
    expect(told).toMatchObject([{ text: 'Now Bob.', index: 0, epoch: townhall.state.epoch }]);
  });

  it('[LC3] a stop ends it at once, before the record has it', async () => {
    const { townhall, captions, asked, say, hear, told } = aStage('human');
    await say(speech(2));
    captions.silence(townhall.state.epoch);
    expect(asked[0]?.signal.aborted).toBe(true);
    await hear('Too late.');
    await say(speech(2));
    expect([told, asked.length]).toEqual([[], 1]);
  });

  it('[LC4] what the recogniser cannot keep up with is left out, oldest first, and said to be until it has caught up', async () => {
    const { asked, say, hear, words } = aStage();
    for (let i = 1; i <= 5; i++) await say(speech(i));
    expect(asked.map(({ seconds }) => Math.round(seconds))).toEqual([1]);
    await hear('One.');
    await hear('Four.');
    await hear('Five.');
    expect(asked.map(({ seconds }) => Math.round(seconds))).toEqual([1, 4, 5]);
    await say(speech(2));
    await hear('Six.');
    expect(words().map(({ text, isLate }) => [text, isLate])).toEqual([
      ['One.', true],
      ['Four.', true],
      ['Five.', true],
      ['Six.', false],
    ]);
  });

  it('[LC4] a recogniser that fails costs one phrase; the log has the reason and none of the words', async () => {
    const { asked, say, hear, words, logged } = aStage();
    await say(speech(2));
    asked[0]?.answer(new RecognitionFailure('busy', { retryable: true }));
    await vi.advanceTimersByTimeAsync(0);
    await say(speech(2));
    await hear('Again.');
    expect(words().map(({ text, isLate }) => [text, isLate])).toEqual([['Again.', true]]);
    expect(logged.map((line) => JSON.parse(line).reason)).toEqual(['busy']);
  });

  it('[LC5] what is only guessed is not told', async () => {
    const { say, hear, told } = aStage();
    await say(speech(2));
    await hear('Mumble.', 0.1);
    await say(speech(2));
    await hear('');
    expect(told).toEqual([]);
  });

  it('[LC2] closing lets go of everything', async () => {
    const { captions, asked, say } = aStage();
    await say(speech(2));
    captions.close();
    captions.close();
    expect([asked[0]?.signal.aborted, vi.getTimerCount()]).toEqual([true, 0]);
  });
});
