import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../../server/mind/library.ts';
import { createMeanings } from '../../../server/mind/meaning.ts';
import { type Embeddings, EmbeddingsFailure } from '../../../server/mind/ports.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { createReader } from '../../../server/mind/reader.ts';
import { aStatement, knowledgeOf, noAbort } from './knowledge.ts';

const matters = ['ferry boat sail sea', 'food lunch soup eat', 'money salary pay'].map((words) => words.split(' '));

/** Knows three matters, by the words that it was told belong to each. */
function fakeEmbeddings(): Embeddings & { readonly asked: string[][]; isBroken: boolean } {
  const vectors = (texts: readonly string[]) => {
    if (fake.isBroken) throw new EmbeddingsFailure('unavailable');
    fake.asked.push([...texts]);
    return texts.map((text) => {
      const words = new Set(text.toLowerCase().split(/\W+/));
      const counts = matters.map((matter) => matter.filter((word) => words.has(word)).length);
      const length = Math.hypot(...counts) || 1;
      return Float32Array.from(counts, (count) => count / length);
    });
  };
  const fake = {
    id: 'fake',
    asked: [] as string[][],
    isBroken: false,
    embed: async (texts: readonly string[]) => vectors(texts),
    embedLibrary: async (texts: readonly string[]) => vectors(texts),
    close: async () => undefined,
  };
  return fake;
}

const ferries = aStatement({ id: 'ferries', title: 'Fog', text: 'A boat does not sail in it. The sea can wait.' });
const lunch = aStatement({ id: 'lunch', title: 'At noon', text: 'There is soup to eat for everybody. Bring a bowl.' });
const knowledge = knowledgeOf([ferries, lunch]);
const library = openLibrary(knowledge);

describe('meaning', () => {
  it('[M27] tells how near each passage and sentence is, each read with its title', async () => {
    const embeddings = fakeEmbeddings();
    const near = await createMeanings(embeddings, () => undefined).near(library, 'Is there food?');
    expect(near?.get('lunch')?.sentences).toEqual([1, 0]);
    expect(near?.get('lunch')?.sentence).toBe(1);
    expect(near?.get('ferries')?.whole).toBe(0);
    expect(embeddings.asked[0]).toEqual([
      'Fog. A boat does not sail in it.',
      'Fog. The sea can wait.',
      'At noon. There is soup to eat for everybody.',
      'At noon. Bring a bowl.',
    ]);
  });

  it('[M27] reads the statements once, and a question once', async () => {
    const embeddings = fakeEmbeddings();
    const meanings = createMeanings(embeddings, () => undefined);
    await meanings.prepare(knowledge);
    for (const question of ['Food?', 'Food?', 'Pay?']) await meanings.near(library, question);
    expect(embeddings.asked.length).toBe(3);
  });

  it('[M28] a failure is told, words alone go on, and the next question tries again', async () => {
    const embeddings = fakeEmbeddings();
    const troubles: unknown[] = [];
    const meanings = createMeanings(embeddings, (error) => troubles.push(error));
    const mind = createQuotingMind(createReader({ meanings }));
    const statement = aStatement({
      id: 'canteen',
      title: 'The canteen',
      text: 'The canteen in Umeå serves lunch from eleven to two, and the soup is free for everybody who brings a bowl.',
    });
    const canteen = knowledgeOf([statement]);
    embeddings.isBroken = true;
    expect((await mind.answer('What does the canteen serve?', canteen, noAbort)).outcome).toBe('answered');
    expect(troubles).toEqual([new EmbeddingsFailure('unavailable')]);
    embeddings.isBroken = false;
    await mind.answer('What does the canteen serve?', canteen, noAbort);
    expect([troubles.length, embeddings.asked.length]).toEqual([1, 2]);
  });

  it('[M5] [M27] however near in meaning, a passage without a name that is asked is none', async () => {
    const mind = createQuotingMind(createReader({ meanings: createMeanings(fakeEmbeddings(), () => undefined) }));
    const answer = await mind.answer('When do boats of Helgoland sail in fog on the sea?', knowledge, noAbort);
    expect(answer.outcome).toBe('abstained');
  });
});

describe('who listens', () => {
  const secret = aStatement({
    id: 'secret',
    title: 'The kiosks at the ring road',
    text: 'We will close the eleven kiosks along the ring road next spring, and the tenants will be told in October.',
    scope: 'managers',
  });
  const mind = createQuotingMind();
  const ask = async (setting: { readonly scope?: string; readonly lang?: string }) =>
    (await mind.answer('What about the kiosks at the ring road?', knowledgeOf([secret]), noAbort, setting)).outcome;

  it('[M3] a statement with a scope is for those of that scope alone', async () => {
    expect(await ask({ scope: 'managers' })).toBe('answered');
    expect([await ask({}), await ask({ scope: 'board' })]).toEqual(['abstained', 'abstained']);
  });

  it('[M3] a question in another language goes to a person', async () => {
    expect(await ask({ scope: 'managers', lang: 'de' })).toBe('abstained');
  });
});
