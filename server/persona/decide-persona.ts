import { assertNever } from '../../protocol/assert-never.ts';
import type { ConsentScope, PersonaEvent, Signatory } from '../../protocol/events.ts';
import type { Hash, StatementId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { PersonaState } from './state.ts';

/** What may be asked of a persona. A statement's text is a blob under its hash; the gate knows only that. */
export type PersonaCommand =
  | { readonly type: 'persona.create'; readonly leaderName: string; readonly referTo: string }
  | { readonly type: 'statement.add'; readonly statementId: StatementId; readonly hash: Hash }
  | { readonly type: 'statement.approve'; readonly statementId: StatementId }
  | { readonly type: 'statement.revoke'; readonly statementId: StatementId }
  | { readonly type: 'consent.give'; readonly scope: ConsentScope }
  | { readonly type: 'consent.revoke' };

export type PersonaDecision = readonly PersonaEvent[] | Refusal;

const everySignatory: readonly Signatory['kind'][] = ['leader', 'delegate', 'installation'];
/** Who signs what: a delegate never consents for the leader. The installation signs only for the demo persona it brings. */
const signatories: Readonly<Record<PersonaCommand['type'], readonly Signatory['kind'][]>> = {
  'persona.create': ['leader', 'installation'],
  'statement.add': everySignatory,
  'statement.approve': everySignatory,
  'statement.revoke': everySignatory,
  'consent.give': ['leader', 'installation'],
  'consent.revoke': ['leader', 'installation'],
};

/** The gate of a persona: what happens because of a command, or why nothing does. Rules PN1 to PN6. */
export function decidePersona(
  state: PersonaState,
  by: Signatory,
  command: PersonaCommand,
  context: { readonly nowMs: number },
): PersonaDecision {
  if (!signatories[command.type].includes(by.kind)) return refuse('not-allowed');
  const signed = { at: context.nowMs, by };
  if (command.type === 'persona.create') {
    if (state.isCreated) return refuse('already-exists');
    const { leaderName, referTo } = command;
    return [{ ...signed, type: 'persona.created', personaId: state.id, leaderName, referTo }];
  }
  if (!state.isCreated) return refuse('not-allowed');
  switch (command.type) {
    case 'statement.add': {
      const { statementId, hash } = command;
      if (state.statements.get(statementId)?.hash === hash) return refuse('already-exists');
      return [{ ...signed, type: 'statement.added', statementId, hash }];
    }
    case 'statement.approve': {
      const standing = state.statements.get(command.statementId);
      if (standing === undefined) return refuse('no-such-statement');
      if (standing.approvedHash === standing.hash) return refuse('already-approved');
      return [{ ...signed, type: 'statement.approved', statementId: command.statementId, hash: standing.hash }];
    }
    case 'statement.revoke': {
      const standing = state.statements.get(command.statementId);
      if (standing === undefined) return refuse('no-such-statement');
      if (standing.approvedHash === null) return refuse('statement-not-approved');
      return [{ ...signed, type: 'statement.revoked', statementId: command.statementId }];
    }
    case 'consent.give':
      return [{ ...signed, type: 'consent.given', epoch: lastEpoch(state) + 1, scope: command.scope }];
    case 'consent.revoke':
      if (state.consent.kind !== 'given') return refuse('no-consent');
      return [{ ...signed, type: 'consent.revoked', epoch: state.consent.epoch }];
    default:
      return assertNever(command);
  }
}

function lastEpoch({ consent }: PersonaState): number {
  return consent.kind === 'missing' ? 0 : consent.epoch;
}
