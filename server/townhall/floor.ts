import { refuse } from '../../protocol/refusals.ts';
import { can } from '../../protocol/roles.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import type { Decision } from './decision.ts';
import { troubleWithFollowUp } from './follow-up.ts';
import type { TownhallState } from './state.ts';
import { vacate } from './vacate.ts';

/**
 * Gives a person in the hall the right to speak to everybody. Their hand goes down, their voice opens. For a follow-up it is given to whoever asked
 * that question, and while they may follow up. Rules ST7, ST2, Q30.
 */
export function giveFloor(
  state: TownhallState,
  { memberId, followsUp }: CommandOf<'floor.give'>,
  { stamp }: PersonAsking,
): Decision {
  const member = state.members.get(memberId);
  if (member?.presence.kind !== 'here') return refuse('no-such-member');
  if (state.stage.kind === 'asker') return refuse('floor-taken');
  if (state.stage.kind !== 'nobody') return refuse('stage-busy');
  if (member.place.kind === 'none' || !can(member.role, 'voice.open')) return refuse('person-without-body');
  if (member.isMuted) return refuse('person-muted');
  if (followsUp !== undefined) {
    const before = state.questions.get(followsUp);
    if (before === undefined) return refuse('no-such-question');
    const whyNot = troubleWithFollowUp(state, member, before, stamp.at);
    if (whyNot !== null) return refuse(whyNot === 'not-the-author' ? 'floor-not-the-author' : whyNot);
  }
  return [
    ...(member.hasHandUp ? [{ ...stamp, type: 'hand.lowered', memberId } as const] : []),
    {
      ...stamp,
      type: 'floor.given',
      memberId,
      epoch: state.epoch + 1,
      ...(followsUp !== undefined && { followsUp }),
    },
    ...(member.mayTalk ? [] : [{ ...stamp, type: 'voice.opened', memberId } as const]),
  ];
}

/** Takes the floor back: the asker's voice is closed with it. Rule ST7. */
export function takeFloor(state: TownhallState, { stamp }: PersonAsking): Decision {
  return state.stage.kind === 'asker' ? vacate(state, stamp, 'stopped') : refuse('floor-free');
}
