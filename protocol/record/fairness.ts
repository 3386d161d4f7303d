import { rejectionKindSchema } from '../reject-reasons.ts';
import type { Role } from '../roles.ts';

/** Where a question is now. Every question that was asked is in exactly one of these. Rule F2. */
export const endings = [
  'answered',
  'passed-on',
  'rejected',
  'merged',
  'withdrawn',
  'on-stage',
  'queued',
  'pending',
] as const;
export type Ending = (typeof endings)[number];

/** How a question came to the stage: with the most votes, or ahead of others that had more, and why. Rule F4. */
export type CallWay = 'by-votes' | 'ahead' | 'follow-up' | 'ready';

/**
 * What is counted. Each figure is the list of the entries that it counts, in the order of the record, so that nobody has to believe a
 * number: `asked`, `approved`, `votes` that stand (an asker's own comes with the question), where questions are now, and
 *
 * - `by-avatar`, `in-person`: who answered; together `answered`. `answered-by-votes`: those of them that were called by votes.
 * - `abstained`: passed on because the avatar said that it does not know. `followed-up`: passed on, and answered in writing since.
 * - `called` is the sum of the `called-…`, `rejected` that of the `rejected-…`.
 * - `moved`: put elsewhere in the queue by a person; `moved-back`: given its place by votes again. `reworded`: by somebody else than the author. `corrected`: the answer, afterwards.
 */
export type FigureName =
  | 'asked'
  | 'approved'
  | 'votes'
  | Ending
  | 'by-avatar'
  | 'in-person'
  | 'answered-by-votes'
  | 'abstained'
  | 'followed-up'
  | 'called'
  | `called-${CallWay}`
  | `rejected-${FairRejection}`
  | 'moved'
  | 'moved-back'
  | 'reworded'
  | 'corrected';

/** The kinds of rejections; `unnoted`: in records from before they were noted. */
export const rejectionKinds = [...rejectionKindSchema.options, 'unnoted'] as const;
export type FairRejection = (typeof rejectionKinds)[number];

/** That a person changed the order: who, by role, and how many questions with more votes waited when they called. Rule F5. */
export interface OrderChange {
  readonly entry: number;
  /** `moved-back`: a move that was taken back. Both are counted. */
  readonly kind: 'moved' | 'moved-back' | 'called';
  /** Null when the record does not say. */
  readonly role: Role | null;
  /** 0 but for a call. */
  readonly ahead: number;
}

/** How long questions waited, in milliseconds. */
export interface Wait {
  readonly medianMs: number;
  readonly longestMs: number;
  /** Where the waiting of each ended; of those still waiting, where it began. */
  readonly entries: readonly number[];
  /** Of the longest: asked, and answered where it was. */
  readonly longest: readonly number[];
}

/** The figures of one town hall, as its record tells them up to entry `seq`. */
export interface Fairness {
  readonly seq: number;
  readonly figures: Readonly<Record<FigureName, readonly number[]>>;
  readonly changes: readonly OrderChange[];
  /** From asking to the end of the answer on the stage; null when there is none. Rule F3. */
  readonly answeredAfter: Wait | null;
  /** Of those that still wait, until the town hall ended, or until the last entry. */
  readonly waitingFor: Wait | null;
}
