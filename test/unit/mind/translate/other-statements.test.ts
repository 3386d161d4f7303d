import { describe, expect, it } from 'vitest';
import { type Answer, answerSchema } from '../../../../protocol/answer.ts';
import { checkAnswer } from '../../../../server/mind/check-answer.ts';
import { guarded } from '../../../../server/mind/guards/guarded.ts';
import type { Translator } from '../../../../server/mind/model/translate.ts';
import { type Knowledge, LanguageModelFailure, type Mind, type Setting } from '../../../../server/mind/ports.ts';
import { createQuotingMind } from '../../../../server/mind/quoting-mind.ts';
import { splitSentences } from '../../../../server/mind/sentences.ts';
import { sentencesIn } from '../../../../server/mind/translate/read-statement.ts';
import { createTranslatingMind } from '../../../../server/mind/translate/translating-mind.ts';
import { aStatement, knowledgeOf, noAbort } from '../knowledge.ts';

const canteen = aStatement({
  id: 'kantine',
  title: 'Die Kantine in Halden',
  text: 'Die Kantine in Halden öffnet ab dem 3. März um 7 Uhr. Sie bleibt am Freitag nicht offen.',
  lang: 'de',
});
const parking = aStatement({
  id: 'parking',
  title: 'Parking in Porto',
  text: 'Parking in Porto costs 40 euros a month.',
});
const opens = 'The canteen in Halden opens at 7 from 3 March.';
const closed = 'It does not stay open on Fridays.';
const inEnglish = [opens, closed];
const english = guarded(createQuotingMind());
const askedInEnglish = 'When does the canteen in Halden open?';
const askedInGerman = 'Wann öffnet die Kantine in Halden?';

interface Script {
  readonly question?: string;
  readonly of?: Knowledge;
  readonly reads?: readonly string[] | LanguageModelFailure;
  readonly says?: Readonly<Record<string, string>>;
  readonly setting?: Setting;
  /** How the model understands a question in German. */
  readonly english?: string;
  readonly reading?: Mind;
}

/** Says the first sentence of every statement that it knows. */
const firstOfEach: Mind = {
  id: 'quoting',
  answer: async (_, { statements }) => ({
    v: 1,
    language: 'en',
    outcome: 'answered',
    sentences: statements.map(({ id, hash, title, date, place, text }) => {
      const [{ text: said, start, end } = { text: '', start: 0, end: 0 }] = splitSentences(text);
      const source = { statementId: id, statementHash: hash, title, date, place, start, end };
      return { text: said, spoken: said, label: 'QUOTE', sources: [source], cue: 'explain' };
    }),
    models: ['quoting'],
    personaVersion: 7,
  }),
};

/** A mind whose model knows these translations, and how often it was asked for the statements. */
function aMind({ reads = inEnglish, says = {}, english: asIs = askedInEnglish, reading = english }: Script = {}) {
  const asked: (readonly string[])[] = [];
  const failures: string[] = [];
  const translator: Translator = {
    id: 'translator',
    toEnglish: async () => ({ english: asIs, language: 'de' }),
    fromEnglish: async (sentence) => says[sentence] ?? 'nichts',
    sentencesToEnglish: async (sentences) => {
      asked.push(sentences);
      if (reads instanceof LanguageModelFailure) throw reads;
      return reads;
    },
  };
  const onFallback = ({ reason }: LanguageModelFailure) => failures.push(reason);
  const mind = createTranslatingMind({
    translator,
    quoting: english,
    otherwise: english,
    reading,
    onFallback,
  });
  return { mind, asked, failures };
}

const known = knowledgeOf([canteen, parking]);
async function answerTo(script: Script = {}) {
  const { mind, asked, failures } = aMind(script);
  const { question = askedInEnglish, of = known, setting = {} } = script;
  const answer = answerSchema.parse(await mind.answer(question, of, noAbort, setting));
  return { answer, asked, failures };
}
const said = ({ sentences }: Answer) => sentences.map(({ label, text }) => `${label} ${text}`);
const [first = '', second = ''] = sentencesIn(canteen.text).map(({ text }) => text);

describe('a statement in another language', () => {
  it('[MD62] [MD63] answers a question in English, translated, with its own words beside it, to be read first', async () => {
    const { answer, asked } = await answerTo();
    expect(asked).toEqual([[first, second]]);
    const lead = 'NOTICE On 1 October 2026, at the all-hands in Umeå:';
    expect(said(answer)).toEqual([lead, `TRANSLATED ${opens}`, `TRANSLATED ${closed}`]);
    const sentence = answer.sentences[1];
    const [source] = sentence?.sources ?? [];
    expect(canteen.text.slice(source?.start, source?.end)).toBe(first);
    expect(sentence).toMatchObject({ original: { text: first, language: 'de', label: 'QUOTE' } });
    expect(sentence?.language).toBeUndefined();
    expect(answer).toMatchObject({ language: 'en', needsReading: true, models: ['quoting', 'translator'] });
  });

  it('[MD61] [MD63] is quoted as it stands to whoever asks in its language, to be read first', async () => {
    const { answer } = await answerTo({ question: askedInGerman });
    const lead = 'NOTICE Am 1. Oktober 2026 (All-hands in Umeå):';
    expect(said(answer)).toEqual([lead, `QUOTE ${first}`, `QUOTE ${second}`]);
    const sentence = answer.sentences[1];
    expect(sentence).toMatchObject({ language: 'de', spoken: first, sources: [{ statementId: 'kantine' }] });
    expect(sentence?.original).toBeUndefined();
    expect(answer).toMatchObject({ language: 'de', needsReading: true });
  });

  it('[MD62] is not asked for where the English statements have an answer, nor for a question that goes to a person', async () => {
    const { answer, asked } = await answerTo({ question: 'What does parking in Porto cost?' });
    expect([said(answer), asked]).toEqual([[`QUOTE ${parking.text}`], []]);
    expect(answer.needsReading).toBeUndefined();
    expect((await answerTo({ question: 'How much does Elin Berg earn?' })).asked).toEqual([]);
  });

  it('[MD62] answers nothing that it does not speak of', async () => {
    const { answer, asked } = await answerTo({ question: 'When does the gym in Halden get new mirrors?' });
    expect([answer.outcome, answer.kind, asked.length]).toEqual(['abstained', 'unknown', 1]);
  });

  it.each<[string, readonly string[]]>([
    ['gained a figure', [opens.replace('7', '8'), closed]],
    ['lost a name that it has', ['The canteen in Umeå opens at 7 from 3 March.', closed]],
    ['lost a "not"', [opens, 'It stays open on Fridays.']],
    ['is not English', [opens, second]],
    ['has a link', [`${opens.slice(0, -1)}, see https://example.com.`, closed]],
    ['became two sentences', [opens, 'It closes. It does not stay open on Fridays.']],
    ['is missing', [opens]],
  ])('[MD60] is not read at all where one of its sentences %s in English', async (_, reads) => {
    const { mind, asked, failures } = aMind({ reads });
    const answers = [
      await mind.answer(askedInEnglish, known, noAbort),
      await mind.answer(askedInEnglish, known, noAbort),
    ];
    expect(answers.map(({ outcome, kind }) => [outcome, kind])).toEqual(Array(2).fill(['abstained', 'unknown']));
    // And not asked for again.
    expect([asked.length, failures]).toEqual([1, ['malformed']]);
  });

  it('[MD60] [MD64] is read once, and after a failure with the next question', async () => {
    const { mind, asked } = aMind();
    await mind.answer(askedInEnglish, known, noAbort);
    await mind.answer(askedInGerman, known, noAbort);
    expect(asked.length).toBe(1);
    const away = aMind({ reads: new LanguageModelFailure('unavailable', { retryable: true }) });
    for (let i = 0; i < 2; i++)
      expect(await away.mind.answer(askedInEnglish, known, noAbort)).toMatchObject({ outcome: 'abstained' });
    expect([away.asked.length, away.failures]).toEqual([2, ['unavailable', 'unavailable']]);
  });

  it('[MD64] is neither read nor said where it is not in force, is for some alone, or somebody waits', async () => {
    const notNow: readonly object[] = [{ validFrom: '2027-01-01' }, { validUntil: '2026-01-01' }, { scope: 'Halden' }];
    for (const limited of notNow)
      expect((await answerTo({ of: knowledgeOf([{ ...canteen, ...limited }, parking]) })).asked).toEqual([]);
    const newer = aStatement({ id: 'newer', title: 'The canteen', text: 'It is closed.', supersedes: ['kantine'] });
    expect((await answerTo({ of: knowledgeOf([canteen, newer]) })).asked).toEqual([]);
    expect((await answerTo({ setting: { isHurried: true } })).asked).toEqual([]);
  });

  it('[MD63] passes the guards by its English: hard news is for a person to bring', async () => {
    const news = aStatement({
      id: 'news',
      title: 'Halden',
      text: 'Wir schließen das Lager in Halden.',
      lang: 'de',
      date: '2026-11-01',
    });
    const script = {
      of: knowledgeOf([news]),
      english: 'What happens to the warehouse in Halden?',
      reads: ['We are closing the warehouse in Halden.'],
    };
    for (const question of [script.english, 'Was passiert mit dem Lager in Halden?']) {
      const { answer } = await answerTo({ ...script, question });
      expect(answer).toMatchObject({ outcome: 'abstained', kind: 'hard-message' });
      expect(answer.sentences.every(({ label }) => label === 'NOTICE')).toBe(true);
    }
  });

  it('[MD61] stands beside the translation of what else is said, and is left out where there is none', async () => {
    const says = { [parking.text]: 'Parken in Porto kostet 40 Euro im Monat.' };
    const { answer } = await answerTo({ question: askedInGerman, reading: firstOfEach, says });
    expect(said(answer)).toEqual([`QUOTE ${first}`, 'TRANSLATED Parken in Porto kostet 40 Euro im Monat.']);
    const without = await answerTo({ question: askedInGerman, reading: firstOfEach });
    expect(without.answer).toMatchObject({ outcome: 'abstained', kind: 'unknown' });
    expect(without.failures).toEqual(['malformed']);
  });

  it('[MD63] an answer with its words is handed out neither unread nor as if they were English', async () => {
    const check = (answer: Answer) => () => checkAnswer(answer, known.statements, known.today);
    for (const question of [askedInEnglish, askedInGerman]) {
      const { answer } = await answerTo({ question });
      expect(check(answer)()).toBe(answer);
      const { needsReading: _, ...unread } = answer;
      expect(check(unread)).toThrow('invariant');
    }
    const { answer } = await answerTo({ question: askedInGerman });
    const silent = answer.sentences.map(({ language: _, ...sentence }) => sentence);
    expect(check({ ...answer, sentences: silent })).toThrow('a quote names its language');
  });

  it('[MD60] is cut into sentences where its language ends them', () => {
    const cut = (text: string) => sentencesIn(text).map((span) => span.text);
    expect(cut('Ab dem 3. März gilt das, z. B. für Züge. Es gilt seit 2026. Wir haben ca. 40 Plätze.')).toEqual([
      'Ab dem 3. März gilt das, z. B. für Züge.',
      'Es gilt seit 2026.',
      'Wir haben ca. 40 Plätze.',
    ]);
  });
});
