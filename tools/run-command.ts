/** Runs a command of ours to its end: exit 0 when it did what was asked, 1 when it answers no or fails, with one sentence of why. */
export function runCommand(main: (args: readonly string[]) => Promise<boolean>): void {
  main(process.argv.slice(2)).then(
    (isGood) => {
      process.exitCode = isGood ? 0 : 1;
    },
    (error: unknown) => {
      process.stderr.write(`${wordsOf(error)}\n`);
      process.exitCode = 1;
    },
  );
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('code' in error && 'syscall' in error)) return error.message;
  const file = 'path' in error && typeof error.path === 'string' ? error.path : 'What you named';
  return `${file} cannot be read (${error.code}). Is the name right?`;
}
