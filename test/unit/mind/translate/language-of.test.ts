import { describe, expect, it } from 'vitest';
import { isOtherLanguage } from '../../../../server/mind/guards/other-language.ts';
import { isSameLanguage, languageOf } from '../../../../server/mind/translate/language-of.ts';
import { demoStatements } from '../knowledge.ts';
import { answerableTuned } from '../question-tables.ts';
import { foreignQuestions, unsureQuestions } from './foreign-questions.ts';

const all = Object.entries(foreignQuestions).flatMap(([code, questions]) => questions.map((text) => ({ code, text })));

describe('the language of a question', () => {
  it('[MD41] is never another one than it is', () => {
    const wrong = all.filter(({ code, text }) => ![code, null].includes(languageOf(text)));
    expect(wrong).toEqual([]);
    expect(unsureQuestions.map(languageOf)).toEqual(unsureQuestions.map(() => null));
  });

  it('[MD41] is found of most, and nearly all are seen not to be English', () => {
    expect(all.filter(({ code, text }) => languageOf(text) === code).length).toBeGreaterThan(all.length * 0.8);
    expect(all.filter(({ text }) => isOtherLanguage(text)).length).toBeGreaterThan(all.length * 0.9);
  });

  it('[MD41] [M62] an English question is none in another language', () => {
    expect(answerableTuned.filter(({ question }) => isOtherLanguage(question))).toEqual([]);
    expect(demoStatements.filter(({ text }) => isOtherLanguage(text))).toEqual([]);
  });

  it.each([
    ['休暇は何日ですか？', 'ja'],
    ['휴가는 며칠입니까?', 'ko'],
    ['Πόσες μέρες άδεια έχω;', 'el'],
    ['Сколько дней отпуска?', null],
    ['', null],
  ])('[MD41] goes by the script where one language alone has it: %s', (text, code) => {
    expect(languageOf(text)).toBe(code);
  });

  it('[MD41] is the same in every country', () => {
    expect([isSameLanguage('de-AT', 'de'), isSameLanguage('DE', 'de'), isSameLanguage('de', 'nl')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
