import type { SourceDocument } from '../../documents/document.ts';

/** What a file, or one message of an mbox, holds. */
export interface Read {
  readonly documents: readonly SourceDocument[];
  /** Attachments, messages without words of anybody's, rows without a decision: what was met and left out. */
  readonly leftOut: number;
}
