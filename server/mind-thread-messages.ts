import type { Answer } from '../protocol/answer.ts';
import type { PartHealth } from '../protocol/http.ts';
import type { Contradiction } from './mind/contradictions.ts';
import type { AskedModels } from './mind/model/asking.ts';
import type { ModelRequest } from './mind/model/text-model.ts';
import type { ApprovedStatement, Knowledge, LanguageModelFailure, Setting } from './mind/ports.ts';

// What the hall and the thread of its mind tell each other: both are this program, so types are enough.

export interface ThreadData {
  /** A folder for the vectors of statements; null: they are made at each start. */
  readonly dataDir: string | null;
  readonly ownNames: readonly string[];
  /** The models that the hall asks for the thread, by their ids; null: the quoting leader. */
  readonly model:
    | (Pick<AskedModels, 'writes' | 'translates'> & { readonly asking: string; readonly checking: string | null })
    | null;
}

/** As much of a model's failure as a message carries. */
export type FailureFacts = Pick<LanguageModelFailure, 'reason' | 'retryable' | 'retryAfterMs'>;

/** To the thread. Questions are about the knowledge that it was told last. */
export type Ask =
  | { readonly kind: 'knowledge'; readonly knowledge: Knowledge }
  | { readonly kind: 'prepare' }
  | { readonly kind: 'answer'; readonly id: number; readonly question: string; readonly setting: Setting }
  | { readonly kind: 'contradictions'; readonly id: number; readonly versions: readonly ApprovedStatement[] }
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'ping' }
  | { readonly kind: 'model-replied'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'model-failed'; readonly id: number; readonly failure: FailureFacts };

/** From the thread. */
export type Told =
  | { readonly kind: 'answered'; readonly id: number; readonly answer: Answer; readonly health: PartHealth }
  | { readonly kind: 'found'; readonly id: number; readonly contradictions: readonly Contradiction[] }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown }
  | { readonly kind: 'pong' }
  | {
      readonly kind: 'model-asked';
      readonly id: number;
      readonly which: 'asking' | 'checking';
      readonly request: ModelRequest;
    }
  | { readonly kind: 'model-left'; readonly id: number }
  | { readonly kind: 'warned'; readonly fields: object; readonly message: string };
