import { describe, expect, it } from 'vitest';
import { createEmbeddedRecogniser } from '../../server/adapters/stt/embedded-recogniser.ts';
import { RecogniserThread, type RecogniserThreadOptions } from '../../server/adapters/stt/recogniser-thread.ts';
import { moods } from '../support/stt/moods.ts';
import { speechRecogniserContract } from './speech-recogniser-contract.ts';

const never = new AbortController().signal;

speechRecogniserContract('embedded', async () => {
  const recogniser = createEmbeddedRecogniser({ jobMs: 60_000 });
  return { recogniser, close: () => recogniser.close() };
});

describe('the recogniser’s thread', () => {
  const workerUrl = new URL('../support/stt/moody-worker.ts', import.meta.url);
  const make = (options: Partial<RecogniserThreadOptions> = {}) =>
    new RecogniserThread({ jobMs: 20_000, mostWaiting: 8, idleMs: 60_000, workerUrl, ...options });
  const hear = (thread: RecogniserThread, mood: number, signal = never) => thread.do(Float32Array.of(mood, 0), signal);
  const heard = { text: '2 samples', sureness: 1 };

  it('[SR3] is not there before the first piece, and gone when nobody has spoken for a while; the next piece starts it again', async () => {
    const thread = make({ idleMs: 50 });
    expect(thread.isLoaded).toBe(false);
    expect(await hear(thread, moods.hear)).toEqual(heard);
    expect(thread.isLoaded).toBe(true);
    await expect.poll(() => thread.isLoaded).toBe(false);
    expect(await hear(thread, moods.hear)).toEqual(heard);
    await thread.close();
  });

  it('[SR4] refuses a piece as busy when so many wait already, at once', async () => {
    const thread = make({ mostWaiting: 2 });
    const pieces = [hear(thread, moods.hear), hear(thread, moods.hear), hear(thread, moods.hear)];
    await expect(hear(thread, moods.hear)).rejects.toMatchObject({ reason: 'busy', retryable: true });
    expect(await Promise.all(pieces)).toEqual([heard, heard, heard]);
    await thread.close();
  });

  it.each(['exit', 'fail'] as const)(
    '[SR4] fails the piece that ended the thread (%s) as retryable, and goes on with the next',
    async (mood) => {
      const thread = make();
      const [lost, kept] = [hear(thread, moods[mood]), hear(thread, moods.hear)];
      await expect(lost).rejects.toMatchObject({ name: 'RecognitionFailure', reason: 'unavailable', retryable: true });
      expect(await kept).toEqual(heard);
      await thread.close();
    },
  );

  it('[SR4] ends a piece that overruns its time, and goes on with the next', async () => {
    const thread = make({ jobMs: 1500 });
    const [lost, kept] = [hear(thread, moods.hang), hear(thread, moods.hear)];
    await expect(lost).rejects.toMatchObject({ reason: 'timeout', retryable: true });
    expect(await kept).toEqual(heard);
    await thread.close();
  });

  it('[SR4] rejects what makes no sense', async () => {
    const thread = make();
    await expect(hear(thread, moods.nonsense)).rejects.toMatchObject({ reason: 'rejected', retryable: false });
    expect(await hear(thread, moods.hear)).toEqual(heard);
    await thread.close();
  });

  it('[SR5] answers an abort at once, though the thread is still at it, and drops a piece that waits', async () => {
    const thread = make();
    const controller = new AbortController();
    const pieces = [hear(thread, moods.hang, controller.signal), hear(thread, moods.fail, controller.signal)];
    controller.abort();
    for (const piece of pieces) await expect(piece).rejects.toMatchObject({ reason: 'aborted', retryable: false });
    await thread.close();
  });

  it('[SR5] fails what is not done when it closes, and everything after', async () => {
    const thread = make();
    const outcomes = Promise.allSettled([hear(thread, moods.hang), hear(thread, moods.hear)]);
    await thread.close();
    await thread.close();
    const gone = { status: 'rejected', reason: { reason: 'unavailable', retryable: false } };
    expect(await outcomes).toMatchObject([gone, gone]);
    await expect(hear(thread, moods.hear)).rejects.toMatchObject({ reason: 'unavailable' });
  });
});
