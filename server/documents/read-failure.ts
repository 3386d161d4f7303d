import type { DocumentRefusal } from './document.ts';

/**
 * A file is refused. `detail` is a sentence of ours for whoever imports it, empty when the reason says all; never words of the file, so it may be logged.
 * Only what was too slow may go better another time.
 */
export class DocumentFailure extends Error {
  readonly reason: DocumentRefusal;
  readonly detail: string;
  readonly retryable: boolean;
  constructor(reason: DocumentRefusal, detail = '', options: { cause?: unknown } = {}) {
    super(`the file is refused: ${reason}${detail === '' ? '' : ` (${detail})`}`, options);
    this.name = 'DocumentFailure';
    this.reason = reason;
    this.detail = detail;
    this.retryable = reason === 'too-slow';
  }
}
