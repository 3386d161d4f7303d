import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSchema, type Statement } from '../../../protocol/answer.ts';
import { checkAnswer } from '../../../server/mind/check-answer.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { maxSeconds, speakingSeconds } from '../../../server/mind/speaking-time.ts';
import { toSpoken } from '../../../server/speech/spoken.ts';
import { aStatement, demoKnowledge, knowledgeOf, noAbort } from './knowledge.ts';

const mind = createQuotingMind();
const ask = (question: string, statements: readonly Statement[]) =>
  mind.answer(question, knowledgeOf(statements), noAbort);
const textsOf = (answer: { readonly sentences: readonly { readonly text: string }[] }) =>
  answer.sentences.map((s) => s.text);

const canteen = aStatement({
  id: 'canteen',
  title: 'The canteen',
  text: 'The canteen in Umeå serves lunch from eleven to two, every working day, and the soup is free for everybody who brings a bowl.',
});
const library = aStatement({
  id: 'library',
  title: 'The library',
  date: '2026-05-04',
  place: 'Memo to all staff',
  text: 'The library in Umeå lends books, skis and soldering irons for three weeks, and nobody has ever been asked to pay a fine.',
});

describe('the quoting mind', () => {
  it('[M10] answers with the whole sentence, its source, and the version of the persona', async () => {
    expect(await ask('What does the canteen serve?', [canteen, library])).toEqual({
      v: 1,
      language: 'en',
      outcome: 'answered',
      sentences: [
        {
          text: canteen.text,
          spoken: toSpoken(canteen.text),
          label: 'QUOTE',
          sources: [
            {
              statementId: 'canteen',
              statementHash: '1'.padStart(64, '0'),
              title: 'The canteen',
              date: '2026-10-01',
              place: 'All-hands in Umeå',
              start: 0,
              end: canteen.text.length,
            },
          ],
          cue: 'list',
        },
      ],
      models: ['quoting'],
      personaVersion: 7,
      consentEpoch: 2,
    });
  });

  it('[M13] says that it does not know and who has the question', async () => {
    expect(await ask('Who painted the lighthouse?', [canteen])).toMatchObject({
      outcome: 'abstained',
      reason: 'no-support',
      sentences: [
        {
          text: "I don't know. No approved statement answers this question.",
          label: 'NOTICE',
          sources: [],
          cue: 'dont-know',
        },
        {
          text: 'I have passed it to Jonas Ek, her chief of staff, who answers by 28 November.',
          label: 'NOTICE',
          sources: [],
          cue: 'refer',
        },
      ],
      models: ['quoting'],
    });
  });

  it('[M13] knows nothing without statements', async () => {
    expect(await ask('What does the canteen serve?', [])).toMatchObject({ outcome: 'abstained' });
  });

  it.each([
    ['replaced an older position', { supersedes: ['older'] }, 'What about the canteen?'],
    ['is more than a year old', { date: '2025-11-20' }, 'What about the canteen?'],
    ['is asked for its time', {}, 'When does the canteen serve lunch?'],
    [
      'counts from the day it was said',
      { text: 'The canteen in Umeå got a new cook this week.' },
      'What about the canteen?',
    ],
  ])('[M12] a date comes before a quote that %s', async (_, fields, question) => {
    const { sentences } = await ask(question, [aStatement({ ...canteen, ...fields })]);
    expect(sentences[0]).toMatchObject({ label: 'NOTICE', sources: [] });
    expect(sentences[0]?.text).toMatch(/^On \d+ \w+ 202\d, at the all-hands in Umeå:$/);
    expect(sentences[1]?.label).toBe('QUOTE');
  });

  it('[M12] no date comes before a quote that stands by itself', async () => {
    const { sentences } = await ask('What about the canteen?', [aStatement({ ...canteen, date: '2025-11-21' })]);
    expect(sentences.map((sentence) => sentence.label)).toEqual(['QUOTE']);
  });

  it('[M7] [M12] a second statement follows with its date when it says what the first leaves out', async () => {
    const both = aStatement({ ...library, topics: ['canteen', 'free things', 'soup', 'bowl'] });
    expect(
      textsOf(await ask('What is free in Umeå: canteen soup in a bowl, lunch, library?', [canteen, both])),
    ).toEqual([library.text, 'On 1 October 2026, at the all-hands in Umeå:', canteen.text]);
  });

  it('[M1] [M2] the demo leader speaks from what is valid on the day', async () => {
    const question = 'How many days a week do we have to be in the office?';
    const said = async (today: string) => {
      const statements = demoKnowledge.statements.filter((statement) => statement.date <= today);
      const answer = await mind.answer(question, { ...demoKnowledge, today, statements }, noAbort);
      return answer.sentences.flatMap((sentence) => sentence.sources.map((source) => source.statementId))[0];
    };
    expect(await said('2025-09-02')).toBe('office-teams-decide-2024');
    expect(await said('2026-11-21')).toBe('office-anchor-day-2025');
  });

  it('[M15] gives the same answer for the same question and knowledge', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => createQuotingMind().answer('Are you closing Leeds?', demoKnowledge, noAbort)),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('[M19] rejects with the reason of the abort', async () => {
    const aborted = AbortSignal.abort(new Error('withdrawn'));
    await expect(mind.answer('Are you closing Leeds?', demoKnowledge, aborted)).rejects.toThrow('withdrawn');
  });

  it('[M9] [M10] [M14] whatever is asked, the answer is well formed, verbatim, and short enough', async () => {
    const words = fc.constantFrom(...demoKnowledge.statements.flatMap((statement) => statement.title.split(' ')));
    const question = fc.oneof(
      fc.string({ minLength: 1, maxLength: 500, unit: 'binary' }),
      fc.array(words, { minLength: 1, maxLength: 8 }).map((list) => list.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(question, async (text) => {
        const answer = await mind.answer(text, demoKnowledge, noAbort);
        expect(answerSchema.parse(answer)).toEqual(answer);
        checkAnswer(answer, demoKnowledge.statements);
        const seconds = answer.sentences.reduce((sum, sentence) => sum + speakingSeconds(sentence.spoken), 0);
        expect(seconds).toBeLessThanOrEqual(maxSeconds);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
