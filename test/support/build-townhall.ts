import { Map as PersistentMap } from 'immutable';
import type { Command, ConnectionKind } from '../../protocol/commands.ts';
import type { Actor, TownhallEvent } from '../../protocol/events.ts';
import {
  type AgendaItemId,
  agendaItemIdSchema,
  type Hash,
  hashSchema,
  type MemberId,
  memberIdSchema,
  type PollId,
  pollIdSchema,
  type QuestionId,
  questionIdSchema,
  seatIdSchema,
  sectionAt,
  townhallIdSchema,
} from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import type { Role } from '../../protocol/roles.ts';
import { decide } from '../../server/townhall/decide.ts';
import { type Decision, isRefusal } from '../../server/townhall/decision.ts';
import { emptyTownhall } from '../../server/townhall/empty-townhall.ts';
import { fold } from '../../server/townhall/evolve.ts';
import type { Context, Member, Poll, Question, TownhallState } from '../../server/townhall/state.ts';

export const idOf = (name: string): MemberId => memberIdSchema.parse(name);
export const questionId = (name: string): QuestionId => questionIdSchema.parse(name);
export const itemId = (name: string): AgendaItemId => agendaItemIdSchema.parse(name);
export const pollId = (name: string): PollId => pollIdSchema.parse(name);
export const seatId = (name: string) => seatIdSchema.parse(name);
export const mainSection = sectionAt(0);
/** An answer's address for tests: one hexadecimal digit, repeated. */
export const answerId = (digit: string): Hash => hashSchema.parse(digit.repeat(64));

export const person = (name: string): Actor => ({ kind: 'member', memberId: idOf(name) });
export const planner = (name: string): Actor => ({ kind: 'planner', memberId: idOf(name) });
export const part = (name: 'session' | 'mind' | 'door' | 'clock' | 'studio' | 'sealed' | 'captions'): Actor => ({
  kind: 'part',
  part: name,
});

/** Time at which every test town hall begins. */
export const startMs = 1_800_000_000_000;

/** A hall of one section with seats in one row, a metre apart, and before it places for moderators. */
export function aContext(
  over: Partial<Context> & { readonly seats?: number; readonly moderators?: number; readonly sections?: number } = {},
): Context {
  const { seats = 6, moderators = 0, sections = 1, ...rest } = over;
  const row = (letter: string, length: number, zM: number, isForModerators: boolean) =>
    Array.from({ length }, (_, index) => ({
      id: seatId(`${letter}${index + 1}`),
      position: [index, 0, zM] as const,
      isForModerators,
    }));
  return {
    nowMs: startMs,
    hall: {
      seats: [...row('A', seats, 0, false), ...row('M', moderators, -1, true)],
      sections: Array.from({ length: sections }, (_, index) => sectionAt(index)),
      bodiesPerSection: limits.bodiesPerSection,
    },
    persona: { version: 7, consentEpoch: 2, silentBecause: '' },
    ...rest,
  };
}

/**
 * A town hall brought to a state by commands through the real gate, so that no test starts from a state that cannot be. Everybody enters
 * by name, which is their id too. A refused step is a mistake of the test and throws.
 */
export class TownhallBuilder {
  context: Context = aContext();
  readonly events: TownhallEvent[] = [];
  #state: TownhallState = emptyTownhall(townhallIdSchema.parse('demo'));

  get state(): TownhallState {
    return this.#state;
  }

  /** Asks the gate and changes nothing. */
  decide(actor: Actor, command: Command, over: Partial<Context> = {}): Decision {
    return decide(this.#state, actor, command, { ...this.context, ...over });
  }

  /** Asks the gate and folds what happens. */
  do(actor: Actor, command: Command): this {
    const decision = this.decide(actor, command);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.refused}`);
    this.events.push(...decision);
    this.#state = fold(this.#state, decision);
    return this;
  }

  /** Sets the clock, in milliseconds after the beginning. */
  at(afterMs: number): this {
    this.context = { ...this.context, nowMs: startMs + afterMs };
    return this;
  }

  withContext(over: Partial<Context>): this {
    this.context = { ...this.context, ...over };
    return this;
  }

  withMember(name: string, role: Role = 'attendee', kind: ConnectionKind = 'body'): this {
    return this.do(part('door'), enter(name, { role, kind }));
  }

  withPending(id: string, by: string): this {
    return this.do(person(by), ask(id));
  }

  withApproved(id: string, by: string): this {
    return this.withPending(id, by).do(person('mo'), { type: 'question.approve', questionId: questionId(id) });
  }

  withCalled(id: string, by: string): this {
    return this.withApproved(id, by).do(person('mo'), { type: 'question.call', questionId: questionId(id) });
  }

  withAnswering(id: string, by: string): this {
    return this.withCalled(id, by).do(part('mind'), prepared(id)).do(part('mind'), start(id, this.state.epoch));
  }

  member(name: string): Member {
    const member = this.#state.members.get(idOf(name));
    if (member === undefined) throw new Error(`no member ${name}`);
    return member;
  }

  poll(id: string): Poll {
    const poll = this.#state.polls.get(pollId(id));
    if (poll === undefined) throw new Error(`no poll ${id}`);
    return poll;
  }

  question(id: string): Question {
    const question = this.#state.questions.get(questionId(id));
    if (question === undefined) throw new Error(`no question ${id}`);
    return question;
  }
}

/** An open town hall with moderator `mo`, leader `lea` (at the desk), attendees `ada` and `bob`, and spectator `sid`. */
export function aTownhall(): TownhallBuilder {
  return aCreatedTownhall()
    .do(part('session'), { type: 'townhall.open' })
    .withMember('mo', 'moderator', 'desk')
    .withMember('lea', 'leader', 'desk')
    .withMember('ada')
    .withMember('bob')
    .withMember('sid', 'spectator');
}

/** A town hall that has not begun, with nobody in it. */
export function aCreatedTownhall(): TownhallBuilder {
  const create = { type: 'townhall.create', title: 'Spring', hallId: 'assembly', personaId: 'demo' } as const;
  return new TownhallBuilder().do(part('session'), create);
}

export function enter(
  name: string,
  over: Partial<Extract<Command, { type: 'member.enter' }>> = {},
): Extract<Command, { type: 'member.enter' }> {
  const memberId = idOf(name);
  return {
    type: 'member.enter',
    memberId,
    name,
    role: 'attendee',
    beside: null,
    kind: 'body',
    isBot: false,
    ...over,
  };
}

export function ask(id: string, text = `Text of ${id}?`): Extract<Command, { type: 'question.ask' }> {
  return { type: 'question.ask', questionId: questionId(id), text };
}

export function prepared(
  id: string,
  digit = 'a',
  topics: readonly string[] = [],
): Extract<Command, { type: 'answer.prepared' }> {
  const made = { outcome: 'answered', personaVersion: 7, consentEpoch: 2, topics } as const;
  return { type: 'answer.prepared', questionId: questionId(id), answerId: answerId(digit), ...made };
}

/** The same, of an answer that a person must read first. */
export function unread(id: string, digit = 'a'): Command {
  return { ...prepared(id, digit), needsReading: true };
}

export function start(id: string, epoch: number, digit = 'a'): Command {
  return { type: 'answer.start', questionId: questionId(id), answerId: answerId(digit), epoch };
}

export function finish(
  id: string,
  epoch: number,
  referTo: string | null = null,
): Extract<Command, { type: 'answer.finish' }> {
  const referral = referTo === null ? null : { owner: referTo };
  return { type: 'answer.finish', questionId: questionId(id), epoch, sentencesSaid: 3, unsaid: [], referral };
}

/** A state as plain objects and arrays, all the way down: for comparing. */
export function plain(state: TownhallState): unknown {
  return PersistentMap(Object.entries(state)).toJS();
}

/** The types of the events of a decision; of a refusal its code. */
export function gist(decision: Decision): readonly string[] | string {
  return isRefusal(decision) ? decision.refused : decision.map((event) => event.type);
}
