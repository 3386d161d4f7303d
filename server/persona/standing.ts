import type { Hash, StatementId } from '../../protocol/ids.ts';
import type { PersonaStanding } from '../townhall/state.ts';
import type { PersonaState } from './state.ts';

/**
 * Gives what the town hall's gate must know of the persona today. The avatar may speak only with consent to use the leader's words that
 * has not ended, and with at least one approved statement. `todayIso` is YYYY-MM-DD; consent holds through its last day. Rules PN5, PN6.
 */
export function standing(state: PersonaState, todayIso: string): PersonaStanding {
  const silentBecause = whySilent(state, todayIso);
  const mayConsent = silentBecause === '' && state.consent.kind === 'given';
  return { version: state.version, consentEpoch: mayConsent ? state.consent.epoch : null, silentBecause };
}

function whySilent(state: PersonaState, todayIso: string): string {
  const { consent } = state;
  if (consent.kind === 'missing') return 'Consent is missing.';
  if (consent.kind === 'revoked') return 'Consent was taken back.';
  if (consent.scope.until < todayIso) return `Consent ended on ${consent.scope.until}.`;
  if (!consent.scope.words) return 'Consent does not cover words.';
  return state.statements.some(({ approvedHash }) => approvedHash !== null) ? '' : 'No statement is approved yet.';
}

/** Gives the versions of statements that the avatar may speak from, in the order in which they were added. Rule PN2. */
export function approvedStatements(
  state: PersonaState,
): readonly { readonly statementId: StatementId; readonly hash: Hash }[] {
  return [...state.statements].flatMap(([statementId, { approvedHash }]) =>
    approvedHash === null ? [] : [{ statementId, hash: approvedHash }],
  );
}

/** Gives the ids of the statements that the avatar may speak from. Rule PN2. */
export function approvedStatementIds(state: PersonaState): readonly StatementId[] {
  return approvedStatements(state).map(({ statementId }) => statementId);
}
