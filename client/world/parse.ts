import { z } from 'zod';
import { type ActsMessage, actsMessageSchema, actViewSchema } from '../../protocol/acts.ts';
import type { AnonymousReply } from '../../protocol/anonymous.ts';
import type { AttentionMessage } from '../../protocol/attention.ts';
import type { CommandReply, Farewell } from '../../protocol/messages.ts';
import { toPage } from '../../protocol/messages.ts';
import type { Moment } from '../../protocol/moment.ts';
import type { OrderMessage } from '../../protocol/order.ts';
import { ownAnswerSchema, type PollsMessage, pollsMessageSchema, pollViewSchema } from '../../protocol/poll.ts';
import {
  type PeopleMessage,
  peopleMessageSchema,
  personViewSchema,
  type QuestionsMessage,
  questionsMessageSchema,
  questionViewSchema,
  type Snapshot,
  snapshotSchema,
} from '../../protocol/views.ts';

/** A checked message of the server. */
export type Incoming =
  | { readonly type: 'reply'; readonly reply: CommandReply }
  | { readonly type: 'anonymous'; readonly reply: AnonymousReply }
  | { readonly type: 'moment'; readonly moment: Moment }
  | { readonly type: 'questions'; readonly message: QuestionsMessage }
  | { readonly type: 'polls'; readonly message: PollsMessage }
  | { readonly type: 'people'; readonly message: PeopleMessage }
  | { readonly type: 'order'; readonly message: OrderMessage }
  | { readonly type: 'acts'; readonly message: ActsMessage }
  | { readonly type: 'attention'; readonly message: AttentionMessage }
  | { readonly type: 'farewell'; readonly farewell: Farewell }
  | { readonly type: 'muted'; readonly reason: string }
  | { readonly type: 'took' };

/** What is left of something received: null when nothing is usable. `dropped` counts what was not. */
export interface Parsed<T> {
  readonly value: T | null;
  readonly dropped: number;
}

/** Checks one message of the room. A bad item costs that item, never the page. Rule CO7. */
export function parseIncoming(type: string, payload: unknown): Parsed<Incoming> {
  switch (type) {
    case 'reply':
      return wrap(toPage.reply.safeParse(payload), (reply) => ({ type: 'reply', reply }));
    case 'anonymous':
      return wrap(toPage.anonymous.safeParse(payload), (reply) => ({ type: 'anonymous', reply }));
    case 'moment':
      return wrap(toPage.moment.safeParse(payload), (moment) => ({ type: 'moment', moment }));
    case 'farewell':
      return wrap(toPage.farewell.safeParse(payload), (farewell) => ({ type: 'farewell', farewell }));
    case 'muted':
      return wrap(toPage.muted.safeParse(payload), ({ reason }) => ({ type: 'muted', reason }));
    case 'order':
      return wrap(toPage.order.safeParse(payload), (message) => ({ type: 'order', message }));
    case 'acts': {
      const { value, dropped } = parseActs(payload);
      return { value: value === null ? null : { type: 'acts', message: value }, dropped };
    }
    case 'attention':
      return wrap(toPage.attention.safeParse(payload), (message) => ({ type: 'attention', message }));
    case 'took':
      return wrap(toPage.took.safeParse(payload), () => ({ type: 'took' }));
    case 'questions': {
      const { value, dropped } = parseQuestions(payload);
      return { value: value === null ? null : { type: 'questions', message: value }, dropped };
    }
    case 'polls': {
      const { value, dropped } = parsePolls(payload);
      return { value: value === null ? null : { type: 'polls', message: value }, dropped };
    }
    case 'people': {
      const { value, dropped } = parsePeople(payload);
      return { value: value === null ? null : { type: 'people', message: value }, dropped };
    }
    default:
      return { value: null, dropped: 1 };
  }
}

const looseMessageSchema = z.object({ ...questionsMessageSchema.shape, changed: z.array(z.unknown()) });
const loosePollsSchema = z.object({ ...pollsMessageSchema.shape, changed: z.array(z.unknown()) });
const looseActsSchema = z.object({ ...actsMessageSchema.shape, acts: z.array(z.unknown()) });
const loosePeopleSchema = z.object({ ...peopleMessageSchema.shape, here: z.array(z.unknown()) });
const looseSnapshotSchema = z.object({
  ...snapshotSchema.shape,
  questions: z.array(z.unknown()),
  polls: z.array(z.unknown()),
  pollAnswers: z.array(z.unknown()),
});

function parseQuestions(payload: unknown): Parsed<QuestionsMessage> {
  const outer = looseMessageSchema.safeParse(payload);
  if (!outer.success) return { value: null, dropped: 1 };
  const { items, dropped } = parseItems(outer.data.changed, questionViewSchema);
  return { value: { ...outer.data, changed: items }, dropped };
}

function parsePolls(payload: unknown): Parsed<PollsMessage> {
  const outer = loosePollsSchema.safeParse(payload);
  if (!outer.success) return { value: null, dropped: 1 };
  const { items, dropped } = parseItems(outer.data.changed, pollViewSchema);
  return { value: { ...outer.data, changed: items }, dropped };
}

function parsePeople(payload: unknown): Parsed<PeopleMessage> {
  const outer = loosePeopleSchema.safeParse(payload);
  if (!outer.success) return { value: null, dropped: 1 };
  const { items, dropped } = parseItems(outer.data.here, personViewSchema);
  return { value: { ...outer.data, here: items }, dropped };
}

/** A newer server may know acts that this page does not: they are left out. */
function parseActs(payload: unknown): Parsed<ActsMessage> {
  const outer = looseActsSchema.safeParse(payload);
  if (!outer.success) return { value: null, dropped: 1 };
  const { items, dropped } = parseItems(outer.data.acts, actViewSchema);
  return { value: { ...outer.data, acts: items }, dropped };
}

/** Checks the snapshot; a bad question, poll or answer is left out. */
export function parseSnapshot(payload: unknown): Parsed<Snapshot> {
  const outer = looseSnapshotSchema.safeParse(payload);
  if (!outer.success) return { value: null, dropped: 1 };
  const questions = parseItems(outer.data.questions, questionViewSchema);
  const polls = parseItems(outer.data.polls, pollViewSchema);
  const answers = parseItems(outer.data.pollAnswers, ownAnswerSchema);
  return {
    value: { ...outer.data, questions: questions.items, polls: polls.items, pollAnswers: answers.items },
    dropped: questions.dropped + polls.dropped + answers.dropped,
  };
}

function parseItems<T>(
  raw: readonly unknown[],
  schema: z.ZodType<T>,
): { readonly items: readonly T[]; readonly dropped: number } {
  const items: T[] = [];
  for (const item of raw) {
    const parsed = schema.safeParse(item);
    if (parsed.success) items.push(parsed.data);
  }
  return { items, dropped: raw.length - items.length };
}

function wrap<T>(result: z.ZodSafeParseResult<T>, make: (value: T) => Incoming): Parsed<Incoming> {
  return result.success ? { value: make(result.data), dropped: 0 } : { value: null, dropped: 1 };
}
