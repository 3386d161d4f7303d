import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../protocol/answer.ts';
import { openLibrary } from '../../../server/mind/library.ts';
import type { Knowledge } from '../../../server/mind/ports.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { quotingAnswer } from '../../../server/mind/write-answer.ts';
import { aStatement, demoKnowledge, knowledgeOf, noAbort } from './knowledge.ts';

const mind = createQuotingMind();
const answer = (question: string, knowledge: Knowledge) => mind.answer(question, knowledge, noAbort);
const quotesOf = ({ sentences }: Awaited<ReturnType<typeof answer>>) =>
  sentences.filter(({ label }) => label === 'QUOTE').map(({ text }) => text);

describe('passages', () => {
  const about = (id: string, text: string) =>
    aStatement({ id, title: 'Sauna, kayak, library, chess and harbour', text });
  const all = [
    about('sauna', 'The sauna and the kayak belong to everybody.'),
    about('library', 'The library lends the sauna a clock and the kayak a paddle.'),
    about('chess', 'The chess table stands between the sauna and the kayak.'),
    about('harbour', 'The harbour is where the sauna meets the kayak.'),
  ];
  const sourcesOf = async (question: string, statements: readonly Statement[]) => {
    const { sentences } = await answer(question, knowledgeOf(statements));
    return [...new Set(sentences.flatMap(({ sources }) => sources.map(({ statementId }) => statementId)))];
  };

  it('[M85] at most three, each for a part of the question that those before leave out', async () => {
    const question = 'Sauna, kayak: who lends, is there chess, and is there a harbour?';
    const from = await sourcesOf(
      question,
      all.map((each) => ({ ...each, topics: ['sauna', 'kayak'] })),
    );
    expect(from.length).toBeLessThanOrEqual(3);
    expect(new Set(from).size).toBe(from.length);
    expect(await sourcesOf('Whose are the sauna and the kayak?', all)).toHaveLength(1);
  });

  it('[M85] the one that answers comes first', async () => {
    const [first] = await sourcesOf('Where is the chess table?', all);
    expect(first).toBe('chess');
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
    const [passage] = openLibrary(knowledgeOf([older])).passages.values();
    if (passage === undefined) throw new Error('no passage');
    const { sentences } = quotingAnswer(
      'Is it for guests?',
      [{ passage, first: 0, last: 0 }],
      knowledgeOf(statements),
      [],
    );
    return sentences.map(({ label }) => label);
  };

  it('[M89] come before what has been replaced since, once that is in force', () => {
    expect(said([older])).toEqual(['QUOTE']);
    expect(said([older, newer])).toEqual(['NOTICE', 'QUOTE']);
    expect(said([older, aStatement({ ...newer, validFrom: '2027-01-01' })])).toEqual(['QUOTE']);
    expect(said([aStatement({ ...older, supersedes: ['older'] })])).toEqual(['QUOTE']);
  });
});
