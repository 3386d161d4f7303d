import { describe, expect, it } from 'vitest';
import { courtesyTrouble } from '../../../protocol/courtesy.ts';
import { limits } from '../../../protocol/limits.ts';
import { firmness, negators, quantifiers } from '../../../server/mind/verify/lexicon.ts';
import { numberWords, ordinalWords } from '../../../server/mind/verify/units.ts';

const opening = (text: string) => courtesyTrouble(text, 'opening');
const closing = (text: string) => courtesyTrouble(text, 'closing');

describe('an opening or a closing', () => {
  it.each([
    'Thank you for asking.',
    'Thanks, everyone!',
    'That is a fair question.',
    'A good and important question.',
    'I’m glad you asked.',
    'Let me be clear.',
    "Let's begin.",
  ])('[PN61] may be “%s”', (text) => {
    expect([opening(text), closing(text)]).toEqual([null, null]);
  });

  it.each(['I hope that helps, and thank you for your time and trust.', 'Do come and ask me more, and more, please.'])(
    '[PN61] may have twelve words at the end, and six at the beginning: “%s”',
    (text) => {
      expect([closing(text), opening(text)]).toEqual([null, { kind: 'too-long' }]);
    },
  );

  it.each([
    ['The offices stay open.', 'offices'],
    ['Please ask questions like this.', 'like'],
    ['Thank you, Maya.', 'Maya'],
    ['Thank you for asking, Grace.', 'Grace'],
    ['We are fair.', 'fair'],
    ['That is good for everyone.', 'good'],
    ['You are right.', 'right'],
    ['I do not mind.', 'not'],
    ["Don't thank me.", "Don't"],
    ['I’ll hear you.', 'I’ll'],
    ['We will listen.', 'will'],
    ['I promise.', 'promise'],
    ['Ask me on Monday.', 'Monday'],
    ['Thank you two.', 'two'],
    ['Thank You.', 'You'],
  ])('[PN61] may not be “%s”: “%s” may carry a fact', (text, word) => {
    expect(closing(text)).toEqual({ kind: 'not-courtesy', word });
  });

  it.each([
    '',
    'Thank you',
    'thank you.',
    'Thank you?',
    'Is that a good question?',
    'Thank you. Thank you.',
    'Thank you 2.',
    'Thank you for 5%.',
    'Thank you: <b>you</b>.',
    'Thank you;\nthank you.',
    `Thank you${' and thank you'.repeat(4)}.`,
    `Thank ${'you '.repeat(limits.courtesyLength)}.`,
  ])('[PN61] is one sentence of up to twelve words, and not “%s”', (text) => {
    expect(closing(text)).toEqual({ kind: 'not-a-sentence' });
  });

  it('[PN61] holds no word that denies, counts, measures or plans', () => {
    const carrying = [...negators, ...numberWords.keys(), ...ordinalWords.keys()];
    const months = [
      'January',
      'May',
      'December',
      'today',
      'tomorrow',
      'always',
      'right',
      'agree',
      'yes',
      'true',
      'open',
    ];
    const plans = [...firmness.keys()].filter((word) => !/^(?:hope|ask(?:s|ed)?)$/.test(word));
    const counts = [...quantifiers.keys()].filter((word) => !/^every(?:body|one)$/.test(word));
    const passed = [...carrying, ...months, ...plans, ...counts].filter((word) => closing(`I ${word}.`) === null);
    expect(passed).toEqual([]);
  });
});
