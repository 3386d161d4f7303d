import type { Answer, Label, Original } from '../../protocol/answer.ts';

/** One line of the result: the answer as whoever reads it from outside needs it. */
export interface Row {
  readonly id: string;
  readonly status: 'answered' | 'abstained';
  readonly text: string;
  readonly sentences: readonly {
    readonly text: string;
    readonly label: Label;
    /** What a translation says in another language, verbatim. */
    readonly original?: Original;
    /** Offsets in UTF-16 units of the statement's text, end exclusive. */
    readonly sources: readonly { readonly statementId: string; readonly start: number; readonly end: number }[];
  }[];
  /** Why it abstained; null when answered. */
  readonly reason: string | null;
  /** The kind of question that got no answer; null when answered. */
  readonly kind: string | null;
  /** A person reads it before it is said: it was written, and nothing but code has checked it. */
  readonly needsReading?: true;
  readonly ms: number;
}

export function rowOf(id: string, answer: Answer, ms: number): Row {
  return {
    id,
    status: answer.outcome,
    text: answer.sentences.map((sentence) => sentence.text).join(' '),
    sentences: answer.sentences.map(({ text, label, original, sources }) => ({
      text,
      label,
      ...(original !== undefined && { original }),
      sources: sources.map(({ statementId, start, end }) => ({ statementId, start, end })),
    })),
    reason: answer.reason ?? null,
    kind: answer.kind ?? null,
    ...(answer.needsReading === true && { needsReading: true as const }),
    ms: Math.round(ms * 100) / 100,
  };
}

/** Ids of the statements that are quoted, in the order in which they are said. */
export function quotedBy(row: Row): readonly string[] {
  return [...new Set(row.sentences.flatMap(({ sources }) => sources.map(({ statementId }) => statementId)))];
}
