import { describe, expect, it } from 'vitest';
import { readWordVectors } from '../../../server/adapters/embeddings/word-vectors.ts';
import { createSimilarQuestions } from '../../../server/mind/similar-questions.ts';
import { similarTable as table } from '../../support/similar-table.ts';

const vectors = readWordVectors();
const questions: readonly (readonly [string, string])[] = Object.entries(table.questions);

function anIndex(all: readonly (readonly [string, string])[] = questions) {
  const index = createSimilarQuestions(vectors, ['Norrland Wind']);
  for (const [id, text] of all) index.put(id, text);
  return index;
}
const idsOf = (index: ReturnType<typeof anIndex>, text: string) => index.find(text).map(({ id }) => id);

describe('questions that ask the same', () => {
  it('[SQ1] are found by their words and by what those mean, also under another wording', () => {
    const index = anIndex();
    const wrong = table.asked.filter(({ text, same }) => (idsOf(index, text)[0] ?? null) !== same);
    // Four are missed, and none is told of that asks something else.
    expect(wrong.filter(({ same }) => same === null)).toEqual([]);
    expect(wrong.length).toBeLessThanOrEqual(4);
  });

  it('[SQ1] are found while they are typed, half a word too', () => {
    const index = anIndex();
    const text = 'When does the hiring fr';
    expect([text.slice(0, 8), text.slice(0, 19), text].map((typed) => idsOf(index, typed))).toEqual([
      [],
      ['hiring'],
      ['hiring'],
    ]);
  });

  it('[SQ1] are others where they name somebody else, or say nothing yet', () => {
    const index = anIndex([
      ['leeds', 'Are we closing Leeds?'],
      ['company', 'What does Norrland Wind do for the climate?'],
    ]);
    expect(idsOf(index, 'Are we closing Leeds?')).toEqual(['leeds']);
    expect(idsOf(index, 'Are we closing York?')).toEqual([]);
    expect(idsOf(index, 'Is Norrland Wind')).toEqual([]);
    expect(idsOf(index, '')).toEqual([]);
  });

  it('[SQ1] come the most alike first, whatever order they were read in', () => {
    const alike = [
      ['same', 'Will there be a bonus this year?'],
      ['near', 'Will there be a bonus this year for the night shift in the warehouse?'],
    ] as const;
    for (const all of [alike, alike.toReversed()])
      expect(idsOf(anIndex(all), 'Is there a bonus this year?')).toEqual(['same', 'near']);
  });

  it('[SQ2] are gone once taken out, and stand under their newest wording', () => {
    const index = anIndex();
    index.put('bonus', 'When is the summer party?');
    index.remove('laptops');
    expect(idsOf(index, 'Will there be a bonus this year?')).toEqual([]);
    expect(idsOf(index, 'When is the summer party?')).toEqual(['bonus']);
    expect(idsOf(index, 'When do we get new laptops?')).toEqual([]);
  });
});
