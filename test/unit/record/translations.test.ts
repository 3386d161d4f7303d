import { describe, expect, it } from 'vitest';
import { answerSchema } from '../../../protocol/answer.ts';
import { utteranceSchema } from '../../../protocol/moment.ts';
import { verifyRecord } from '../../../protocol/record/verify.ts';
import { isSupported } from '../../../server/rehearsal/exactness.ts';
import { anAnswer, aRecord, exported, statement } from '../../support/a-record.ts';

const original = { text: 'We keep our offices.', language: 'en', label: 'QUOTE' } as const;

/** The record of a town hall where the answer was a translation. */
function answerWith(over: object) {
  const own = anAnswer();
  const text = 'Wir behalten unsere Büros.';
  const translated = { text, spoken: text, label: 'TRANSLATED', language: 'de', original, ...over };
  const sentences = own.sentences.map((sentence) => ({ ...sentence, ...translated }));
  return answerSchema.parse({ ...own, language: 'de', needsReading: true, sentences });
}
const verdictOn = async (over: object) => verifyRecord(await exported(aRecord(answerWith(over))));

describe('a translation in the record', () => {
  it('[MD47] [V8] is proved with its original, which is in its source word for word', async () => {
    expect(await verdictOn({})).toMatchObject({ ok: true });
    expect(await verdictOn({ original: { ...original, text: 'We keep our office.' } })).toMatchObject({
      ok: false,
      reason: 'an answer quotes this statement with words that it does not hold',
    });
  });

  it.each([
    ['a translation has no original', { original: undefined }],
    ['a quote has one', { label: 'QUOTE', text: original.text }],
  ])('[MD47] is refused where %s', async (_, over) => {
    expect(await verdictOn(over)).toMatchObject({
      ok: false,
      reason: 'an answer has a translation without its original, or the other way round',
    });
  });

  it('[MD47] answers from before there were translations stay readable', () => {
    expect(answerSchema.parse(anAnswer())).toEqual(anAnswer());
    expect(anAnswer().sentences.every((sentence) => !('original' in sentence) && !('language' in sentence))).toBe(true);
  });

  it('[MD47] [RH6] a rehearsal goes by the original too', () => {
    const holds = (over: object) =>
      answerWith(over).sentences.every((sentence) => isSupported(sentence, () => statement.text));
    expect([
      holds({}),
      holds({ original: { ...original, text: 'We keep our' } }),
      holds({ original: undefined }),
    ]).toEqual([true, false, false]);
  });

  it('[MD49] pages are told the original with the sentence', () => {
    const [sentence] = answerWith({}).sentences;
    const { spoken: _, ...shown } = sentence ?? {};
    const told = {
      ...shown,
      kind: 'utterance',
      epoch: 1,
      answerId: 'a'.repeat(64),
      questionId: null,
      index: 0,
      count: 1,
      place: 0,
      timeline: { durationMs: 1, onsetMs: 0, loudness: '', mouth: [], words: [] },
      sounding: false,
    };
    expect(utteranceSchema.parse(told)).toEqual(told);
  });
});
