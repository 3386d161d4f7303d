import { describe, expect, it } from 'vitest';
import { followUp } from '../../../server/mind/follow-up.ts';
import { askedWords } from '../../../server/mind/words.ts';

const read = (question: string, previous?: string) => followUp(question, previous, (text) => askedWords(text));

describe('a question that goes on from the one before', () => {
  it('[M30] takes what it leaves out from there, with less weight and no name', () => {
    const { text, words } = read('And the monthly one?', 'How much is a ticket to Saltholm?');
    expect(text).toBe('How much is a ticket to Saltholm? And the monthly one?');
    expect(words.map(({ stem, isCarried, isName }) => [stem, isCarried ?? false, isName])).toEqual([
      ['month', false, false],
      ['ticket', true, false],
      ['saltholm', true, false],
    ]);
  });

  it.each(['How many apprentices began in the workshop?', 'Which ferries sail in fog?'])(
    '[M30] that stands by itself is read alone: %s',
    (question) => {
      expect(read(question, 'How much is a ticket?')).toEqual(read(question));
    },
  );
});
