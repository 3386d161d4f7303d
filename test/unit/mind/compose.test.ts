import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseExcerpt, isWhole, maxSentences, sentencesOf, wholeAround } from '../../../server/mind/compose.ts';
import { openLibrary, type Passage } from '../../../server/mind/library.ts';
import { weigh } from '../../../server/mind/retrieve.ts';
import { maxSeconds, speakingSeconds } from '../../../server/mind/speaking-time.ts';
import { askedWords } from '../../../server/mind/words.ts';
import { toSpoken } from '../../../server/speech/spoken.ts';
import { aStatement, demoKnowledge, knowledgeOf } from './knowledge.ts';

function passageOf(text: string): Passage {
  const [passage] = openLibrary(knowledgeOf([aStatement({ text })])).passages.values();
  if (passage === undefined) throw new Error('no passage');
  return passage;
}

function around(text: string, at: number): string | null {
  const excerpt = wholeAround(passageOf(text), at);
  return excerpt === null
    ? null
    : sentencesOf(excerpt)
        .map((sentence) => sentence.text)
        .join(' ');
}

describe('whole excerpts', () => {
  it.each([
    ['a pronoun', 'We close the mine. It costs us ninety jobs.'],
    ['but', 'Salaries rise. But not for managers.'],
    ['this', 'We hire forty people. This is final.'],
    ['a bare no', 'Are we closing Leeds? No.'],
    ['a pronoun after a short lead', 'The profit share rises. For 2025 that is 900 kronor.'],
    ['a comparison to what was said', 'Two sites were hurt. The other stayed open.'],
    ['a joining word', 'Nobody is dismissed. Instead we retrain.'],
    ['a quoted opener', 'The board refused. "They were wrong," I said.'],
  ])('[M8] %s brings the sentence before it', (_, text) => {
    expect(around(`First comes weather. ${text} Spring is late.`, 2)).toContain(text);
  });

  it.each([
    ['but', 'We will never close Leeds.', 'But the old wing goes.'],
    ['except', 'Everybody gets a raise.', 'Except the executives.'],
    ['unless', 'The office stays open.', 'Unless the owner sells it.'],
    ['not', 'You get an answer in a day.', 'Not a solution.'],
    ['only', 'All sites are safe.', 'Only Porto is under review.'],
  ])('[M8] a sentence narrowed by %s brings what narrows it', (_, claim, narrowing) => {
    expect(around(`Spring is late. ${claim} ${narrowing} Autumn is early.`, 1)).toBe(`${claim} ${narrowing}`);
  });

  it('[M8] an announced list comes whole, and a question to oneself is never the last word', () => {
    expect(around('We have three values. Measure. Doubt. Care. Spring is late.', 0)).toBe(
      'We have three values. Measure. Doubt. Care.',
    );
    expect(around('Will we close Leeds? We invest there. Spring is late.', 0)).toBe(
      'Will we close Leeds? We invest there.',
    );
  });

  it('[M9] what cannot be said whole within an answer is not said', () => {
    expect(around('We have five rules. One. Two. Three. Four. Five.', 0)).toBeNull();
    expect(around(`${'word '.repeat(200)}end. Short one.`, 0)).toBeNull();
    expect(around(`${'w'.repeat(1300)}. Short one.`, 0)).toBeNull();
  });
});

describe('chooseExcerpt', () => {
  const library = openLibrary(demoKnowledge);
  const passages = [...library.passages.values()];

  it('[M7] [M8] [M9] whatever is asked of whatever statement: whole, verbatim, in order, and short', () => {
    const vocabulary = [...library.passagesWith.keys()].filter((word) => !word.includes(' '));
    const question = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...passages), question, (passage, words) => {
        const excerpt = chooseExcerpt(passage, weigh(library, askedWords(words.join(' '))));
        if (excerpt === null) return;
        const sentences = sentencesOf(excerpt);
        expect(isWhole(excerpt)).toBe(true);
        expect(sentences.length).toBeLessThanOrEqual(maxSentences);
        expect(speakingSeconds(toSpoken(sentences.map((s) => s.text).join(' ')))).toBeLessThanOrEqual(maxSeconds);
        for (const { text, start, end } of sentences) expect(passage.statement.text.slice(start, end)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('[M7] every demo statement can be quoted', () => {
    for (const passage of passages) {
      const words = weigh(library, askedWords(passage.statement.title));
      expect(chooseExcerpt(passage, words), passage.statement.id).not.toBeNull();
    }
  });

  it('[M8] the sentence that answers brings what it leans on', () => {
    const passage = passageOf(
      'Spring was late. The canteen was rebuilt last year. It opens at seven with porridge. Autumn was early.',
    );
    const chosen = chooseExcerpt(passage, weigh(library, askedWords('When does it open with porridge?')));
    expect(chosen).toMatchObject({ first: 1, last: 2 });
  });

  it('[M7] says the sentence that answers, and leaves the rest', () => {
    const passage = passageOf(
      'Spring was late in Umeå and the ice stayed on the river until the week after the market, which nobody had seen since 1988 and everybody spoke about at every table in the canteen. The canteen opens at seven. Autumn was early in Pune, and the people there were glad of it.',
    );
    const chosen = chooseExcerpt(passage, weigh(library, askedWords('When does the canteen open?')));
    expect(chosen).toMatchObject({ first: 1 });
  });
});
