import type { Signatory } from '../../protocol/events.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { mayOnPersona, type PersonaAction } from '../../protocol/roles.ts';
import type { Membership } from '../access/ports.ts';
import type { PersonaState } from '../persona/state.ts';

/**
 * Gives who acts on a persona: the leader by their own link, a delegate because the leader named them. A role that was given at the town
 * hall's gate makes nobody either. Rules PN40, PN44.
 */
export function signatoryOf(
  { leaderName, delegates }: PersonaState,
  { role, memberId }: Pick<Membership, 'role' | 'memberId'>,
  action: PersonaAction,
): Signatory | Refusal {
  const by: Signatory | null =
    role === 'leader'
      ? { kind: 'leader', name: leaderName }
      : delegates.has(memberId)
        ? { kind: 'delegate', memberId }
        : null;
  return by !== null && mayOnPersona(by.kind, action) ? by : refuse('not-allowed');
}
