import type { Hash, StatementId, TownhallId } from '../../protocol/ids.ts';
import type { PersonaStanding } from '../townhall/state.ts';
import type { PersonaState } from './state.ts';

/** Today, and the town hall where it would speak. */
export interface Occasion {
  /** YYYY-MM-DD. Consent holds from its first day through its last. */
  readonly todayIso: string;
  readonly townhallId: TownhallId;
}

/**
 * Gives what the town hall's gate must know of the persona. The avatar may speak only with a consent that covers the leader's words, voice,
 * face and gestures, here and today, and with at least one approved statement. Rules PN5, PN6, PN10.
 */
export function standing(state: PersonaState, occasion: Occasion): PersonaStanding {
  const silentBecause = whySilent(state, occasion);
  const mayConsent = silentBecause === '' && state.consent.kind === 'given';
  return { version: state.version, consentEpoch: mayConsent ? state.consent.epoch : null, silentBecause };
}

function whySilent({ consent, statements }: PersonaState, { todayIso, townhallId }: Occasion): string {
  if (consent.kind === 'missing') return 'Consent is missing.';
  if (consent.kind === 'revoked') return 'Consent was taken back.';
  const { scope } = consent;
  if (scope.until < todayIso) return `Consent ended on ${scope.until}.`;
  if (scope.from > todayIso) return `Consent begins on ${scope.from}.`;
  if (scope.where !== 'any' && !scope.where.includes(townhallId)) return 'Consent does not cover this town hall.';
  if (!scope.words) return 'Consent does not cover words.';
  // The avatar is one body with a face and a voice: without one of them there is nothing to show that is not the leader's.
  if (!scope.voice) return 'Consent does not cover the voice.';
  if (!scope.face) return 'Consent does not cover the face.';
  if (!scope.gestures) return 'Consent does not cover gestures.';
  return statements.some(({ approvedHash }) => approvedHash !== null) ? '' : 'No statement is approved yet.';
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

/** Gives the versions of signed answers that are said, in the order in which they were signed. Rules PN50, PN52. */
export function signedAnswers(state: PersonaState): readonly Hash[] {
  return [...state.answers.values()].flatMap(({ signedHash }) => (signedHash === null ? [] : [signedHash]));
}
