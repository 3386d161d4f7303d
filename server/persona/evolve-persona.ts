import { OrderedMap } from 'immutable';
import { assertNever } from '../../protocol/assert-never.ts';
import type { PersonaEvent } from '../../protocol/events.ts';
import type { PersonaId } from '../../protocol/ids.ts';
import type { PersonaState } from './state.ts';

/** Gives the state before the first entry of a persona's record. */
export function emptyPersona(id: PersonaId): PersonaState {
  return {
    id,
    seq: 0,
    isCreated: false,
    leaderName: '',
    referTo: '',
    version: 0,
    statements: OrderedMap(),
    consent: { kind: 'missing' },
  };
}

/** Folds one event of a persona's record into its state. Rules PN1 to PN6. */
export function evolvePersona(before: PersonaState, event: PersonaEvent): PersonaState {
  const state = { ...before, seq: before.seq + 1 };
  switch (event.type) {
    case 'persona.created':
      return { ...state, isCreated: true, leaderName: event.leaderName, referTo: event.referTo };
    case 'statement.added': {
      const approvedHash = state.statements.get(event.statementId)?.approvedHash ?? null;
      return { ...state, statements: state.statements.set(event.statementId, { hash: event.hash, approvedHash }) };
    }
    case 'statement.approved': {
      const standing = { hash: event.hash, approvedHash: event.hash };
      return { ...state, version: state.version + 1, statements: state.statements.set(event.statementId, standing) };
    }
    case 'statement.revoked': {
      const standing = state.statements.get(event.statementId);
      if (standing === undefined) throw new Error(`invariant: no statement ${event.statementId} at entry ${state.seq}`);
      const statements = state.statements.set(event.statementId, { ...standing, approvedHash: null });
      return { ...state, version: state.version + 1, statements };
    }
    case 'consent.given':
      return { ...state, consent: { kind: 'given', epoch: event.epoch, scope: event.scope } };
    case 'consent.revoked':
      return { ...state, consent: { kind: 'revoked', epoch: event.epoch } };
    default:
      return assertNever(event);
  }
}

/** Folds events in order. */
export function foldPersona(state: PersonaState, events: Iterable<PersonaEvent>): PersonaState {
  let folded = state;
  for (const event of events) folded = evolvePersona(folded, event);
  return folded;
}
