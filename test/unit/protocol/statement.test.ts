import { describe, expect, it } from 'vitest';
import { originalLink, statementSchema } from '../../../protocol/answer.ts';
import { canonicalJson } from '../../../protocol/record/canonical.ts';
import { sha256Hex } from '../../../protocol/record/chain.ts';

const old = {
  id: 's',
  title: 'Lunch',
  date: '2026-03-01',
  place: 'Letter',
  text: 'Lunch is free.',
  topics: ['canteen'],
};
const parses = (more: object) => statementSchema.safeParse({ ...old, ...more }).success;

describe('a statement', () => {
  it('[PN70] says for whom it was, where the original is, and where in it the words stand', () => {
    const whole = { audience: 'All staff in Lund', link: '2026.mbox#42', span: { start: 0, end: 14 } };
    expect(statementSchema.parse({ ...old, ...whole })).toEqual({ ...old, ...whole });
    for (const span of [{ start: 3, end: 3 }, { start: -1, end: 2 }, { start: 0.5, end: 2 }, { start: 0 }])
      expect(parses({ span })).toBe(false);
    expect([parses({ audience: '' }), parses({ audience: 'x'.repeat(201) })]).toEqual([false, false]);
  });

  it('[PN70] links to a page on the web or names a file, and nothing else that a browser would open', () => {
    const links = [
      'https://intranet.example/letters/3',
      'Re: pay.eml#<1@mail>',
      'hall.vtt#00:14:05',
      'Brev från Åre.docx',
    ];
    expect(links.map(originalLink)).toEqual(links);
    const others = [
      'http://a.example',
      'mailto:maya@example.com',
      'javascript:alert(1)',
      ' data:text/html,x',
      'https://',
      '',
    ];
    expect([...others, 'a\nb', `${'x'.repeat(501)}`].map(originalLink)).toEqual(Array(8).fill(''));
  });

  it('[PN70] of before keeps its bytes and its hash', () => {
    expect(sha256Hex(canonicalJson(statementSchema.parse(old)))).toBe(
      '7329fd64f5a6513b572f8537945be58663b58605a4c186fb5ce1a7dba70866db',
    );
  });
});
