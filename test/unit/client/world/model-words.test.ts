import { expect, it } from 'vitest';
import { offerWords, spentWords } from '../../../../client/world/model-words.ts';
import { aModelReport } from '../../../support/a-model-report.ts';
import { offersOf } from '../../../support/offers.ts';

it('[MD34] says in a line what was spent of what budget', () => {
  const spent = 'Language model gpt-4o-mini: 42 of 1,000 calls this hour, 1,118 of 5,000 in all';
  expect(spentWords(aModelReport())).toBe(`${spent}, 0.84 spent.`);
  expect(spentWords(aModelReport({ inAll: { calls: 1118, cost: 0 } }))).toBe(`${spent}.`);
  const limits = { callsPerHour: 1000, calls: 5000, costPerHour: 1, cost: 5 };
  expect(spentWords(aModelReport({ limits }))).toBe(`${spent}, 0.84 of 5.00 spent, 0.31 of 1.00 this hour.`);
});

it('[MD3] says what the model may do, and what its server offers', () => {
  expect(offerWords(aModelReport())).toBe(
    'It writes sentences, and a person reads them first. Its server offers Responses, Chat Completions, embeddings and speech, not transcription and moderation.',
  );
  expect(offerWords(aModelReport({ writes: false, offers: null }))).toBe(
    'It only chooses which statements are quoted. What its server offers is being found out.',
  );
  expect(offerWords(aModelReport({ translates: true, offers: null }))).toBe(
    'It writes sentences, and a person reads them first. It translates for whoever asks in another language, and a person reads that first. What its server offers is being found out.',
  );
  expect(offerWords(aModelReport({ checkedBy: 'judge', offers: offersOf() }))).toBe(
    'It writes sentences, and judge checks them. Its server has not said what it offers.',
  );
});
