import { z } from 'zod';
import { type AnonymousAct, type AnonymousStanding, askerSecretSchema } from '../../../protocol/anonymous.ts';
import { type Hash, questionIdSchema } from '../../../protocol/ids.ts';
import type { RefusalCode } from '../../../protocol/refusals.ts';
import type { QuestionView } from '../../../protocol/views.ts';

/** An anonymous question as the browser that asked it keeps it. The secret is all that proves who asked. */
export const keptAnonymousSchema = z.strictObject({
  questionId: questionIdSchema,
  secret: askerSecretSchema,
  /** As it was last sent. */
  text: z.string(),
  /** It is in the record: it is never sent again, or it would be asked twice. */
  isWritten: z.boolean(),
  /** What its author did since, and is not known to be written down. */
  wants: z.enum(['nothing', 'edit', 'withdraw']),
});
export type KeptAnonymous = z.infer<typeof keptAnonymousSchema>;

/** An anonymous question with what this page has heard of it since it came in. */
export interface OwnAnonymous {
  readonly kept: KeptAnonymous;
  /** As its author may see it; null: not heard yet. */
  readonly view: QuestionView | null;
  /** Why the keepers were asked to open who asked; null: they were not. */
  readonly opened: string | null;
  /** When it is written down with others, by the server's clock; null: it does not wait. */
  readonly writtenAtMs: number | null;
  /** Why it goes no further by itself: what the server refused, or `gone` where it does not know it. */
  readonly trouble: RefusalCode | 'gone' | null;
  readonly next: AnonymousAct['type'];
  /** When that is said to the server, by this page's clock. */
  readonly dueMs: number;
  /** How often something was sent again by itself. */
  readonly again: number;
}

/** What comes with a reply. `random`: 0 to below 1, so that pages do not ask all at once. */
export interface Heard {
  readonly nowMs: number;
  readonly random: number;
  /** Nothing is asked any more. */
  readonly isOver: boolean;
}

/** A server that is started again forgets what waited: so often it is told again. */
const mostAgain = 3;
/** All wait for the next half minute; a clock of this device may say anything. */
const longestWaitMs = 30_000;
const whileReadMs = 10_000;
/** What is public comes by itself; that it was opened does not. */
const afterwardsMs = 300_000;

/** A question of this page that the server has not heard of. */
export function newAnonymous(kept: KeptAnonymous): OwnAnonymous {
  return { ...emptyAnonymous(kept), next: 'ask' };
}

/** A question that this browser kept, of which this page has heard nothing. */
export function emptyAnonymous(kept: KeptAnonymous): OwnAnonymous {
  return { kept, view: null, opened: null, writtenAtMs: null, trouble: null, next: 'standing', dueMs: 0, again: 0 };
}

/** What is said to the server next. `hash`: SHA-256 of the secret's text. Rules UN5, UN6. */
export function actOf({ kept: { questionId, secret, text }, next }: OwnAnonymous, hash: Hash): AnonymousAct {
  switch (next) {
    case 'ask':
      return { type: 'ask', questionId, ownerHash: hash, text };
    case 'edit':
      return { type: 'edit', questionId, secret, text };
    case 'withdraw':
    case 'standing':
      return { type: next, questionId, secret };
  }
}

/** Back in touch, whatever was known may have changed. Rule UN6. */
export function dueNow(own: OwnAnonymous): OwnAnonymous {
  return own.trouble === null || own.trouble === 'gone' ? { ...own, dueMs: 0 } : own;
}

/** Other words in its place; one that the server does not have is asked again. Rule UN8. */
export function changed(own: OwnAnonymous, text: string): OwnAnonymous {
  const isAsked = own.trouble === null;
  const kept: KeptAnonymous = { ...own.kept, text, wants: isAsked ? 'edit' : 'nothing' };
  return { ...own, kept, trouble: null, next: isAsked ? 'edit' : 'ask', dueMs: 0, again: 0 };
}

export function withdrawn(own: OwnAnonymous): OwnAnonymous {
  return { ...own, kept: { ...own.kept, wants: 'withdraw' }, next: 'withdraw', dueMs: 0, again: 0 };
}

/** After a refusal of what was said last. */
export function refused(own: OwnAnonymous, code: RefusalCode, { nowMs }: Heard): OwnAnonymous {
  const soon = { ...own, next: 'standing', dueMs: nowMs + 2000 } as const;
  switch (own.next) {
    case 'standing':
      return { ...own, dueMs: nowMs + whileReadMs };
    case 'ask':
      // It came through before the connection broke.
      return code === 'already-asked' ? soon : { ...own, trouble: code, dueMs: Number.POSITIVE_INFINITY };
    case 'edit':
    case 'withdraw':
      return { ...soon, kept: { ...own.kept, text: own.view?.text ?? own.kept.text, wants: 'nothing' } };
  }
}

/** After a standing; null: nothing is left of it, it was withdrawn before it was written down. Rules UN5, UN6. */
export function heardOf(own: OwnAnonymous, standing: AnonymousStanding, heard: Heard): OwnAnonymous | null {
  switch (standing.kind) {
    case 'unknown':
      return unknown(own, heard);
    case 'waiting':
      return {
        ...own,
        trouble: null,
        next: 'standing',
        writtenAtMs: standing.writtenAtMs,
        dueMs: heard.nowMs + waitMs(standing.writtenAtMs - heard.nowMs, heard.random),
      };
    case 'written':
      return written(own, standing, heard);
  }
}

function waitMs(leftMs: number, random: number): number {
  return Math.min(Math.max(leftMs, 0), longestWaitMs) + 500 + random * 1500;
}

function unknown(own: OwnAnonymous, { nowMs, random, isOver }: Heard): OwnAnonymous | null {
  const { kept } = own;
  if (!kept.isWritten && kept.wants === 'withdraw') return null;
  if (kept.isWritten || isOver || own.again >= mostAgain)
    return { ...own, writtenAtMs: null, trouble: 'gone', dueMs: Number.POSITIVE_INFINITY };
  return {
    ...own,
    // What was changed since is asked as it is now.
    kept: { ...kept, wants: 'nothing' },
    writtenAtMs: null,
    next: 'ask',
    dueMs: nowMs + random * 2000,
    again: own.again + 1,
  };
}

function written(
  own: OwnAnonymous,
  { view, opened }: Extract<AnonymousStanding, { kind: 'written' }>,
  { nowMs, random, isOver }: Heard,
): OwnAnonymous {
  const lost = own.again < mostAgain && !isOver ? lostAct(own, view) : null;
  const base = { ...own, view, opened, writtenAtMs: null, trouble: null };
  if (lost !== null)
    return {
      ...base,
      kept: { ...own.kept, isWritten: true },
      next: lost,
      dueMs: nowMs + random * 2000,
      again: own.again + 1,
    };
  const everyMs = view.status === 'pending' ? whileReadMs : afterwardsMs;
  return {
    ...base,
    kept: { ...own.kept, isWritten: true, wants: 'nothing' },
    next: 'standing',
    dueMs: isOver ? Number.POSITIVE_INFINITY : nowMs + everyMs * (0.8 + 0.4 * random),
    again: 0,
  };
}

/** What was done to it and went under with a server that was started again. */
function lostAct({ kept, view: before }: OwnAnonymous, { status, text }: QuestionView): 'edit' | 'withdraw' | null {
  if (kept.wants === 'withdraw' && ['pending', 'approved', 'merged'].includes(status)) return 'withdraw';
  const isAsBefore = before !== null && before.text === text && text !== kept.text;
  return kept.wants === 'edit' && status === 'pending' && isAsBefore ? 'edit' : null;
}
