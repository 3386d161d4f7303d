import type { ActsMessage, ActView } from '../../../protocol/acts.ts';
import type { MemberId, QuestionId } from '../../../protocol/ids.ts';

/** The last acts of the crew, as this desk knows them. */
export interface Acts {
  /** Newest first. */
  readonly list: readonly ActView[];
  /** By how much this device's clock is ahead of the server's; null before the first message. */
  readonly aheadMs: number | null;
}

export const noActs: Acts = { list: [], aheadMs: null };

/** Takes what the server tells, which came at `hereMs` of this device's clock. Of all messages the quickest tells the clocks apart best. */
export function withActs({ list, aheadMs }: Acts, { nowMs, from, acts }: ActsMessage, hereMs: number): Acts {
  const byEntry = new Map(list.map((act) => [act.entry, act]));
  for (const act of acts) byEntry.set(act.entry, act);
  const kept = [...byEntry.values()].filter(({ entry }) => from !== null && entry >= from);
  return {
    list: kept.sort((a, b) => b.entry - a.entry),
    aheadMs: Math.min(aheadMs ?? Number.POSITIVE_INFINITY, hereMs - nowMs),
  };
}

/** Those who did something that is listed, by name, each once. */
export function actors({ list }: Acts): readonly { readonly memberId: MemberId; readonly name: string | null }[] {
  const found = new Map(list.map(({ by, byName }) => [by, { memberId: by, name: byName }]));
  return [...found.values()].sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
}

/** The last thing that was done to a question. Questions that were joined with it are others. */
export function lastOn({ list }: Acts, questionId: QuestionId): ActView | null {
  return list.find((act) => act.questionId === questionId) ?? null;
}

/** What the key takes back: this person's last act, but for those that took something back, and what was taken back already. Rule TG30. */
export function ownLast({ list }: Acts, self: MemberId | null): ActView | null {
  return list.find(({ by, isUndo, undoneBy }) => by === self && !isUndo && undoneBy === null) ?? null;
}
