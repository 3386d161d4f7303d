import type { Talk } from '../../protocol/order.ts';
import { can, type Role } from '../../protocol/roles.ts';
import type { QuestionView } from '../../protocol/views.ts';
import type { Person } from './mirror.ts';

/** What a page knows of this person when it says whether they may talk. */
export interface TalkFacts {
  readonly talk: Talk;
  readonly role: Role;
  readonly me: Pick<Person, 'isAllowed' | 'hasHandUp'> | null;
  /** They have the floor or are live. */
  readonly isOnStage: boolean;
}

/** Whether this person may open their microphone as things are set, or what they wait for. Rules OH1, OH2. */
export function talkStanding({ talk, role, me, isOnStage }: TalkFacts): 'free' | 'closed' | 'by-hand' {
  if (talk === 'open' || isOnStage || can(role, 'order.exempt')) return 'free';
  if (talk === 'off') return 'closed';
  return me?.isAllowed === true ? 'free' : 'by-hand';
}

/** What a person must know of how the audience may talk; null when there is nothing to say. Rules OH1 to OH3. */
export function talkNotice(facts: TalkFacts & { readonly isMicrophoneOff: boolean }): string | null {
  const { talk, role, me, isOnStage, isMicrophoneOff } = facts;
  if (talk === 'open' || isOnStage) return null;
  if (can(role, 'order.exempt') || !can(role, 'voice.open'))
    return talk === 'off' ? 'The audience’s voices are off for now.' : 'The audience speaks by raised hand now.';
  const isHandUp = me?.hasHandUp === true;
  if (talk === 'off')
    return `Voices are off for now. ${isHandUp ? 'Your hand is up: the moderators see it.' : 'Raise your hand to speak.'}`;
  if (me?.isAllowed === true) return isMicrophoneOff ? 'You may speak now: switch your microphone on.' : null;
  return isHandUp
    ? 'Your hand is up. A moderator can let you speak.'
    : 'Raise your hand to speak. A moderator then lets you.';
}

/** What somebody who was muted reads; null for who is not. Rule WR4. */
export function mutedNotice(isMuted: boolean, reason: string): string | null {
  if (!isMuted) return null;
  return reason === '' ? 'A moderator muted you.' : `A moderator muted you: ${closedSentence(reason)}`;
}

function closedSentence(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** The ways in which the audience may talk, as the desk names them, and what each means. */
export const talkWords = {
  open: { name: 'Everybody', means: 'Everybody with a seat opens their own microphone.' },
  'by-hand': {
    name: 'By raised hand',
    means:
      'Only people who raised a hand and whom you let speak, until you end it. Moderators and whoever has the floor are not bound by it.',
  },
  off: {
    name: 'Nobody',
    means:
      'All voices of the audience are off, also of those who come in now. Whoever raises a hand can still be given the floor.',
  },
} as const satisfies Readonly<Record<Talk, { readonly name: string; readonly means: string }>>;

/** What is set, in a few words. */
export function orderSummary(set: {
  readonly talk: Talk;
  readonly slowMinutes: number;
  readonly isCalm: boolean;
  readonly showsUnread: boolean;
}): string {
  return [
    { open: 'everybody may talk', 'by-hand': 'talking by raised hand', off: 'voices off' }[set.talk],
    ...(set.slowMinutes === 0 ? [] : [slowWords(set.slowMinutes)]),
    ...(set.isCalm ? ['reactions off'] : []),
    ...(set.showsUnread ? ['questions shown unread'] : []),
  ].join(', ');
}

/** What becomes of a question that was just sent. Rules OH11, UN5. */
export function sentWords(hall: { readonly showsUnread: boolean } | null, isUnnamed: boolean): string {
  if (isUnnamed) return 'Sent without your name. It is written down with others within half a minute.';
  return hall?.showsUnread === true ? 'Sent. Everybody can vote for it now.' : 'Sent. A moderator will read it.';
}

/** How often one person may ask. Rule OH4. */
export function slowWords(minutes: number): string {
  return minutes === 1 ? 'one question a minute' : `one question every ${minutes} minutes`;
}

/** When a person may ask their next question, in milliseconds since 1970, by what their page knows; 0: now. The gate says the same. Rule OH4. */
export function nextAskMs(
  questions: Iterable<Pick<QuestionView, 'author' | 'askedAt'>>,
  self: { readonly memberId: string; readonly role: Role } | null,
  slowMinutes: number,
): number {
  if (slowMinutes === 0 || self === null || can(self.role, 'order.exempt')) return 0;
  let next = 0;
  for (const { author, askedAt } of questions)
    if (author.kind === 'member' && author.memberId === self.memberId)
      next = Math.max(next, askedAt + slowMinutes * 60_000);
  return next;
}

/** What the form says while questions come slowly; null when they do not. `nextMs`: when this person's next is possible, null for now. Rule OH4. */
export function slowNotice(slowMinutes: number, nextMs: number | null): string | null {
  if (slowMinutes === 0) return null;
  const every = `${slowWords(slowMinutes)} now`;
  if (nextMs === null) return `${every[0]?.toUpperCase()}${every.slice(1)}.`;
  const at = new Date(nextMs).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return `You can ask again at ${at}: ${every}.`;
}
