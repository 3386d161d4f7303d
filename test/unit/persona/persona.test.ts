import { describe, expect, it } from 'vitest';
import type { ConsentScope, Signatory } from '../../../protocol/events.ts';
import { hashSchema, personaIdSchema, statementIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { decidePersona, type PersonaCommand } from '../../../server/persona/decide-persona.ts';
import { emptyPersona, foldPersona } from '../../../server/persona/evolve-persona.ts';
import { approvedStatementIds, approvedStatements, standing } from '../../../server/persona/standing.ts';
import type { PersonaState } from '../../../server/persona/state.ts';

const signatory = (kind: Signatory['kind']): Signatory => ({ kind, name: 'Lea Hartmann' });
const leader = signatory('leader');
const hash = (digit: string) => hashSchema.parse(digit.repeat(64));
const statement = (name: string) => statementIdSchema.parse(name);
const today = '2031-05-04';
const scope: ConsentScope = { words: true, voice: true, likeness: true, until: '2031-12-31' };
const create: PersonaCommand = { type: 'persona.create', leaderName: 'Lea Hartmann', referTo: 'Maya Lindqvist' };
const add = (name: string, digit: string): PersonaCommand => ({
  type: 'statement.add',
  statementId: statement(name),
  hash: hash(digit),
});
const approve = (name: string): PersonaCommand => ({ type: 'statement.approve', statementId: statement(name) });
const revoke = (name: string): PersonaCommand => ({ type: 'statement.revoke', statementId: statement(name) });
const consent: PersonaCommand = { type: 'consent.give', scope };

function decide(state: PersonaState, command: PersonaCommand, by: Signatory = leader) {
  return decidePersona(state, by, command, { nowMs: 1000 });
}

const nothing = emptyPersona(personaIdSchema.parse('demo'));

function personaAfter(commands: readonly PersonaCommand[], before = nothing): PersonaState {
  return commands.reduce((state, command) => {
    const decision = decide(state, command);
    if ('refused' in decision) throw new Error(decision.refused);
    return foldPersona(state, decision);
  }, before);
}

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
    expect(decide(personaAfter([]), create, signatory('delegate'))).toEqual(refuse('not-allowed'));
  });

  it('[PN2] speaks only from statements approved in this very version', () => {
    const state = personaAfter([create, add('s1', 'a'), add('s2', 'b'), approve('s1'), add('s1', 'c')]);
    expect(approvedStatements(state)).toEqual([{ statementId: 's1', hash: hash('a') }]);
    const approved = personaAfter([approve('s1')], state);
    expect(approvedStatements(approved)).toEqual([{ statementId: 's1', hash: hash('c') }]);
  });

  it('[PN2] refuses what is there, approved, or missing already', () => {
    const state = personaAfter([create, add('s1', 'a'), approve('s1')]);
    expect(decide(state, add('s1', 'a'))).toEqual(refuse('already-exists'));
    expect(decide(state, approve('s1'))).toEqual(refuse('already-approved'));
    expect(decide(state, approve('s9'))).toEqual(refuse('no-such-statement'));
    expect(decide(state, revoke('s9'))).toEqual(refuse('no-such-statement'));
  });

  it('[PN3] speaks no more from a revoked statement, and raises its version', () => {
    const state = personaAfter([create, add('s1', 'a'), approve('s1'), revoke('s1')]);
    expect(approvedStatementIds(state)).toEqual([]);
    expect(state.version).toBe(2);
    expect(decide(state, revoke('s1'))).toEqual(refuse('statement-not-approved'));
  });

  it('[PN4] gives every consent a new epoch', () => {
    const state = personaAfter([create, add('s1', 'a'), approve('s1'), consent, { type: 'consent.revoke' }, consent]);
    expect(standing(state, today)).toEqual({ version: 1, consentEpoch: 2, silentBecause: '' });
  });

  it('[PN4] lets a delegate approve, but never consent', () => {
    const state = personaAfter([create, add('s1', 'a')]);
    expect(decide(state, approve('s1'), signatory('delegate'))).toHaveLength(1);
    expect(decide(state, consent, signatory('delegate'))).toEqual(refuse('not-allowed'));
    expect(decide(personaAfter([create, consent]), { type: 'consent.revoke' }, signatory('delegate'))).toEqual(
      refuse('not-allowed'),
    );
    expect(decide(state, { type: 'consent.revoke' })).toEqual(refuse('no-consent'));
  });

  it.each([
    ['Consent is missing.', []],
    ['Consent was taken back.', [consent, { type: 'consent.revoke' }]],
    ['Consent ended on 2031-05-03.', [{ type: 'consent.give', scope: { ...scope, until: '2031-05-03' } }]],
    ['Consent does not cover words.', [{ type: 'consent.give', scope: { ...scope, words: false } }]],
  ] as const)('[PN5] is silent: %s', (silentBecause, commands) => {
    const state = personaAfter([create, add('s1', 'a'), approve('s1'), ...commands]);
    expect(standing(state, today)).toEqual({ version: 1, consentEpoch: null, silentBecause });
  });

  it('[PN5] holds through the last day of the consent', () => {
    const state = personaAfter([
      create,
      add('s1', 'a'),
      approve('s1'),
      { type: 'consent.give', scope: { ...scope, until: today } },
    ]);
    expect(standing(state, today).consentEpoch).toBe(1);
  });

  it('[PN6] is silent without an approved statement', () => {
    expect(standing(personaAfter([create, add('s1', 'a'), consent]), today)).toEqual({
      version: 0,
      consentEpoch: null,
      silentBecause: 'No statement is approved yet.',
    });
  });
});
