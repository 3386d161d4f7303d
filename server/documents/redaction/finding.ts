import type { TakenKind } from '../../../protocol/import-http.ts';

/** One thing that goes: where it stands, in UTF-16 units, end exclusive, and what stands there instead. The thing itself is not here. */
export interface Finding {
  readonly kind: TakenKind;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** How many it is: a list of three names is one span. */
  readonly count: number;
}

/** Gives one finding of a kind. */
export function found(kind: TakenKind, start: number, end: number, replacement: string): Finding {
  return { kind, start, end, replacement, count: 1 };
}

/** Gives a finding for every match of a pattern that is meant. The pattern has the flag `g`; a group named `it` is what goes, else all. */
export function findAll(
  text: string,
  pattern: RegExp,
  kind: TakenKind,
  replacement: string,
  isMeant: (it: string, start: number, end: number) => boolean = () => true,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(pattern)) {
    const it = match.groups?.it ?? match[0];
    const start = match.index + match[0].lastIndexOf(it);
    if (it !== '' && isMeant(it, start, start + it.length))
      findings.push(found(kind, start, start + it.length, replacement));
  }
  return findings;
}
