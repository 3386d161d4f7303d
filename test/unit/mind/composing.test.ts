import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../protocol/answer.ts';
import { openLibrary } from '../../../server/mind/library.ts';
import type { Knowledge } from '../../../server/mind/ports.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { weigh } from '../../../server/mind/retrieve.ts';
import { askedWords } from '../../../server/mind/words.ts';
import { quotingAnswer } from '../../../server/mind/write-answer.ts';
import { aStatement, demoKnowledge, knowledgeOf, noAbort } from './knowledge.ts';

const mind = createQuotingMind();
const answer = (question: string, knowledge: Knowledge) => mind.answer(question, knowledge, noAbort);
const quotesOf = ({ sentences }: Awaited<ReturnType<typeof answer>>) =>
  sentences.filter(({ label }) => label === 'QUOTE').map(({ text }) => text);

describe('passages', () => {
  const texts = {
    sauna: 'The sauna belongs to everybody.',
    library: 'The library lends clocks.',
    chess: 'Chess is played under the stairs.',
    harbour: 'The harbour freezes in January.',
  };
  const ids = Object.keys(texts);

  /** What is quoted, in order, when these statements support an answer in this order. */
  async function quoted(question: string, order: readonly string[], again = 1): Promise<readonly string[]> {
    const statements = Object.entries(texts).map(([id, text]) =>
      aStatement({ id, title: 'A title', text: `${text} `.repeat(again).trim() }),
    );
    const knowledge = knowledgeOf(statements);
    const library = openLibrary(knowledge);
    const supports = order.flatMap((id) => {
      const passage = library.passages.get(id);
      if (passage === undefined) return [];
      const found = { passage, likeness: 1, share: 1, near: null, alignment: null, rank: 1 };
      return [{ found, excerpt: { passage, first: 0, last: again - 1 } }];
    });
    const words = weigh(library, askedWords(question));
    const reader = { prepare: () => Promise.resolve(), read: () => Promise.resolve({ words, supports }) };
    const { sentences } = await createQuotingMind(reader).answer(question, knowledge, noAbort);
    return sentences.flatMap(({ sources }) => sources.map(({ statementId }) => statementId));
  }

  it('[M85] at most three, each for a part of the question that those before leave out, the best first', async () => {
    const question = 'What about sauna, library, chess and harbour?';
    expect(await quoted(question, ids)).toEqual(['sauna', 'library', 'chess']);
    expect(await quoted(question, ids.toReversed())).toEqual(['harbour', 'chess', 'library']);
    expect(await quoted('What about the sauna and chess?', ids)).toEqual(['sauna', 'chess']);
  });

  it('[M85] none for what is said already, or for a word that says little', async () => {
    expect(await quoted('What about the sauna?', ids)).toEqual(['sauna']);
    expect(await quoted('Does the sauna belong to everybody?', ids)).toEqual(['sauna']);
  });

  it('[M9] [M85] six quoted sentences in all', async () => {
    const from = await quoted('What about sauna, library, chess and harbour?', ids, 3);
    expect(from).toEqual(['sauna', 'sauna', 'sauna', 'library', 'library', 'library']);
  });
});

describe('length', () => {
  const text =
    'The gym in Umeå is open all night. Towels cost nothing. Showers are new since spring. Lockers need a coin of ten kronor. Trainers come on Mondays and on Thursdays. The door is on the side of the river. Dogs wait outside.';
  const ask = (length: 'short' | 'normal' | 'long' | undefined) =>
    answer('Is the gym in Umeå open all night?', {
      ...knowledgeOf([aStatement({ title: 'The gym', text })]),
      manner: length === undefined ? undefined : { length },
    });

  it('[M90] is what the leader likes, and normal where nothing is said', async () => {
    const [short, normal, long] = [await ask('short'), await ask('normal'), await ask('long')].map(quotesOf);
    expect(short).toEqual(['The gym in Umeå is open all night.']);
    expect(normal?.length).toBeGreaterThan(1);
    expect(long?.length).toBeGreaterThanOrEqual(normal?.length ?? 0);
    expect(quotesOf(await ask(undefined))).toEqual(normal);
    for (const said of [short, normal, long]) expect(text.startsWith(said?.join(' ') ?? '–')).toBe(true);
  });

  it('[M90] short leaves nothing out that must come along', async () => {
    const knowledge = knowledgeOf([
      aStatement({ title: 'The gym', text: 'The gym in Umeå is open. Except on Sundays.' }),
    ]);
    const said = await answer('Is the gym in Umeå open?', { ...knowledge, manner: { length: 'short' } });
    expect(quotesOf(said)).toEqual(['The gym in Umeå is open.', 'Except on Sundays.']);
  });

  it('[M90] changes neither whether the demo leader answers nor from what', async () => {
    for (const question of ['Are we closing Leeds?', 'What is your salary?', 'Who painted the lighthouse?']) {
      const answers = await Promise.all(
        (['short', 'normal', 'long'] as const).map((length) =>
          answer(question, { ...demoKnowledge, manner: { length } }),
        ),
      );
      const from = answers.map(({ outcome, sentences }) => [
        outcome,
        sentences[sentences.length - 1]?.sources[0]?.statementId,
      ]);
      expect(from[0]).toEqual(from[1]);
      expect(from[2]).toEqual(from[1]);
    }
  });
});

describe('dates', () => {
  it.each([
    ['What did you previously say about the gym?', 'The gym in Umeå is for everybody.'],
    ['Is the gym no longer for everybody?', 'The gym in Umeå is for everybody.'],
    ['Is the gym for everybody?', 'The gym in Umeå is for everybody at the moment.'],
    ['Is the gym for everybody?', 'The gym in Umeå will soon be for everybody.'],
  ])('[M89] come first where they matter: %s %s', (question, text) => {
    const knowledge = knowledgeOf([aStatement({ title: 'The gym', text })]);
    const [passage] = openLibrary(knowledge).passages.values();
    if (passage === undefined) throw new Error('no passage');
    const { sentences } = quotingAnswer(question, [{ passage, first: 0, last: 0 }], knowledge, []);
    expect(sentences.map(({ label }) => label)).toEqual(['NOTICE', 'QUOTE']);
  });

  const older = aStatement({
    id: 'older',
    title: 'The sauna',
    text: 'The sauna is for guests alone.',
    date: '2026-09-01',
  });
  const newer = aStatement({ id: 'newer', title: 'Sauna rule', text: 'The sauna is for all.', supersedes: ['older'] });
  const said = (statements: readonly Statement[]) => {
    const knowledge = knowledgeOf(statements);
    const passage = openLibrary(knowledge, { withReplaced: true }).passages.get('older');
    if (passage === undefined) throw new Error('no passage');
    const { sentences } = quotingAnswer('Is it for guests?', [{ passage, first: 0, last: 0 }], knowledge, []);
    return sentences.map(({ label, text }) => (label === 'NOTICE' ? text : label));
  };

  it('[M89] come before what has been replaced since, once that is in force', () => {
    expect(said([older])).toEqual(['QUOTE']);
    expect(said([older, newer])).toEqual([
      expect.stringMatching(/^On 1 September 2026, .*, before this changed:$/),
      'QUOTE',
    ]);
    expect(said([older, aStatement({ ...newer, validFrom: '2027-01-01' })])).toEqual(['QUOTE']);
    expect(said([aStatement({ ...older, supersedes: ['older'] })])).toEqual([
      expect.not.stringContaining('changed'),
      'QUOTE',
    ]);
  });
});
