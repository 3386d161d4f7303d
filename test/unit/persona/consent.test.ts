import { describe, expect, it } from 'vitest';
import { type ConsentScope, personaEventSchema } from '../../../protocol/events.ts';
import { townhallIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { mayOnPersona } from '../../../protocol/roles.ts';
import { foldPersona } from '../../../server/persona/evolve-persona.ts';
import type { PersonaCommand } from '../../../server/persona/persona-command.ts';
import { add, approve, create, decide, here, nowMs, personaAfter, scope, standingOf, today } from './build-persona.ts';

const give = (change: Partial<ConsentScope> = {}): PersonaCommand => ({
  type: 'consent.give',
  scope: { ...scope, ...change },
});
const speaking = [create, add('s1', 'a'), approve('s1', 'a')];

describe('consent', () => {
  it.each([
    ['Consent is missing.', []],
    ['Consent was taken back.', [give(), { type: 'consent.revoke' }]],
    ['Consent begins on 2031-05-05.', [give({ from: '2031-05-05' })]],
    ['Consent does not cover this town hall.', [give({ where: [townhallIdSchema.parse('another')] })]],
    ['Consent does not cover words.', [give({ words: false })]],
    ['Consent does not cover the voice.', [give({ voice: false })]],
    ['Consent does not cover the face.', [give({ face: false })]],
    ['Consent does not cover gestures.', [give({ gestures: false })]],
  ] satisfies readonly (readonly [string, readonly PersonaCommand[]])[])(
    '[PN10] the avatar is silent, and it says: %s',
    (silentBecause, commands) => {
      const state = personaAfter([...speaking, ...commands]);
      expect(standingOf(state)).toEqual({ version: 1, consentEpoch: null, silentBecause });
    },
  );

  it('[PN10] it speaks in a town hall that the consent names, on a day of it', () => {
    const state = personaAfter([...speaking, give({ where: [here], from: today, until: today })]);
    expect(standingOf(state)).toEqual({ version: 1, consentEpoch: 1, silentBecause: '' });
    expect(standingOf(state, '2031-05-03').silentBecause).toBe('Consent begins on 2031-05-04.');
  });

  it('[PN11] a consent of the first form is read as one of today, and its bytes stay as they are', () => {
    const stored = { words: true, voice: true, likeness: false, until: '2031-12-31' };
    const event = { type: 'consent.given', at: 5, by: { kind: 'leader', name: 'Lea' }, epoch: 1, scope: stored };
    const read = personaEventSchema.parse(event);
    const upcast = { words: true, voice: true, face: false, gestures: false, until: '2031-12-31' };
    expect(read).toMatchObject({ scope: { ...upcast, where: 'any', from: '1970-01-01' } });
    const state = foldPersona(personaAfter(speaking), [read]);
    expect(standingOf(state).silentBecause).toBe('Consent does not cover the face.');
    expect(event.scope).toEqual(stored);
  });

  it('[PN12] a consent to nothing, or to no day that is still to come, is refused', () => {
    const state = personaAfter(speaking);
    const nothing = { words: false, voice: false, face: false, gestures: false };
    expect(decide(state, give(nothing))).toEqual(refuse('consent-empty'));
    expect(decide(state, give({ until: '2031-05-03' }))).toEqual(refuse('consent-over'));
    expect(decide(state, give({ from: '2031-06-02', until: '2031-06-01' }))).toEqual(refuse('consent-over'));
    expect(decide(state, give({ until: today }))).toEqual([
      { type: 'consent.given', at: nowMs, by: expect.anything(), epoch: 1, scope: { ...scope, until: today } },
    ]);
  });

  it('[PN16] only the leader, and the installation for the persona that it brings, may consent', () => {
    for (const action of ['consent.give', 'consent.revoke'] as const) {
      expect((['leader', 'installation', 'delegate'] as const).filter((role) => mayOnPersona(role, action))).toEqual([
        'leader',
        'installation',
      ]);
    }
  });
});
