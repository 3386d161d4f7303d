/** Ends a switch over a closed union: a new variant becomes a type error here, and a bug if it ever arrives. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`);
}
