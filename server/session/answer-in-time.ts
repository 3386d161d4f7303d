import { limits } from '../../protocol/limits.ts';
import { type Clock, RecordFailure } from './ports.ts';

/** The record has not answered yet: it may still take the write. */
export class LateAnswer extends RecordFailure {}

/** What the record answers to a write; a failure when it has not answered in time. Rule S15. */
export async function answerInTime(clock: Clock, writing: Promise<void>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const cancel = clock.at(clock.now() + limits.recordAnswerMs, () => reject(new LateAnswer('unavailable')));
  try {
    await Promise.race([writing, late]);
  } finally {
    cancel();
  }
}

/** Whether somebody else wrote the entry. */
export function isConflict(error: unknown): boolean {
  return error instanceof RecordFailure && error.reason === 'conflict';
}
