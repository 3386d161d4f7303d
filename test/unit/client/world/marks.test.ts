import { expect, it } from 'vitest';
import { isNamedFar, isTrusted, plateTag } from '../../../../client/world/plate-words.ts';
import { talkLevel } from '../../../../client/world/talking.ts';
import { memberIdSchema } from '../../../../protocol/ids.ts';
import { type Role, roleSchema } from '../../../../protocol/roles.ts';

const nobodySpecial = { mistakenFor: '', isBot: false, isAway: false, role: 'attendee' } as const;

it('[MARK1] a plate says what somebody is', () => {
  const tagOf = (over: Partial<Parameters<typeof plateTag>[0]>) => plateTag({ ...nobodySpecial, ...over });
  expect(roleSchema.options.map((role) => tagOf({ role }))).toEqual([
    '',
    '',
    'moderator',
    'leader',
    'delegate',
    'organiser',
    'administrator',
  ]);
  expect([tagOf({ isBot: true }), tagOf({ isAway: true })]).toEqual(['bot', 'away']);
  expect([tagOf({ mistakenFor: 'leader' }), tagOf({ mistakenFor: 'moderator' })]).toEqual([
    'not the leader',
    'no moderator',
  ]);
  // What could deceive comes first: a bot of that name is not the leader either.
  expect(tagOf({ mistakenFor: 'leader', isBot: true, isAway: true })).toBe('not the leader');
  expect(tagOf({ isBot: true, role: 'moderator' })).toBe('bot');
});

it('[MARK1] only the word of somebody who moderates stands in the light of people', () => {
  const trusted = (over: Partial<Parameters<typeof isTrusted>[0]>) => isTrusted({ ...nobodySpecial, ...over });
  const roles: readonly Role[] = roleSchema.options;
  expect(roles.filter((role) => trusted({ role }))).toEqual(['moderator', 'organiser', 'administrator']);
  expect(trusted({ role: 'moderator', isBot: true })).toBe(false);
  expect(trusted({ mistakenFor: 'moderator' })).toBe(false);
});

it('[HALL21] who moderates, leads or could be mistaken is named from further off', () => {
  const roles: readonly Role[] = roleSchema.options;
  expect(roles.filter((role) => isNamedFar({ role, mistakenFor: '' }))).toEqual([
    'moderator',
    'leader',
    'organiser',
    'administrator',
  ]);
  expect(isNamedFar({ role: 'attendee', mistakenFor: 'leader' })).toBe(true);
});

it('[MARK1] a mouth moves with the voice that is heard, near or from the floor, and is still otherwise', () => {
  const ada = { memberId: memberIdSchema.parse('ada'), mayTalk: true };
  const levels = { neighbour: (id: string) => (id === 'ada/body' ? 0.4 : null), stage: () => 0.7 };
  const unheard = { ...levels, neighbour: () => null };
  const nobody = { holder: 'nobody', voiceIdentity: 'stage' } as const;
  const floor = { holder: 'asker', voiceIdentity: 'ada/body' } as const;
  expect(talkLevel(ada, nobody, levels)).toBe(0.4);
  expect(talkLevel(ada, nobody, unheard)).toBe(0);
  expect(talkLevel(ada, floor, unheard)).toBe(0.7);
  expect(talkLevel({ ...ada, memberId: memberIdSchema.parse('bo') }, floor, levels)).toBe(0);
  // The avatar's voice is announced while nobody speaks: nobody's mouth is its.
  expect(talkLevel(ada, { holder: 'nobody', voiceIdentity: 'ada/body' }, unheard)).toBe(0);
  // Muted in the middle of a word.
  expect(talkLevel({ ...ada, mayTalk: false }, floor, levels)).toBe(0);
});
