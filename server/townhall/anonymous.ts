import type { Hash } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import { can } from '../../protocol/roles.ts';
import type { Asking, CommandOf } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { holdsListed } from './listed-words.ts';
import { shown, takenBack, troubleWithText } from './question-asking.ts';
import type { Member, Question, TownhallState } from './state.ts';

/** Why this member may not ask anonymously at all; null when they may. It writes nothing, and nothing is written of it. Rule AQ4. */
export function whyNotAnonymous(member: Pick<Member, 'presence' | 'role'> | undefined): RefusalCode | null {
  if (member?.presence.kind === 'removed') return 'removed';
  if (member?.presence.kind !== 'here') return 'not-here';
  return can(member.role, 'question.ask') ? null : 'not-allowed';
}

/**
 * A question of which nobody here knows who asked it. It carries no vote, and the list of words holds for it whoever asked: an exception would
 * tell who they are. Rules AQ4, AQ8, OT7.
 */
export function askSealed(state: TownhallState, command: CommandOf<'anonymous.ask'>, { stamp }: Asking): Decision {
  const { questionId, ownerHash, sealed, atMs } = command;
  if (state.plan?.allowsAnonymous === false) return refuse('anonymous-off');
  if (state.questions.has(questionId)) return refuse('already-asked');
  const text = cleanText(command.text);
  const trouble = troubleWithSealedText(state, text);
  if (trouble !== null) return refuse(trouble);
  if (state.questions.size >= limits.questionsPerTownhall) return refuse('too-many-questions');
  const marked = { ...stamp, at: atMs };
  const author = { kind: 'sealed', ownerHash } as const;
  return [
    { ...marked, type: 'question.asked', questionId, author, personal: { text, sealed } },
    ...shown(state, marked, { id: questionId, followsUp: null }),
  ];
}

/** Another wording of it, by whoever has its secret, while it is pending. Rule AQ5. */
export function editSealed(state: TownhallState, command: CommandOf<'anonymous.edit'>, { stamp }: Asking): Decision {
  const question = sealedQuestion(state, command);
  if (question === null) return refuse('no-such-question');
  const { kind } = question.phase;
  if (kind === 'approved') return refuse('edit-late');
  if (kind !== 'pending') return refuse('not-pending');
  const text = cleanText(command.text);
  const trouble = troubleWithSealedText(state, text);
  if (trouble !== null) return refuse(trouble);
  if (text === question.wordings.last()?.text) return [];
  return [{ ...stamp, at: command.atMs, type: 'question.edited', questionId: question.id, personal: { text } }];
}

/** Takes it back until it is called, by whoever has its secret. Rule AQ5. */
export function withdrawSealed(
  state: TownhallState,
  command: CommandOf<'anonymous.withdraw'>,
  { stamp }: Asking,
): Decision {
  const question = sealedQuestion(state, command);
  return question === null ? refuse('no-such-question') : takenBack(state, { ...stamp, at: command.atMs }, question);
}

/** Notes that the sealed name of who asked is given out, and why: before it is. Rule AQ9. */
export function releaseSeal(
  state: TownhallState,
  command: CommandOf<'anonymous.release'>,
  { stamp }: Asking,
): Decision {
  const question = state.questions.get(command.questionId);
  if (question?.author.kind !== 'sealed') return refuse('no-such-question');
  const reason = cleanText(command.reason);
  if (reason === '') return refuse('reason-empty');
  if (reason.length > limits.reasonLength) return refuse('reason-too-long');
  return [{ ...stamp, type: 'question.seal-released', questionId: question.id, personal: { reason } }];
}

function sealedQuestion(
  state: TownhallState,
  { questionId, ownerHash }: { readonly questionId: Question['id']; readonly ownerHash: Hash },
): Question | null {
  const question = state.questions.get(questionId);
  return question?.author.kind === 'sealed' && question.author.ownerHash === ownerHash ? question : null;
}

function troubleWithSealedText({ order }: TownhallState, text: string): RefusalCode | null {
  return troubleWithText(text) ?? (holdsListed(text, order.words.list) ? 'text-listed' : null);
}
