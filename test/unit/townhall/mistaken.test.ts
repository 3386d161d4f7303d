import { describe, expect, it } from 'vitest';
import type { Role } from '../../../protocol/roles.ts';
import { cleanName } from '../../../server/townhall/clean-text.ts';
import { readsLike, skeletonOf } from '../../../server/townhall/name-likeness.ts';
import { personView } from '../../../server/townhall/views.ts';
import { aTownhall, enter, idOf, part, person } from '../../support/build-townhall.ts';
import { allNastyStrings } from '../../support/nasty-strings.ts';

const leaderName = 'Maya Lindqvist';

/** A town hall led by Maya Lindqvist and moderated by `mo` and Moira Field, with one more person in it; whom their name is mistaken for. */
function mistaken(name: string, role: Role = 'attendee') {
  const townhall = aTownhall()
    .do(part('door'), enter('moira', { name: 'Moira Field', role: 'moderator', kind: 'desk' }))
    .do(part('door'), enter('x', { name: cleanName(name), role, kind: 'desk' }));
  return personView(townhall.state, idOf('x'), leaderName)?.mistakenFor;
}

describe('a name', () => {
  it.each([
    'Maya Lindqvist',
    'maya lindqvist',
    'MAYA  LINDQVIST',
    'Lindqvist, Maya',
    'MayaLindqvist',
    'M a y a Lindqvist',
    'M\u200Baya\u2060 Lind\u00ADqvist',
    'Máyä Lindqvíst',
    'Мауа Lindqvist',
    'Μaya Lιndqvist',
    'Ｍａｙａ Ｌｉｎｄｑｖｉｓｔ',
    '𝕸𝖆𝖞𝖆 𝓛𝓲𝓷𝓭𝓺𝓿𝓲𝓼𝓽',
    'Maya Iindqvist',
    'Maya L1ndqv1st',
    'M@ya Lindqvist',
    'Maayaa Lindqvist',
    'rnaya Lindqvist',
    'Maya Lindqvist (CEO)',
    '★ Maya Lindqvist ★',
    'M.a.y.a L.i.n.d.q.v.i.s.t',
    'Maya Lindqvist (Leader)',
    'Мауа, team leader',
    'Leader',
    'L e a d e r',
    'L.e.a.d.e.r',
    'The LEADER',
    'the lеаdеr',
    'Leader (official)',
    'Official Leader',
    'I am the leader',
    'Town hall leader',
    'Leader Ann',
    'Ann | Leader',
    'Ann – leader',
    '★ Leader ★',
    'ᒪeader, leader',
    'lea',
  ])('[NM1] %j reads like the leader’s', (name) => {
    expect(mistaken(name)).toBe('leader');
  });

  it.each([
    'Moira Field',
    'moira fieId',
    'Моіrа Fіеld',
    'Field Moira',
    'mo',
    'MO',
    'Mо',
    'Moderator',
    'm0derator',
    'Ann (moderator)',
    'Ann, Moderator',
    'Moderator Ann',
    'Field moderator',
  ])('[NM1] %j reads like a moderator’s', (name) => {
    expect(mistaken(name)).toBe('moderator');
  });

  it.each([
    'Maya',
    'Lindqvist',
    'Maja Lindberg',
    'Mohammed',
    'Moana Fielding',
    'Leander',
    'Team leadership',
    'Team leader Ann',
    'Ann, team leader',
    'Ann (Team-Leader Porto)',
    'Co-leader Ben',
    'Ann Leader',
    'Podcast moderator Ben',
    'The leader’s assistant',
    'Moderato',
    'Ada',
    '日本語',
    '🎉',
  ])('[NM2] %j reads like nobody’s', (name) => {
    expect(mistaken(name)).toBe('');
  });

  it.each(['leader', 'delegate', 'moderator', 'organiser', 'administrator'] as const)(
    '[NM2] is the own one of a %s',
    (role) => {
      expect(['Maya Lindqvist', 'Moira Field', 'Leader'].map((name) => mistaken(name, role))).toEqual(['', '', '']);
    },
  );

  it('[NM1] of somebody who moderates is kept for them while they are away, and not once they were removed', () => {
    const townhall = aTownhall()
      .withMember('ola', 'organiser', 'desk')
      .do(part('door'), enter('x', { name: 'Mo' }));
    const mark = () => personView(townhall.state, idOf('x'), leaderName)?.mistakenFor;
    townhall.do(part('door'), { type: 'member.leave', memberId: idOf('mo') });
    expect(mark()).toBe('moderator');
    townhall.do(person('ola'), { type: 'member.remove', memberId: idOf('mo'), reason: 'Gone.' });
    expect(mark()).toBe('');
  });

  it('[NM1] has a skeleton, whatever it is, that is its own', () => {
    for (const text of allNastyStrings) {
      const name = cleanName(text);
      if (name !== '') expect([name, readsLike(skeletonOf(name), skeletonOf(name))]).toEqual([name, true]);
    }
    expect(readsLike(skeletonOf('🎉'), skeletonOf('🚀'))).toBe(false);
  });
});
