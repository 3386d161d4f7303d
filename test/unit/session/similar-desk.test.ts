import { describe, expect, it } from 'vitest';
import type { Strain } from '../../../protocol/strain.ts';
import { type QuestionIndex, SimilarDesk } from '../../../server/session/similar-desk.ts';
import { ask, aTownhall, idOf, part, person, questionId, type TownhallBuilder } from '../../support/build-townhall.ts';

/** Finds by one word that both texts hold. */
class WordIndex implements QuestionIndex {
  readonly #texts = new Map<string, string>();
  reads = 0;

  get ids() {
    return this.#texts.keys();
  }
  put(id: string, text: string): void {
    if (this.#texts.get(id) !== text) this.reads++;
    this.#texts.set(id, text);
  }
  remove(id: string): void {
    this.#texts.delete(id);
  }
  find(text: string) {
    return [...this.#texts].flatMap(([id, held]) => (held.includes(text) ? [{ id }] : []));
  }
}

function aDesk(townhall: TownhallBuilder, turns: (() => void)[] = []) {
  const indexes: WordIndex[] = [];
  const now: { strain: Strain } = { strain: 0 };
  const desk = new SimilarDesk({
    state: () => townhall.state,
    strain: () => now.strain,
    newIndex: () => {
      const index = new WordIndex();
      indexes.push(index);
      return index;
    },
    turn: async () => undefined,
    inTurns: async (bits) => {
      for (const _ of bits) turns.shift()?.();
    },
  });
  return { desk, now, indexes, like: async (text: string) => (await desk.find(text)).similar };
}

const on = (what: 'approve' | 'withdraw' | 'call', id: string) =>
  ({ type: `question.${what}`, questionId: questionId(id) }) as const;
const asked = (townhall: TownhallBuilder, id: string, text: string) =>
  townhall.do(person('ada'), ask(id, text)).do(person('mo'), on('approve', id));

describe('questions like the one that is typed', () => {
  it('[SQ2] are those that everybody may read: nothing of what waits for a moderator, was not taken or was withdrawn', async () => {
    const townhall = asked(aTownhall(), 'open', 'Is the bonus paid?');
    asked(townhall, 'gone', 'No bonus?').do(person('ada'), on('withdraw', 'gone'));
    townhall.do(person('bob'), ask('secret', 'A bonus for my boss?')).do(person('bob'), ask('bad', 'bonus!!'));
    townhall.do(person('mo'), { type: 'question.reject', questionId: questionId('bad'), reason: 'No question.' });
    const { like, indexes } = aDesk(townhall);
    expect(await like('bonus')).toEqual(['open']);
    expect([...(indexes[0]?.ids ?? [])]).toEqual(['open']);
  });

  it('[SQ2] stay told of on the stage and once answered or passed on', async () => {
    const townhall = asked(asked(aTownhall(), 'a', 'First bonus?'), 'b', 'Second bonus?');
    townhall.do(person('mo'), on('call', 'a'));
    townhall.do(person('mo'), { type: 'question.refer', questionId: questionId('b'), owner: 'Noor', note: '' });
    expect(await aDesk(townhall).like('bonus')).toEqual(['a', 'b']);
  });

  it('[SQ2] lead to what they were joined with, and by no wording that only its author and moderators know', async () => {
    const townhall = asked(aTownhall(), 'target', 'What of the bonus?');
    asked(townhall, 'shown', 'And the gratuity?').do(person('bob'), ask('hidden', 'My secret premium?'));
    for (const id of ['shown', 'hidden'])
      townhall.do(person('mo'), { type: 'question.merge', questionId: questionId(id), into: questionId('target') });
    const { like } = aDesk(townhall);
    expect([await like('gratuity'), await like('premium'), await like('?')]).toEqual([['target'], [], ['target']]);
  });

  it('[SQ2] are held against the town hall as it is when they are told', async () => {
    const townhall = asked(asked(aTownhall(), 'a', 'First bonus?'), 'b', 'Second bonus?');
    const withdrawn = () => void townhall.do(person('ada'), on('withdraw', 'a'));
    expect(await aDesk(townhall, [() => undefined, withdrawn]).like('bonus')).toEqual(['b']);
  });

  it('[SQ2] are forgotten with every word when somebody is erased', async () => {
    const townhall = asked(aTownhall(), 'a', 'Why does Ada Okafor get no bonus?');
    const { desk, like, indexes } = aDesk(townhall);
    expect(await like('bonus')).toEqual(['a']);
    townhall.do(part('door'), { type: 'member.leave', memberId: idOf('sid') });
    desk.forget();
    expect([...(indexes[1]?.ids ?? [])]).toEqual([]);
    expect(await like('bonus')).toEqual(['a']);
  });

  it('[SQ4] are read once, and what changed since', async () => {
    const townhall = asked(aTownhall(), 'a', 'First bonus?');
    const { desk, like, indexes } = aDesk(townhall);
    await desk.prepare();
    await like('bonus');
    townhall.do(person('bob'), { type: 'question.vote', questionId: questionId('a') });
    asked(townhall, 'b', 'Second bonus?');
    expect([await like('bonus'), indexes[0]?.reads]).toEqual([['a', 'b'], 2]);
  });

  it('[SQ1] are three at most', async () => {
    const townhall = aTownhall();
    for (const id of ['a', 'b', 'c', 'd']) asked(townhall, id, `Bonus ${id}?`);
    expect(await aDesk(townhall).like('Bonus')).toEqual(['a', 'b', 'c']);
  });

  it('[SQ4] are not told when the server is strained, or too many wait for them', async () => {
    const { desk, like, now } = aDesk(asked(aTownhall(), 'a', 'First bonus?'));
    const many = await Promise.all(Array.from({ length: 60 }, () => desk.find('bonus')));
    expect(many.filter(({ similar }) => similar.length === 0)).toHaveLength(20);
    now.strain = 2;
    expect(await like('bonus')).toEqual([]);
    now.strain = 1;
    expect(await like('bonus')).toEqual(['a']);
  });
});
