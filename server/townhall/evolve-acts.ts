import { type ActType, actTypes } from '../../protocol/acts.ts';
import type { TownhallEvent } from '../../protocol/events.ts';
import { limits } from '../../protocol/limits.ts';
import { can } from '../../protocol/roles.ts';
import type { EventOf } from './event-of.ts';
import type { Act, ActBefore, TownhallState } from './state.ts';

type ActEvent = EventOf<ActType>;
const types: ReadonlySet<string> = new Set(actTypes);

/** Notes what one of the crew did, and what was taken back: the last acts, so many as are kept. Rules TG20, TG30. */
export function withActNoted(before: TownhallState, after: TownhallState, event: TownhallEvent): TownhallState {
  if (event.by.kind !== 'member') return after;
  if (event.type === 'act.undone') return undone(after, event, event.by.memberId);
  const role = before.members.get(event.by.memberId)?.role;
  if (!isAct(event) || role === undefined || !can(role, 'act.undo') || isByRule(before, event)) return after;
  const act: Act = {
    entry: after.seq,
    atMs: event.at,
    by: event.by.memberId,
    type: event.type,
    questionId: 'questionId' in event ? event.questionId : null,
    memberId: 'memberId' in event ? (event.memberId ?? null) : null,
    pollId: 'pollId' in event ? event.pollId : null,
    epoch: 'epoch' in event ? event.epoch : null,
    set: setBy(event),
    before: beforeOf(before, after, event),
    isUndo: false,
    undoneBy: null,
  };
  const acts = isSaidBy(before, event) ? after.acts.pop() : after.acts;
  return { ...after, acts: acts.push(act).takeLast(limits.actsKept) };
}

function isAct(event: TownhallEvent): event is ActEvent {
  return types.has(event.type);
}

/** It follows from another act of the same entry group, or was done in somebody's name: nobody pressed for it. */
function isByRule(before: TownhallState, event: ActEvent): boolean {
  if (event.type === 'question.approved')
    return (
      before.order.showsUnread !== null &&
      before.questions.get(event.questionId)?.wordings.first()?.entry === before.seq
    );
  if (event.type !== 'question.moved') return false;
  const question = before.questions.get(event.questionId);
  return question?.followsUp !== null && question?.approvedEntry === before.seq;
}

/** Stopping takes the stage from whoever has it: one act, though the record says both. */
function isSaidBy(before: TownhallState, event: ActEvent): boolean {
  const last = before.acts.last();
  if (event.type !== 'stage.stopped' || last === undefined) return false;
  return last.entry === before.seq && (last.type === 'question.returned' || last.type === 'floor.taken');
}

function setBy(event: ActEvent): string {
  switch (event.type) {
    case 'order.talk-set':
      return event.talk;
    case 'order.slow-set':
      return String(event.minutes);
    case 'order.calm-set':
      return event.isCalm ? 'on' : 'off';
    case 'order.unread-set':
      return event.isShown ? 'on' : 'off';
    case 'member.role-changed':
      return event.role;
    case 'dial.set':
      return event.level;
    default:
      return '';
  }
}

function beforeOf(before: TownhallState, after: TownhallState, event: ActEvent): ActBefore | null {
  switch (event.type) {
    case 'order.talk-set':
      return { kind: 'talk', talk: before.order.talk };
    case 'order.slow-set':
      return { kind: 'minutes', minutes: before.order.slowMinutes };
    case 'member.role-changed': {
      const role = before.members.get(event.memberId)?.role;
      return role === undefined ? null : { kind: 'role', role };
    }
    case 'question.moved': {
      const placed = before.questions.get(event.questionId)?.placed ?? 'by-votes';
      return { kind: 'order', pinned: before.pinned, after: after.pinned, placed };
    }
    default:
      return null;
  }
}

/** What took it back stands in the entries right before, by the same person at the same time. */
function undone(state: TownhallState, event: EventOf<'act.undone'>, by: Act['by']): TownhallState {
  let first = state.seq;
  const acts = state.acts.reverse().map((act) => {
    if (act.entry === event.entry) return { ...act, undoneBy: by };
    const isPart = act.by === by && act.atMs === event.at && act.entry === first - 1 && act.entry > event.entry;
    if (!isPart) return act;
    first = act.entry;
    return { ...act, isUndo: true };
  });
  return { ...state, acts: acts.reverse() };
}
