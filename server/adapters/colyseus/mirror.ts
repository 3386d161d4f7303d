import type { MemberId, QuestionId, SectionId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Slot } from '../../../protocol/pose.ts';
import { HallState, QueuedQuestion, RosterEntry, StageState } from '../../../protocol/replicated-state.ts';
import type { Head } from '../../session/session.ts';
import { queueOrder, votesOf } from '../../townhall/queue.ts';
import type { Member, Question, Text, TownhallState } from '../../townhall/state.ts';

/** A body without a slot in pose frames. */
const noSlot = 65_535;

export interface MirrorFacts {
  readonly leaderName: string;
  readonly voices: 'on' | 'off';
  readonly record: 'ok' | 'failing';
  readonly head: Head;
  /** '' when the avatar may speak. */
  readonly avatarSilentBecause: string;
  /** LiveKit identity of the stage for a holder. */
  readonly avatarVoice: string;
  readonly voiceOf: (memberId: MemberId) => string;
  readonly slotOf: (memberId: MemberId) => Slot | null;
}

/** A new replicated state with every field set. */
export function emptyHallState(state: TownhallState, sectionId: SectionId): HallState {
  const hall = new HallState();
  hall.townhallId = state.id;
  hall.sectionId = sectionId;
  hall.title = '';
  hall.leaderName = '';
  hall.phase = state.phase;
  hall.isLocked = false;
  hall.voices = 'off';
  hall.record = 'ok';
  hall.seq = 0;
  hall.head = '';
  hall.signedHead = '';
  hall.questionsWaiting = 0;
  hall.questionsAnswered = 0;
  hall.pending = 0;
  const stage = new StageState();
  stage.holder = 'nobody';
  stage.epoch = 0;
  stage.questionId = '';
  stage.answerId = '';
  stage.memberId = '';
  stage.voiceIdentity = '';
  stage.avatarSilentBecause = '';
  hall.stage = stage;
  return hall;
}

/** What changed since the last mirroring; only that is looked at. */
export interface Dirty {
  readonly members: Set<MemberId>;
  queue: boolean;
}

/** Copies the folded state into what Colyseus replicates. It decides nothing: who may see what is in `townhall/`. */
export function mirror(state: TownhallState, hall: HallState, facts: MirrorFacts, dirty: Dirty): void {
  hall.title = state.title;
  hall.leaderName = facts.leaderName;
  hall.phase = state.phase;
  hall.isLocked = state.isLocked;
  hall.voices = facts.voices;
  hall.record = facts.record;
  hall.seq = facts.head.seq;
  hall.head = facts.head.hash;
  const { signedHead } = state;
  hall.signedHead = signedHead === null ? '' : `${signedHead.seq}:${signedHead.head}:${signedHead.signature}`;
  mirrorStage(state, hall.stage, facts);
  for (const memberId of dirty.members) mirrorMember(state, memberId, hall, facts);
  if (dirty.queue) mirrorQueue(state, hall);
  dirty.members.clear();
  dirty.queue = false;
}

function mirrorStage(state: TownhallState, stage: StageState, facts: MirrorFacts): void {
  const holder = state.stage;
  stage.epoch = state.epoch;
  stage.avatarSilentBecause =
    facts.avatarSilentBecause !== '' ? facts.avatarSilentBecause : state.isAvatarHeld ? 'The avatar is on hold.' : '';
  // A called question has the avatar's light before its first word: the hall turns to it.
  stage.holder = holder.kind === 'called' ? 'avatar' : holder.kind;
  stage.questionId = 'questionId' in holder ? (holder.questionId ?? '') : '';
  stage.answerId = holder.kind === 'avatar' ? holder.answerId : '';
  stage.memberId = 'memberId' in holder ? holder.memberId : '';
  stage.voiceIdentity = voiceOfHolder(state, facts);
}

function voiceOfHolder({ stage }: TownhallState, facts: MirrorFacts): string {
  if (stage.kind === 'human' || stage.kind === 'asker') return facts.voiceOf(stage.memberId);
  return stage.kind === 'nobody' ? '' : facts.avatarVoice;
}

function mirrorMember(state: TownhallState, memberId: MemberId, hall: HallState, facts: MirrorFacts): void {
  const member = state.members.get(memberId);
  if (member === undefined || !isOnRoster(member) || member.sectionId !== hall.sectionId) {
    hall.roster.delete(memberId);
    return;
  }
  let entry = hall.roster.get(memberId);
  if (entry === undefined) {
    entry = new RosterEntry();
    entry.memberId = memberId;
  }
  entry.name = textOrNothing(member.name);
  entry.role = member.role;
  entry.slot = facts.slotOf(memberId) ?? noSlot;
  entry.seatId = member.place.kind === 'seated' ? member.place.seatId : '';
  entry.isBot = member.isBot;
  entry.isAway = member.presence.kind === 'away';
  entry.hasHandUp = member.hasHandUp;
  entry.isMuted = member.isMuted;
  entry.mayTalk = member.mayTalk;
  if (!hall.roster.has(memberId)) hall.roster.set(memberId, entry);
}

/** Everyone on the wire, and who is away but keeps a seat. */
function isOnRoster(member: Member): boolean {
  return member.presence.kind === 'here' || (member.presence.kind === 'away' && member.place.kind !== 'none');
}

function mirrorQueue(state: TownhallState, hall: HallState): void {
  const order = queueOrder(state);
  const shown = new Map<QuestionId, number>();
  for (const [index, id] of order.slice(0, limits.queueInState).entries()) shown.set(id, index + 1);
  const onStage = 'questionId' in state.stage ? state.stage.questionId : null;
  if (onStage !== null) shown.set(onStage, 0);

  for (const id of [...hall.queue.keys()])
    if (![...shown.keys()].some((shownId) => shownId === id)) hall.queue.delete(id);
  for (const [id, place] of shown) {
    const question = state.questions.get(id);
    if (question === undefined) continue;
    const queued = hall.queue.get(id) ?? new QueuedQuestion();
    queued.id = id;
    queued.text = textOrNothing(question.wordings.last()?.text ?? '');
    queued.authorName = authorName(state, question);
    queued.votes = Math.min(65_535, votesOf(state, id));
    queued.status = question.phase.kind;
    queued.place = place;
    if (!hall.queue.has(id)) hall.queue.set(id, queued);
  }
  hall.questionsWaiting = Math.min(65_535, order.length);
  let answered = 0;
  let pending = 0;
  for (const question of state.questions.values()) {
    if (question.phase.kind === 'answered' || question.phase.kind === 'referred') answered++;
    if (question.phase.kind === 'pending') pending++;
  }
  hall.questionsAnswered = answered;
  hall.pending = pending;
}

function authorName(state: TownhallState, question: Question): string {
  if (question.author.kind === 'sealed') return '';
  return textOrNothing(state.members.get(question.author.memberId)?.name ?? '');
}

function textOrNothing(text: Text): string {
  return typeof text === 'string' ? text : '';
}
