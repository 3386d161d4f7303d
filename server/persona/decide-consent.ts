import { refuse } from '../../protocol/refusals.ts';
import type { PersonaCommandOf, PersonaDecision, Signed } from './persona-command.ts';
import type { PersonaState } from './state.ts';

/** Gives consent, or gives it anew: each is an epoch of its own, and answers of another one are outdated. Rules PN4, PN10, PN12. */
export function giveConsent(
  { consent }: PersonaState,
  { scope }: PersonaCommandOf<'consent.give'>,
  signed: Signed,
): PersonaDecision {
  if (!(scope.words || scope.voice || scope.face || scope.gestures)) return refuse('consent-empty');
  const todayIso = new Date(signed.at).toISOString().slice(0, 10);
  if (scope.until < scope.from || scope.until < todayIso) return refuse('consent-over');
  const last = consent.kind === 'missing' ? 0 : consent.epoch;
  return [{ ...signed, type: 'consent.given', epoch: last + 1, scope }];
}

/** Takes consent back, whatever its days. Rules PN4, PN14. */
export function revokeConsent({ consent }: PersonaState, signed: Signed): PersonaDecision {
  if (consent.kind !== 'given') return refuse('no-consent');
  return [{ ...signed, type: 'consent.revoked', epoch: consent.epoch }];
}
