import type { ConsentScope, Signatory } from '../../../protocol/events.ts';
import {
  hashSchema,
  memberIdSchema,
  personaIdSchema,
  statementIdSchema,
  townhallIdSchema,
} from '../../../protocol/ids.ts';
import { decidePersona } from '../../../server/persona/decide-persona.ts';
import { emptyPersona, foldPersona } from '../../../server/persona/evolve-persona.ts';
import type { PersonaCommand } from '../../../server/persona/persona-command.ts';
import { standing } from '../../../server/persona/standing.ts';
import type { PersonaState } from '../../../server/persona/state.ts';

export const today = '2031-05-04';
export const nowMs = Date.parse(`${today}T12:00:00Z`);
export const here = townhallIdSchema.parse('demo');
export const leader: Signatory = { kind: 'leader', name: 'Lea Hartmann' };
export const jonasId = memberIdSchema.parse('jonas');
export const jonas: Signatory = { kind: 'delegate', memberId: jonasId };

export const hash = (digit: string) => hashSchema.parse(digit.repeat(64));
export const statement = (name: string) => statementIdSchema.parse(name);
export const named = (name: string, digit: string) => ({ statementId: statement(name), hash: hash(digit) });

export const scope: ConsentScope = {
  words: true,
  voice: true,
  face: true,
  gestures: true,
  where: 'any',
  from: '2031-01-01',
  until: '2031-12-31',
};
export const create: PersonaCommand = {
  type: 'persona.create',
  leaderName: 'Lea Hartmann',
  referTo: 'Maya Lindqvist',
};
export const add = (name: string, digit: string, topics: readonly string[] = []): PersonaCommand => ({
  type: 'statement.add',
  ...named(name, digit),
  topics,
});
export const approve = (name: string, digit: string): PersonaCommand => ({
  type: 'statement.approve',
  ...named(name, digit),
});
export const revoke = (name: string): PersonaCommand => ({ type: 'statement.revoke', statementId: statement(name) });
export const rollBack = (name: string, digit: string): PersonaCommand => ({
  type: 'statement.rollback',
  ...named(name, digit),
});
export const sign = (name: string, digit: string, topics: readonly string[] = []): PersonaCommand => ({
  type: 'answer.sign',
  answerId: statement(name),
  hash: hash(digit),
  topics,
});
export const takeBack = (name: string): PersonaCommand => ({ type: 'answer.revoke', answerId: statement(name) });
export const consent: PersonaCommand = { type: 'consent.give', scope };
export const nameJonas = (topics: 'any' | readonly string[]): PersonaCommand => ({
  type: 'delegate.name',
  memberId: jonasId,
  name: 'Jonas Ek',
  topics,
});

export function decide(state: PersonaState, command: PersonaCommand, by: Signatory = leader) {
  return decidePersona(state, by, command, { nowMs });
}

export const nothing = emptyPersona(personaIdSchema.parse('demo'));

/** After these commands, each accepted. */
export function personaAfter(
  commands: readonly PersonaCommand[],
  before = nothing,
  by: Signatory = leader,
): PersonaState {
  return commands.reduce((state, command) => {
    const decision = decide(state, command, by);
    if ('refused' in decision) throw new Error(`${command.type}: ${decision.refused}`);
    return foldPersona(state, decision);
  }, before);
}

export function standingOf(state: PersonaState, todayIso = today) {
  return standing(state, { todayIso, townhallId: here });
}
