import type { StatementId } from '../../protocol/ids.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import type { PersonaCommandOf, PersonaDecision, Signed, VersionNamed } from './persona-command.ts';
import { sampleOf } from './sample.ts';
import type { PersonaState, StatementVersion } from './state.ts';
import { isWithinTopics } from './within-topics.ts';

/** Brings a statement, or a new version of one: it is spoken from when it is approved, and not before. Rules PN2, PN20. */
export function addStatement(
  state: PersonaState,
  { statementId, hash, topics }: PersonaCommandOf<'statement.add'>,
  signed: Signed,
): PersonaDecision {
  if (!isWithin(state, signed, topics)) return refuse('statement-outside-scope');
  const standing = state.statements.get(statementId);
  if (standing?.hash === hash) return refuse('already-exists');
  // Nobody moves another topic's statement into their own.
  const before = standing?.versions.find((version) => version.hash === standing.hash);
  if (before !== undefined && !isWithin(state, signed, before.topics)) return refuse('statement-outside-scope');
  return [{ ...signed, type: 'statement.added', statementId, hash, topics }];
}

/** Approves the version that is on the table, named by its hash. Rules PN2, PN21, PN26. */
export function approve(
  state: PersonaState,
  { statementId, hash }: PersonaCommandOf<'statement.approve'>,
  signed: Signed,
): PersonaDecision {
  const trouble = whyNotApprove(state, { statementId, hash }, signed);
  return trouble === null ? [{ ...signed, type: 'statement.approved', statementId, hash }] : refuse(trouble);
}

/** Approves many by one act, all or none, after a sample was read that whoever approves cannot choose. Rules PN22, PN23. */
export function approveMany(
  state: PersonaState,
  { statements, opened }: PersonaCommandOf<'statement.approve-many'>,
  signed: Signed,
): PersonaDecision {
  for (const named of statements) {
    const trouble = whyNotApprove(state, named, signed);
    if (trouble !== null) return refuse(trouble);
  }
  if (new Set(statements.map(({ statementId }) => statementId)).size < statements.length)
    return refuse('already-approved');
  if (sampleOf(statements).some((statementId) => !opened.includes(statementId))) return refuse('sample-not-read');
  const bare = statements.map(({ statementId, hash }) => ({ statementId, hash }));
  return [{ ...signed, type: 'statements.approved', statements: bare, opened }];
}

/** Goes back to an earlier version that was approved once: it is on the table and approved again, by one act. Rule PN24. */
export function rollBack(
  state: PersonaState,
  { statementId, hash }: PersonaCommandOf<'statement.rollback'>,
  signed: Signed,
): PersonaDecision {
  const standing = state.statements.get(statementId);
  if (standing === undefined) return refuse('no-such-statement');
  const version = standing.versions.find((known) => known.hash === hash);
  if (version === undefined) return refuse('no-such-version');
  if (!version.wasApproved) return refuse('version-never-approved');
  if (!mayHandle(state, statementId, [version], signed)) return refuse('statement-outside-scope');
  if (standing.approvedHash === hash && standing.hash === hash) return refuse('already-approved');
  return [{ ...signed, type: 'statement.rolled-back', statementId, hash }];
}

/** Takes an approval back. Rules PN3, PN26. */
export function revoke(
  state: PersonaState,
  { statementId }: PersonaCommandOf<'statement.revoke'>,
  signed: Signed,
): PersonaDecision {
  const standing = state.statements.get(statementId);
  if (standing === undefined) return refuse('no-such-statement');
  if (standing.approvedHash === null) return refuse('statement-not-approved');
  if (!mayHandle(state, statementId, [], signed)) return refuse('statement-outside-scope');
  return [{ ...signed, type: 'statement.revoked', statementId }];
}

function whyNotApprove(state: PersonaState, { statementId, hash }: VersionNamed, signed: Signed): RefusalCode | null {
  const standing = state.statements.get(statementId);
  if (standing === undefined) return 'no-such-statement';
  if (standing.hash !== hash) return 'statement-changed';
  if (standing.approvedHash === hash) return 'already-approved';
  const version = standing.versions.filter((known) => known.hash === hash);
  return mayHandle(state, statementId, version.toArray(), signed) ? null : 'statement-outside-scope';
}

/** Whether these versions, and the one that is spoken from now, are within what the signatory was given. */
function mayHandle(
  state: PersonaState,
  statementId: StatementId,
  versions: readonly StatementVersion[],
  signed: Signed,
): boolean {
  const standing = state.statements.get(statementId);
  const spoken = standing?.versions.filter(({ hash }) => hash === standing.approvedHash) ?? [];
  return [...versions, ...spoken].every(({ topics }) => isWithin(state, signed, topics));
}

/** Whether a signatory may handle what has these topics. What has none is within nobody's topics but the leader's. Rule PN26. */
export function isWithin(state: PersonaState, { by }: Pick<Signed, 'by'>, topics: readonly string[]): boolean {
  if (by.kind !== 'delegate') return true;
  const given = 'memberId' in by ? state.delegates.get(by.memberId)?.topics : undefined;
  return given !== undefined && isWithinTopics(given, topics);
}
