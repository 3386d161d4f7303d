import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { openMind } from '../../../server/hall-mind.ts';
import { openModel } from '../../../server/hall-model.ts';
import { startFakeOpenAi } from '../../support/fake-openai/fake-openai.ts';
import { aStatement, demoKnowledge, knowledgeOf, noAbort } from '../../unit/mind/knowledge.ts';

describe('the mind of the hall', () => {
  const { mind, close } = openMind({ model: null, dataDir: null, ownNames: [], log: pino({ level: 'silent' }) });
  afterAll(close);

  it('[M60] is behind the guards', async () => {
    const answer = await mind.answer('How much does Elin Berg earn?', demoKnowledge, noAbort);
    expect(answer).toMatchObject({ outcome: 'abstained', reason: 'guard', kind: 'personal' });
  });
});

it('[MD43] [MD35] the mind of a hall with a model translates where it was switched on, and only there', {
  timeout: 120_000,
}, async () => {
  const text = 'Parking in Porto costs 40 euros a month.';
  const knowledge = knowledgeOf([aStatement({ id: 'parking', title: 'Parking in Porto', text })]);
  const server = await startFakeOpenAi({
    chat: ({ messages }) =>
      JSON.stringify(
        (messages.at(-1)?.content ?? '').includes('"question"')
          ? { english: 'What does parking in Porto cost?', language: 'de' }
          : { translation: 'das' },
      ),
  });
  const answerWith = async (switched: string) => {
    const environment = { OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'm', TRANSLATED_ANSWERS: switched };
    const { openAi } = readConfig(environment, []);
    const log = pino({ level: 'silent' });
    const model = openAi && (await openModel({ openAi, dataDir: null, townhallId: 'demo', nowMs: () => 0, log }));
    const { mind, close } = openMind({ model, dataDir: null, ownNames: [], log });
    const answer = await mind.answer('Was kostet das Parken in Porto?', knowledge, noAbort);
    await close();
    await model?.close();
    return answer;
  };
  // What is no translation is not said: the quotes are, in English, after a notice.
  const on = await answerWith('on');
  expect(on).toMatchObject({ outcome: 'answered', needsReading: true, models: ['quoting', 'm'] });
  expect(on.sentences[0]?.text).toBe('Diese Antwort ließ sich nicht sicher übersetzen. Hier ist sie auf Englisch.');
  expect(await answerWith('off')).toMatchObject({ outcome: 'abstained', kind: 'other-language' });
  await server.close();
});
