import { expect, it } from 'vitest';
import { nameTrouble, questionTrouble } from '../../../../client/world/typed-text.ts';
import { limits } from '../../../../protocol/limits.ts';
import { refusals } from '../../../../protocol/refusals.ts';
import { ask, aTownhall, enter, gist, part, person } from '../../../support/build-townhall.ts';

const blanks = ['', ' ', '\t\n\u3000\u00a0 '];

it('[CO10] an empty or overlong question is not sent, and told as the gate would tell it', () => {
  const texts = [...blanks, 'a'.repeat(limits.questionLength + 1), 'a'.repeat(10_000)];
  for (const text of texts) {
    const refused = gist(aTownhall().decide(person('ada'), ask('q', text)));
    expect([text.length, questionTrouble(text)]).toEqual([
      text.length,
      Object.entries(refusals).find(([code]) => code === refused)?.[1],
    ]);
  }
  for (const text of ['?', ` ${'a'.repeat(limits.questionLength)} `]) {
    expect([questionTrouble(text), gist(aTownhall().decide(person('ada'), ask('q', text)))]).toEqual([
      null,
      ['question.asked'],
    ]);
  }
});

it('[CO10] an empty or overlong name does not enter, and is told as the gate would tell it', () => {
  expect(blanks.map(nameTrouble)).toEqual(Array(blanks.length).fill(refusals['name-empty']));
  expect(nameTrouble('a'.repeat(limits.nameLength + 1))).toBe(refusals['name-too-long']);
  const name = ` ${'a'.repeat(limits.nameLength)} `;
  expect([nameTrouble(name), gist(aTownhall().decide(part('door'), enter('eve', { name })))]).toEqual([
    null,
    ['member.entered'],
  ]);
});
