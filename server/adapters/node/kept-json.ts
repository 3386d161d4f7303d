import { readFile, rename, writeFile } from 'node:fs/promises';

/** One small value in a file of its own: what was kept before the last start, and a way to keep another. */
export interface KeptJson {
  /** Undefined when nothing was kept, or it cannot be read. */
  readonly before: unknown;
  /** Returns at once; of several the last one is kept. */
  keep(value: unknown): void;
  /** Resolves when the last one is on disk. */
  close(): Promise<void>;
}

/** Opens it; a failure to write is told, and the next value tries again. */
export async function openKeptJson(file: string, onTrouble: (error: unknown) => void): Promise<KeptJson> {
  let waiting: { readonly value: unknown } | null = null;
  let writing: Promise<void> | null = null;
  const writeAll = async (): Promise<void> => {
    for (let next = waiting; next !== null; next = waiting) {
      waiting = null;
      // Whole or not at all: a half-written file would be none.
      await writeFile(`${file}.new`, JSON.stringify(next.value), { mode: 0o600 });
      await rename(`${file}.new`, file);
    }
  };
  return {
    before: await readJson(file),
    keep(value) {
      waiting = { value };
      writing ??= writeAll()
        .catch(onTrouble)
        .finally(() => {
          writing = null;
        });
    },
    close: async () => {
      await writing;
    },
  };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // No file yet, or one that a crash left empty: nothing was kept.
    return undefined;
  }
}
