import { expect, it } from 'vitest';
import { mannerWordsId } from '../../../protocol/answer.ts';
import { substanceOf } from '../../../server/rehearsal/substance.ts';
import { aRow, quote } from './rows.ts';

it('[PN62] words of courtesy are no part of what an answer gives', () => {
  const own = quote();
  const courtesy = {
    ...own,
    label: 'APPROVED' as const,
    sources: own.sources.map((source) => ({ ...source, statementId: mannerWordsId })),
  };
  const plain = aRow({ sentences: [own] });
  expect(substanceOf(aRow({ sentences: [courtesy, own] }))).toBe(substanceOf(plain));
  expect(substanceOf(plain)).not.toBe('');
});
