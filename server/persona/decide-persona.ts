import { assertNever } from '../../protocol/assert-never.ts';
import type { Signatory } from '../../protocol/events.ts';
import { refuse } from '../../protocol/refusals.ts';
import { mayOnPersona } from '../../protocol/roles.ts';
import { revokeAnswer, signAnswer } from './decide-answer.ts';
import { giveConsent, revokeConsent } from './decide-consent.ts';
import { setManner } from './decide-manner.ts';
import { addStatement, approve, approveMany, revoke, rollBack } from './decide-statement.ts';
import type { PersonaCommand, PersonaCommandOf, PersonaDecision, Signed } from './persona-command.ts';
import type { PersonaState } from './state.ts';

/** The gate of a persona: what happens because of a command, or why nothing does. Rules PN1 to PN6, PN10 to PN29, PN50 to PN56, PN61, PN62. */
export function decidePersona(
  state: PersonaState,
  by: Signatory,
  command: PersonaCommand,
  context: { readonly nowMs: number },
): PersonaDecision {
  if (!mayOnPersona(by.kind, command.type)) return refuse('not-allowed');
  // A delegate is whom the leader named and has not taken it back from.
  if (by.kind === 'delegate' && !('memberId' in by && state.delegates.has(by.memberId))) return refuse('not-allowed');
  const signed = { at: context.nowMs, by };
  if (command.type === 'persona.create') {
    if (state.isCreated) return refuse('already-exists');
    const { leaderName, referTo } = command;
    return [{ ...signed, type: 'persona.created', personaId: state.id, leaderName, referTo }];
  }
  if (!state.isCreated) return refuse('not-allowed');
  switch (command.type) {
    case 'statement.add':
      return addStatement(state, command, signed);
    case 'statement.approve':
      return approve(state, command, signed);
    case 'statement.approve-many':
      return approveMany(state, command, signed);
    case 'statement.rollback':
      return rollBack(state, command, signed);
    case 'statement.revoke':
      return revoke(state, command, signed);
    case 'answer.sign':
      return signAnswer(state, command, signed);
    case 'answer.revoke':
      return revokeAnswer(state, command, signed);
    case 'manner.set':
      return setManner(state, command, signed);
    case 'delegate.name':
      return nameDelegate(state, command, signed);
    case 'delegate.dismiss':
      if (!state.delegates.has(command.memberId)) return refuse('no-such-delegate');
      return [{ ...signed, type: 'delegate.dismissed', memberId: command.memberId }];
    case 'consent.give':
      return giveConsent(state, command, signed);
    case 'consent.revoke':
      return revokeConsent(state, signed);
    default:
      return assertNever(command);
  }
}

/** Naming a delegate again gives them other topics. Rule PN25. */
function nameDelegate(
  state: PersonaState,
  { memberId, name, topics }: PersonaCommandOf<'delegate.name'>,
  signed: Signed,
): PersonaDecision {
  if (name.trim() === '') return refuse('name-empty');
  const known = state.delegates.get(memberId);
  if (known?.name === name && JSON.stringify(known.topics) === JSON.stringify(topics)) return refuse('already-exists');
  return [{ ...signed, type: 'delegate.named', memberId, topics, personal: { name } }];
}
