import type { Map as PersistentMap } from 'immutable';
import type { MemberId, PollId } from '../../protocol/ids.ts';
import type { PollKind, PollResult } from '../../protocol/poll.ts';
import type { Text } from './state.ts';

/** What somebody answered: places of options, counted from 0, in order; or words. */
export interface PollAnswer {
  readonly picked: readonly number[];
  readonly text: string;
  readonly entry: number;
}

export interface Poll {
  readonly id: PollId;
  readonly kind: PollKind;
  /** How many there is to pick from: choices, or steps of a scale; 0 for words. */
  readonly options: number;
  /** Nobody sees any result before it is closed. */
  readonly isHidden: boolean;
  readonly createdAtMs: number;
  readonly question: Text;
  /** The choices, or what the two ends of a scale mean; none for words. */
  readonly labels: readonly Text[];
  /** Entry that holds question and labels. */
  readonly entry: number;
  readonly phase: 'draft' | 'open' | 'closed' | 'discarded';
  /** The last answer of each who answered and did not take it back. One that was erased is gone. */
  readonly answers: PersistentMap<MemberId, PollAnswer>;
  /** Counted when it was closed; null before. */
  readonly result: PollResult | null;
  /** Words that everybody may read, by their key, each with the entry that let them be seen. */
  readonly shown: PersistentMap<string, number>;
}
