import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupedQuestion, groupQuestions } from '../../../server/mind/group-questions.ts';
import { createNearestTopic } from '../../../server/mind/nearest-topic.ts';
import { demoStatements } from './knowledge.ts';

const names = ['Maya Lindqvist'];
const topicOf = createNearestTopic(demoStatements, names);
const none = () => null;

function asked(texts: readonly (readonly [text: string, ...voters: readonly string[]])[]): readonly GroupedQuestion[] {
  return texts.map(([text, ...voters], i) => ({ id: `q${i}`, text, voters: new Set([`asker${i}`, ...voters]) }));
}
const gist = (questions: readonly GroupedQuestion[], topics: (question: string) => string | null = topicOf) =>
  groupQuestions(questions, topics, names).map(({ name, questions: members }) => [
    name,
    members.map(({ text }) => text),
  ]);

describe('questions that the avatar did not know', () => {
  it('[RV21] stand under the topic of the statements that are nearest to them, the most voted first', () => {
    const questions = asked([
      ['Will the Porto office close?'],
      ['Will there be a bonus in 2031?', 'a', 'b'],
      ['Will my pay rise with inflation?', 'a'],
    ]);
    expect(gist(questions)).toEqual([
      ['Bonus', ['Will there be a bonus in 2031?']],
      ['Pay', ['Will my pay rise with inflation?']],
      ['Porto', ['Will the Porto office close?']],
    ]);
    expect(groupQuestions(questions, topicOf, names)[0]).toMatchObject({
      topic: 'bonus',
      voters: new Set(['asker1', 'a', 'b']),
    });
  });

  it('[RV21] without a topic stand under the words that they share, and alone under Other, which is last', () => {
    const questions = asked([
      ['Is Tom from the cellar a wizard?', 'a', 'b', 'c', 'd'],
      ['Where can I park?'],
      ['Is there parking for electric cars?', 'a'],
      ['When do we get more parking for bicycles?'],
    ]);
    expect(gist(questions, none)).toEqual([
      [
        'Parking',
        ['Is there parking for electric cars?', 'Where can I park?', 'When do we get more parking for bicycles?'],
      ],
      ['Other', ['Is Tom from the cellar a wizard?']],
    ]);
  });

  it('[RV21] about the same matter stand together, though one of them alone would have no topic', () => {
    const questions = asked([
      ['Can I bring my dog to work?'],
      ['Will a dog be allowed in the Porto office?', 'a'],
      ['Does Porto keep its laboratory?', 'a', 'b', 'c'],
    ]);
    const [group] = groupQuestions(questions, topicOf, names);
    expect(group?.name).toBe('Porto');
    expect(group?.questions.map(({ id }) => id)).toEqual(['q2', 'q1', 'q0']);
  });

  it('[RV21] a topic that one of many was given by chance is not that of all', () => {
    const questions = asked([['A sauna, please?'], ['Where is our sauna?'], ['Who pays for a sauna?']]);
    const chance = (text: string) => (text.startsWith('Who') ? 'pay' : null);
    expect(gist(questions, chance).map(([name]) => name)).toEqual(['Sauna']);
  });

  it('[RV21] whoever is for several questions of a group counts once', () => {
    const questions = asked([
      ['Will the Porto office close?', 'a', 'b'],
      ['Does Porto get a new office?', 'a', 'b'],
    ]);
    expect(groupQuestions(questions, topicOf, names)[0]?.voters.size).toBe(4);
  });

  it('[RV21] that say nothing, or nothing in English, are under Other', () => {
    expect(gist(asked([[''], ['???'], ['Wann kommt die neue Kantine?']]))).toEqual([
      ['Other', ['', '???', 'Wann kommt die neue Kantine?']],
    ]);
    expect(gist([])).toEqual([]);
    expect(createNearestTopic([], names)('Will the Porto office close?')).toBeNull();
  });

  const words = 'Porto pay bonus office dog parking wizard when why the our Leeds inflation ??? лифт'.split(' ');
  const questions = fc
    .uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-z]{1,4}$/),
        text: fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((said) => said.join(' ')),
        voters: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }).map((each) => new Set(each)),
      }),
      { selector: ({ id }) => id, maxLength: 14 },
    )
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));

  it('[RV21] are each in one group, in whatever order they came, and groups come by their votes with Other last', () => {
    fc.assert(
      fc.property(questions, ([all, shuffled]) => {
        const groups = groupQuestions(all, topicOf, names);
        expect(groupQuestions(shuffled, topicOf, names)).toEqual(groups);
        const ids = groups.flatMap(({ questions: members }) => members.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        expect(groups.every(({ questions: members }) => members.length > 0)).toBe(true);
        expect(new Set(groups.map(({ name }) => name.toLowerCase())).size).toBe(groups.length);
        const named = groups.filter(({ name }) => name !== 'Other').map(({ voters }) => voters.size);
        expect(named).toEqual(named.toSorted((a, b) => b - a));
        expect(groups.findIndex(({ name }) => name === 'Other')).toBeOneOf([-1, groups.length - 1]);
      }),
      { numRuns: 60 },
    );
  });
});
