import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterOwnAct,
  bounceMs,
  follow,
  go,
  isMeant,
  nothingSelected,
  type Selection,
  select,
} from '../../../../../client/world/desk/selection.ts';
import { type QuestionId, questionIdSchema } from '../../../../../protocol/ids.ts';

const ids = (text: string): readonly QuestionId[] => [...text].map((letter) => questionIdSchema.parse(letter));
const lists = (...texts: readonly string[]) => texts.map(ids);
const at = (id: string, shown: readonly (readonly QuestionId[])[]): Selection =>
  select(nothingSelected, questionIdSchema.parse(id), shown);

describe('the selected question', () => {
  it('[DK1] begins with the first there is, and stays at the ends', () => {
    const shown = lists('', 'abc', 'x');
    expect(go(nothingSelected, 'next', shown)).toMatchObject({ id: 'a', list: 1 });
    expect(go(at('c', shown), 'next', shown).id).toBe('c');
    expect(go(at('a', shown), 'previous', shown).id).toBe('a');
    expect(go(at('a', shown), 'last', shown).id).toBe('c');
    expect(go(at('c', shown), 'first', shown).id).toBe('a');
    expect(go(nothingSelected, 'next', lists('', ''))).toBe(nothingSelected);
  });

  it('[DK1] goes to the same height of the list beside, over empty ones, or to its end', () => {
    const shown = lists('abc', '', 'xy');
    expect(go(at('c', shown), 'list-after', shown).id).toBe('y');
    expect(go(at('x', shown), 'list-before', shown).id).toBe('a');
    expect(go(at('x', shown), 'list-after', shown).id).toBe('x');
  });

  it('[DK6] is the same after whatever arrives or moves, wherever it stands', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));
    fc.assert(
      fc.property(letters, letters, letters, (before, news, queue) => {
        fc.pre(before.length > 0);
        const selected = at(before[0] ?? '', lists(before.join(''), ''));
        const shown = lists(news.join(''), queue.filter((id) => !news.includes(id)).join(''));
        expect(follow(selected, shown).id).toBe(selected.id);
      }),
    );
  });

  it('[DK7] an arrow goes on from where it stands now, or from where it stood before it went elsewhere', () => {
    const selected = at('b', lists('abc', 'x'));
    expect(go(follow(selected, lists('bac', 'x')), 'next', lists('bac', 'x')).id).toBe('a');
    // Approved by somebody else: it stands in the queue now, and the hand is still among the new.
    const moved = lists('ac', 'xb');
    expect(follow(selected, moved).id).toBe('b');
    expect(go(follow(selected, moved), 'next', moved).id).toBe('c');
    expect(go(follow(selected, moved), 'previous', moved).id).toBe('a');
    expect(go(follow(selected, lists('', 'x')), 'next', lists('', 'x')).id).toBe('x');
  });

  it('[DK8] after an act of one’s own is the next in that list, and a bounced key is not meant for it', () => {
    const selected = at('b', lists('abc', 'x'));
    const next = afterOwnAct(selected, lists('ac', 'xb'), 1000);
    expect(next).toEqual({ id: 'c', list: 0, index: 1, movedAtMs: 1000 });
    expect([isMeant(next, 1000 + bounceMs - 1), isMeant(next, 1000 + bounceMs)]).toEqual([false, true]);
    expect(isMeant(go(next, 'previous', lists('ac', 'xb')), 1001)).toBe(true);
    expect(isMeant(nothingSelected, 1000)).toBe(false);
    expect(afterOwnAct(at('c', lists('abc')), lists('ab'), 1).id).toBe('b');
    // Nothing is left there, or it is still there.
    expect(afterOwnAct(selected, lists('', 'b'), 1)).toBe(selected);
    expect(afterOwnAct(selected, lists('cab'), 1)).toBe(selected);
  });
});
