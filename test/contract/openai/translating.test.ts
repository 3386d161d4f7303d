import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, answerSchema } from '../../../protocol/answer.ts';
import { createOpenAiTextModel } from '../../../server/adapters/openai/text-model.ts';
import { guarded } from '../../../server/mind/guards/guarded.ts';
import { createTranslator } from '../../../server/mind/model/translate.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { createTranslatingMind } from '../../../server/mind/translate/translating-mind.ts';
import { isSupported } from '../../../server/rehearsal/exactness.ts';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.ts';
import type { FakeOptions } from '../../support/fake-openai/options.ts';
import { faithfulTranslator, fakeLanguage, hostileTranslator, intoFake } from '../../support/fake-openai/translator.ts';
import { offersOf } from '../../support/offers.ts';
import { plainAsking } from '../../support/plain-asking.ts';
import { demoKnowledge, noAbort } from '../../unit/mind/knowledge.ts';
import { answerableTuned } from '../../unit/mind/question-tables.ts';

const seeds = Array.from({ length: Number(process.env.SEEDS ?? 120) }, (_, i) => i + 1);
const questions = answerableTuned.filter((_, i) => i % 6 === 0).map(({ question }) => question);
const english = guarded(createQuotingMind());
const textOf = new Map(demoKnowledge.statements.map(({ id, text }) => [String(id), text]));
const setting = { lang: fakeLanguage };
let server: FakeOpenAi;
let chat: NonNullable<FakeOptions['chat']> = faithfulTranslator;

beforeAll(async () => {
  server = await startFakeOpenAi({ chat: (body) => chat(body) });
});
afterAll(() => server.close());

function mindOver(api: 'responses' | 'chat') {
  const model = createOpenAiTextModel({
    baseUrl: server.url,
    apiKey: 'k',
    model: 'translates',
    offers: async () => offersOf(api),
  });
  return createTranslatingMind({
    translator: createTranslator(plainAsking(model)),
    quoting: english,
    otherwise: english,
    reading: english,
  });
}

/** What is wrong with an answer, whatever the model did. */
function wrongIn(answer: Answer): readonly string[] {
  answerSchema.parse(answer);
  const translated = answer.sentences.filter(({ label }) => label === 'TRANSLATED');
  const inexact = answer.sentences.filter((each) => !isSupported(each, ({ statementId }) => textOf.get(statementId)));
  const unread = answer.outcome === 'answered' && answer.needsReading !== true ? ['it is said unread'] : [];
  const mixed = translated.length > 0 && answer.sentences.some(({ label }) => label === 'QUOTE') ? ['it is mixed'] : [];
  return [...inexact.map(({ text }) => `no exact original: ${text}`), ...unread, ...mixed];
}

describe.each(['responses', 'chat'] as const)('a model that translates over %s', (api) => {
  it('[MD43] [MD46] gives what the English answer says, in the other language, to be read first', async () => {
    chat = faithfulTranslator;
    const mind = mindOver(api);
    let translated = 0;
    for (const question of questions) {
      const [own, answer] = [
        await english.answer(question, demoKnowledge, noAbort),
        await mind.answer(intoFake(question), demoKnowledge, noAbort, setting),
      ];
      expect(wrongIn(answer)).toEqual([]);
      if (answer.language !== fakeLanguage) continue;
      translated++;
      const said = answer.sentences.filter(({ label }) => label === 'TRANSLATED');
      const quoted = own.sentences.filter(({ label }) => label === 'QUOTE');
      expect(said.map(({ original, sources }) => [original?.text, sources])).toEqual(
        quoted.map(({ text, sources }) => [text, sources]),
      );
    }
    expect(translated).toBeGreaterThan(questions.length * 0.6);
  });
});

describe('a hostile model that translates', () => {
  it('[MD50] gets nothing said unread, no original but exact ones, and no falsehood that code can see', {
    timeout: 120_000,
  }, async () => {
    const minds = [mindOver('responses'), mindOver('chat')];
    const wrong: string[] = [];
    const count = { translated: 0, inEnglish: 0, referred: 0, lies: 0 };
    for (const seed of seeds) {
      const { chat: hostile, lies } = hostileTranslator(seed);
      chat = hostile;
      const question = intoFake(questions[seed % questions.length] ?? '');
      const answer = await minds[seed % 2]?.answer(question, demoKnowledge, noAbort, setting);
      if (answer === undefined) throw new Error('no mind');
      wrong.push(...wrongIn(answer).map((each) => `seed ${seed}: ${each}`));
      const said = answer.sentences.filter(({ label, text }) => label === 'TRANSLATED' && lies.has(text));
      wrong.push(...said.map(({ text }) => `seed ${seed} lies: ${text}`));
      count.lies += lies.size;
      if (answer.outcome === 'abstained') count.referred++;
      else if (answer.language === fakeLanguage) count.translated++;
      else count.inEnglish++;
    }
    expect(wrong).toEqual([]);
    expect(Math.min(count.translated, count.inEnglish, count.referred, count.lies)).toBeGreaterThan(5);
  });
});
