import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { orderView } from '../../../server/townhall/order-view.ts';
import { isSilencing } from '../../../server/townhall/silencing.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import { aTownhall, enter, gist, idOf, part, person } from '../../support/build-townhall.ts';

const mo = person('mo');
const door = part('door');
const ban = (name: string, reason = 'Shouting.'): Command => ({ type: 'member.ban', memberId: idOf(name), reason });
const readmit = (name: string): Command => ({ type: 'member.readmit', memberId: idOf(name) });

describe('a ban', () => {
  it('[OH7] puts a person out at once, silently and for every link of their browser', () => {
    const townhall = aTownhall().do(person('ada'), { type: 'voice.open' });
    expect(isSilencing(ban('ada'))).toBe(true);
    expect(gist(townhall.decide(mo, ban('ada')))).toEqual(['voice.closed', 'member.banned']);
    townhall.do(mo, ban('ada'));
    expect(townhall.member('ada')).toMatchObject({ mayTalk: false, place: { kind: 'none' }, hasHandUp: false });
    expect(townhall.decide(door, enter('ada'))).toEqual(refuse('banned'));
    const again = enter('ada2', { role: 'spectator', sameBrowser: [idOf('ada')] });
    expect(townhall.decide(door, again)).toEqual(refuse('banned'));
    expect(townhall.decide(person('ada'), { type: 'hand.raise' })).toEqual(refuse('removed'));
    expect(townhall.decide(mo, ban('ada'))).toEqual(refuse('already-banned'));
  });

  it('[OH7] shuts out neither other people nor whoever keeps order, nor by a mere removal', () => {
    const townhall = aTownhall().do(mo, ban('ada'));
    townhall.do(mo, { type: 'member.remove', memberId: idOf('bob'), reason: '' });
    const from = (other: string, role: 'attendee' | 'moderator') =>
      townhall.decide(door, enter('new', { role, kind: 'desk', sameBrowser: [idOf(other)] }));
    expect(gist(from('ada', 'moderator'))).toEqual(['member.entered']);
    expect(gist(from('bob', 'attendee'))).toEqual(['member.entered']);
    expect(gist(from('sid', 'attendee'))).toEqual(['member.entered']);
  });

  it('[OH7] is not for oneself, somebody above, or without bounds; and makes a removal a ban', () => {
    const townhall = aTownhall().withMember('org', 'organiser');
    for (const name of ['mo', 'org']) expect(townhall.decide(mo, ban(name))).toEqual(refuse('not-allowed'));
    expect(townhall.decide(mo, ban('nobody'))).toEqual(refuse('no-such-member'));
    expect(townhall.decide(mo, ban('ada', 'x'.repeat(301)))).toEqual(refuse('reason-too-long'));
    townhall.do(mo, { type: 'member.remove', memberId: idOf('ada'), reason: '' });
    expect(gist(townhall.decide(mo, ban('ada')))).toEqual(['member.banned']);
  });

  it('[OH8] is listed with its reason, and lifted: they come back as who they were', () => {
    const townhall = aTownhall().withApproved('q', 'ada').do(mo, ban('ada', ' Shouting.\n'));
    expect(orderView(townhall.state, idOf('mo')).out).toEqual([
      { memberId: 'ada', name: 'ada', isBanned: true, reason: 'Shouting.' },
    ]);
    townhall.do(mo, readmit('ada'));
    expect(orderView(townhall.state, idOf('mo')).out).toEqual([]);
    expect(townhall.decide(mo, readmit('ada'))).toEqual(refuse('not-put-out'));
    townhall.do(door, enter('ada'));
    expect(townhall.member('ada')).toMatchObject({ presence: { kind: 'here' }, place: { kind: 'seated' } });
    expect(townhall.question('q').voters.has(idOf('ada'))).toBe(true);
  });

  it('[OH8] tells its reason to them and to those who moderate alone, and goes with an erasure', () => {
    const townhall = aTownhall().withMember('org', 'organiser').do(mo, ban('ada'));
    const banned = townhall.events.at(-1);
    if (banned === undefined) throw new Error('nobody was banned');
    const reasons = (['ada', 'bob', 'mo'] as const).map((name) =>
      visibleTo({ memberId: idOf(name), role: townhall.member(name).role }, banned, townhall.state),
    );
    expect(reasons).toMatchObject(['Shouting.', '', 'Shouting.'].map((reason) => ({ personal: { reason } })));
    townhall.do(person('org'), { type: 'member.erase', memberId: idOf('ada') });
    expect(orderView(townhall.state, idOf('mo')).out).toEqual([
      { memberId: 'ada', name: '', isBanned: true, reason: '' },
    ]);
    expect(townhall.decide(door, enter('ada'))).toEqual(refuse('banned'));
  });
});
