import type { z } from 'zod';
import type { ModelRequest } from './text-model.ts';

/** A model that is asked for JSON of one schema. Rejects with `LanguageModelFailure`. */
export interface Asking {
  readonly id: string;
  ask<T extends z.ZodType>(request: ModelRequest, schema: T, signal: AbortSignal): Promise<z.infer<T>>;
}

/** The models that a mind has. */
export interface AskedModels {
  /** Chooses and writes. */
  readonly asking: Asking;
  /** Checks what was written; null: code alone does. */
  readonly checking: Asking | null;
  readonly writes: boolean;
}
