import { describe, expect, it } from 'vitest';
import { createAlignments } from '../../../server/mind/alignment.ts';
import { openLibrary } from '../../../server/mind/library.ts';
import type { WordVectors } from '../../../server/mind/ports.ts';
import { aStatement, knowledgeOf } from './knowledge.ts';

/** Knows these words; any two on one line mean the same, others nothing to each other. */
function vectorsOf(...families: readonly string[]): WordVectors {
  const words = families.flatMap((family, line) => family.split(' ').map((word) => ({ word, line })));
  return {
    idOf: (word) => {
      const at = words.findIndex((each) => each.word === word);
      return at === -1 ? undefined : at;
    },
    alike: (a, b) => (words[a]?.line === words[b]?.line ? 0.85 : 0.1),
  };
}

const wages = aStatement({ id: 'wages', title: 'Wages', text: 'Salaries rise in May. The ferry does not.' });

describe('aligning a question with a passage', () => {
  it('[M32] a word is near what means the same, in the sentence that says it, in any form', () => {
    const library = openLibrary(knowledgeOf([wages]));
    const align = createAlignments(vectorsOf('salary salaries wage earning', 'boat ferry', 'canteen'));
    const [passage] = library.passages.values();
    if (passage === undefined) throw new Error('there is one passage');
    expect(align(library, ['earnings', 'boats', 'canteen', 'xylqzt']).of(passage)).toEqual({
      heading: [1, 0, 0, 0],
      sentences: [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
      ],
      all: [1, 1, 0, 0],
    });
  });

  it('[M32] words that have little to do with each other are not near at all', () => {
    const library = openLibrary(knowledgeOf([wages]));
    const far = { idOf: (word: string) => (word === 'ferry' ? 0 : word === 'tram' ? 1 : undefined), alike: () => 0.35 };
    const [passage] = library.passages.values();
    if (passage === undefined) throw new Error('there is one passage');
    expect(createAlignments(far)(library, ['tram']).all(passage)).toEqual([0]);
  });
});
