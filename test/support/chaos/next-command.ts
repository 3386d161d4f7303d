import { randomBytes } from 'node:crypto';
import type { PageCommand } from '../../../protocol/commands.ts';
import { type QuestionId, questionIdSchema } from '../../../protocol/ids.ts';
import type { QuestionView } from '../../../protocol/views.ts';
import { townhall as hall } from '../../../scenes/load-hall.ts';
import type { Account } from './account.ts';
import type { Seeded } from './seeded.ts';

/** What people do in a run, and who: what they may not do is refused, and never counts. */
export const habits = {
  attendee: ['ask', 'ask', 'vote', 'sit', 'hand', 'voice'],
  spectator: ['ask', 'vote', 'hand'],
  moderator: ['approve', 'approve', 'move', 'mute', 'vote'],
} as const;
export type Habit = (typeof habits)[keyof typeof habits][number];

/** The next thing that somebody does, by what they are shown; null when it is not possible now. */
export function nextCommand(habit: Habit | undefined, account: Account, dice: Seeded): PageCommand | null {
  const { roster, queue } = account.now;
  const me = roster.find(({ memberId }) => memberId === account.memberId);
  const other = (from: readonly QuestionId[]) => dice.pick(from) ?? null;
  const waiting = queue.filter(({ status }) => status === 'approved').map(({ id }) => id);
  switch (habit) {
    case 'ask': {
      const questionId = questionIdSchema.parse(randomBytes(16).toString('base64url'));
      return { type: 'question.ask', questionId, text: `What about number ${dice.below(1_000_000)}?` };
    }
    case 'vote': {
      const voted = account.questions.findLast((message) => message.voted !== undefined)?.voted ?? [];
      const questionId = other(queue.map(({ id }) => id).filter((id) => !voted.includes(id)));
      return questionId === null ? null : { type: 'question.vote', questionId };
    }
    case 'sit': {
      const taken = new Set(roster.map(({ seatId }) => seatId));
      const seat = dice.pick(hall.seats.filter(({ id, isForModerators }) => !isForModerators && !taken.has(id)));
      return seat === undefined ? null : { type: 'member.sit', seatId: seat.id };
    }
    case 'hand':
      return { type: me?.hasHandUp === true ? 'hand.lower' : 'hand.raise' };
    case 'voice':
      return { type: me?.mayTalk === true ? 'voice.close' : 'voice.open' };
    case 'approve': {
      const questionId = other(pending(account));
      return questionId === null ? null : { type: 'question.approve', questionId };
    }
    case 'move': {
      const questionId = other(waiting);
      if (questionId === null) return null;
      return { type: 'question.move', questionId, before: other(waiting.filter((id) => id !== questionId)) };
    }
    case undefined:
      return null;
    case 'mute': {
      const person = dice.pick(roster.filter(({ role }) => role === 'attendee'));
      if (person === undefined) return null;
      return { type: person.isMuted ? 'member.unmute' : 'member.mute', memberId: person.memberId };
    }
  }
}

function pending({ questions }: Account): readonly QuestionId[] {
  const last = new Map<QuestionId, QuestionView>();
  for (const { changed } of questions) for (const view of changed) last.set(view.id, view);
  return [...last.values()].filter(({ status }) => status === 'pending').map(({ id }) => id);
}
