import type { MemberId, QuestionId, SectionId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Slot } from '../../../protocol/pose.ts';
import { HallState, QueuedQuestion, RosterEntry, StageState } from '../../../protocol/replicated-state.ts';
import type { Strain } from '../../../protocol/strain.ts';
import type { Head } from '../../session/session.ts';
import { agendaLine } from '../../townhall/agenda.ts';
import { phaseOnPages } from '../../townhall/is-over.ts';
import { queueOrder } from '../../townhall/queue.ts';
import type { PersonaStanding, TownhallState } from '../../townhall/state.ts';
import { counters, personView, questionView, stageView } from '../../townhall/views.ts';

/** Numbers in the replicated state are 16 bits wide. */
const largest = 65_535;
/** A member without a body in pose frames. */
const noSlot = largest;

export interface MirrorFacts {
  readonly leaderName: string;
  readonly voices: 'on' | 'off';
  readonly record: 'ok' | 'failing';
  readonly strain: Strain;
  readonly head: Head;
  readonly persona: PersonaStanding;
  /** LiveKit identity from which the stage is heard in this section: the avatar's too while nobody is live, so that its first word finds the page listening. */
  readonly voiceOfStage: string;
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
  hall.talk = 'open';
  hall.slowMinutes = 0;
  hall.isCalm = false;
  hall.showsUnread = false;
  hall.agendaNow = '';
  hall.agendaNext = '';
  hall.voices = 'off';
  hall.record = 'ok';
  hall.seq = 0;
  hall.head = '';
  hall.signedHead = '';
  hall.questionsWaiting = 0;
  hall.questionsAnswered = 0;
  hall.pending = 0;
  hall.elsewhere = 0;
  hall.strain = 0;
  const stage = new StageState();
  stage.holder = 'nobody';
  stage.epoch = 0;
  stage.questionId = '';
  stage.answerId = '';
  stage.memberId = '';
  stage.memberName = '';
  stage.voiceIdentity = '';
  stage.avatarSilentBecause = '';
  stage.isPaused = false;
  stage.isAvatarHeld = false;
  stage.dial = '';
  stage.isForPerson = false;
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
  hall.phase = phaseOnPages(state);
  hall.isLocked = state.isLocked;
  hall.talk = state.order.talk;
  hall.slowMinutes = state.order.slowMinutes;
  hall.isCalm = state.order.isCalm;
  hall.showsUnread = state.order.showsUnread !== null;
  const agenda = agendaLine(state);
  hall.agendaNow = agenda.now;
  hall.agendaNext = agenda.next;
  hall.voices = facts.voices;
  hall.record = facts.record;
  hall.strain = facts.strain;
  hall.seq = facts.head.seq;
  hall.head = facts.head.hash;
  const { signedHead } = state;
  hall.signedHead = signedHead === null ? '' : `${signedHead.seq}:${signedHead.head}:${signedHead.signature}`;
  mirrorStage(state, hall.stage, facts);
  for (const memberId of dirty.members) mirrorMember(state, memberId, hall, facts);
  if (dirty.members.size > 0) hall.elsewhere = Math.min(largest, countElsewhere(state, hall.sectionId));
  if (dirty.queue) mirrorQueue(state, hall, facts.leaderName);
  dirty.members.clear();
  dirty.queue = false;
}

function mirrorStage(state: TownhallState, stage: StageState, facts: MirrorFacts): void {
  const view = stageView(state, facts.persona);
  stage.holder = view.holder;
  stage.epoch = view.epoch;
  stage.questionId = view.questionId;
  stage.answerId = view.answerId;
  stage.memberId = view.memberId;
  stage.memberName = view.memberName;
  stage.avatarSilentBecause = view.avatarSilentBecause;
  stage.isPaused = view.isPaused;
  stage.isAvatarHeld = view.isAvatarHeld;
  stage.dial = JSON.stringify(view.dial);
  stage.isForPerson = view.isForPerson;
  stage.voiceIdentity = facts.voiceOfStage;
}

function mirrorMember(state: TownhallState, memberId: MemberId, hall: HallState, facts: MirrorFacts): void {
  const member = state.members.get(memberId);
  const person = personView(state, memberId, facts.leaderName);
  if (member === undefined || person === null || member.sectionId !== hall.sectionId) {
    hall.roster.delete(memberId);
    return;
  }
  const entry = hall.roster.get(memberId) ?? new RosterEntry();
  entry.memberId = memberId;
  entry.name = person.name;
  entry.role = person.role;
  entry.slot = facts.slotOf(memberId) ?? noSlot;
  entry.seatId = member.place.kind === 'seated' ? member.place.seatId : '';
  entry.isBot = person.isBot;
  entry.isAway = person.isAway;
  entry.hasHandUp = person.hasHandUp;
  entry.isMuted = person.isMuted;
  entry.isAllowed = person.isAllowed;
  entry.mayTalk = member.mayTalk;
  entry.mistakenFor = person.mistakenFor;
  entry.look = member.look ?? '';
  if (!hall.roster.has(memberId)) hall.roster.set(memberId, entry);
}

function countElsewhere(state: TownhallState, sectionId: string): number {
  let count = 0;
  for (const member of state.members.values())
    if (member.presence.kind === 'here' && member.sectionId !== sectionId) count++;
  return count;
}

function mirrorQueue(state: TownhallState, hall: HallState, leaderName: string): void {
  const order = queueOrder(state);
  const shown = new Map<QuestionId, number>();
  for (const [index, id] of order.slice(0, limits.queueInState).entries()) shown.set(id, index + 1);
  const onStage = 'questionId' in state.stage ? state.stage.questionId : null;
  if (onStage !== null) shown.set(onStage, 0);

  for (const id of [...hall.queue.keys()])
    if (![...shown.keys()].some((shownId) => shownId === id)) hall.queue.delete(id);
  for (const [id, place] of shown) {
    const view = questionView(state, { audience: 'everyone', leaderName }, id);
    if (view === null) continue;
    const queued = hall.queue.get(id) ?? new QueuedQuestion();
    queued.id = id;
    queued.text = view.text ?? '';
    queued.authorName = view.authorName ?? '';
    queued.authorMistakenFor = view.authorMistakenFor;
    queued.votes = Math.min(largest, view.votes);
    queued.status = view.status;
    queued.place = place;
    if (!hall.queue.has(id)) hall.queue.set(id, queued);
  }
  const counts = counters(state);
  hall.questionsWaiting = Math.min(largest, counts.questionsWaiting);
  hall.questionsAnswered = Math.min(largest, counts.questionsAnswered);
  hall.pending = Math.min(largest, counts.pending);
}
