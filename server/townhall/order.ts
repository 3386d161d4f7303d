import type { MemberId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import { can, type Role } from '../../protocol/roles.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { holdsListed, isFindable } from './listed-words.ts';
import { tallyOf } from './queue.ts';
import type { Member, TownhallState } from './state.ts';
import { isOnStage, silence } from './vacate.ts';

/**
 * Sets who of the audience may talk with their neighbours. Whoever talks and may not any more falls silent at once; who has the floor or is
 * live goes on. Whom a moderator had allowed must be allowed again. Rules OH1, OH2.
 */
export function setTalk(state: TownhallState, { talk }: CommandOf<'order.talk'>, { stamp }: PersonAsking): Decision {
  if (talk === state.order.talk) return [];
  const set = { ...stamp, type: 'order.talk-set', talk } as const;
  if (talk === 'open') return [set];
  const silenced = [...state.members.values()].filter(
    (member) => member.mayTalk && !can(member.role, 'order.exempt') && !isOnStage(state, member.id),
  );
  return [...silenced.map(({ id }) => ({ ...stamp, type: 'voice.closed', memberId: id }) as const), set];
}

/** Lets a person whose hand is up open their microphone, while hands are asked for; the hand goes down. Rule OH2. */
export function allowVoice(
  state: TownhallState,
  { memberId }: CommandOf<'voice.allow'>,
  { stamp }: PersonAsking,
): Decision {
  const member = state.members.get(memberId);
  if (member?.presence.kind !== 'here') return refuse('no-such-member');
  if (state.order.talk !== 'by-hand') return refuse('not-by-hand');
  if (member.isAllowed) return refuse('already-allowed');
  if (!member.hasHandUp) return refuse('hand-down-meanwhile');
  if (member.isMuted) return refuse('person-muted');
  if (member.place.kind === 'none' || !can(member.role, 'voice.open')) return refuse('person-without-body');
  return [
    { ...stamp, type: 'hand.lowered', memberId },
    { ...stamp, type: 'voice.allowed', memberId },
  ];
}

/** Takes that back, and their voice with it; who has the floor keeps it. Rule OH2. */
export function disallowVoice(
  state: TownhallState,
  { memberId }: CommandOf<'voice.disallow'>,
  { stamp }: PersonAsking,
): Decision {
  const member = state.members.get(memberId);
  if (member === undefined) return refuse('no-such-member');
  if (!member.isAllowed) return refuse('not-allowed-before');
  const silenced = isOnStage(state, memberId) ? [] : silence(state, stamp, member);
  return [...silenced, { ...stamp, type: 'voice.disallowed', memberId }];
}

/** Why a person may not talk with their neighbours as things are set; null when they may. Rules OH1, OH2. */
export function whyNoVoice({ order }: TownhallState, { role, isAllowed }: Member): RefusalCode | null {
  if (order.talk === 'open' || can(role, 'order.exempt')) return null;
  if (order.talk === 'off') return 'voices-closed';
  return isAllowed ? null : 'raise-hand-first';
}

/** Sets how many minutes lie between two questions of one person; 0: none. Rule OH4. */
export function setSlow(state: TownhallState, { minutes }: CommandOf<'order.slow'>, { stamp }: PersonAsking): Decision {
  return minutes === state.order.slowMinutes ? [] : [{ ...stamp, type: 'order.slow-set', minutes }];
}

/** Turns reactions off, or on again. Rule OH5. */
export function setCalm(state: TownhallState, { isCalm }: CommandOf<'order.calm'>, { stamp }: PersonAsking): Decision {
  return isCalm === state.order.isCalm ? [] : [{ ...stamp, type: 'order.calm-set', isCalm }];
}

/** Lets new questions be shown before anybody has read them, or has a moderator read each first. Rule OH11. */
export function setUnread(
  state: TownhallState,
  { isShown }: CommandOf<'order.unread'>,
  { stamp }: PersonAsking,
): Decision {
  return isShown === (state.order.showsUnread !== null) ? [] : [{ ...stamp, type: 'order.unread-set', isShown }];
}

/** Sets the words that questions and names may not hold. Each is kept once. Rule OH6. */
export function setWords(state: TownhallState, command: CommandOf<'order.words'>, { stamp }: PersonAsking): Decision {
  const words = [...new Set(command.words.map(cleanText))].filter((word) => word !== '');
  const isTooMuch = words.length > limits.listedWords || words.some(({ length }) => length > limits.listedWordLength);
  const joined = words.join('\n');
  if (isTooMuch || joined.length > limits.listedWordsLength) return refuse('too-many-words');
  if (!words.every(isFindable)) return refuse('word-unreadable');
  if (joined === state.order.words.list.join('\n')) return [];
  return [{ ...stamp, type: 'order.words-set', count: words.length, personal: { words: joined } }];
}

/** Whether somebody of the audience may not use this text, because of a listed word in it. Rule OH6. */
export function isKeptOut({ order }: TownhallState, role: Role, text: string): boolean {
  return !can(role, 'order.exempt') && holdsListed(text, order.words.list);
}

/**
 * Gives when a person may ask their next question, in milliseconds since 1970; 0 when slow mode keeps nobody waiting. What they withdrew
 * counts, so that nobody asks and takes back in turns. Rule OH4.
 */
export function mayAskFrom(state: TownhallState, member: Pick<Member, 'id' | 'role'>): number {
  const { slowMinutes } = state.order;
  const last = lastAsked(state, member.id);
  return slowMinutes === 0 || last === null || can(member.role, 'order.exempt') ? 0 : last + slowMinutes * 60_000;
}

function lastAsked(state: TownhallState, id: MemberId): number | null {
  return tallyOf(state).lastAskedBy.get(id) ?? null;
}
