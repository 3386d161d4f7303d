import { describe, expect, it } from 'vitest';
import { addressed, speaksOf } from '../../../server/mind/addressed.ts';
import { openLibrary } from '../../../server/mind/library.ts';
import { askedWords } from '../../../server/mind/words.ts';
import { aStatement, knowledgeOf } from './knowledge.ts';

/** Whether a statement of one sentence speaks of whom the question is about; `near`: stems that mean about what a word of it means. */
function speaks(question: string, text: string, near: readonly string[] = []): boolean {
  const library = openLibrary(knowledgeOf([aStatement({ title: 'A matter', text })]));
  const [passage] = library.passages.values();
  if (passage === undefined) throw new Error('the statement is not read');
  const stems = askedWords(question)
    .filter((word) => !word.isLight)
    .map((word) => word.stem);
  const spoken = { stems, hasMeaning: true, formsOf: () => [], isNear: (stem: string) => near.includes(stem) };
  return speaksOf(passage, passage.sentences, addressed(question), spoken);
}

describe('whom a question is about', () => {
  it.each([
    ['Why did you close line 13?', 'Line 13 was closed in August.', []],
    ['Do you contact the families?', 'We ring every family on the same day.', ['contact']],
    ['Are you against us organising?', 'We have nothing against a union.', ['organis']],
    ['Were you happy with the numbers?', 'I was glad of the numbers.', ['happi']],
    ['What am I paid during a sabbatical?', 'A sabbatical is paid at half of the wage.', []],
    ['Will I have a desk of my own?', 'Everybody has a desk.', []],
    ['Why did you want the higher age limit?', 'We will not sell it to children, because it is cruel.', []],
  ])('[M104] is seen where the company is asked as "you": %s', (question, text, near) => {
    expect(speaks(question, text, near)).toBe(true);
  });

  it.each([
    ['Do you contact the families?', 'Every family gets a letter.', []],
    ['Do you own shares in a drug company?', 'Nobody here owns shares of a supplier.', ['share']],
    ['Are you in therapy yourself?', 'We pay for ten sessions of therapy.', []],
    ['Are you married?', 'We have a room for weddings.', ['marri']],
    ['Will I be promoted?', 'We promote whoever is good.', []],
  ])('[M22] stays a matter of the leader, or of one person: %s', (question, text, near) => {
    expect(speaks(question, text, near)).toBe(false);
  });
});
