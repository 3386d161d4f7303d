/** Throws when a fact that the code relies on does not hold: a bug, never a person's mistake. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`);
}
