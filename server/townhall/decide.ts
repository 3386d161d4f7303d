import { assertNever } from '../../protocol/assert-never.ts';
import type { Command, PageCommand, PartCommand } from '../../protocol/commands.ts';
import type { Actor } from '../../protocol/events.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import { type ActorRole, can } from '../../protocol/roles.ts';
import { decideAgenda } from './agenda.ts';
import { askSealed, editSealed, releaseSeal, withdrawSealed } from './anonymous.ts';
import type { Asking, PersonAsking } from './asking.ts';
import { timePassed } from './deadlines.ts';
import type { Decision } from './decision.ts';
import { assign, label, unlabel, unpin } from './desk-tools.ts';
import { setDial } from './dial.ts';
import { erase } from './erasure.ts';
import { giveFloor, takeFloor } from './floor.ts';
import { answerInbox } from './inbox.ts';
import { isOver } from './is-over.ts';
import { closeTownhall, createTownhall, lock, openTownhall, signHead, startSession, unlock } from './lifecycle.ts';
import { recordLine } from './living.ts';
import { ban, changeRole, explainMute, mute, readmit, remove, unmute } from './member-moderation.ts';
import { closeVoice, enter, leave, lowerHand, openVoice, raiseHand } from './members.ts';
import { allowVoice, disallowVoice, setCalm, setSlow, setTalk, setUnread, setWords } from './order.ts';
import { cancelTownhall, editPlan } from './plan.ts';
import { decidePoll } from './poll.ts';
import { ask, edit, withdraw } from './question-asking.ts';
import { approve, merge, move, reject, unmerge } from './question-moderation.ts';
import { unvote, vote } from './question-votes.ts';
import { answerReferral, refer } from './referral.ts';
import { closeReport, sendReport } from './report.ts';
import { reviewAnswer } from './review.ts';
import { sit, stand } from './seating.ts';
import { isSilencing } from './silencing.ts';
import { approveAnswer, finishAnswer, prepareAnswer, reportAnswer, startAnswer } from './stage-answer.ts';
import {
  call,
  holdAvatar,
  noteSwitch,
  releaseStage,
  resumeAvatar,
  returnQuestion,
  stop,
  takeOver,
} from './stage-holder.ts';
import { continueAnswer, pauseAnswer, skipSentence } from './stage-pause.ts';
import type { Context, Member, TownhallState } from './state.ts';
import { undo } from './undo.ts';

/**
 * The one gate: what happens because of a command, or why nothing does. Pure: the same arguments give the same decision. A member's role
 * is the state's, never the command's. An accepted command that changes nothing gives no events. Rules G1 to G5.
 */
export function decide(state: TownhallState, actor: Actor, command: Command, context: Context): Decision {
  const self = actor.kind === 'member' ? state.members.get(actor.memberId) : undefined;
  const trouble = troubleWith(state, actor, self, command);
  if (trouble !== null) return refuse(trouble);
  const asking: Asking = { stamp: { at: context.nowMs, by: actor }, context };
  switch (command.type) {
    case 'stage.stop':
      return stop(state, asking);
    case 'townhall.open':
      return openTownhall(state, asking);
    case 'townhall.close':
      return closeTownhall(state, asking);
    case 'townhall.create':
    case 'townhall.edit':
    case 'townhall.cancel':
    case 'session.start':
    case 'clock.reached':
    case 'avatar.switch-off':
    case 'avatar.switch-on':
    case 'head.sign':
    case 'member.enter':
    case 'member.leave':
    case 'answer.prepared':
    case 'answer.start':
    case 'answer.finish':
    case 'answer.report':
    case 'answer.review':
    case 'inbox.answer':
    case 'anonymous.ask':
    case 'anonymous.edit':
    case 'anonymous.withdraw':
    case 'anonymous.release':
    case 'human.say':
      return decidePart(state, command, asking);
    default:
      return self === undefined ? refuse('not-allowed') : decidePerson(state, command, { ...asking, self });
  }
}

/** Why this actor may not even try this command now. */
function troubleWith(
  state: TownhallState,
  actor: Actor,
  self: Member | undefined,
  command: Command,
): RefusalCode | null {
  if (actor.kind === 'member') {
    if (self?.presence.kind === 'removed') return 'removed';
    if (self?.presence.kind !== 'here') return 'not-here';
  }
  const role = roleOf(actor, self);
  if (role === undefined || !can(role, command.type)) return 'not-allowed';
  if (state.phase === 'none') return command.type === 'townhall.create' ? null : 'town-hall-not-open';
  if (isOver(state) && !isPossibleAfterTheEnd(state, command)) return whyOver(state, command);
  if (state.phase === 'created' && needsAnOpenTownhall(command)) return 'town-hall-not-open';
  return null;
}

function roleOf(actor: Actor, self: Member | undefined): ActorRole | undefined {
  if (actor.kind === 'planner') return 'planner';
  return actor.kind === 'part' ? actor.part : self?.role;
}

function whyOver({ phase }: TownhallState, { type }: Command): RefusalCode {
  if (type === 'townhall.edit' || type === 'townhall.cancel') return 'is-over';
  return phase === 'cancelled' ? 'town-hall-cancelled' : 'town-hall-closed';
}

/** Doors open before the beginning: people come, sit, talk and ask. The stage waits for it. */
function needsAnOpenTownhall(command: Command): boolean {
  return ['question.call', 'stage.take-over', 'floor.give', 'answer.start', 'answer.continue', 'agenda.start'].includes(
    command.type,
  );
}

/**
 * After the end the record lives on: it is signed, erased from, answers in it are marked, and nobody is held in it. What was passed on is answered then, so who was here
 * may come back to write and to read that, without a body.
 */
function isPossibleAfterTheEnd(state: TownhallState, command: Command): boolean {
  const still = [
    'townhall.create',
    'session.start',
    'clock.reached',
    'head.sign',
    'member.leave',
    'member.erase',
    'answer.review',
    'inbox.answer',
    'anonymous.release',
  ];
  if (command.type === 'avatar.switch-off' || command.type === 'avatar.switch-on') return true;
  if (command.type === 'referral.answer') return true;
  if (command.type === 'member.enter')
    return command.kind !== 'body' && (state.members.has(command.memberId) || can(command.role, 'referral.answer'));
  return isSilencing(command) || still.includes(command.type);
}

function decidePart(state: TownhallState, command: PartCommand, asking: Asking): Decision {
  switch (command.type) {
    case 'townhall.create':
      return createTownhall(state, command, asking);
    case 'townhall.edit':
      return editPlan(state, command, asking);
    case 'townhall.cancel':
      return cancelTownhall(state, command, asking);
    case 'session.start':
      return startSession(state, asking);
    case 'clock.reached':
      return timePassed(state, asking);
    case 'avatar.switch-off':
      return noteSwitch(state, true, asking);
    case 'avatar.switch-on':
      return noteSwitch(state, false, asking);
    case 'head.sign':
      return signHead(state, command, asking);
    case 'member.enter':
      return enter(state, command, asking);
    case 'member.leave':
      return leave(state, command, asking);
    case 'answer.prepared':
      return prepareAnswer(state, command, asking);
    case 'answer.start':
      return startAnswer(state, command, asking);
    case 'answer.finish':
      return finishAnswer(state, command, asking);
    case 'answer.report':
      return reportAnswer(state, command, asking);
    case 'answer.review':
      return reviewAnswer(state, command, asking);
    case 'inbox.answer':
      return answerInbox(state, command, asking);
    case 'anonymous.ask':
      return askSealed(state, command, asking);
    case 'anonymous.edit':
      return editSealed(state, command, asking);
    case 'anonymous.withdraw':
      return withdrawSealed(state, command, asking);
    case 'anonymous.release':
      return releaseSeal(state, command, asking);
    case 'human.say':
      return recordLine(state, command, asking);
    default:
      return assertNever(command);
  }
}

type PersonCommand = Exclude<PageCommand, { readonly type: 'stage.stop' | 'townhall.open' | 'townhall.close' }>;

function decidePerson(state: TownhallState, command: PersonCommand, asking: PersonAsking): Decision {
  switch (command.type) {
    case 'question.ask':
      return ask(state, command, asking);
    case 'question.edit':
      return edit(state, command, asking);
    case 'question.withdraw':
      return withdraw(state, command, asking);
    case 'question.vote':
      return vote(state, command, asking);
    case 'question.unvote':
      return unvote(state, command, asking);
    case 'question.approve':
      return approve(state, command, asking);
    case 'question.reject':
      return reject(state, command, asking);
    case 'question.merge':
      return merge(state, command, asking);
    case 'question.unmerge':
      return unmerge(state, command, asking);
    case 'question.move':
      return move(state, command, asking);
    case 'question.unpin':
      return unpin(state, command, asking);
    case 'question.label':
      return label(state, command, asking);
    case 'question.unlabel':
      return unlabel(state, command, asking);
    case 'question.assign':
      return assign(state, command, asking);
    case 'question.refer':
      return refer(state, command, asking);
    case 'referral.answer':
      return answerReferral(state, command, asking);
    case 'question.call':
      return call(state, command, asking);
    case 'question.return':
      return returnQuestion(state, command, asking);
    case 'stage.take-over':
      return takeOver(state, asking);
    case 'stage.release':
      return releaseStage(state, asking);
    case 'answer.approve':
      return approveAnswer(state, command, asking);
    case 'answer.pause':
      return pauseAnswer(state, asking);
    case 'answer.continue':
      return continueAnswer(state, asking);
    case 'answer.skip':
      return skipSentence(state, command, asking);
    case 'dial.set':
      return setDial(state, command, asking);
    case 'avatar.hold':
      return holdAvatar(state, asking);
    case 'avatar.resume':
      return resumeAvatar(state, asking);
    case 'floor.give':
      return giveFloor(state, command, asking);
    case 'floor.take':
      return takeFloor(state, asking);
    case 'poll.create':
    case 'poll.open':
    case 'poll.close':
    case 'poll.discard':
    case 'poll.answer':
    case 'poll.take-back':
    case 'poll.show-words':
    case 'poll.hide-words':
      return decidePoll(state, command, asking);
    case 'agenda.set':
    case 'agenda.start':
    case 'agenda.finish':
      return decideAgenda(state, command, asking);
    case 'hand.raise':
      return raiseHand(asking);
    case 'hand.lower':
      return lowerHand(asking);
    case 'voice.open':
      return openVoice(state, asking);
    case 'voice.close':
      return closeVoice(state, asking);
    case 'voice.allow':
      return allowVoice(state, command, asking);
    case 'voice.disallow':
      return disallowVoice(state, command, asking);
    case 'order.talk':
      return setTalk(state, command, asking);
    case 'order.slow':
      return setSlow(state, command, asking);
    case 'order.calm':
      return setCalm(state, command, asking);
    case 'order.unread':
      return setUnread(state, command, asking);
    case 'report.send':
      return sendReport(state, command, asking);
    case 'report.close':
      return closeReport(state, command, asking);
    case 'order.words':
      return setWords(state, command, asking);
    case 'member.sit':
      return sit(state, command, asking);
    case 'member.stand':
      return stand(asking);
    case 'member.change-role':
      return changeRole(state, command, asking);
    case 'member.mute':
      return mute(state, command, asking);
    case 'member.explain-mute':
      return explainMute(state, command, asking);
    case 'member.unmute':
      return unmute(state, command, asking);
    case 'member.remove':
      return remove(state, command, asking);
    case 'member.ban':
      return ban(state, command, asking);
    case 'member.readmit':
      return readmit(state, command, asking);
    case 'member.erase':
      return erase(state, command, asking);
    case 'townhall.lock':
      return lock(state, asking);
    case 'townhall.unlock':
      return unlock(state, asking);
    case 'act.undo':
      return undo(state, command, asking);
    default:
      return assertNever(command);
  }
}
