import { refuse } from '../../protocol/refusals.ts';
import { isWithin } from './decide-statement.ts';
import type { PersonaCommandOf, PersonaDecision, Signed } from './persona-command.ts';
import type { AnswerStanding, PersonaState } from './state.ts';

/**
 * Signs an answer, or another version of it: one act, after which it is said. Signing an earlier version goes back to it. A delegate stays
 * within their topics, those of the version that is said until now included. Rules PN50 to PN53.
 */
export function signAnswer(
  state: PersonaState,
  { answerId, hash, topics }: PersonaCommandOf<'answer.sign'>,
  signed: Signed,
): PersonaDecision {
  const standing = state.answers.get(answerId);
  if (![topics, ...saidTopics(standing)].every((each) => isWithin(state, signed, each)))
    return refuse('answer-outside-scope');
  if (standing?.signedHash === hash) return refuse('already-exists');
  return [{ ...signed, type: 'answer.signed', answerId, hash, topics }];
}

/** Takes a signed answer back. Rules PN52, PN53. */
export function revokeAnswer(
  state: PersonaState,
  { answerId }: PersonaCommandOf<'answer.revoke'>,
  signed: Signed,
): PersonaDecision {
  const standing = state.answers.get(answerId);
  if (standing === undefined || standing.signedHash === null) return refuse('no-such-answer');
  if (!saidTopics(standing).every((each) => isWithin(state, signed, each))) return refuse('answer-outside-scope');
  return [{ ...signed, type: 'answer.revoked', answerId }];
}

/** The topics of the version that is said, in a list: empty when none is. */
function saidTopics(standing: AnswerStanding | undefined): readonly (readonly string[])[] {
  if (standing === undefined) return [];
  const said = standing.versions.filter(({ hash }) => hash === standing.signedHash);
  return said.toArray().map(({ topics }) => topics);
}
