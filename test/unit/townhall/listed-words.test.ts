import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { fold } from '../../../server/townhall/evolve.ts';
import { holdsListed } from '../../../server/townhall/listed-words.ts';
import { orderView } from '../../../server/townhall/order-view.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import { ask, aTownhall, enter, gist, idOf, part, person, questionId } from '../../support/build-townhall.ts';

const mo = person('mo');
const words = (...list: string[]): Command => ({ type: 'order.words', words: list });

describe('a listed word', () => {
  it.each([
    'You blockhead!',
    'BLOCKHEAD',
    'bl0ckhe\u0430d',
    'b l o c k h e a d',
    'b.l.o.c.k.h.e.a.d',
    'Bl@ckhe@d, bl\u00F6ckhead',
    'bloooockhead',
    '(blockhead)',
    'a fool of a manager',
    'fool-of-a',
  ])('[OH6] is found in %j', (text) => {
    expect(holdsListed(text, ['blockhead', 'fool of a'])).toBe(true);
  });

  it.each(['The blockheads of the mine', 'Which block is ahead?', 'A fool, of course, a good one', 'Why?', '!!!', ''])(
    '[OH6] is not found in %j',
    (text) => {
      expect(holdsListed(text, ['blockhead', 'fool of a'])).toBe(false);
    },
  );

  it('[OH6] is found in a script that leaves no spaces', () => {
    expect(holdsListed('\u4F60\u662F\u7B28\u86CB\u5417', ['\u7B28\u86CB'])).toBe(true);
    expect(holdsListed('blockhead', [])).toBe(false);
  });
});

describe('the list of words', () => {
  it('[OH6] keeps questions and new names of the audience out, with a reason, and binds nobody who keeps order', () => {
    const townhall = aTownhall().withMember('Blockhead').withPending('q', 'ada').do(mo, words('blockhead'));
    expect(townhall.decide(person('ada'), ask('r', 'Are you a block-head?'))).toEqual(refuse('text-listed'));
    const edit: Command = { type: 'question.edit', questionId: questionId('q'), text: 'A blockhead?' };
    expect(townhall.decide(person('ada'), edit)).toEqual(refuse('text-listed'));
    expect(gist(townhall.decide(mo, edit))).toEqual(['question.edited']);
    expect(townhall.decide(part('door'), enter('new', { name: 'Mr Blockhead' }))).toEqual(refuse('name-listed'));
    const asLeader = enter('new', { name: 'Mr Blockhead', role: 'leader', kind: 'desk' });
    expect(gist(townhall.decide(part('door'), asLeader))).toEqual(['member.entered']);
    // In with that name already: a drop turns nobody out.
    townhall.do(part('door'), { type: 'member.leave', memberId: idOf('Blockhead') });
    expect(gist(townhall.decide(part('door'), enter('Blockhead')))).toEqual(['member.entered']);
  });

  it('[OH6] is cleaned, kept within bounds, and set only when it is another one', () => {
    const townhall = aTownhall().do(mo, words(' blockhead ', '', 'blockhead', 'fool\u200B'));
    expect(townhall.state.order.words.list).toEqual(['blockhead', 'fool']);
    expect(townhall.decide(mo, words('blockhead', 'fool'))).toEqual([]);
    expect(townhall.decide(mo, words('?!'))).toEqual(refuse('word-unreadable'));
    expect(townhall.decide(mo, words('x'.repeat(41)))).toEqual(refuse('too-many-words'));
    const many = Array.from({ length: 101 }, (_, n) => `w${n}`);
    expect(townhall.decide(mo, words(...many))).toEqual(refuse('too-many-words'));
    expect(gist(townhall.decide(mo, words()))).toEqual(['order.words-set']);
  });

  it('[OH6] is seen by those who moderate alone, and goes with an erasure', () => {
    const townhall = aTownhall().withMember('org', 'organiser').do(mo, words('blockhead'));
    const set = townhall.events.at(-1);
    if (set === undefined) throw new Error('nothing was set');
    const seenBy = (name: string, role: 'attendee' | 'moderator') =>
      visibleTo({ memberId: idOf(name), role }, set, townhall.state);
    expect(seenBy('ada', 'attendee')).toMatchObject({ count: 1, personal: { words: '' } });
    expect(seenBy('mo', 'moderator')).toMatchObject({ count: 1, personal: { words: 'blockhead' } });
    expect(orderView(townhall.state, idOf('mo')).words).toEqual(['blockhead']);
    expect(fold(emptyTownhall(townhall.state.id), townhall.events).order.words).toEqual(townhall.state.order.words);
    townhall.do(person('org'), { type: 'member.erase', memberId: idOf('mo') });
    expect(townhall.state.order.words).toEqual({ list: [], entry: 0 });
  });
});
