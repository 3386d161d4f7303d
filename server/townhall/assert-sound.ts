import { limits } from '../../protocol/limits.ts';
import { can } from '../../protocol/roles.ts';
import { searchable } from '../../protocol/searchable.ts';
import { hasBody } from './bodies.ts';
import { invariant } from './invariant.ts';
import { isOver } from './is-over.ts';
import { whyNoVoice } from './order.ts';
import { votersOf } from './queue.ts';
import { type Member, type Poll, type Question, seatKey, type TownhallState } from './state.ts';
import { isOnStage } from './vacate.ts';

/**
 * Throws unless everything holds that must hold after every accepted command: one holder of the stage, seats and members that agree,
 * merges linked both ways, rights only where the rules give them. For tests: reads everything. Rule G5.
 */
export function assertSound(state: TownhallState): void {
  assertStage(state);
  for (const member of state.members.values()) assertMember(state, member);
  for (const [key, memberId] of state.seats) {
    const member = state.members.get(memberId);
    invariant(member?.place.kind === 'seated', `seat ${key} is held by somebody who does not sit`);
    invariant(seatKey(member.sectionId, member.place.seatId) === key, `seat ${key} and its holder disagree`);
  }
  for (const question of state.questions.values()) assertQuestion(state, question);
  for (const poll of state.polls.values()) assertPoll(state, poll);
  invariant((state.phase === 'cancelled') === (state.cancelled !== null), 'it is cancelled, or it is not');
  invariant(
    state.plan === null ? state.revision === 0 : state.plan.title === state.title,
    'plan and town hall disagree',
  );
  invariant(state.polls.count(({ phase }) => phase === 'open') <= 1, 'two polls are open');
  const running = state.agenda.items.filter((item) => item.startedAtMs !== null && item.finishedAtMs === null);
  invariant(running.length <= 1, 'two items of the agenda are running');
  invariant(new Set(state.pinned).size === state.pinned.size, 'a question is pinned twice');
  for (const id of state.pinned)
    invariant(state.questions.get(id)?.phase.kind === 'approved', `${id} is pinned, not approved`);
}

function assertStage(state: TownhallState): void {
  const { stage, epoch } = state;
  invariant(stage.kind === 'nobody' || state.phase === 'open', 'the stage is used outside the town hall');
  switch (stage.kind) {
    case 'nobody':
      return;
    case 'called': {
      const phase = state.questions.get(stage.questionId)?.phase;
      invariant(phase?.kind === 'called' && phase.epoch === epoch, 'the called question is not on the stage');
      return;
    }
    case 'avatar': {
      const question = state.questions.get(stage.questionId);
      const { phase, run } = question ?? {};
      invariant(!state.isAvatarHeld, 'an avatar on hold speaks');
      invariant(phase?.kind === 'answering' && phase.epoch === epoch, 'the answer is not of this epoch');
      invariant(phase.answerId === stage.answerId, 'another answer is on the stage');
      invariant(run?.kind === 'running' && run.answerId === stage.answerId, 'the answer on the stage does not run');
      return;
    }
    case 'human':
    case 'asker': {
      const member = state.members.get(stage.memberId);
      invariant(member?.presence.kind === 'here', 'the stage is held by somebody who is not here');
      invariant(member.mayTalk, 'the stage is held by somebody without a voice');
      invariant(stage.kind === 'asker' || can(member.role, 'stage.take-over'), 'somebody who may not is live');
      if (stage.kind === 'asker' || stage.questionId === null) return;
      invariant(
        state.questions.get(stage.questionId)?.phase.kind === 'called',
        "the live human's question is not called",
      );
    }
  }
}

function assertMember(state: TownhallState, member: Member): void {
  invariant(member.look === null || hasBody(member.role), `${member.id} has a look and no body`);
  const { id, presence, place, mayTalk, isMuted, hasHandUp, role } = member;
  invariant(presence.kind === 'here' || (!mayTalk && !hasHandUp), `${id} is gone but has a voice or a hand up`);
  invariant(presence.kind !== 'removed' || place.kind === 'none', `${id} was removed but has a place`);
  invariant(!mayTalk || (!isMuted && can(role, 'voice.open')), `${id} may talk against the rules`);
  invariant(
    !mayTalk || isOnStage(state, id) || whyNoVoice(state, member) === null,
    `${id} talks where voices are closed`,
  );
  invariant(!member.isAllowed || state.order.talk === 'by-hand', `${id} is allowed what nobody asks for`);
  invariant(!mayTalk || !isOver(state), `${id} may talk after the end`);
  invariant(hasBody(role) || place.kind === 'none', `${id} has a body, against their role`);
  const holds = place.kind !== 'seated' || state.seats.get(seatKey(member.sectionId, place.seatId)) === id;
  invariant(holds, `${id} sits on a seat of somebody else`);
  invariant(
    member.entries.every((entry) => entry >= 1 && entry <= state.seq),
    `${id} has entries that do not exist`,
  );
}

function assertQuestion(state: TownhallState, question: Question): void {
  const { id, phase, stage } = { ...question, stage: state.stage };
  const onStage = 'questionId' in stage && stage.questionId === id;
  invariant(onStage === (phase.kind === 'called' || phase.kind === 'answering'), `${id} and the stage disagree`);
  invariant((question.run?.kind === 'running') === (phase.kind === 'answering'), `${id} and its answer disagree`);
  invariant(question.wordings.size >= 1, `${id} has no wording`);
  if (phase.kind === 'merged') {
    const target = state.questions.get(phase.into);
    invariant(target?.merged.includes(id) === true, `${id} is merged into a question that does not know`);
    invariant(target.shownFrom !== null, `${id} is merged into a question nobody sees`);
  }
  for (const other of question.merged) {
    const its = state.questions.get(other)?.phase;
    invariant(its?.kind === 'merged' && its.into === id, `${other} is not merged into ${id}`);
  }
  invariant(new Set(question.merged).size === question.merged.size, `${id} has a question merged twice`);
  invariant(phase.kind !== 'withdrawn' || question.merged.isEmpty(), `${id} is withdrawn with others merged into it`);
  const isEither = phase.kind === 'withdrawn' || phase.kind === 'merged' || phase.kind === 'rejected';
  invariant(isEither || (phase.kind === 'pending') === (question.shownFrom === null), `${id} is shown wrongly`);
  invariant(
    votersOf(state, id).every((voter) => state.members.has(voter)),
    `${id} has votes of nobody`,
  );
  assertTools(state, question);
  const { author } = question;
  invariant(author.kind === 'sealed' || question.voters.has(author.memberId), `${id} lacks its author's vote`);
}

function assertTools({ members }: TownhallState, { id, labels, assigned }: Question): void {
  invariant(labels.size <= limits.labelsPerQuestion, `${id} has too many labels`);
  invariant(new Set(labels.map(({ text }) => searchable(text))).size === labels.size, `${id} has a label twice`);
  if (assigned?.kind !== 'member') return;
  const member = members.get(assigned.memberId);
  invariant(member !== undefined && can(member.role, 'queue.read-pending'), `${id} is seen to by one who may not`);
  invariant(member.presence.kind !== 'removed', `${id} is seen to by somebody who was put out`);
}

function assertPoll(state: TownhallState, { id, kind, options, phase, answers, result }: Poll): void {
  invariant((result === null) === (phase !== 'closed'), `poll ${id} and its result disagree`);
  invariant(phase === 'open' || phase === 'closed' || answers.isEmpty(), `poll ${id} was answered before it opened`);
  invariant(!isOver(state) || phase !== 'open', `poll ${id} is open after the end`);
  for (const [memberId, { picked, text }] of answers) {
    invariant(state.members.has(memberId), `poll ${id} has an answer of nobody`);
    const isOne = kind === 'words' ? picked.length === 0 && text !== '' : picked.length >= 1 && text === '';
    invariant(isOne && picked.every((option) => option < options), `poll ${id} has an answer that it does not take`);
    invariant(kind === 'multiple' || picked.length <= 1, `poll ${id} has two answers of ${memberId}`);
  }
}
