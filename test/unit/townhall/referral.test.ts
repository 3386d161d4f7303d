import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { dayAt, usualDue } from '../../../protocol/days.ts';
import { townhallEventSchema } from '../../../protocol/events.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { evolve, fold } from '../../../server/townhall/evolve.ts';
import { questionView } from '../../../server/townhall/views.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import {
  aTownhall,
  enter,
  finish,
  gist,
  idOf,
  part,
  person,
  questionId,
  startMs,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

const q = questionId('q');
const today = dayAt(startMs);
const refer = (due?: string): Command => ({ type: 'question.refer', questionId: q, owner: 'Jonas Ek', note: '', due });
const answer = (text: string, answeredBy = ''): Command => ({
  type: 'referral.answer',
  questionId: q,
  text,
  answeredBy,
});
const referred = () => aTownhall().withApproved('q', 'ada').do(person('mo'), refer());
const seenBy = (townhall: TownhallBuilder) =>
  questionView(townhall.state, { audience: 'everyone', leaderName: 'Lea' }, q)?.referredTo;

describe('what was passed on', () => {
  it('[Q13] is due in seven days, or on the day that was chosen', () => {
    expect(seenBy(referred())).toEqual({ owner: 'Jonas Ek', note: null, due: usualDue(today), later: null });
    const chosen = aTownhall().withApproved('q', 'ada').do(person('mo'), refer('2027-01-31'));
    expect(seenBy(chosen)).toMatchObject({ due: '2027-01-31' });
  });

  it('[Q13] is due today at the earliest and within a year', () => {
    const townhall = aTownhall().withApproved('q', 'ada');
    expect(townhall.decide(person('mo'), refer('2027-01-14'))).toEqual(refuse('due-out-of-range'));
    expect(townhall.decide(person('mo'), refer('2028-01-16'))).toEqual(refuse('due-out-of-range'));
    for (const due of [today, '2028-01-15'])
      expect(gist(townhall.decide(person('mo'), refer(due)))).toEqual(['question.referred']);
  });

  it('[Q13] by the avatar goes to whom, and until when, it said', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    const referral = { owner: 'Jonas Ek, her chief of staff', due: '2027-01-20' };
    townhall.do(part('mind'), { ...finish('q', 1), referral });
    expect(seenBy(townhall)).toMatchObject(referral);
  });

  it('[Q13] before there were days reads as it did', () => {
    const townhall = aTownhall().withApproved('q', 'ada');
    const old = { at: startMs, by: person('mo'), type: 'question.referred', questionId: q } as const;
    const event = townhallEventSchema.parse({ ...old, personal: { owner: 'Maya', note: '' } });
    const { phase } = evolve(townhall.state, event).questions.get(q) ?? {};
    expect(phase).toMatchObject({ kind: 'referred', owner: 'Maya', due: null, later: null });
  });

  it('[Q14] is answered later by its owner, or by who is named, for everybody to read', () => {
    const townhall = referred();
    expect(townhall.decide(person('mo'), answer(' '))).toEqual(refuse('answer-empty'));
    expect(townhall.decide(person('mo'), answer('x'.repeat(2001)))).toEqual(refuse('later-answer-too-long'));
    townhall.at(5000).do(person('lea'), answer('It stays open.'));
    expect(seenBy(townhall)?.later).toEqual({ text: 'It stays open.', answeredBy: 'Jonas Ek', at: startMs + 5000 });
    townhall.do(person('mo'), answer('It stays open until 2031.', 'Noor Haddad'));
    expect(seenBy(townhall)?.later).toMatchObject({ text: 'It stays open until 2031.', answeredBy: 'Noor Haddad' });
    expect(townhall.decide(person('mo'), answer('It stays open until 2031.', 'Noor Haddad'))).toEqual([]);
    const event = townhall.events.at(-1);
    if (event === undefined) throw new Error('nothing happened');
    expect(event).toMatchObject({ type: 'referral.answered', label: 'HUMAN' });
    expect(visibleTo({ memberId: idOf('sid'), role: 'spectator' }, event, townhall.state)).toEqual(event);
  });

  it('[Q14] is not written by who asked, nor of what was not passed on', () => {
    expect(referred().decide(person('ada'), answer('Yes.'))).toEqual(refuse('not-allowed'));
    const waiting = aTownhall().withApproved('q', 'ada');
    expect(waiting.decide(person('mo'), answer('Yes.'))).toEqual(refuse('not-referred'));
  });

  it('[Q14] [G3] is answered after the end too, by and for who comes back without a body', () => {
    const townhall = referred().do(part('session'), { type: 'townhall.close' });
    for (const name of ['ada', 'mo']) townhall.do(part('door'), { type: 'member.leave', memberId: idOf(name) });
    expect(townhall.decide(part('door'), enter('ada'))).toEqual(refuse('town-hall-closed'));
    expect(townhall.decide(part('door'), enter('new', { kind: 'listener' }))).toEqual(refuse('town-hall-closed'));
    expect(gist(townhall.decide(part('door'), enter('org', { kind: 'desk', role: 'organiser' })))).toEqual([
      'member.entered',
    ]);
    townhall.do(part('door'), enter('mo', { kind: 'desk', role: 'moderator' }));
    townhall.do(part('door'), enter('ada', { kind: 'listener' }));
    townhall.do(person('mo'), answer('It stays open.'));
    expect(seenBy(townhall)?.later?.text).toBe('It stays open.');
    expect(townhall.decide(person('ada'), { type: 'voice.open' })).toEqual(refuse('town-hall-closed'));
  });

  it('[Q14] [ER1] [ER3] goes with an erasure of who asked', () => {
    const townhall = referred().withMember('org', 'organiser');
    townhall.do(person('mo'), answer('SECRET first.')).do(person('mo'), answer('SECRET second.'));
    const written = townhall.events.flatMap(({ type }, index) => (type === 'referral.answered' ? [index + 1] : []));
    const erasure = townhall.decide(person('org'), { type: 'member.erase', memberId: idOf('ada') });
    expect(erasure).toMatchObject([{ type: 'record.erased', entries: expect.arrayContaining(written) }]);
    townhall.do(person('org'), { type: 'member.erase', memberId: idOf('ada') });
    expect(JSON.stringify(fold(townhall.state, []))).not.toContain('SECRET');
    expect(seenBy(townhall)?.later).toMatchObject({ text: null, answeredBy: null });
  });
});
