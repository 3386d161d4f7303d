import { z } from 'zod';

/** A role is a membership: one person in one town hall. *Bot* is a mark on a member, never a role. */
export const roleSchema = z.enum([
  'attendee',
  'spectator',
  'moderator',
  'leader',
  'delegate',
  'organiser',
  'administrator',
]);
export type Role = z.infer<typeof roleSchema>;

/** Who acts at the gate: a person by role, or one of the product's own parts. */
export type ActorRole = Role | 'session' | 'mind' | 'door' | 'clock' | 'studio' | 'sealed' | 'captions' | 'planner';

const everyone = ['attendee', 'spectator', 'moderator', 'leader', 'delegate', 'organiser', 'administrator'] as const;
const crew = ['moderator', 'organiser', 'administrator'] as const;

/**
 * The one table of rights: action → roles that may do it. What it does not name is not allowed. Rules about *whose* question or
 * member it is (author, self) are in the gate; this table says which role may try at all.
 */
export const permissions = {
  'question.ask': everyone,
  'question.edit': everyone,
  'question.withdraw': everyone,
  'question.vote': everyone,
  'question.unvote': everyone,
  /** Whoever asks anonymously is nobody at the gate: who may was looked at before. */
  'anonymous.ask': ['sealed'],
  'anonymous.edit': ['sealed'],
  'anonymous.withdraw': ['sealed'],
  'anonymous.release': ['session'],
  'question.approve': crew,
  'question.reject': crew,
  'question.merge': crew,
  'question.unmerge': crew,
  'question.move': crew,
  'question.unpin': crew,
  'question.label': crew,
  'question.unlabel': crew,
  'question.assign': crew,
  'question.call': crew,
  'question.return': crew,
  'question.refer': [...crew, 'leader', 'delegate'],
  'referral.answer': [...crew, 'leader', 'delegate'],
  'answer.prepared': ['mind'],
  'answer.start': ['mind'],
  'answer.finish': ['mind'],
  'answer.report': ['mind'],
  'answer.approve': [...crew, 'leader'],
  /** Who marks is known by the persona's own record and the leader's link, not by a role here. */
  'answer.review': ['studio'],
  'inbox.answer': ['studio'],
  'answer.pause': [...crew, 'leader', 'delegate'],
  'answer.continue': [...crew, 'leader', 'delegate'],
  'answer.skip': [...crew, 'leader', 'delegate'],
  /** Also the session: when consent is taken back or the record fails while the avatar speaks. */
  'stage.stop': [...crew, 'leader', 'delegate', 'session'],
  'stage.take-over': ['leader'],
  'stage.release': ['leader', ...crew],
  /** What the leader says live, as the recogniser writes it down. */
  'human.say': ['captions'],
  'dial.set': [...crew, 'leader'],
  /** Turned up: the avatar does more by itself. */
  'dial.raise': ['organiser', 'administrator', 'leader'],
  'avatar.hold': [...crew, 'leader'],
  'avatar.resume': [...crew, 'leader'],
  'floor.give': crew,
  'floor.take': [...crew, 'leader'],
  'poll.create': crew,
  'poll.open': crew,
  'poll.close': crew,
  'poll.discard': crew,
  'poll.answer': everyone,
  'poll.take-back': everyone,
  'poll.show-words': crew,
  'poll.hide-words': crew,
  /** Drafts, and words that are not let be seen. */
  'poll.read': crew,
  /** Names, answers and figures as files. */
  'files.read': crew,
  'invitation.make': ['organiser', 'administrator'],
  'hand.raise': everyone,
  'hand.lower': everyone,
  'voice.open': ['attendee', 'moderator', 'leader', 'delegate', 'organiser'],
  'voice.close': everyone,
  'voice.allow': crew,
  'voice.disallow': crew,
  'order.talk': crew,
  'order.slow': crew,
  'order.calm': crew,
  'order.unread': crew,
  'order.words': crew,
  'report.send': everyone,
  'report.close': crew,
  'agenda.set': crew,
  'agenda.start': crew,
  'agenda.finish': crew,
  /** Into the green room, and told how the hall is just now. Delegates of the persona's own record too. */
  'green-room.enter': [...crew, 'leader', 'delegate'],
  /** Not bound by what is set for the audience: they keep order, or speak as who they are. */
  'order.exempt': ['moderator', 'leader', 'delegate', 'organiser', 'administrator'],
  'member.enter': ['door'],
  'member.leave': ['door'],
  'member.sit': ['attendee', 'moderator', 'leader', 'delegate', 'organiser'],
  'member.stand': ['attendee', 'moderator', 'leader', 'delegate', 'organiser'],
  'member.change-role': ['organiser', 'administrator', 'moderator'],
  'member.mute': crew,
  'member.explain-mute': crew,
  'member.unmute': crew,
  'member.remove': crew,
  'member.ban': crew,
  'member.readmit': crew,
  'member.erase': ['administrator', 'organiser'],
  /** Who plans, opens and ends town halls of the installation, by the page for it; for the gate they are the planner. */
  'townhall.plan': ['organiser', 'administrator'],
  'townhall.create': ['session', 'planner'],
  'townhall.edit': ['planner'],
  'townhall.cancel': ['planner'],
  'townhall.open': ['session', 'planner', 'organiser', 'administrator'],
  'townhall.close': ['session', 'planner', 'organiser', 'administrator'],
  'townhall.lock': crew,
  'townhall.unlock': crew,
  /** Of any act that can be taken back, whoever did it. */
  'act.undo': crew,
  'session.start': ['session'],
  'head.sign': ['session'],
  'clock.reached': ['clock'],
  'queue.read-pending': crew,
  'avatar.switch-off': ['session'],
  'avatar.switch-on': ['session'],
} as const satisfies Record<string, readonly ActorRole[]>;

/** Who acts on a persona: by the link they came through, or because the leader named them. */
export type PersonaRole = 'leader' | 'delegate' | 'installation';

/** Who may do what with a persona. A delegate never consents for the leader, and names nobody; the installation signs only for the demo persona that it brings. */
export const personaPermissions = {
  'persona.read': ['leader', 'delegate'],
  'persona.rehearse': ['leader', 'delegate'],
  'persona.create': ['leader', 'installation'],
  'statement.add': ['leader', 'delegate', 'installation'],
  'statement.approve': ['leader', 'delegate', 'installation'],
  'statement.approve-many': ['leader', 'delegate'],
  'statement.rollback': ['leader', 'delegate'],
  'statement.revoke': ['leader', 'delegate', 'installation'],
  'answer.sign': ['leader', 'delegate'],
  'answer.revoke': ['leader', 'delegate'],
  'answer.review': ['leader', 'delegate'],
  'inbox.answer': ['leader', 'delegate'],
  'manner.set': ['leader'],
  'delegate.name': ['leader'],
  'delegate.dismiss': ['leader'],
  'consent.give': ['leader', 'installation'],
  'consent.revoke': ['leader', 'installation'],
} as const satisfies Record<string, readonly PersonaRole[]>;

export type PersonaAction = keyof typeof personaPermissions;

/** Whether whoever acts on a persona so may try the action at all. */
export function mayOnPersona(role: PersonaRole, action: PersonaAction): boolean {
  const allowed: readonly PersonaRole[] = personaPermissions[action];
  return allowed.includes(role);
}

export type Action = keyof typeof permissions;

/** Whether the role may try the action at all. */
export function can(role: ActorRole, action: Action): boolean {
  const allowed: readonly ActorRole[] = permissions[action];
  return allowed.includes(role);
}
