import { z } from 'zod';
import type { CommandReply, Farewell } from '../../protocol/messages.ts';
import { toPage } from '../../protocol/messages.ts';
import type { Moment } from '../../protocol/moment.ts';
import {
  type QuestionsMessage,
  type QuestionView,
  questionsMessageSchema,
  questionViewSchema,
  type Snapshot,
  snapshotSchema,
} from '../../protocol/views.ts';

/** A checked message of the server. */
export type Incoming =
  | { readonly type: 'reply'; readonly reply: CommandReply }
  | { readonly type: 'moment'; readonly moment: Moment }
  | { readonly type: 'questions'; readonly message: QuestionsMessage }
  | { readonly type: 'farewell'; readonly farewell: Farewell }
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
    case 'moment':
      return wrap(toPage.moment.safeParse(payload), (moment) => ({ type: 'moment', moment }));
    case 'farewell':
      return wrap(toPage.farewell.safeParse(payload), (farewell) => ({ type: 'farewell', farewell }));
    case 'took':
      return wrap(toPage.took.safeParse(payload), () => ({ type: 'took' }));
    case 'questions': {
      const { value, dropped } = parseQuestions(payload);
      return { value: value === null ? null : { type: 'questions', message: value }, dropped };
    }
    default:
      return { value: null, dropped: 1 };
  }
}

const looseMessageSchema = z.object({ ...questionsMessageSchema.shape, changed: z.array(z.unknown()) });
const looseSnapshotSchema = z.object({ ...snapshotSchema.shape, questions: z.array(z.unknown()) });

function parseQuestions(payload: unknown): Parsed<QuestionsMessage> {
  const outer = looseMessageSchema.safeParse(payload);
  if (!outer.success) return { value: null, dropped: 1 };
  const changed = parseViews(outer.data.changed);
  return { value: { ...outer.data, changed: changed.views }, dropped: changed.dropped };
}

/** Checks the snapshot; a bad question is left out. */
export function parseSnapshot(payload: unknown): Parsed<Snapshot> {
  const outer = looseSnapshotSchema.safeParse(payload);
  if (!outer.success) return { value: null, dropped: 1 };
  const questions = parseViews(outer.data.questions);
  return { value: { ...outer.data, questions: questions.views }, dropped: questions.dropped };
}

function parseViews(items: readonly unknown[]): { readonly views: readonly QuestionView[]; readonly dropped: number } {
  const views: QuestionView[] = [];
  for (const item of items) {
    const parsed = questionViewSchema.safeParse(item);
    if (parsed.success) views.push(parsed.data);
  }
  return { views, dropped: items.length - views.length };
}

function wrap<T>(result: z.ZodSafeParseResult<T>, make: (value: T) => Incoming): Parsed<Incoming> {
  return result.success ? { value: make(result.data), dropped: 0 } : { value: null, dropped: 1 };
}
