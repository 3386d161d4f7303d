import { describe, expect, it } from 'vitest';
import { pronounceable, readableWords } from '../../../server/adapters/tts/pronounceable.ts';

describe('pronounceable', () => {
  it.each([
    ['Umeå, Łódź and Århus – “fine”…', 'Umea, Lodz and Arhus , fine ...'],
    ['It’s naïve; straße', "It's naive; strasse"],
    ['ﬁve ２０ ½', 'five 20 1 2'],
    ['a\u0000b\u001b[31m\r\nc\u2028d\u202ee', 'a b 31m c d e'],
    ['مرحبا 🎉 東京', ''],
  ])('[SP14] gives flite plain letters on one line: %j', (text, plain) => {
    expect(pronounceable(text)).toBe(plain);
  });

  it('[SP8] names the words of the text as it is, with the letters to read', () => {
    const text = '“Well-made” in Umeå, O’Brien مرحبا';
    expect(readableWords(text).map(({ start, end, letters }) => [text.slice(start, end), letters])).toEqual([
      ['Well', 'Well'],
      ['made', 'made'],
      ['in', 'in'],
      ['Umeå', 'Umea'],
      ['O’Brien', "O'Brien"],
      ['مرحبا', ''],
    ]);
  });
});
