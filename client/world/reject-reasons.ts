import { usualReasons } from '../../protocol/reject-reasons.ts';

/** The usual reasons not to take a question, as its author reads them: a press on the desk or in the hall instead of typing. */
export const rejectReasons: readonly string[] = usualReasons.map(({ words }) => words);
