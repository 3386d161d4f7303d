import type { MemberId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { questionFor } from './question-access.ts';
import type { Question, TownhallState } from './state.ts';
import { readable } from './views.ts';

/**
 * Tells the moderators of a person, or of a question and with it of who asked it. What was said on the stage in the last minute goes along,
 * as text. Who reports stands in the personal part alone. Of an anonymous question its words are reported and nobody: its own asker may do that
 * too, for a refusal would tell who they are. Rules OH9, OH10, AQ8.
 */
export function sendReport(
  state: TownhallState,
  { about, reason: told }: CommandOf<'report.send'>,
  { self, stamp, context }: PersonAsking,
): Decision {
  const question = 'questionId' in about ? questionFor(state, self, about.questionId) : null;
  if ('questionId' in about && question === null) return refuse('no-such-question');
  const memberId = 'memberId' in about ? about.memberId : askerOf(question);
  if (memberId !== null && !state.members.has(memberId)) return refuse('no-such-member');
  if (memberId === self.id) return refuse('report-of-yourself');
  const reason = cleanText(told);
  if (reason === '') return refuse('report-empty');
  if (reason.length > limits.reasonLength) return refuse('reason-too-long');
  const open = state.reports.count(({ reporter }) => reporter === self.id);
  if (open >= limits.reportsPerMember) return refuse('too-many-reports');
  const text = question === null ? '' : (readable(question.wordings.last()?.text) ?? '');
  const captions = (context.captions ?? []).slice(-limits.reportCaptions);
  const personal = {
    reporter: self.id,
    ...(memberId !== null && { memberId }),
    ...(question !== null && { questionId: question.id }),
    text,
    reason,
    captions,
  };
  return [{ at: stamp.at, by: { kind: 'part', part: 'session' }, type: 'report.made', personal }];
}

/** Null: nobody here knows. */
function askerOf(question: Question | null): MemberId | null {
  return question?.author.kind === 'member' ? question.author.memberId : null;
}

/** A moderator has read it, and done what they do about it. Nobody closes what was reported of themselves. Rule OH10. */
export function closeReport(
  state: TownhallState,
  { report }: CommandOf<'report.close'>,
  { self, stamp }: PersonAsking,
): Decision {
  const open = state.reports.get(report);
  if (open === undefined || open.memberId === self.id) return refuse('no-such-report');
  return [{ ...stamp, type: 'report.closed', report }];
}
