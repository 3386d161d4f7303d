import { type SchemaType, schema, t } from '@colyseus/schema';

/**
 * What Colyseus replicates to every page of a section: roster, stage, counters and the head of the queue. Slow state only: poses,
 * moments and pending questions never come here. Every field is set when its object is made (an unset number would be encoded as 0).
 */
export const RosterEntry = schema(
  {
    memberId: t.string(),
    name: t.string(),
    role: t.string(),
    /** Small number that stands for this member in pose frames; 65535 without a body. */
    slot: t.uint16(),
    /** Empty when standing or without a body. */
    seatId: t.string(),
    isBot: t.boolean(),
    isAway: t.boolean(),
    hasHandUp: t.boolean(),
    isMuted: t.boolean(),
    /** May open their microphone while hands are asked for. */
    isAllowed: t.boolean(),
    /** The right to talk, not whether the microphone is on. */
    mayTalk: t.boolean(),
    /** leader | moderator: whom the name reads like without being it; else empty. */
    mistakenFor: t.string(),
    /** The code of the look that they chose (look.ts); empty: that of their id. */
    look: t.string(),
  },
  'RosterEntry',
);
export type RosterEntry = SchemaType<typeof RosterEntry>;

export const QueuedQuestion = schema(
  {
    id: t.string(),
    text: t.string(),
    authorName: t.string(),
    /** As `mistakenFor` of the roster. */
    authorMistakenFor: t.string(),
    votes: t.uint16(),
    status: t.string(),
    /** Place in the queue from 1; 0 while called or answering. */
    place: t.uint16(),
  },
  'QueuedQuestion',
);
export type QueuedQuestion = SchemaType<typeof QueuedQuestion>;

export const StageState = schema(
  {
    /** nobody | avatar | human | asker */
    holder: t.string(),
    /** Rises with every call, take-over, floor and stop: older sound, captions and mouths are void. */
    epoch: t.uint32(),
    questionId: t.string(),
    answerId: t.string(),
    /** The member who is live (human) or has the floor (asker); empty otherwise. */
    memberId: t.string(),
    /** Their name, which no page can look up when they are in another section; empty otherwise. */
    memberName: t.string(),
    /** LiveKit identity whose track is the stage in this section, for this epoch; empty when nobody. */
    voiceIdentity: t.string(),
    /** Whether the avatar's answer is paused: it keeps the stage and is silent. */
    isPaused: t.boolean(),
    /** '' when the avatar may speak; else why it may not, as people read it. */
    avatarSilentBecause: t.string(),
    /** Whether a person holds the avatar: the one reason that the desk and the leader can end with a button. */
    isAvatarHeld: t.boolean(),
    /** How far the avatar goes (dial.ts), as JSON. */
    dial: t.string(),
    /** Whether the dial leaves the called question to a person. */
    isForPerson: t.boolean(),
  },
  'StageState',
);
export type StageState = SchemaType<typeof StageState>;

export const HallState = schema(
  {
    townhallId: t.string(),
    sectionId: t.string(),
    title: t.string(),
    leaderName: t.string(),
    phase: t.string(),
    isLocked: t.boolean(),
    /** open | by-hand | off: who of the audience may talk with their neighbours (order.ts). */
    talk: t.string(),
    /** Minutes between two questions of one person; 0: none. */
    slowMinutes: t.uint8(),
    /** Nobody reacts. */
    isCalm: t.boolean(),
    /** New questions are shown before a moderator has read them. */
    showsUnread: t.boolean(),
    /** Titles of what is running on the agenda, and of what comes next; empty: nothing. */
    agendaNow: t.string(),
    agendaNext: t.string(),
    /** on | off: whether voices can be heard. */
    voices: t.string(),
    /** ok | failing: whether the record can be written. */
    record: t.string(),
    /** Number of entries of the record and hash of the last: shown to everybody. */
    seq: t.uint32(),
    head: t.string(),
    /** The last signed head: `seq:hash:signature`. */
    signedHead: t.string(),
    questionsWaiting: t.uint16(),
    questionsAnswered: t.uint16(),
    pending: t.uint16(),
    /** How many people are here in other sections. */
    elsewhere: t.uint16(),
    /** 0…4: how strained the server is (strain.ts). */
    strain: t.uint8(),
    roster: t.map(RosterEntry),
    queue: t.map(QueuedQuestion),
    stage: t.ref(StageState),
  },
  'HallState',
);
export type HallState = SchemaType<typeof HallState>;
