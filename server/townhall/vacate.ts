import type { Cut } from '../../protocol/event-parts.ts';
import type { TownhallEvent } from '../../protocol/events.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Stamp } from './asking.ts';
import type { Member, TownhallState } from './state.ts';

/**
 * Gives the events that free the stage, whoever holds it; none when nobody does. A question not answered to its end is back in the queue;
 * one that a human answered counts as answered only when they ended it themselves or the town hall closes. Rules ST3, ST6.
 */
export function vacate(state: TownhallState, stamp: Stamp, why: Cut | 'released'): readonly TownhallEvent[] {
  const { stage, epoch } = state;
  switch (stage.kind) {
    case 'nobody':
      return [];
    case 'called':
      return [{ ...stamp, type: 'question.returned', questionId: stage.questionId }];
    case 'avatar':
      return [
        {
          ...stamp,
          type: 'answer.cut',
          questionId: stage.questionId,
          epoch,
          cut: why === 'released' ? 'stopped' : why,
        },
      ];
    case 'asker':
      return [
        ...closedVoice(state, stamp, stage.memberId),
        { ...stamp, type: 'floor.taken', memberId: stage.memberId, epoch: epoch + 1 },
      ];
    case 'human': {
      const { memberId, questionId } = stage;
      const isUnfinished = questionId !== null && why !== 'released' && why !== 'closed';
      return [
        ...closedVoice(state, stamp, memberId),
        ...(isUnfinished ? [{ ...stamp, type: 'question.returned', questionId } as const] : []),
        { ...stamp, type: 'stage.released', memberId, epoch: epoch + 1 },
      ];
    }
  }
}

/** Whether this member speaks to everybody: live as the leader, or with the floor. */
export function isOnStage(state: TownhallState, memberId: MemberId): boolean {
  const { stage } = state;
  return (stage.kind === 'human' || stage.kind === 'asker') && stage.memberId === memberId;
}

/** Gives the events that take a member's voice: off the stage if they are on it, and no right to talk. Rule MB8. */
export function silence(state: TownhallState, stamp: Stamp, member: Member): readonly TownhallEvent[] {
  if (isOnStage(state, member.id)) return vacate(state, stamp, 'interrupted');
  return closedVoice(state, stamp, member.id);
}

function closedVoice(state: TownhallState, stamp: Stamp, memberId: MemberId): readonly TownhallEvent[] {
  const mayTalk = state.members.get(memberId)?.mayTalk ?? false;
  return mayTalk ? [{ ...stamp, type: 'voice.closed', memberId }] : [];
}
