import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longestPieceMs, type SpeechRecogniser } from '../../server/speech/ports.ts';
import { clipsOf, noiseOf } from '../support/stt/clip.ts';

export interface RecogniserUnderTest {
  readonly recogniser: SpeechRecogniser;
  close(): Promise<void>;
}

const never = new AbortController().signal;
const sentences = [
  'What happens to the old building when we move to the harbour?',
  'How many people will work in the new factory next year?',
];

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replace('harbour', 'harbor')
    .match(/[a-z]+/g);

/** What every recogniser must do, whatever hears. */
export function speechRecogniserContract(name: string, make: () => Promise<RecogniserUnderTest>): void {
  describe(`the recogniser: ${name}`, () => {
    let under: RecogniserUnderTest;
    let clips: readonly Float32Array<ArrayBuffer>[];
    beforeAll(async () => {
      [under, clips] = await Promise.all([make(), clipsOf(sentences)]);
    }, 60_000);
    afterAll(() => under.close());

    it('[SR1] writes what was said, each piece of those asked for at once its own, and how sure it is if it can tell', async () => {
      const heard = await Promise.all(clips.map((clip) => under.recogniser.recognise(clip, never)));
      expect(heard.map(({ text }) => wordsOf(text))).toEqual(sentences.map(wordsOf));
      for (const { text, sureness } of heard) {
        expect(text).toBe(text.trim());
        if (sureness === null) continue;
        expect(sureness).toBeGreaterThan(0.5);
        expect(sureness).toBeLessThanOrEqual(1);
      }
    }, 60_000);

    it.each([
      ['silence', new Float32Array(32_000)],
      ['steady noise', noiseOf(32_000, 0.01)],
    ])('[SR2] hears no words in %s', async (_, sound) => {
      expect((await under.recogniser.recognise(sound, never)).text).toBe('');
    });

    it.each([
      ['nothing', 0],
      ['less than a tenth of a second', 1599],
      ['more than the longest piece', 16 * longestPieceMs + 1],
    ])('[SR2] rejects %s, and says that trying again will not help', async (_, length) => {
      await expect(under.recogniser.recognise(new Float32Array(length), never)).rejects.toMatchObject({
        name: 'RecognitionFailure',
        reason: 'rejected',
        retryable: false,
      });
    });

    it('[SR2] takes the longest piece', async () => {
      const long = noiseOf(16 * longestPieceMs, 0.001);
      long.set(clips[0] ?? [], 16_000);
      expect((await under.recogniser.recognise(long, never)).text).toMatch(/building/i);
    }, 60_000);

    it('[SR5] rejects as aborted, at once and while it works, and goes on hearing after', async () => {
      const [clip = new Float32Array(0)] = clips;
      const before = under.recogniser.recognise(clip, AbortSignal.abort());
      await expect(before).rejects.toMatchObject({ reason: 'aborted', retryable: false });
      const controller = new AbortController();
      const during = under.recogniser.recognise(clip, controller.signal);
      setImmediate(() => controller.abort());
      await expect(during).rejects.toMatchObject({ name: 'RecognitionFailure', reason: 'aborted' });
      expect((await under.recogniser.recognise(clip, never)).text).not.toBe('');
    }, 60_000);

    it('[SR5] is closed once and for all: a second close is harmless', async () => {
      const own = await make();
      await own.recogniser.close();
      await expect(own.recogniser.close()).resolves.toBeUndefined();
      await own.close();
    });
  });
}
