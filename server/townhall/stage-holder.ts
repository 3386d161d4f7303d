import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import type { Asking, CommandOf, PersonAsking } from './asking.ts';
import { memberIn } from './change.ts';
import type { Decision } from './decision.ts';
import { fold } from './evolve.ts';
import { questionFor } from './question-access.ts';
import type { Stage, TownhallState } from './state.ts';
import { vacate } from './vacate.ts';

/** Calls an approved question to the free stage: a new epoch, in which the avatar or the leader may answer it. Rules ST1, ST2. */
export function call(
  state: TownhallState,
  { questionId }: CommandOf<'question.call'>,
  { self, stamp }: PersonAsking,
): Decision {
  const question = questionFor(state, self, questionId);
  if (question === null) return refuse('no-such-question');
  const trouble = whyBusy(state.stage, questionId);
  if (trouble !== null) return refuse(trouble);
  if (question.phase.kind !== 'approved') return refuse('not-approved');
  return [{ ...stamp, type: 'question.called', questionId, epoch: state.epoch + 1 }];
}

function whyBusy(stage: Stage, questionId: string): RefusalCode | null {
  switch (stage.kind) {
    case 'nobody':
      return null;
    case 'called':
    case 'avatar':
      return stage.questionId === questionId ? 'stage-busy' : 'another-question-called';
    case 'human':
      return 'human-live';
    case 'asker':
      return 'stage-busy';
  }
}

/** Puts a called question back into the queue; a human who is live stays live without it. Rule ST3. */
export function returnQuestion(
  state: TownhallState,
  { questionId }: CommandOf<'question.return'>,
  { self, stamp }: PersonAsking,
): Decision {
  const question = questionFor(state, self, questionId);
  if (question === null) return refuse('no-such-question');
  if (question.phase.kind !== 'called') return refuse('not-called');
  return [{ ...stamp, type: 'question.returned', questionId }];
}

/** Silences whoever holds the stage, at once: nothing of this epoch or an older one is heard again. Rules ST4, ST5. */
export function stop(state: TownhallState, { stamp }: Asking): Decision {
  if (state.stage.kind === 'nobody') return refuse('stage-empty');
  return [...vacate(state, stamp, 'stopped'), { ...stamp, type: 'stage.stopped', epoch: state.epoch }];
}

/**
 * The leader goes live in the avatar's body: a running answer is cut, its question stays with the leader; an asker gives the floor back.
 * Going live twice changes nothing. Rules ST6, ST2.
 */
export function takeOver(state: TownhallState, { self, stamp }: PersonAsking): Decision {
  const { stage } = state;
  if (stage.kind === 'human') return stage.memberId === self.id ? [] : refuse('stage-busy');
  if (self.isMuted) return refuse('muted');
  const freed = stage.kind === 'avatar' || stage.kind === 'asker' ? vacate(state, stamp, 'taken-over') : [];
  // The leader may have had the floor: then freeing the stage closed their voice.
  const after = fold(state, freed);
  return [
    ...freed,
    { ...stamp, type: 'stage.taken-over', memberId: self.id, epoch: after.epoch + 1, label: 'HUMAN' },
    ...(memberIn(after, self.id).mayTalk ? [] : [{ ...stamp, type: 'voice.opened', memberId: self.id } as const]),
  ];
}

/** The leader gives the stage back; the question they answered is answered. Rule ST6. */
export function releaseStage(state: TownhallState, { stamp }: PersonAsking): Decision {
  return state.stage.kind === 'human' ? vacate(state, stamp, 'released') : refuse('not-live');
}

/** Keeps the avatar silent until it is resumed; what it says now is cut. A called question stays called. Rule ST8. */
export function holdAvatar(state: TownhallState, { stamp }: PersonAsking): Decision {
  if (state.isAvatarHeld) return refuse('avatar-held');
  const held = { ...stamp, type: 'avatar.held' } as const;
  if (state.stage.kind !== 'avatar') return [held];
  return [...vacate(state, stamp, 'stopped'), { ...stamp, type: 'stage.stopped', epoch: state.epoch }, held];
}

/** Lets the avatar speak again. Rule ST8. */
export function resumeAvatar(state: TownhallState, { stamp }: PersonAsking): Decision {
  return state.isAvatarHeld ? [{ ...stamp, type: 'avatar.resumed' }] : refuse('avatar-not-held');
}

/** Notes that the administrator switched the avatar off or on: it is so already, whatever the record says. Rule KS4. */
export function noteSwitch(state: TownhallState, isOff: boolean, { stamp }: Asking): Decision {
  if (state.isAvatarOff === isOff) return refuse(isOff ? 'avatar-off' : 'avatar-not-off');
  return [{ ...stamp, type: isOff ? 'avatar.switched-off' : 'avatar.switched-on' }];
}
