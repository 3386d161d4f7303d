import type { ActType, ActView, NotUndoable } from '../../../protocol/acts.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import { isolated } from '../isolated.ts';

/** An act in words: “Ana” “changed the role of” “Bob” “to spectator”. */
export interface ActWords {
  readonly who: string;
  readonly did: string;
  /** A question's or poll's text, or a name; empty: none. */
  readonly about: string;
  readonly isQuoted: boolean;
  readonly rest: string;
}

const didWords: Readonly<Record<ActType, string>> = {
  'question.edited': 'changed the wording of',
  'question.approved': 'approved',
  'question.rejected': 'rejected',
  'question.reopened': 'took back the rejection of',
  'question.merged': 'merged',
  'question.unmerged': 'took back the merge of',
  'question.moved': 'moved',
  'question.unmoved': 'moved back',
  'question.unpinned': 'gave its place by votes again to',
  'question.labelled': 'labelled',
  'question.unlabelled': 'took a label off',
  'question.assigned': 'assigned',
  'question.called': 'called',
  'question.returned': 'returned',
  'question.referred': 'passed on',
  'referral.answered': 'wrote the answer to',
  'answer.approved': 'read and passed the answer to',
  'stage.stopped': 'stopped what was being said',
  'avatar.held': 'put the avatar on hold',
  'avatar.resumed': 'let the avatar speak again',
  'dial.set': 'turned the dial',
  'floor.given': 'gave the floor to',
  'floor.taken': 'took back the floor of',
  'poll.created': 'wrote the poll',
  'poll.opened': 'opened the poll',
  'poll.closed': 'closed the poll',
  'poll.discarded': 'discarded the poll',
  'poll.words-shown': 'showed words of the poll',
  'poll.words-hidden': 'hid words of the poll',
  'order.talk-set': 'set who may talk',
  'order.slow-set': 'set slow mode',
  'order.calm-set': 'turned reactions',
  'order.unread-set': 'set how new questions come',
  'order.words-set': 'changed the list of words',
  'report.closed': 'closed a report',
  'voice.allowed': 'gave a voice to',
  'voice.disallowed': 'took back the voice of',
  'member.muted': 'muted',
  'member.unmuted': 'unmuted',
  'member.removed': 'removed',
  'member.banned': 'banned',
  'member.readmitted': 'let in again',
  'member.role-changed': 'changed the role of',
  'townhall.locked': 'locked the doors',
  'townhall.unlocked': 'opened the doors',
  'record.erased': 'erased what somebody had written',
};

/** Acts whose value says what was done better than their kind. */
function setWords({ type, set }: ActView): string | null {
  switch (type) {
    case 'order.talk-set':
      return (
        { open: 'let everybody talk', 'by-hand': 'had people talk by raised hand', off: 'turned voices off' }[set] ??
        null
      );
    case 'order.slow-set':
      return set === '0' ? 'ended slow mode' : `set slow mode to ${set === '1' ? 'a minute' : `${set} minutes`}`;
    case 'order.calm-set':
      return set === 'on' ? 'turned reactions off' : 'turned reactions on again';
    case 'order.unread-set':
      return set === 'on' ? 'let new questions be shown unread' : 'had new questions read first';
    case 'dial.set':
      return `turned the dial to ${set}`;
    default:
      return null;
  }
}

export const erasedWords = 'erased';
const longest = 80;

/** An act as the list says it. What was erased reads “erased”. Rules TG20, TG21. */
export function actWords(act: ActView, self: MemberId | null): ActWords {
  const isQuestion = act.questionId !== null || act.pollId !== null;
  return {
    who: nameOf(act, self),
    did: setWords(act) ?? didWords[act.type],
    about: act.about === null ? erasedWords : short(act.about),
    isQuoted: isQuestion && act.about !== null,
    rest: thenWords(act),
  };
}

function thenWords({ type, set }: ActView): string {
  if (type === 'question.returned') return 'to the queue';
  return type === 'member.role-changed' ? `to ${set}` : '';
}

/** The same as one sentence of text, for the status line: “Ana rejected “Why?””. */
export function actSentence(act: ActView, self: MemberId | null): string {
  const { who, did, about, isQuoted, rest } = actWords(act, self);
  const what = isQuoted ? `“${about}”` : isolated(about);
  return [who, did, what, rest].filter((part) => part !== '').join(' ');
}

/** Who did it, as a sentence begins. */
export function nameOf({ by, byName }: Pick<ActView, 'by' | 'byName'>, self: MemberId | null): string {
  if (by === self) return 'You';
  return byName === null || byName === '' ? 'Somebody' : isolated(byName);
}

const staysWords: Readonly<Record<NotUndoable, string>> = {
  undone: 'Taken back',
  changed: 'Something came after it',
  read: 'People have read it already: that stays',
  heard: 'It went silent for everybody',
  told: 'People know who answers it',
  anew: 'The button that did it changes it back',
  reason: 'Putting them out again needs a reason',
  gone: 'It is deleted',
};

/** Why an act is not taken back; null where it can be. Rule TG31. */
export function whyItStays({ notUndoable, undoneBy }: ActView, self: MemberId | null): string | null {
  if (notUndoable === null) return null;
  if (undoneBy === null) return staysWords[notUndoable];
  const name = nameOf({ by: undoneBy.memberId, byName: undoneBy.name }, self);
  return `Taken back by ${name === 'You' ? 'you' : name === 'Somebody' ? 'somebody' : name}`;
}

/** “a moment ago”, “3 seconds ago”, “2 minutes ago”, “an hour ago”. */
export function agoWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 2) return 'a moment ago';
  if (seconds < 60) return `${seconds} seconds ago`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  return hours === 1 ? 'an hour ago' : `${hours} hours ago`;
}

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
}
