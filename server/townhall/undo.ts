import type { ActType, NotUndoable } from '../../protocol/acts.ts';
import { assertNever } from '../../protocol/assert-never.ts';
import type { TownhallEvent } from '../../protocol/events.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import type { Decision } from './decision.ts';
import { isRefusal } from './decision.ts';
import { isReadable } from './event-of.ts';
import { takeFloor } from './floor.ts';
import { changeRole } from './member-moderation.ts';
import { disallowVoice, setTalk } from './order.ts';
import type { Act, Question, TownhallState } from './state.ts';
import { silence } from './vacate.ts';

/** What can be taken back, while nothing has come of it since. */
type Undoable =
  | 'question.edited'
  | 'question.rejected'
  | 'question.merged'
  | 'question.moved'
  | 'question.called'
  | 'avatar.held'
  | 'avatar.resumed'
  | 'floor.given'
  | 'order.talk-set'
  | 'order.slow-set'
  | 'order.calm-set'
  | 'order.unread-set'
  | 'voice.allowed'
  | 'member.muted'
  | 'member.unmuted'
  | 'member.removed'
  | 'member.banned'
  | 'member.role-changed'
  | 'townhall.locked'
  | 'townhall.unlocked';

/** What stays, and why: mostly that people have seen it, which nobody can take back. Rule TG31. */
const stays: Readonly<Record<Exclude<ActType, Undoable>, NotUndoable>> = {
  'question.approved': 'read',
  'question.reopened': 'anew',
  'question.unmerged': 'anew',
  'question.unmoved': 'anew',
  'question.unpinned': 'anew',
  'question.labelled': 'anew',
  'question.unlabelled': 'anew',
  'question.assigned': 'anew',
  'question.returned': 'anew',
  'question.referred': 'told',
  'referral.answered': 'read',
  'answer.approved': 'read',
  'stage.stopped': 'heard',
  'dial.set': 'anew',
  'floor.taken': 'anew',
  'poll.created': 'anew',
  'poll.opened': 'read',
  'poll.closed': 'read',
  'poll.discarded': 'gone',
  'poll.words-shown': 'read',
  'poll.words-hidden': 'anew',
  'order.words-set': 'anew',
  'report.closed': 'gone',
  'voice.disallowed': 'anew',
  'member.readmitted': 'reason',
  'record.erased': 'gone',
};

/** Takes an act back, whoever did it, and says in the record which; refused where that would not be true, or things have moved on. Rules TG30 to TG33. */
export function undo(state: TownhallState, { entry }: CommandOf<'act.undo'>, asking: PersonAsking): Decision {
  const act = state.acts.find((each) => each.entry === entry);
  if (act === undefined) return refuse('no-such-act');
  const why = whyNotUndoable(state, act);
  if (why === 'undone') return refuse('already-undone');
  if (why !== null) return refuse(why === 'changed' ? 'act-moved-on' : 'act-stays');
  const taken = inverse(state, act, asking);
  if (isRefusal(taken)) return taken;
  return taken.length === 0 ? refuse('act-moved-on') : [...taken, { ...asking.stamp, type: 'act.undone', entry }];
}

/** Why an act cannot be taken back now; null when it can. Rules TG31, TG32. */
export function whyNotUndoable(state: TownhallState, act: Act): NotUndoable | null {
  if (act.undoneBy !== null) return 'undone';
  if (!isUndoable(act.type)) return stays[act.type];
  return isAsLeft(state, act, act.type) ? null : 'changed';
}

function isUndoable(type: ActType): type is Undoable {
  return !(type in stays);
}

/** Whether what the act did still holds, and is this act's doing. */
function isAsLeft(state: TownhallState, act: Act, type: Undoable): boolean {
  const question = act.questionId === null ? undefined : state.questions.get(act.questionId);
  const member = act.memberId === null ? undefined : state.members.get(act.memberId);
  switch (type) {
    case 'question.edited':
      return question !== undefined && wordingBefore(question, act) !== null;
    case 'question.rejected':
      return question?.phase.kind === 'rejected' && question.phase.entry === act.entry;
    case 'question.merged':
      return question?.phase.kind === 'merged' && isLast(state, act, ['question.merged', 'question.unmerged']);
    case 'question.moved':
      return question?.phase.kind === 'approved' && isOrderAsLeft(state, act);
    case 'question.called':
      return question?.phase.kind === 'called' && question.phase.epoch === act.epoch;
    case 'avatar.held':
    case 'avatar.resumed':
      return state.isAvatarHeld === (type === 'avatar.held') && isLast(state, act, ['avatar.held', 'avatar.resumed']);
    case 'floor.given':
      return state.stage.kind === 'asker' && state.epoch === act.epoch;
    case 'order.talk-set':
      return state.order.talk === act.set && isLast(state, act, [type]);
    case 'order.slow-set':
      return String(state.order.slowMinutes) === act.set && isLast(state, act, [type]);
    case 'order.calm-set':
      return state.order.isCalm === (act.set === 'on') && isLast(state, act, [type]);
    case 'order.unread-set':
      return (state.order.showsUnread !== null) === (act.set === 'on') && isLast(state, act, [type]);
    case 'voice.allowed':
      return member?.isAllowed === true && isLast(state, act, ['voice.allowed', 'voice.disallowed', 'order.talk-set']);
    case 'member.muted':
    case 'member.unmuted':
      return (
        member !== undefined &&
        member.presence.kind !== 'removed' &&
        member.isMuted === (type === 'member.muted') &&
        isLast(state, act, ['member.muted', 'member.unmuted'])
      );
    case 'member.removed':
    case 'member.banned':
      return member?.presence.kind === 'removed' && member.presence.entry === act.entry;
    case 'member.role-changed':
      return (
        member !== undefined &&
        member.presence.kind !== 'removed' &&
        member.role === act.set &&
        isLast(state, act, ['member.role-changed'])
      );
    case 'townhall.locked':
    case 'townhall.unlocked':
      return (
        state.isLocked === (type === 'townhall.locked') && isLast(state, act, ['townhall.locked', 'townhall.unlocked'])
      );
    default:
      return assertNever(type);
  }
}

/** The events that undo what it did, by the same rules as if somebody did the opposite. */
function inverse(state: TownhallState, act: Act, asking: PersonAsking): Decision {
  const { stamp } = asking;
  const { type, questionId, memberId, before } = act;
  const of = (event: TownhallEvent): Decision => [event];
  if (questionId !== null) {
    const question = state.questions.get(questionId);
    switch (type) {
      case 'question.rejected':
        return of({ ...stamp, type: 'question.reopened', questionId });
      case 'question.merged':
        return of({ ...stamp, type: 'question.unmerged', questionId });
      case 'question.moved':
        return of({ ...stamp, type: 'question.unmoved', questionId, move: act.entry });
      case 'question.called':
        return of({ ...stamp, type: 'question.returned', questionId });
      case 'question.edited': {
        const text = question === undefined ? null : wordingBefore(question, act);
        return text === null ? [] : of({ ...stamp, type: 'question.edited', questionId, personal: { text } });
      }
    }
  }
  const member = memberId === null ? undefined : state.members.get(memberId);
  if (memberId !== null && member !== undefined)
    switch (type) {
      case 'member.muted':
        return of({ ...stamp, type: 'member.unmuted', memberId });
      case 'member.unmuted':
        return [...silence(state, stamp, member), { ...stamp, type: 'member.muted', memberId }];
      case 'member.removed':
      case 'member.banned':
        return of({ ...stamp, type: 'member.readmitted', memberId });
      case 'member.role-changed':
        return before?.kind === 'role'
          ? changeRole(state, { type: 'member.change-role', memberId, role: before.role }, asking)
          : [];
      case 'voice.allowed':
        return disallowVoice(state, { type: 'voice.disallow', memberId }, asking);
      case 'floor.given':
        return takeFloor(state, asking);
    }
  switch (type) {
    case 'avatar.held':
      return of({ ...stamp, type: 'avatar.resumed' });
    case 'townhall.locked':
      return of({ ...stamp, type: 'townhall.unlocked' });
    case 'townhall.unlocked':
      return of({ ...stamp, type: 'townhall.locked' });
    case 'order.talk-set':
      return before?.kind === 'talk' ? setTalk(state, { type: 'order.talk', talk: before.talk }, asking) : [];
    case 'order.slow-set':
      return before?.kind === 'minutes' ? of({ ...stamp, type: 'order.slow-set', minutes: before.minutes }) : [];
    case 'order.calm-set':
      return of({ ...stamp, type: 'order.calm-set', isCalm: act.set !== 'on' });
    case 'order.unread-set':
      return of({ ...stamp, type: 'order.unread-set', isShown: act.set !== 'on' });
    default:
      return [];
  }
}

/** The wording that an edit replaced, while the edit's own still holds and both can be read. */
function wordingBefore({ wordings, phase }: Question, act: Act): string | null {
  if (phase.kind !== 'pending' && phase.kind !== 'approved') return null;
  if (wordings.size < 2 || wordings.last()?.entry !== act.entry) return null;
  const text = wordings.get(-2)?.text;
  return text !== undefined && isReadable(text) ? text : null;
}

/** What went from the queue since changes nothing; what was moved since does. */
function isOrderAsLeft(state: TownhallState, { before }: Act): boolean {
  if (before?.kind !== 'order') return false;
  return before.after.filter((id) => isQueued(state, id)).equals(state.pinned);
}

function isQueued({ questions }: TownhallState, id: Question['id']): boolean {
  return questions.get(id)?.phase.kind === 'approved';
}

/** Nobody has done any of these to the same since. */
function isLast(state: TownhallState, act: Act, types: readonly ActType[]): boolean {
  const last = state.acts.findLast(
    (each) => types.includes(each.type) && each.questionId === act.questionId && each.memberId === act.memberId,
  );
  return last?.entry === act.entry;
}
