import { type ReadonlySignal, signal } from '@preact/signals';
import { z } from 'zod';
import { keepText, keptText } from './kept-text.ts';

/** It is about a person's eyes, not about a town hall: one for all of them. */
const key = 'rostrum.captions';

const looksSchema = z.strictObject({ size: z.enum(['usual', 'large', 'largest']), isStrong: z.boolean() });
/** How captions look on a page: as large as is read with ease, in the colours of the page or in white on black. */
export type CaptionLooks = Readonly<z.infer<typeof looksSchema>>;

const usual: CaptionLooks = { size: 'usual', isStrong: false };

/** How this person reads captions, kept in this browser; what is not understood is as usual. Rule CS1. */
export class CaptionChoice {
  readonly #now = signal(kept());

  get now(): ReadonlySignal<CaptionLooks> {
    return this.#now;
  }

  change(change: Partial<CaptionLooks>): void {
    const next = { ...this.#now.peek(), ...change };
    this.#now.value = next;
    keepText(key, next.size === usual.size && !next.isStrong ? null : JSON.stringify(next));
  }
}

function kept(): CaptionLooks {
  try {
    return looksSchema.parse(JSON.parse(keptText(key) ?? ''));
  } catch {
    return usual;
  }
}
