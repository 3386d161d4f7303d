import { describe, expect, it } from 'vitest';
import { sentWords } from '../../../client/world/order-words.ts';
import type { Command } from '../../../protocol/commands.ts';
import type { Talk } from '../../../protocol/order.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { fold } from '../../../server/townhall/evolve.ts';
import { queueOrder } from '../../../server/townhall/queue.ts';
import { isSilencing } from '../../../server/townhall/silencing.ts';
import {
  ask,
  aTownhall,
  enter,
  finish,
  gist,
  idOf,
  part,
  person,
  plain,
  questionId,
} from '../../support/build-townhall.ts';

const mo = person('mo');
const talk = (to: Talk): Command => ({ type: 'order.talk', talk: to });
const open: Command = { type: 'voice.open' };
const giveFloor = (name: string): Command => ({ type: 'floor.give', memberId: idOf(name) });
const allow = (name: string): Command => ({ type: 'voice.allow', memberId: idOf(name) });
const disallow = (name: string): Command => ({ type: 'voice.disallow', memberId: idOf(name) });

describe('who of the audience may talk', () => {
  it('[OH1] silences everybody of the audience but who has the floor, newcomers and returners too', () => {
    const townhall = aTownhall().withMember('mia', 'moderator');
    for (const name of ['ada', 'bob', 'mia']) townhall.do(person(name), open);
    townhall.do(mo, giveFloor('ada')).do(mo, talk('off'));
    expect(['ada', 'bob', 'mia'].map((name) => townhall.member(name).mayTalk)).toEqual([true, false, true]);
    townhall.withMember('new').do(part('door'), { type: 'member.leave', memberId: idOf('bob') });
    townhall.do(part('door'), enter('bob'));
    for (const name of ['new', 'bob']) expect(townhall.decide(person(name), open)).toEqual(refuse('voices-closed'));
    // The floor is still given, and takes the voice with it when it ends.
    townhall.do(mo, { type: 'floor.take' });
    expect(townhall.decide(person('ada'), open)).toEqual(refuse('voices-closed'));
    townhall.do(person('bob'), { type: 'hand.raise' }).do(mo, giveFloor('bob'));
    expect(townhall.member('bob').mayTalk).toBe(true);
  });

  it('[OH1] opens no microphone when they may talk again, and sets nothing twice', () => {
    const townhall = aTownhall().do(person('ada'), open).do(mo, talk('off'));
    expect(townhall.decide(mo, talk('off'))).toEqual([]);
    expect(gist(townhall.decide(mo, talk('open')))).toEqual(['order.talk-set']);
    townhall.do(mo, talk('open'));
    expect(townhall.member('ada').mayTalk).toBe(false);
    expect(gist(townhall.decide(person('ada'), open))).toEqual(['voice.opened']);
  });

  it('[OH1] only silences, so it acts before the record does', () => {
    expect([talk('off'), disallow('ada'), talk('by-hand'), talk('open')].map(isSilencing)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('[OH1] takes the voice of a moderator who becomes one of the audience', () => {
    const townhall = aTownhall().withMember('org', 'organiser').withMember('mia', 'moderator');
    townhall.do(person('mia'), open).do(mo, talk('off'));
    townhall.do(person('org'), { type: 'member.change-role', memberId: idOf('mia'), role: 'attendee' });
    expect(townhall.member('mia').mayTalk).toBe(false);
  });

  it('[OH2] lets only whoever raised a hand and was let, until that ends', () => {
    const townhall = aTownhall().do(mo, talk('by-hand'));
    expect(townhall.decide(person('ada'), open)).toEqual(refuse('raise-hand-first'));
    expect(townhall.decide(mo, allow('ada'))).toEqual(refuse('hand-down-meanwhile'));
    townhall.do(person('ada'), { type: 'hand.raise' });
    expect(gist(townhall.decide(mo, allow('ada')))).toEqual(['hand.lowered', 'voice.allowed']);
    townhall.do(mo, allow('ada')).do(person('ada'), open);
    expect(townhall.decide(mo, allow('ada'))).toEqual(refuse('already-allowed'));
    expect(gist(townhall.decide(mo, disallow('ada')))).toEqual(['voice.closed', 'voice.disallowed']);
    townhall.do(mo, disallow('ada'));
    expect(townhall.decide(person('ada'), open)).toEqual(refuse('raise-hand-first'));
    expect(townhall.decide(mo, disallow('ada'))).toEqual(refuse('not-allowed-before'));
  });

  it('[OH2] keeps it through a drop, and forgets it when anything else is set', () => {
    const townhall = aTownhall().do(mo, talk('by-hand')).do(person('ada'), { type: 'hand.raise' });
    townhall.do(mo, allow('ada')).do(part('door'), { type: 'member.leave', memberId: idOf('ada') });
    townhall.do(part('door'), enter('ada'));
    expect(gist(townhall.decide(person('ada'), open))).toEqual(['voice.opened']);
    townhall.do(mo, talk('off')).do(mo, talk('by-hand'));
    expect(townhall.decide(person('ada'), open)).toEqual(refuse('raise-hand-first'));
  });

  it('[OH2] lets nobody who is muted, has no body, or whom nobody must let', () => {
    const townhall = aTownhall();
    expect(townhall.decide(mo, allow('ada'))).toEqual(refuse('not-by-hand'));
    townhall.do(mo, talk('by-hand')).do(mo, { type: 'member.mute', memberId: idOf('ada') });
    for (const name of ['ada', 'sid']) townhall.do(person(name), { type: 'hand.raise' });
    expect(townhall.decide(mo, allow('ada'))).toEqual(refuse('person-muted'));
    expect(townhall.decide(mo, allow('sid'))).toEqual(refuse('person-without-body'));
  });

  it('[OH1] [OH2] holds after a restart: the record folds to it', () => {
    const townhall = aTownhall().do(mo, talk('by-hand')).do(person('ada'), { type: 'hand.raise' }).do(mo, allow('ada'));
    townhall.do(part('session'), { type: 'session.start' });
    const again = fold(emptyTownhall(townhall.state.id), townhall.events);
    expect(plain(again)).toEqual(plain(townhall.state));
    expect([again.order.talk, again.members.get(idOf('ada'))?.isAllowed]).toEqual(['by-hand', true]);
  });
});

describe('slow mode', () => {
  const slow = (minutes: 0 | 1 | 2 | 5 | 10): Command => ({ type: 'order.slow', minutes });

  it('[OH4] takes one question of a person in so many minutes, also after one that was taken back', () => {
    const townhall = aTownhall().do(person('ada'), ask('q1')).do(mo, slow(5)).at(299_999);
    expect(townhall.decide(person('ada'), ask('q2'))).toEqual(refuse('slow-mode'));
    expect(gist(townhall.decide(person('bob'), ask('q2')))).toEqual(['question.asked']);
    townhall.do(person('ada'), { type: 'question.withdraw', questionId: questionId('q1') });
    expect(townhall.decide(person('ada'), ask('q2'))).toEqual(refuse('slow-mode'));
    expect(gist(townhall.at(300_000).decide(person('ada'), ask('q2')))).toEqual(['question.asked']);
    townhall.at(0).do(mo, slow(0));
    expect(gist(townhall.decide(person('ada'), ask('q2')))).toEqual(['question.asked']);
  });

  it('[OH4] lets those who keep order ask at any time, and a follow-up not wait', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    townhall.do(part('mind'), finish('q', townhall.state.epoch)).do(mo, slow(10));
    expect(gist(townhall.decide(person('ada'), { ...ask('f'), followsUp: questionId('q') }))).toEqual([
      'question.asked',
    ]);
    townhall.do(mo, ask('m1'));
    expect(gist(townhall.decide(mo, ask('m2')))).toEqual(['question.asked']);
    expect(townhall.decide(mo, slow(10))).toEqual([]);
  });
});

describe('the calm mode', () => {
  it('[OH5] is in the record, and sets nothing twice', () => {
    const townhall = aTownhall().do(mo, { type: 'order.calm', isCalm: true });
    expect(townhall.decide(mo, { type: 'order.calm', isCalm: true })).toEqual([]);
    expect(fold(emptyTownhall(townhall.state.id), townhall.events).order.isCalm).toBe(true);
    expect(gist(townhall.decide(mo, { type: 'order.calm', isCalm: false }))).toEqual(['order.calm-set']);
  });
});

describe('questions that nobody reads first', () => {
  const unread = (isShown: boolean) => ({ type: 'order.unread', isShown }) as const;

  it('[OH11] are in the queue at once, in the name of who switched it', () => {
    const townhall = aTownhall().withPending('before', 'bob').do(mo, unread(true));
    expect(townhall.decide(mo, unread(true))).toEqual([]);
    townhall.do(person('ada'), ask('q'));
    expect(townhall.events.slice(-2)).toMatchObject([
      { type: 'question.asked', by: person('ada') },
      { type: 'question.approved', by: person('mo'), questionId: 'q' },
    ]);
    expect(queueOrder(townhall.state)).toEqual(['q']);
    expect(townhall.question('before').phase.kind).toBe('pending');
    expect(fold(emptyTownhall(townhall.state.id), townhall.events).order.showsUnread).toBe('mo');
    townhall.do(mo, unread(false)).do(person('ada'), ask('r'));
    expect(townhall.question('r').phase.kind).toBe('pending');
  });

  it('[OH11] are three of one person in the queue, and hold no listed word', () => {
    const townhall = aTownhall()
      .do(mo, unread(true))
      .do(mo, { type: 'order.words', words: ['blockhead'] });
    expect(townhall.decide(person('ada'), ask('w', 'Are you a blockhead?'))).toEqual(refuse('text-listed'));
    for (const id of ['a', 'b', 'c']) townhall.do(person('ada'), ask(id));
    expect(townhall.decide(person('ada'), ask('d'))).toEqual(refuse('too-many-waiting'));
    expect(gist(townhall.decide(person('bob'), ask('d')))).toEqual(['question.asked', 'question.approved']);
    townhall.do(person('ada'), { type: 'question.withdraw', questionId: questionId('a') });
    expect(gist(townhall.decide(person('ada'), ask('d')))).toEqual(['question.asked', 'question.approved']);
  });

  it('[OH11] come next where they follow up', () => {
    const townhall = aTownhall().withApproved('first', 'bob').withAnswering('q', 'ada');
    townhall.do(part('mind'), finish('q', townhall.state.epoch)).do(mo, unread(true));
    townhall.do(person('ada'), { ...ask('f'), followsUp: questionId('q') });
    expect(queueOrder(townhall.state)).toEqual(['f', 'first']);
  });

  it('[OH11] the page says so', () => {
    expect(sentWords({ showsUnread: true }, false)).toBe('Sent. Everybody can vote for it now.');
    expect(sentWords({ showsUnread: false }, false)).toBe('Sent. A moderator will read it.');
  });
});
