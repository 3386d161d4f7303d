import type { MemberId, QuestionId } from '../ids.ts';

/** An asker's own vote comes with the question, not with an entry of its own. */
const withQuestion = 0;

/**
 * Who votes for what, as the record tells it: once each, and for a merged question through what it is merged into; a voter of both counts
 * once. Rules Q7, Q9, F4.
 */
export class VoteCount {
  /** For each question, who votes for it and the entry that says so. */
  readonly #votes = new Map<QuestionId, Map<MemberId, number>>();
  readonly #merged = new Map<QuestionId, Set<QuestionId>>();

  ask(id: QuestionId, author: MemberId | null): void {
    this.#votes.set(id, new Map(author === null ? [] : [[author, withQuestion]]));
  }

  vote(id: QuestionId, memberId: MemberId, entry: number): void {
    this.#votes.get(id)?.set(memberId, entry);
  }

  unvote(id: QuestionId, memberId: MemberId): void {
    this.#votes.get(id)?.delete(memberId);
  }

  merge(id: QuestionId, into: QuestionId): void {
    const others = this.#merged.get(into);
    if (others === undefined) this.#merged.set(into, new Set([id]));
    else others.add(id);
  }

  unmerge(id: QuestionId, from: QuestionId): void {
    this.#merged.get(from)?.delete(id);
  }

  /** How many of these questions have more votes than this one. */
  ahead(id: QuestionId, among: Iterable<QuestionId>): number {
    const own = this.#count(id);
    let ahead = 0;
    for (const other of among) if (this.#count(other) > own) ahead++;
    return ahead;
  }

  /** The entries of all votes that stand, in order; what comes with a question is not among them. */
  entries(): readonly number[] {
    const all: number[] = [];
    for (const votes of this.#votes.values())
      for (const entry of votes.values()) if (entry !== withQuestion) all.push(entry);
    return all.sort((a, b) => a - b);
  }

  #count(id: QuestionId): number {
    const others = this.#merged.get(id);
    if (others === undefined || others.size === 0) return this.#votes.get(id)?.size ?? 0;
    const voters = new Set<MemberId>();
    this.#gather(id, voters);
    return voters.size;
  }

  #gather(id: QuestionId, voters: Set<MemberId>): void {
    for (const voter of this.#votes.get(id)?.keys() ?? []) voters.add(voter);
    for (const other of this.#merged.get(id) ?? []) this.#gather(other, voters);
  }
}
