import { vi } from 'vitest';
import { Connection } from '../../client/live/connection.ts';
import type { Door, DoorReply, RoomEvents } from '../../client/live/ports.ts';
import { parseSnapshot } from '../../client/world/parse.ts';
import { type EnterReply, type EnterRequest, enterReplySchema } from '../../protocol/http.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { CommandMessage } from '../../protocol/messages.ts';
import type { Role } from '../../protocol/roles.ts';

export const entered = enterReplySchema.parse({
  memberId: 'ada',
  sectionId: 'main',
  seat: { name: 'hall', sessionId: 's', roomId: 'r', processId: 'p' },
  liveKit: null,
});
const onRoster = {
  memberId: 'ada',
  name: 'Ada',
  slot: 0,
  seatId: '',
  isBot: false,
  isAway: false,
  hasHandUp: false,
  isMuted: false,
  isAllowed: false,
  mayTalk: false,
  mistakenFor: '',
  look: '',
};

/** A server of one room: every joined page is in `rooms`, what it sent in `sent`. */
export function aConnectedServer(invitedBeside: MemberId | null = null, look: string | null = null) {
  const rooms: RoomEvents[] = [];
  const sent: CommandMessage[] = [];
  const entries: Pick<EnterRequest, 'takeBody' | 'beside' | 'look'>[] = [];
  let answer: DoorReply<EnterReply> = { kind: 'ok', value: entered };
  let seq = 1;
  let asked = 0;
  let renewed = 0;
  let role: Role = 'attendee';
  /** While set, rooms open when it resolves. */
  let hold: Promise<void> | null = null;
  const no = async (): Promise<DoorReply<never>> => ({ kind: 'unreachable' });
  const door: Door = {
    me: no,
    people: no,
    similar: no,
    answer: no,
    voiceToken: no,
    hall: async () => null,
    record: no,
    signIn: no,
    sessions: no,
    endSession: no,
    signOut: no,
    renewSession: no,
    invited: no,
    acceptInvitation: no,
    invitations: no,
    makeInvitation: no,
    revokeInvitation: no,
    ownLink: no,
    hear: no,
    model: no,
    persona: no,
    consent: no,
    statements: no,
    statement: no,
    answers: no,
    manner: no,
    paceExample: no,
    review: no,
    again: no,
    mark: no,
    inbox: no,
    answerInbox: no,
    rehearsal: no,
    rehearse: no,
    rehearsedSound: no,
    sample: no,
    delegates: no,
    importFile: no,
    importProgress: no,
    acceptPassages: no,
    file: no,
    renew: () => {
      renewed++;
    },
    enter: async ({ takeBody, beside, look }) => {
      entries.push({ takeBody, beside, look });
      return answer;
    },
    snapshot: async () => {
      const { value } = parseSnapshot({
        seq: seq++,
        head: 'a'.repeat(64),
        townhall: { id: 't', title: 'T', hallId: 'h', phase: 'open', leaderName: 'L', isDemo: true },
        you: { memberId: 'ada', role, sectionId: 'main', seatId: null },
        questions: [],
        voted: [],
        polls: [],
        pollAnswers: [],
      });
      return value === null ? { kind: 'unreachable' } : { kind: 'ok', value: { snapshot: value, dropped: 0 } };
    },
  };
  const events = { onMoment: vi.fn(), onFrame: vi.fn(), onBalcony: vi.fn(), onJoined: vi.fn(), onDropped: vi.fn() };
  const connection = new Connection(
    {
      door,
      invitedBeside,
      look: () => look,
      joinRoom: async () => async (_seat, roomEvents) => {
        if (hold !== null) await hold;
        rooms.push(roomEvents);
        return {
          sendCommand: (message) => void sent.push(message),
          sendAnonymous: () => undefined,
          sendReaction: () => undefined,
          askBackstage: () => undefined,
          sendAttention: () => undefined,
          sendPose: () => undefined,
          askForSign: () => void asked++,
          leave: () => undefined,
        };
      },
    },
    events,
  );
  return {
    connection,
    events,
    rooms,
    sent,
    entries,
    answers: (reply: DoorReply<EnterReply>) => {
      answer = reply;
    },
    holds: (until: Promise<void> | null) => {
      hold = until;
    },
    /** How often a page asked for a sign of life. */
    asked: () => asked,
    renewed: () => renewed,
    /** The gate gave this person another role: what snapshots say, and the roster that every page of theirs is told. */
    becomes: (now: Role) => {
      role = now;
      rooms.at(-1)?.onState({ hall: {}, stage: {}, roster: [{ ...onRoster, role }], queue: [] });
    },
    reply: (message: unknown) => rooms.at(-1)?.onMessage('reply', message),
  };
}
