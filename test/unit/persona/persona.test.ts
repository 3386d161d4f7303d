import { describe, expect, it } from 'vitest';
import type { Signatory } from '../../../protocol/events.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { approvedStatementIds, approvedStatements } from '../../../server/persona/standing.ts';
import {
  add,
  approve,
  consent,
  create,
  decide,
  hash,
  jonas,
  nameJonas,
  personaAfter,
  revoke,
  scope,
  standingOf,
  today,
} from './build-persona.ts';

describe('the persona', () => {
  it('[PN1] is created once, and knows nothing before', () => {
    expect(personaAfter([create])).toMatchObject({
      seq: 1,
      leaderName: 'Lea Hartmann',
      referTo: 'Maya Lindqvist',
      version: 0,
    });
    expect(decide(personaAfter([create]), create)).toEqual(refuse('already-exists'));
    expect(decide(personaAfter([]), consent)).toEqual(refuse('not-allowed'));
    expect(decide(personaAfter([]), create, jonas)).toEqual(refuse('not-allowed'));
  });

  it('[PN2] speaks only from statements approved in this very version', () => {
    const state = personaAfter([create, add('s1', 'a'), add('s2', 'b'), approve('s1', 'a'), add('s1', 'c')]);
    expect(approvedStatements(state)).toEqual([{ statementId: 's1', hash: hash('a') }]);
    const approved = personaAfter([approve('s1', 'c')], state);
    expect(approvedStatements(approved)).toEqual([{ statementId: 's1', hash: hash('c') }]);
  });

  it('[PN2] refuses what is there, approved, or missing already', () => {
    const state = personaAfter([create, add('s1', 'a'), approve('s1', 'a')]);
    expect(decide(state, add('s1', 'a'))).toEqual(refuse('already-exists'));
    expect(decide(state, approve('s1', 'a'))).toEqual(refuse('already-approved'));
    expect(decide(state, approve('s9', 'a'))).toEqual(refuse('no-such-statement'));
    expect(decide(state, revoke('s9'))).toEqual(refuse('no-such-statement'));
  });

  it('[PN3] speaks no more from a revoked statement, and raises its version', () => {
    const state = personaAfter([create, add('s1', 'a'), approve('s1', 'a'), revoke('s1')]);
    expect(approvedStatementIds(state)).toEqual([]);
    expect(state.version).toBe(2);
    expect(decide(state, revoke('s1'))).toEqual(refuse('statement-not-approved'));
  });

  it('[PN4] gives every consent a new epoch', () => {
    const before = [create, add('s1', 'a'), approve('s1', 'a'), consent, { type: 'consent.revoke' }, consent] as const;
    expect(standingOf(personaAfter(before))).toEqual({ version: 1, consentEpoch: 2, silentBecause: '' });
    expect(standingOf(personaAfter([...before, consent])).consentEpoch).toBe(3);
  });

  it('[PN4] lets a delegate approve, but never consent', () => {
    const state = personaAfter([create, add('s1', 'a'), nameJonas('any'), consent]);
    expect(decide(state, approve('s1', 'a'), jonas)).toHaveLength(1);
    for (const command of [consent, { type: 'consent.revoke' }] as const)
      expect(decide(state, command, jonas)).toEqual(refuse('not-allowed'));
    const unnamed: Signatory = { kind: 'delegate', name: 'Somebody' };
    expect(decide(state, approve('s1', 'a'), unnamed)).toEqual(refuse('not-allowed'));
    expect(decide(personaAfter([create]), { type: 'consent.revoke' })).toEqual(refuse('no-consent'));
  });

  it('[PN5] holds through the last day of the consent', () => {
    const ends = { type: 'consent.give', scope: { ...scope, until: today } } as const;
    const state = personaAfter([create, add('s1', 'a'), approve('s1', 'a'), ends]);
    expect(standingOf(state).consentEpoch).toBe(1);
    expect(standingOf(state, '2031-05-05')).toMatchObject({ silentBecause: 'Consent ended on 2031-05-04.' });
  });

  it('[PN6] is silent without an approved statement', () => {
    expect(standingOf(personaAfter([create, add('s1', 'a'), consent]))).toEqual({
      version: 0,
      consentEpoch: null,
      silentBecause: 'No statement is approved yet.',
    });
  });
});
