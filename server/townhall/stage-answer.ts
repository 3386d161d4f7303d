import { dayAt, usualDue } from '../../protocol/days.ts';
import { letsSpeak } from '../../protocol/dial.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import type { Asking, CommandOf, PersonAsking } from './asking.ts';
import type { Decision } from './decision.ts';
import { levelFor } from './dial.ts';
import type { TownhallState } from './state.ts';

/** What a question that the avatar could not answer is passed on with. */
export const referralNote = 'The avatar passed this question on.';

/** Notes that an answer waits for a question. Refuses one made from another version of the persona, or under another consent. Rules AN1, PN13. */
export function prepareAnswer(
  state: TownhallState,
  { questionId, answerId, outcome, personaVersion, consentEpoch, topics, needsReading }: CommandOf<'answer.prepared'>,
  { stamp, context }: Asking,
): Decision {
  const question = state.questions.get(questionId);
  if (question === undefined) return refuse('no-such-question');
  if (question.phase.kind !== 'approved' && question.phase.kind !== 'called') return refuse('not-approved');
  const { persona } = context;
  if (persona.consentEpoch === null) return refuse('no-avatar');
  if (personaVersion !== persona.version || consentEpoch !== persona.consentEpoch) return refuse('answer-outdated');
  const { prepared } = question;
  const isSame = prepared?.personaVersion === personaVersion && prepared.consentEpoch === consentEpoch;
  if (isSame && prepared.answerId === answerId) return [];
  const made = { questionId, answerId, outcome, personaVersion, consentEpoch, topics };
  return [{ ...stamp, type: 'answer.prepared', ...made, ...(needsReading === true && { needsReading }) }];
}

/** Somebody has read what a model wrote, and lets this very answer be said. Rule MD20. */
export function approveAnswer(
  state: TownhallState,
  { questionId, answerId }: CommandOf<'answer.approve'>,
  { stamp }: PersonAsking,
): Decision {
  const question = state.questions.get(questionId);
  if (question === undefined) return refuse('no-such-question');
  const { prepared, phase } = question;
  if (phase.kind !== 'approved' && phase.kind !== 'called') return refuse('not-approved');
  if (prepared === null) return refuse('answer-not-ready');
  if (prepared.answerId !== answerId) return refuse('answer-outdated');
  if (prepared.reading === 'not-needed') return refuse('answer-needs-no-reading');
  return prepared.reading === 'done' ? [] : [{ ...stamp, type: 'answer.approved', questionId, answerId }];
}

/**
 * The avatar begins to speak: only the prepared answer to the question that is called, in the epoch of that call, with consent and the
 * persona as they are now, only what was made under this very consent, what a model wrote only once it was read, and only as far as the dial
 * goes. Rules AN2 to AN4, PN13, KS2, MD20, DL3.
 */
export function startAnswer(
  state: TownhallState,
  command: CommandOf<'answer.start'>,
  { stamp, context }: Asking,
): Decision {
  const { questionId, answerId } = command;
  const { stage, epoch } = state;
  if (stage.kind === 'human') return refuse('human-live');
  if (stage.kind !== 'called' || stage.questionId !== questionId) return refuse('not-called');
  if (command.epoch !== epoch) return refuse('answer-outdated');
  const { version: personaVersion, consentEpoch, isSwitchedOff } = context.persona;
  if (isSwitchedOff === true) return refuse('avatar-off');
  if (consentEpoch === null) return refuse('no-avatar');
  const trouble = whyNotReady(state, command, { personaVersion, consentEpoch });
  if (trouble !== null) return refuse(trouble);
  const approvedBy = stage.calledBy;
  return [{ ...stamp, type: 'answer.started', questionId, answerId, epoch, personaVersion, consentEpoch, approvedBy }];
}

function whyNotReady(
  state: TownhallState,
  { questionId, answerId }: CommandOf<'answer.start'>,
  now: { readonly personaVersion: number; readonly consentEpoch: number },
): RefusalCode | null {
  if (state.isAvatarHeld) return 'avatar-held';
  const question = state.questions.get(questionId);
  const prepared = question?.prepared ?? null;
  if (question === undefined || prepared === null) return 'answer-not-ready';
  if (!letsSpeak(levelFor(state, question))) return 'left-to-a-person';
  const isOfNow = prepared.personaVersion === now.personaVersion && prepared.consentEpoch === now.consentEpoch;
  if (!isOfNow || prepared.answerId !== answerId) return 'answer-outdated';
  return prepared.reading === 'needed' ? 'answer-unread' : null;
}

/** The avatar said its last sentence. What it could not answer goes to the person, and until the day, that it named. Rules AN5, AN6, Q13. */
export function finishAnswer(
  state: TownhallState,
  { questionId, epoch, sentencesSaid, unsaid, referral }: CommandOf<'answer.finish'>,
  { stamp }: Asking,
): Decision {
  const { stage } = state;
  if (stage.kind !== 'avatar' || stage.questionId !== questionId) return refuse('not-called');
  if (epoch !== state.epoch || stage.isPaused) return refuse('answer-outdated');
  const left = unsaid.length > 0 ? { unsaid } : {};
  const finished = { ...stamp, type: 'answer.finished', questionId, epoch, sentencesSaid, ...left } as const;
  if (referral === null) return [finished];
  const { owner, due = usualDue(dayAt(stamp.at)) } = referral;
  const personal = { owner, note: referralNote };
  return [finished, { ...stamp, type: 'question.referred', questionId, due, personal }];
}

/** Which sentences of a cut answer people heard, told by who said them: once. Rule AN7. */
export function reportAnswer(
  state: TownhallState,
  { questionId, answerId, said }: CommandOf<'answer.report'>,
  { stamp }: Asking,
): Decision {
  const run = state.questions.get(questionId)?.run ?? null;
  if (run?.kind !== 'cut' || run.answerId !== answerId || run.said !== null) return refuse('answer-outdated');
  return [{ ...stamp, type: 'answer.reported', questionId, answerId, said }];
}
