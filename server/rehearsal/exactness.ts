import type { Label, Original } from '../../protocol/answer.ts';

/** Where a sentence says that it comes from; offsets in UTF-16 units, end exclusive. */
export interface CitedSpan {
  readonly statementId: string;
  readonly start: number;
  readonly end: number;
}

const bytes = new TextEncoder();

/** Whether the sentence is, byte for byte in UTF-8, what one of its sources has at its place. */
export function isVerbatim<Span extends CitedSpan>(
  { text, sources }: { readonly text: string; readonly sources: readonly Span[] },
  textOf: (source: Span) => string | undefined,
): boolean {
  return sources.some((source) => {
    const slice = textOf(source)?.slice(source.start, source.end);
    return slice !== undefined && areSame(bytes.encode(slice), bytes.encode(text));
  });
}

/**
 * Whether a sentence may be said, as far as a comparison with the texts themselves can tell: a QUOTE and an APPROVED one is verbatim, of a
 * translated one its original is, of a written one every source is a span of its text, a NOTICE names none. What the mind says of itself does not count. Rule RH6.
 */
export function isSupported<Span extends CitedSpan>(
  sentence: {
    readonly text: string;
    readonly label: Label;
    readonly sources: readonly Span[];
    readonly original?: Original | undefined;
  },
  textOf: (source: Span) => string | undefined,
): boolean {
  const { label, sources, original } = sentence;
  if (label === 'NOTICE') return sources.length === 0;
  if (label === 'QUOTE' || label === 'APPROVED') return isVerbatim(sentence, textOf);
  if (label === 'TRANSLATED') return original !== undefined && isVerbatim({ text: original.text, sources }, textOf);
  return sources.length > 0 && sources.every((source) => resolves(source, textOf(source)));
}

function resolves({ start, end }: CitedSpan, text: string | undefined): boolean {
  return text !== undefined && start < end && end <= text.length;
}

function areSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
