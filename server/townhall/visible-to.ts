import { assertNever } from '../../protocol/assert-never.ts';
import type { TownhallEvent } from '../../protocol/events.ts';
import type { MemberId, PollId, QuestionId } from '../../protocol/ids.ts';
import { can, type Role } from '../../protocol/roles.ts';
import type { EventOf } from './event-of.ts';
import { isAuthor, mayKnow } from './question-access.ts';
import type { TownhallState } from './state.ts';

/** Who looks: what rights to see follow from. */
export interface Viewer {
  readonly memberId: MemberId;
  readonly role: Role;
}

/** Whether a role sees prepared answers and notes: those who run the queue, and those who answer. Rule SEE3. */
export function seesDrafts(role: Role): boolean {
  return can(role, 'queue.read-pending') || role === 'leader' || role === 'delegate';
}

/**
 * Gives an event as this viewer may see it: whole, with a text left out (empty), or null. `state` is the state that holds the event
 * already. The one filter for live events, snapshots and exports. Rules SEE1 to SEE5.
 */
export function visibleTo(viewer: Viewer, event: TownhallEvent, state: TownhallState): TownhallEvent | null {
  const isCrew = can(viewer.role, 'queue.read-pending');
  switch (event.type) {
    case 'question.voted':
    case 'question.unvoted':
      return event.memberId === viewer.memberId ? event : null;
    case 'question.asked':
    case 'question.edited':
      return knows(viewer, event.questionId, state) && mayRead(viewer, event, state) ? withoutSeal(event) : null;
    case 'question.seal-released':
      return isCrew || event.personal === 'erased' ? event : { ...event, personal: { reason: '' } };
    case 'question.withdrawn':
    case 'question.approved':
    case 'question.merged':
    case 'question.unmerged':
    case 'question.moved':
    case 'question.unmoved':
    case 'question.reopened':
    case 'question.unpinned':
    case 'question.called':
    case 'question.returned':
    case 'referral.answered':
    case 'answer.started':
    case 'answer.finished':
    case 'answer.cut':
    case 'answer.paused':
    case 'answer.continued':
    case 'answer.skipped':
    case 'answer.reported':
    case 'answer.reviewed':
      return knows(viewer, event.questionId, state) ? event : null;
    case 'question.rejected': {
      if (!knows(viewer, event.questionId, state)) return null;
      if (isCrew || event.personal === 'erased' || isTheirs(viewer, event.questionId, state)) return event;
      return { ...event, personal: { reason: '' } };
    }
    case 'question.referred': {
      if (!knows(viewer, event.questionId, state)) return null;
      if (event.personal === 'erased' || seesDrafts(viewer.role) || isTheirs(viewer, event.questionId, state))
        return event;
      return { ...event, personal: { ...event.personal, note: '' } };
    }
    case 'agenda.set':
      return seesDrafts(viewer.role) || event.personal === 'erased' ? event : { ...event, personal: { titles: [] } };
    case 'poll.created':
    case 'poll.discarded':
      return can(viewer.role, 'poll.read') || isPollShown(event.pollId, state) ? event : null;
    case 'poll.answered':
    case 'poll.taken-back':
      return event.memberId === viewer.memberId ? event : null;
    case 'poll.words-shown':
    case 'poll.words-hidden':
      return can(viewer.role, 'poll.read') ? event : null;
    case 'answer.prepared':
    case 'answer.approved':
      return seesDrafts(viewer.role) ? event : null;
    case 'report.made':
      return isCrew && event.personal !== 'erased' && event.personal.memberId !== viewer.memberId ? event : null;
    case 'report.closed':
    case 'question.labelled':
    case 'question.unlabelled':
    case 'question.assigned':
      return isCrew ? event : null;
    case 'order.words-set':
      return isCrew || event.personal === 'erased' ? event : { ...event, personal: { words: '' } };
    case 'member.removed':
    case 'member.banned':
    case 'member.mute-explained':
      if (isCrew || event.memberId === viewer.memberId || event.personal === 'erased') return event;
      return { ...event, personal: { reason: '' } };
    case 'member.entered': {
      if (isCrew || event.personal === 'erased') return event;
      const { department: _, ...personal } = event.personal;
      return { ...event, personal };
    }
    case 'townhall.created':
    case 'townhall.edited':
    case 'townhall.cancelled':
    case 'townhall.opened':
    case 'townhall.closed':
    case 'townhall.locked':
    case 'townhall.unlocked':
    case 'session.started':
    case 'head.signed':
    case 'member.left':
    case 'member.seat-released':
    case 'member.sat':
    case 'member.stood':
    case 'member.role-changed':
    case 'member.readmitted':
    case 'member.muted':
    case 'member.unmuted':
    case 'hand.raised':
    case 'hand.lowered':
    case 'voice.opened':
    case 'voice.closed':
    case 'voice.allowed':
    case 'voice.disallowed':
    case 'order.talk-set':
    case 'order.slow-set':
    case 'order.calm-set':
    case 'order.unread-set':
    case 'stage.stopped':
    case 'stage.taken-over':
    case 'stage.released':
    case 'human.said':
    case 'dial.set':
    case 'avatar.held':
    case 'avatar.resumed':
    case 'avatar.switched-off':
    case 'avatar.switched-on':
    case 'agenda.started':
    case 'agenda.finished':
    case 'poll.opened':
    case 'poll.closed':
    case 'floor.given':
    case 'floor.taken':
    case 'act.undone':
    case 'record.erased':
      return event;
    default:
      return assertNever(event);
  }
}

/** Who asked is nobody's business, sealed as it is. Rule AQ3. */
function withoutSeal(event: EventOf<'question.asked' | 'question.edited'>): TownhallEvent {
  if (event.type !== 'question.asked' || event.personal === 'erased') return event;
  return { ...event, personal: { text: event.personal.text } };
}

/** A draft is the crew's; what was thrown away never was anybody else's. Rule PO2. */
function isPollShown(id: PollId, state: TownhallState): boolean {
  const phase = state.polls.get(id)?.phase;
  return phase === 'open' || phase === 'closed';
}

function knows({ memberId, role }: Viewer, id: QuestionId, state: TownhallState): boolean {
  const question = state.questions.get(id);
  return question !== undefined && mayKnow({ id: memberId, role }, question);
}

function isTheirs({ memberId }: Viewer, id: QuestionId, state: TownhallState): boolean {
  const question = state.questions.get(id);
  return question !== undefined && isAuthor({ id: memberId }, question);
}

/** Wordings from before the approval stay with the author and the crew, also once the question is everybody's. Rule SEE2. */
function mayRead(viewer: Viewer, event: EventOf<'question.asked' | 'question.edited'>, state: TownhallState): boolean {
  if (can(viewer.role, 'queue.read-pending') || isTheirs(viewer, event.questionId, state)) return true;
  const question = state.questions.get(event.questionId);
  if (question === undefined || question.shownFrom === null) return false;
  const { personal } = event;
  return personal === 'erased' || question.wordings.skip(question.shownFrom).some(({ text }) => text === personal.text);
}
