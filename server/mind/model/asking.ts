import type { z } from 'zod';
import type { ModelRequest } from './text-model.ts';

/** A model that is asked for JSON of one schema. Rejects with `LanguageModelFailure`. */
export interface Asking {
  readonly id: string;
  ask<T extends z.ZodType>(request: ModelRequest, schema: T, signal: AbortSignal): Promise<z.infer<T>>;
}

/** The models that a mind has. */
export interface AskedModels {
  /** Chooses, writes and translates. */
  readonly asking: Asking;
  /** Checks what was written; null: code alone does. */
  readonly checking: Asking | null;
  /** Whether sentences may be written. */
  readonly writes: boolean;
  /** Whether questions in other languages are answered in them. */
  readonly translates: boolean;
}
