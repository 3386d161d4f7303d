import { can } from '../../protocol/roles.ts';
import type { Body } from './ports.ts';

type Marked = Pick<Body, 'mistakenFor' | 'isBot' | 'isAway' | 'role'>;

/** What a person is, in a word on their plate; empty for most. Rule MARK1. */
export function plateTag({ mistakenFor, isBot, isAway, role }: Marked): string {
  if (mistakenFor !== '') return mistakenFor === 'leader' ? 'not the leader' : 'no moderator';
  if (isBot) return 'bot';
  if (isAway) return 'away';
  return role === 'attendee' || role === 'spectator' ? '' : role;
}

/** Whether a plate's word stands in the light of people who answer for the hall. */
export function isTrusted({ mistakenFor, isBot, isAway, role }: Marked): boolean {
  return mistakenFor === '' && !isBot && !isAway && can(role, 'queue.read-pending');
}

/** Who is named from further off than others: who answers for the hall, and who could be mistaken for one of them. */
export function isNamedFar({ mistakenFor, role }: Pick<Body, 'mistakenFor' | 'role'>): boolean {
  return mistakenFor !== '' || role === 'leader' || can(role, 'queue.read-pending');
}
