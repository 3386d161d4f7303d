import { type Dial, letsSpeak } from '../../protocol/dial.ts';
import type { MemberId, QuestionId, SectionId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { can } from '../../protocol/roles.ts';
import { searchable } from '../../protocol/searchable.ts';
import type { PersonView, QuestionView } from '../../protocol/views.ts';
import { memberIn, questionIn } from './change.ts';
import { cleanText } from './clean-text.ts';
import { deskView } from './desk-view.ts';
import { dialView, levelFor } from './dial.ts';
import { isReadable } from './event-of.ts';
import { followUpUntil } from './follow-up.ts';
import { mistakenFor, trustedNames } from './mistaken.ts';
import { isAuthor } from './question-access.ts';
import { placeOf, tallyOf, votesOf } from './queue.ts';
import type { Member, PersonaStanding, Question, Text, TownhallState } from './state.ts';
import { seesDrafts, type Viewer } from './visible-to.ts';

/** Who a question's view is made for. Everybody of one audience gets the same view, so it is encoded once. */
export type Audience = 'everyone' | 'author' | 'leader' | 'crew';

/** For whom a view is made, and whose name nobody else should be taken for. */
export interface ViewedBy {
  readonly audience: Audience;
  readonly leaderName: string;
}

/** Gives who may know of a question: everybody once it was approved, until then its author and the crew. Rule SEE1. */
export function audienceOf(state: TownhallState, id: QuestionId): 'everyone' | 'author-and-crew' {
  return (state.questions.get(id)?.shownFrom ?? null) === null ? 'author-and-crew' : 'everyone';
}

/** Gives the audience to which a viewer belongs for one question. A leader sees their own question as the crew does. */
export function audienceFor(viewer: Viewer, question: Question): Audience {
  if (can(viewer.role, 'queue.read-pending')) return 'crew';
  const isTheirs = isAuthor({ id: viewer.memberId }, question);
  if (seesDrafts(viewer.role)) return isTheirs ? 'crew' : 'leader';
  return isTheirs ? 'author' : 'everyone';
}

/** Gives what one audience may know of a question; null when that is nothing. Rules SEE1 to SEE4, NM1. */
export function questionView(
  state: TownhallState,
  { audience, leaderName }: ViewedBy,
  id: QuestionId,
): QuestionView | null {
  const question = state.questions.get(id);
  if (question === undefined) return null;
  const { phase, author, wordings, shownFrom } = question;
  const isInside = audience === 'author' || audience === 'crew';
  if (shownFrom === null && !isInside) return null;
  const first = wordings.get(isInside ? 0 : (shownFrom ?? 0))?.text;
  const current = wordings.last()?.text;
  const asker = author.kind === 'member' ? state.members.get(author.memberId) : undefined;
  const isKnown = (other: QuestionId) => audience === 'crew' || audienceOf(state, other) === 'everyone';
  return {
    id,
    status: phase.kind,
    text: readable(current),
    ...(wordings.size > 1 && first !== current ? { originalText: readable(first) } : {}),
    author,
    authorName: readable(asker?.name),
    authorMistakenFor: asker === undefined ? '' : mistakenFor(asker, trustedNames(state, leaderName)),
    askedAt: question.askedAtMs,
    votes: votesOf(state, id),
    place: placeOf(state, id),
    ...(phase.kind === 'approved' && question.approvedEntry !== null && { approvedEntry: question.approvedEntry }),
    followsUp: question.followsUp !== null && isKnown(question.followsUp) ? question.followsUp : null,
    followUpUntil: isInside ? followUpUntil(state, question) : null,
    mergedInto: phase.kind === 'merged' ? phase.into : null,
    ...orderView(question),
    merged: question.merged.filter(isKnown).toArray(),
    rejectedBecause: phase.kind === 'rejected' && isInside ? readable(phase.reason) : null,
    ...(isInside && phase.kind === 'pending' && phase.isReopened === true && { reopened: true as const }),
    referredTo: referralView(question, audience !== 'everyone'),
    answer: answerView(question),
    ...liveView(state, question),
    ...reviewView(question),
    ...deskView(state, audience, question),
    prepared: audience === 'crew' || audience === 'leader' ? preparedView(state, question) : null,
  };
}

/** Gives the questions a member votes for, one's own among them. Rule SEE5. */
export function votedBy(state: TownhallState, memberId: MemberId): readonly QuestionId[] {
  return [...state.questions.values()].filter(({ voters }) => voters.has(memberId)).map(({ id }) => id);
}

/** Gives who is on the roster of a section: everybody here, and those away whose seat is held. Rule MB12. */
export function rosterOf(state: TownhallState, sectionId: SectionId): readonly Member[] {
  return [...state.members.values()].filter((member) => member.sectionId === sectionId && isOnRoster(member));
}

/**
 * Gives those with a body here whose name has this in it, in any section: by name, at most so many, and how many there are. Rule MB14.
 */
export function findPeople(
  state: TownhallState,
  name: string,
  most: number,
): { readonly people: readonly Member[]; readonly total: number } {
  const sought = searchable(cleanText(name));
  const found = [...state.members.values()].filter(
    (member) =>
      member.presence.kind === 'here' &&
      member.place.kind !== 'none' &&
      searchable(readable(member.name) ?? '').includes(sought),
  );
  found.sort((a, b) => searchable(readable(a.name) ?? '').localeCompare(searchable(readable(b.name) ?? '')));
  return { people: found.slice(0, most), total: found.length };
}

/** Whether a member is shown on the roster of their section. Rule MB12. */
export function isOnRoster({ presence, place }: Member): boolean {
  return presence.kind === 'here' || (presence.kind === 'away' && place.kind !== 'none');
}

/** Gives a member as others see them; null when they are on no roster. Rule MB12. */
export function personView(state: TownhallState, memberId: MemberId, leaderName: string): PersonView | null {
  const member = state.members.get(memberId);
  if (member === undefined || !isOnRoster(member)) return null;
  const mutedBecause = readable(member.mutedBecause?.reason);
  return {
    memberId,
    name: readable(member.name) ?? '',
    role: member.role,
    isBot: member.isBot,
    isAway: member.presence.kind === 'away',
    hasHandUp: member.hasHandUp,
    isMuted: member.isMuted,
    ...(mutedBecause !== null && { mutedBecause }),
    isAllowed: member.isAllowed,
    mistakenFor: mistakenFor(member, trustedNames(state, leaderName)),
  };
}

/** A name or text as pages get it: null once erased. */
export function readable(text: Text | undefined): string | null {
  return text !== undefined && isReadable(text) ? text : null;
}

/** The stage as everybody sees it; fields that do not apply are empty. */
export interface StageView {
  readonly holder: 'nobody' | 'avatar' | 'human' | 'asker';
  readonly epoch: number;
  readonly questionId: QuestionId | '';
  readonly answerId: string;
  readonly memberId: MemberId | '';
  readonly memberName: string;
  /** The avatar's answer is paused. Rule ST11. */
  readonly isPaused: boolean;
  /** Empty when the avatar may speak; else why it may not, as people read it. */
  readonly avatarSilentBecause: string;
  /** Held by a person, who can let it speak again. Rule ST8. */
  readonly isAvatarHeld: boolean;
  /** How far the avatar goes. Rule DL1. */
  readonly dial: Dial;
  /** A question is called that the dial leaves to a person. Rule DL3. */
  readonly isForPerson: boolean;
}

/** Gives the stage as everybody sees it. A question that is called holds the stage without a voice. */
export function stageView(state: TownhallState, persona: PersonaStanding): StageView {
  const { stage, epoch } = state;
  return {
    holder: stage.kind === 'called' ? 'nobody' : stage.kind,
    epoch,
    questionId: 'questionId' in stage ? (stage.questionId ?? '') : '',
    answerId: stage.kind === 'avatar' ? stage.answerId : '',
    memberId: 'memberId' in stage ? stage.memberId : '',
    memberName: 'memberId' in stage ? (readable(memberIn(state, stage.memberId).name) ?? '') : '',
    isPaused: stage.kind === 'avatar' && stage.isPaused,
    avatarSilentBecause:
      state.isAvatarHeld && persona.isSwitchedOff !== true ? 'The avatar is on hold.' : persona.silentBecause,
    isAvatarHeld: state.isAvatarHeld,
    dial: dialView(state),
    isForPerson: stage.kind === 'called' && !letsSpeak(levelFor(state, questionIn(state, stage.questionId))),
  };
}

/** Gives the counts that everybody sees. */
export function counters(state: TownhallState) {
  const { pending, waiting, answered } = tallyOf(state);
  return { pending, questionsWaiting: waiting, questionsAnswered: answered };
}

/**
 * Gives the questions whose views may differ between two states of one town hall, apart from places in the queue, which follow from
 * `queueOrder`. Compares by identity: unchanged questions are shared.
 */
export function changedQuestions(before: TownhallState, after: TownhallState): readonly QuestionId[] {
  const renamed = renamedMembers(before, after);
  const isDialTurned = before.dial !== after.dial;
  if (before.questions === after.questions && renamed.size === 0 && !isDialTurned) return [];
  const changed = new Set<QuestionId>();
  for (const question of after.questions.values()) {
    const { author, assigned } = question;
    const isRenamed =
      (author.kind === 'member' && renamed.has(author.memberId)) ||
      (assigned?.kind === 'member' && renamed.has(assigned.memberId));
    // How far the avatar goes with what is prepared follows from the dial.
    const isTurned = isDialTurned && question.prepared !== null;
    if (before.questions.get(question.id) === question && !isRenamed && !isTurned) continue;
    // A merged question's voters count for what it is merged into, and so on upwards.
    for (let at: Question | undefined = question; at !== undefined && !changed.has(at.id); ) {
      changed.add(at.id);
      at = at.phase.kind === 'merged' ? after.questions.get(at.phase.into) : undefined;
    }
  }
  return [...changed];
}

/** A question shows its author's name and department, whose it is to see to, and whether it reads like that of somebody who moderates, which depends on the author's role. */
function renamedMembers(before: TownhallState, after: TownhallState): ReadonlySet<MemberId> {
  const renamed = new Set<MemberId>();
  if (before.members === after.members) return renamed;
  for (const { id, name, role, department } of after.members.values()) {
    const known = before.members.get(id);
    if (known === undefined) continue;
    if (known.name !== name || known.role !== role || known.department !== department) renamed.add(id);
  }
  return renamed;
}

/** What else than votes gave it its place, or brought it to the stage. Rule F9. */
function orderView({ phase, placed, isCalledAhead }: Question): Pick<QuestionView, 'order'> {
  if (phase.kind === 'approved') return placed === 'by-votes' ? {} : { order: placed };
  const wasCalled = ['called', 'answering', 'answered', 'referred'].includes(phase.kind);
  return wasCalled && isCalledAhead ? { order: 'called-ahead' } : {};
}

function answerView({ run }: Question): QuestionView['answer'] {
  if (run === null) return null;
  const { answerId, kind: state } = run;
  return {
    answerId,
    state,
    cut: run.kind === 'cut' ? run.cut : null,
    sentencesSaid: run.kind === 'finished' ? run.sentencesSaid : null,
    said: run.kind === 'cut' ? run.said : null,
    unsaid: run.kind === 'finished' ? run.unsaid : [],
  };
}

/** What was said of it live: as much as stands with a question. Rule LV7. */
function liveView({ liveLines }: TownhallState, { live, phase }: Question): Pick<QuestionView, 'saidLive'> {
  if (live === null || phase.kind !== 'answered') return {};
  const lines = liveLines.slice(live.from, live.to).map(({ text }) => readable(text));
  const kept = lines.filter((line) => line !== null).join(' ');
  if (kept === '') return { saidLive: { text: null, isWhole: true } };
  const isWhole = kept.length <= limits.liveAnswerLength;
  return { saidLive: { text: kept.slice(0, limits.liveAnswerLength).toWellFormed(), isWhole } };
}

function referralView({ phase }: Question, seesNote: boolean): QuestionView['referredTo'] {
  if (phase.kind !== 'referred') return null;
  const { owner, note, due, later } = phase;
  return {
    owner: readable(owner),
    note: seesNote ? readable(note) : null,
    due,
    later:
      later === null ? null : { text: readable(later.text), answeredBy: readable(later.answeredBy), at: later.atMs },
  };
}

/** Of the answer that is shown, and of no earlier one. Rule RV5. */
function reviewView({ run, review }: Question): Pick<QuestionView, 'review'> {
  if (review === null || review.answerId !== run?.answerId) return {};
  const { verdict, correction, atMs } = review;
  return { review: { verdict, correction: correction?.text ?? null, atMs } };
}

function preparedView(state: TownhallState, question: Question): QuestionView['prepared'] {
  const { prepared } = question;
  if (prepared === null) return null;
  const { answerId, outcome, topics, reading } = prepared;
  const made = { answerId, outcome, level: levelFor(state, question), topics };
  return reading === 'not-needed' ? made : { ...made, reading };
}
