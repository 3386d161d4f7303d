import type { List, Map as PersistentMap, Set as PersistentSet } from 'immutable';
import type { ActType } from '../../protocol/acts.ts';
import type { Correction, ReviewVerdict } from '../../protocol/answer.ts';
import type { Assignee } from '../../protocol/desk-tools.ts';
import type { DialLevel } from '../../protocol/dial.ts';
import type { Author, Cut } from '../../protocol/event-parts.ts';
import type {
  AgendaItemId,
  HallId,
  Hash,
  MemberId,
  PersonaId,
  PollId,
  QuestionId,
  SeatId,
  SectionId,
  TownhallId,
} from '../../protocol/ids.ts';
import type { SlowMinutes, Talk } from '../../protocol/order.ts';
import type { Plan } from '../../protocol/organising.ts';
import type { PollKind, PollResult } from '../../protocol/poll.ts';
import type { Role } from '../../protocol/roles.ts';

/** What is set for the audience, to keep order. */
export interface Order {
  /** Who of it may talk with their neighbours. */
  readonly talk: Talk;
  /** Between two questions of one person. */
  readonly slowMinutes: SlowMinutes;
  /** Nobody reacts. */
  readonly isCalm: boolean;
  /** Who lets new questions be shown before they are read; null: a moderator reads each first. */
  readonly showsUnread: MemberId | null;
  /** What questions and names may not hold, and the entry that holds the list; 0: none does. */
  readonly words: { readonly list: readonly string[]; readonly entry: number };
}

/** A text that people wrote, or the mark that it was erased. */
export type Text = string | { readonly erased: true };

/** Where a member's body is. A seat is held for a while after they drop out. */
export type Place =
  | { readonly kind: 'none' }
  | { readonly kind: 'standing' }
  | { readonly kind: 'seated'; readonly seatId: SeatId };

/** A seat of one section: halls of all sections have the same seat ids. */
export type SeatKey = `${SectionId}/${SeatId}`;

/** Gives the key under which `TownhallState.seats` holds a seat. Ids hold no `/`, so keys are unambiguous. */
export function seatKey(sectionId: SectionId, seatId: SeatId): SeatKey {
  return `${sectionId}/${seatId}`;
}

/** What somebody reported: of a person, or of a question and with it of who asked it, unless it is anonymous. */
export interface Report {
  readonly atMs: number;
  readonly reporter: MemberId;
  /** Null: of an anonymous question, and so of nobody. */
  readonly memberId: MemberId | null;
  readonly questionId: QuestionId | null;
  readonly text: string;
  readonly reason: string;
  /** What was said on the stage in the minute before. */
  readonly captions: readonly string[];
}

/** Put out, until a moderator lets them in again. */
export interface RemovedPresence {
  readonly kind: 'removed';
  /** Nor by any other link, in the same browser. */
  readonly isBanned: boolean;
  readonly reason: Text;
  /** Entry that holds the reason. */
  readonly entry: number;
}

export interface Member {
  readonly id: MemberId;
  readonly name: Text;
  /** The code of the look that they chose for their body; null: that of their id, also once erased. */
  readonly look: string | null;
  /** As their company says; empty: it does not, or was erased. */
  readonly department: string;
  /** Entry that holds name, look and department. */
  readonly nameEntry: number;
  readonly role: Role;
  /** The role that the door gave last. A role changed at the gate stays until the door gives another one. */
  readonly doorRole: Role;
  /** `none-left`: there was none for their body, so they watch until there is · `given`: by a moderator, whatever the plan's count. */
  readonly room: 'counted' | 'none-left' | 'given';
  readonly sectionId: SectionId;
  readonly isBot: boolean;
  readonly presence: { readonly kind: 'here' } | { readonly kind: 'away'; readonly sinceMs: number } | RemovedPresence;
  readonly place: Place;
  /** Where they sit, or sat last; null when they never did. */
  readonly lastSeatId: SeatId | null;
  readonly hasHandUp: boolean;
  readonly isMuted: boolean;
  /** Why, and the entry that says so; null where nobody said, and for who is not muted. */
  readonly mutedBecause: { readonly reason: Text; readonly entry: number } | null;
  /** May open their microphone while hands are asked for. */
  readonly isAllowed: boolean;
  /** The right to publish sound, given by the gate; taken back by leaving, muting and every restart. */
  readonly mayTalk: boolean;
  /** Entries of the record that hold this member's name or texts: what an erasure names. */
  readonly entries: List<number>;
}

/** Where a question is in its life. `returned` is not a state: it is approved again. */
export type QuestionPhase =
  /** `isReopened`: it was turned down, and that was taken back. */
  | { readonly kind: 'pending'; readonly isReopened?: true }
  | { readonly kind: 'approved' }
  | { readonly kind: 'rejected'; readonly reason: Text; readonly entry: number }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'merged'; readonly into: QuestionId; readonly before: 'pending' | 'approved' }
  | { readonly kind: 'called'; readonly epoch: number }
  | { readonly kind: 'answering'; readonly epoch: number; readonly answerId: Hash }
  | { readonly kind: 'answered' }
  | {
      readonly kind: 'referred';
      readonly owner: Text;
      readonly note: Text;
      readonly entry: number;
      /** ISO date by which it is answered; null: none was given. */
      readonly due: string | null;
      readonly later: LaterAnswer | null;
    };

/** What a person answered in writing to a question that had been passed on. */
export interface LaterAnswer {
  readonly text: Text;
  readonly answeredBy: Text;
  readonly atMs: number;
  readonly entry: number;
}

/** What became of the last answer that began to sound. */
export type AnswerRun =
  | { readonly kind: 'running'; readonly answerId: Hash; readonly epoch: number }
  | {
      readonly kind: 'finished';
      readonly answerId: Hash;
      readonly epoch: number;
      readonly sentencesSaid: number;
      /** Sentences of the answer, counted from 0, that were skipped. */
      readonly unsaid: readonly number[];
    }
  | {
      readonly kind: 'cut';
      readonly answerId: Hash;
      readonly epoch: number;
      readonly cut: Cut;
      /** Sentences that were said to their end; null: nobody could tell. */
      readonly said: readonly number[] | null;
    };

/** A phrase that the leader said live, as it was written down automatically. */
export interface LiveLine {
  readonly entry: number;
  readonly atMs: number;
  readonly epoch: number;
  readonly text: Text;
}

/** How an answer was marked afterwards. */
export interface Review {
  readonly answerId: Hash;
  readonly memberId: MemberId;
  readonly reviewer: 'leader' | 'delegate';
  readonly verdict: ReviewVerdict;
  readonly correction: Correction | null;
  readonly atMs: number;
}

/**
 * What gives a question its place in the queue: its votes; a moderator who moved it, or who moved another one behind it, so that it keeps its
 * place; or that it follows up on an answer.
 */
export type Placed = 'by-votes' | 'moved' | 'kept' | 'follow-up';

export interface Question {
  readonly id: QuestionId;
  readonly author: Author;
  readonly askedAtMs: number;
  /** Wordings, first to current, each with the entry that holds it. */
  readonly wordings: List<{ readonly text: Text; readonly entry: number }>;
  readonly phase: QuestionPhase;
  /** Index of the wording that was approved: from it on wordings are everybody's. Null: only the author and the crew know the question. */
  readonly shownFrom: number | null;
  /** The entry that approved it; null before. */
  readonly approvedEntry: number | null;
  /** What gives it its place in the queue. Rule F9. */
  readonly placed: Placed;
  /** Moderators' own words on it, in the order in which they were put, each with the entry that holds it. */
  readonly labels: List<{ readonly text: string; readonly entry: number }>;
  /** Whose it is to see to; null: nobody's. */
  readonly assigned: Assignee | null;
  /** A person called it last while questions with more votes waited. Rule F9. */
  readonly isCalledAhead: boolean;
  /** Who votes for it: its own voters; those of merged ones count through `merged`. */
  readonly voters: PersistentSet<MemberId>;
  /** The question that it goes on from. */
  readonly followsUp: QuestionId | null;
  /** Follow-ups that were asked to it, or to one of its follow-ups. */
  readonly followUps: number;
  /** When its answer ended last; null before. */
  readonly answeredAtMs: number | null;
  /** Questions merged into this one, in order. */
  readonly merged: List<QuestionId>;
  readonly prepared: {
    readonly answerId: Hash;
    readonly outcome: 'answered' | 'abstained';
    readonly personaVersion: number;
    /** Null for one that was prepared before answers named it: it is outdated. */
    readonly consentEpoch: number | null;
    /** Whether a person must read it before it is said, or has. */
    readonly reading: 'not-needed' | 'needed' | 'done';
    /** Of the statements that it draws on; null: from before they were noted. */
    readonly topics: readonly string[] | null;
  } | null;
  readonly run: AnswerRun | null;
  /** What the leader said when they answered it live: places in `liveLines`, the end not included. Null: nothing was written down. */
  readonly live: { readonly from: number; readonly to: number } | null;
  /** Why the sealed name of who asked was given out last, and the entry that holds it; null: it was not. */
  readonly released: { readonly reason: Text; readonly entry: number } | null;
  /** The last mark, of whatever answer it was. */
  readonly review: Review | null;
}

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

/** An item of the agenda; running when it has begun and not ended. */
export interface AgendaItem {
  readonly id: AgendaItemId;
  readonly title: Text;
  /** As planned. */
  readonly minutes: number;
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number | null;
}

/** Who speaks to everybody. Every change of holder is a new epoch. */
export type Stage =
  | { readonly kind: 'nobody' }
  /** A question is called, its answer not begun. */
  | { readonly kind: 'called'; readonly questionId: QuestionId; readonly calledBy: MemberId }
  | {
      readonly kind: 'avatar';
      readonly questionId: QuestionId;
      readonly calledBy: MemberId;
      readonly answerId: Hash;
      /** Silent until somebody lets it go on. */
      readonly isPaused: boolean;
      /** With which consent it began. */
      readonly consentEpoch: number;
    }
  | { readonly kind: 'human'; readonly memberId: MemberId; readonly questionId: QuestionId | null }
  | { readonly kind: 'asker'; readonly memberId: MemberId };

/** What an act goes back to when it is taken back. */
export type ActBefore =
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'talk'; readonly talk: Talk }
  | { readonly kind: 'minutes'; readonly minutes: SlowMinutes }
  /** Of a move: what stood by hand before and after it, and what had given the question its place. */
  | {
      readonly kind: 'order';
      readonly pinned: List<QuestionId>;
      readonly after: List<QuestionId>;
      readonly placed: Placed;
    };

/** One act of the crew, without a word of anybody: texts are looked up where they can be erased. */
export interface Act {
  readonly entry: number;
  readonly atMs: number;
  readonly by: MemberId;
  readonly type: ActType;
  readonly questionId: QuestionId | null;
  readonly memberId: MemberId | null;
  readonly pollId: PollId | null;
  /** The epoch that it began; null: none. */
  readonly epoch: number | null;
  /** What was set, as the record has it; empty: nothing. */
  readonly set: string;
  readonly before: ActBefore | null;
  /** It took back another one. */
  readonly isUndo: boolean;
  readonly undoneBy: MemberId | null;
}

/** The fold of a town hall's record. Immutable: `evolve` gives a new one that shares what did not change. */
export interface TownhallState {
  readonly id: TownhallId;
  /** Entries folded so far = seq of the last one. */
  readonly seq: number;
  readonly title: string;
  readonly hallId: HallId;
  readonly personaId: PersonaId;
  readonly phase: 'none' | 'created' | 'open' | 'closed' | 'cancelled';
  /** Null: nobody planned it. */
  readonly plan: Plan | null;
  /** Counts the edits of the plan. */
  readonly revision: number;
  /** Why it was cancelled, and the entry that says so; null: it was not. */
  readonly cancelled: { readonly reason: Text; readonly entry: number } | null;
  readonly isLocked: boolean;
  readonly order: Order;
  readonly isAvatarHeld: boolean;
  /** As far as the record knows of the administrator's switch, which acts without it. */
  readonly isAvatarOff: boolean;
  readonly members: PersistentMap<MemberId, Member>;
  /** Who holds which seat, also while away. */
  readonly seats: PersistentMap<SeatKey, MemberId>;
  readonly questions: PersistentMap<QuestionId, Question>;
  readonly polls: PersistentMap<PollId, Poll>;
  /** In order, and the entry that set it; 0: none did. At most one item is running. */
  readonly agenda: { readonly items: readonly AgendaItem[]; readonly entry: number };
  /** What people reported and no moderator has closed, by the entry that holds it. */
  readonly reports: PersistentMap<number, Report>;
  /** The last acts of the crew, oldest first. */
  readonly acts: List<Act>;
  /** Approved questions that a moderator moved by hand, in their order, before the rest (by votes, then by time). */
  readonly pinned: List<QuestionId>;
  readonly dial: {
    readonly level: DialLevel;
    /** Who turned it last: what is called by itself, they called. Null as long as nobody did. */
    readonly turnedBy: MemberId | null;
    /** Topics that are held lower, by their key. */
    readonly topics: PersistentMap<string, { readonly topic: string; readonly level: DialLevel }>;
  };
  /** Since when the stage could have been used without a person. */
  readonly stageFreeSinceMs: number;
  /** Somebody stopped, held or put back what was on the stage: nothing is called by itself until a person calls. */
  readonly waitsForCall: boolean;
  readonly stage: Stage;
  readonly epoch: number;
  /** All that the leader said live and was written down, in order. */
  readonly liveLines: List<LiveLine>;
  readonly signedHead: {
    readonly seq: number;
    readonly head: Hash;
    readonly signature: string;
    readonly key: string;
  } | null;
}

/** A seat as the gate knows it. */
export interface HallSeat {
  readonly id: SeatId;
  readonly position: readonly [number, number, number];
  /** Given only to who moderates. */
  readonly isForModerators: boolean;
}

/** What the gate knows beside the state: time and facts of other streams, as arguments. */
export interface Context {
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly hall: {
    /** In the order in which they are given away, moderators' own last. Hall frame, metres. */
    readonly seats: readonly HallSeat[];
    /** All that may be opened, in the order in which they fill; at least one. */
    readonly sections: readonly SectionId[];
    readonly bodiesPerSection: number;
  };
  readonly persona: PersonaStanding;
  /** What was said on the stage in the last minute, oldest first; not there: nothing. */
  readonly captions?: readonly string[];
}

/** What the gate must know of the persona before the avatar may speak: folded from the stream `persona/ID`. */
export interface PersonaStanding {
  readonly version: number;
  /** Null without consent, with an expired one, or with no approved statement: then no avatar. */
  readonly consentEpoch: number | null;
  /** Why the avatar may not speak, as people read it; empty when it may. */
  readonly silentBecause: string;
  /** The administrator has switched the avatar off, whatever its consent. */
  readonly isSwitchedOff?: boolean;
}
