import { afterAll, describe, expect, it } from 'vitest';
import { openMind } from '../../../server/hall-mind.ts';
import { openMindThread } from '../../../server/mind-thread.ts';
import { aStatement, demoKnowledge, knowledgeOf, noAbort } from '../../unit/mind/knowledge.ts';

const log = { warn: (fields: object, message: string) => expect.fail(`${message} ${JSON.stringify(fields)}`) };
// Few, because their meanings take a while to read.
const knowledge = { ...demoKnowledge, statements: demoKnowledge.statements.slice(0, 4) };
const options = { model: null, dataDir: null, ownNames: ['Northwind'], log };

describe('the mind in a thread of its own', () => {
  const thread = openMindThread(options);
  const here = openMind(options);
  afterAll(async () => {
    await thread.close();
    await here.close();
  });

  it.each(['What is our strategy on products?', 'How much does Elin Berg earn?', 'Who won the cup?'])(
    '[M110] answers as the mind itself: %s',
    async (question) => {
      const answer = await thread.mind.answer(question, knowledge, noAbort);
      expect(answer).toEqual(await here.mind.answer(question, knowledge, noAbort));
      expect(thread.health()).toEqual({ status: 'ok' });
    },
  );

  it('[M110] answers from the knowledge that it is asked about, whatever it was told before', async () => {
    const question = 'What is our strategy on products?';
    const [none, some] = await Promise.all([
      thread.mind.answer(question, { ...knowledge, statements: [], personaVersion: 8 }, noAbort),
      thread.mind.answer(question, knowledge, noAbort),
    ]);
    expect(none).toMatchObject({ outcome: 'abstained', personaVersion: 8 });
    expect(some).toMatchObject({ outcome: 'answered', personaVersion: knowledge.personaVersion });
  });

  it('[PN30] finds contradictions there too, while it answers', async () => {
    const lunch = (text: string, id: string) => aStatement({ id, text });
    const versions = knowledgeOf([
      lunch('A warm lunch in our canteen costs 5.20 euros.', 'canteen'),
      lunch('A warm lunch in our canteen costs 4.50 euros.', 'guests'),
    ]).statements;
    const [found, answer] = await Promise.all([
      thread.contradictions(versions),
      thread.mind.answer('Who won the cup?', knowledge, noAbort),
    ]);
    expect(found).toEqual(await here.contradictions(versions));
    expect(found.map(({ why }) => why)).toEqual(['number']);
    expect(answer).toMatchObject({ outcome: 'abstained' });
  });

  it('[M110] ends with the reason of whoever aborts, and leaves the others alone', async () => {
    const aborting = new AbortController();
    const dropped = thread.mind.answer('What is our strategy on products?', knowledge, aborting.signal);
    const kept = thread.mind.answer('Who won the cup?', knowledge, noAbort);
    aborting.abort(new Error('no longer wanted'));
    await expect(dropped).rejects.toThrow('no longer wanted');
    expect(await kept).toMatchObject({ outcome: 'abstained' });
  });
});

describe('a thread that a question brings down', () => {
  const stuck = (silentMs: number) =>
    openMindThread({ ...options, silentMs, workerUrl: new URL('../../support/stuck-mind.ts', import.meta.url) });

  it('[M111] fails what it had, and is replaced with the next question', async () => {
    const thread = stuck(60_000);
    const { mind } = thread;
    for (let turn = 0; turn < 2; turn++)
      await expect(mind.answer('die', knowledge, noAbort)).rejects.toThrow('the thread of the mind ended');
    await thread.close();
    await expect(mind.answer('die', knowledge, noAbort)).rejects.toThrow('the mind is closed');
  });

  it('[M111] that never ends is ended, and the hall goes on', async () => {
    const thread = stuck(1500);
    const { mind } = thread;
    await expect(mind.answer('loop', knowledge, noAbort)).rejects.toThrow('the mind thought too long');
    await expect(mind.answer('die', knowledge, noAbort)).rejects.toThrow('the thread of the mind ended');
    await thread.close();
  });
});
