import { describe, expect, it } from 'vitest';
import { type AnswerForm, formOf, givesForm } from '../../../server/mind/answer-form.ts';

describe('what a question asks for', () => {
  const cases: readonly (readonly [string, AnswerForm])[] = [
    ['How much does the new wing cost?', 'money'],
    ['What does a porter earn here?', 'money'],
    ['so um how many people work there', 'number'],
    ['How old is the youngest of them?', 'age'],
    ['How long is the list?', 'duration'],
    ['When does it open?', 'time'],
    ['Since when is that so?', 'time'],
    ['Where are the uniforms made?', 'place'],
    ['Who built the record?', 'person'],
    ['Which agency was it?', 'one-of'],
    ['What is the name of the fund?', 'one-of'],
    ['Why did you close it?', 'reason'],
    ['What happens to the ward?', 'matter'],
    ['Is the chapel open?', 'yes-or-no'],
  ];
  it.each(cases)('[M33] "%s" asks for %s', (question, form) => {
    expect(formOf(question)).toBe(form);
  });

  it.each<readonly [AnswerForm, string, string]>([
    ['money', 'A meal is three pounds twenty.', 'Two rooms are kept free on each floor.'],
    ['number', 'There are sixty places.', 'We ban them for good, every time, when somebody threatens one of us.'],
    ['age', 'She is nineteen years old.', 'Forty of them came, the largest group since 1988.'],
    ['duration', 'It takes six weeks.', 'The list is long.'],
    ['time', 'It opens in the autumn of 2027.', 'The old laundry comes down first.'],
    ['place', 'We record in Bratislava.', 'Composers keep the right to their themes.'],
    ['person', 'Please call Ms Adeyemi.', 'The tunics come with pockets.'],
    ['one-of', 'We hire in Portugal, Kerala and Ireland.', 'The contract ends next year.'],
    ['reason', 'We stopped it because nobody came.', 'It is open all day.'],
  ])('[M33] %s is given by "%s", not by "%s"', (form, giving, other) => {
    expect([givesForm(form, giving), givesForm(form, other)]).toEqual([true, false]);
  });

  it('[M33] a name is none that the question names itself, and no month; a firm is told by its name', () => {
    const asked = new Set(['firm', 'made', 'x', 'ray', 'program']);
    const said = 'Since March a program looks at every chest X-ray before a doctor does, and marks it.';
    expect([
      givesForm('one-of', said, asked),
      givesForm('one-of', 'We bought it from Halden.', asked),
      givesForm('person', 'It began in March.'),
    ]).toEqual([false, true, false]);
  });

  it('[M33] a question about a matter, or one to be answered by yes or no, is given by any sentence', () => {
    expect([givesForm('matter', 'It rains.'), givesForm('yes-or-no', 'It rains.')]).toEqual([true, true]);
  });
});
