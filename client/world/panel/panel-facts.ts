import type { MemberId } from '../../../protocol/ids.ts';
import type { OwnAnswer, PollView } from '../../../protocol/poll.ts';
import type { Comfort } from '../comfort.ts';
import type { QuestionLine, QueueLists } from '../queue.ts';
import type { Light } from '../stage-view.ts';

export interface NearPerson {
  readonly memberId: MemberId;
  readonly name: string;
  /** Whole metres; null where that is not known. */
  readonly awayM: number | null;
  readonly isBlocked: boolean;
  readonly mayTalk: boolean;
}

/** All that the panel tells of the town hall and of the wearer. */
export interface PanelFacts {
  readonly title: string;
  readonly leaderName: string;
  readonly stage: { readonly light: Light | null; readonly words: string };
  /** Null for who has none. */
  readonly microphone: {
    readonly words: string;
    readonly state: 'on' | 'off' | 'between';
    readonly isOff: boolean;
  } | null;
  readonly isHandUp: boolean;
  readonly isBusy: boolean;
  readonly lists: QueueLists;
  /** Nobody reacts. */
  readonly isCalm: boolean;
  /** How often one may ask, and when again; null when that is free. */
  readonly slow: string | null;
  readonly draft: string;
  /** Of those that ask the same as what is being typed, the one to vote for instead; null for none. */
  readonly similar: QuestionLine | null;
  /** What is in the draft is a question of the wearer's own, which is changed. */
  readonly isEditing: boolean;
  /** What is typed goes out without a name. */
  readonly isUnnamed: boolean;
  /** They voted for another question instead, and what they typed is put aside. */
  readonly canUndoVote: boolean;
  /** Asking aloud; null where speech is not written down. */
  readonly talk: {
    readonly state: 'idle' | 'opening' | 'listening' | 'writing';
    readonly seconds: number;
    readonly note: string | null;
    readonly trouble: string | null;
    readonly canDiscard: boolean;
  } | null;
  readonly hasHeadsetKeyboard: boolean;
  /** The nearest first. */
  readonly people: readonly NearPerson[];
  readonly hearsNeighbours: boolean;
  readonly comfort: Comfort;
  readonly mayModerate: boolean;
  /** The poll that is open, else the one that was closed last; null for none. What is typed or said for it stands in `draft`. */
  readonly poll: { readonly view: PollView; readonly own: OwnAnswer | null } | null;
  /** The answered question whose asker may have the floor now, to follow up; null: none. */
  readonly followUp: QuestionLine | null;
  /** Null for who may not stop the stage. */
  readonly stop: { readonly words: string; readonly isOff: boolean } | null;
  /** What became of the last press, or what is wrong. */
  readonly note: { readonly words: string; readonly isTrouble: boolean } | null;
}
