import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DoorReply } from '../../../../client/live/ports.ts';
import type { Session } from '../../../../client/world/session.ts';
import { type EnterReply, enterReplySchema } from '../../../../protocol/http.ts';
import { memberIdSchema, questionIdSchema, type SectionId, sectionAt } from '../../../../protocol/ids.ts';
import { aConnectedServer, entered } from '../../../support/a-connected-server.ts';
import { aQuestionLine } from '../../../support/a-question-line.ts';

const bo = {
  memberId: 'bo',
  name: 'Bo',
  role: 'attendee',
  isBot: false,
  isAway: false,
  hasHandUp: false,
  isMuted: false,
  isAllowed: false,
  mistakenFor: '',
};
const questionId = questionIdSchema.parse('q1');

/** Lets promises settle and timers of up to `ms` run. */
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('[LOOK4] sends the look that was chosen with a body, also when it comes back, and never without one', async () => {
    const chosen = aConnectedServer(null, 'a000000001');
    chosen.connection.enter('Ada', 'body', false);
    await settle();
    chosen.rooms[0]?.onClosed(1006);
    await settle(5000);
    expect(chosen.entries.map(({ look }) => look)).toEqual(['a000000001', 'a000000001']);
    const watching = aConnectedServer(null, 'a000000001');
    watching.connection.enter('Ada', 'companion', false);
    const without = aConnectedServer();
    without.connection.enter('Ada', 'body', false);
    await settle();
    expect([...watching.entries, ...without.entries].map(({ look }) => look)).toEqual([undefined, undefined]);
  });

  it('[CO1] enters, joins, and knows its questions as of the snapshot', async () => {
    const server = aConnectedServer();
    server.connection.enter('Ada', 'body', false);
    await settle();
    expect(server.connection.session.value).toEqual({ kind: 'here' });
    expect(server.connection.questions.value.seq).toBe(1);
    expect(server.events.onJoined).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('[CO2] comes back through the door after a drop and takes a new snapshot', async () => {
    const server = aConnectedServer();
    server.connection.enter('Ada', 'body', false);
    await settle();
    server.rooms[0]?.onClosed(1006);
    expect(server.connection.session.value.kind).toBe('coming-back');
    expect(server.events.onDropped).toHaveBeenCalledOnce();
    await settle(1000);
    expect(server.connection.session.value.kind).toBe('here');
    expect(server.entries).toEqual([
      { takeBody: false, beside: null },
      { takeBody: true, beside: null },
    ]);
    expect(server.connection.questions.value.seq).toBe(2);
  });

  it('[CO2] ignores what an older connection still brings', async () => {
    const server = aConnectedServer();
    server.connection.enter('Ada', 'body', false);
    await settle();
    server.rooms[0]?.onClosed(1006);
    await settle(1000);
    server.rooms[0]?.onClosed(4403);
    server.rooms[0]?.onMessage('moment', { kind: 'stop', epoch: 1 });
    expect(server.connection.session.value.kind).toBe('here');
    expect(server.events.onMoment).not.toHaveBeenCalled();
  });

  it('[CO19] takes a room that gives no sign for broken, asks first, and comes back', async () => {
    const server = aConnectedServer();
    server.connection.enter('Ada', 'body', false);
    await settle();
    await settle(7999);
    expect([server.asked(), server.connection.session.value.kind]).toEqual([3, 'here']);
    await settle(1);
    expect(server.connection.session.value).toMatchObject({ kind: 'coming-back', drop: { why: 'broken' } });
    await settle(1000);
    expect([server.rooms.length, server.connection.session.value.kind]).toEqual([2, 'here']);
    server.connection.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[CO24] has the browser let go of what else it keeps to a server that went silent, not to one that closed', async () => {
    const server = aConnectedServer();
    server.connection.enter('Ada', 'body', false);
    await settle();
    server.rooms[0]?.onClosed(1006);
    await settle(1000);
    expect(server.renewed()).toBe(0);
    await settle(8000);
    expect(server.renewed()).toBe(1);
    server.connection.close();
  });

  it('[CO19] stays as long as anything comes: a sign, a frame, a message', async () => {
    const server = aConnectedServer();
    server.connection.enter('Ada', 'body', false);
    await settle();
    const [room] = server.rooms;
    for (let turn = 0; turn < 9; turn++) {
      await settle(5000);
      if (turn % 3 === 0) room?.onSign();
      else if (turn % 3 === 1) room?.onFrame(new DataView(new ArrayBuffer(1)));
      else room?.onMessage('moment', { kind: 'stop', epoch: 1 });
    }
    expect([server.rooms.length, server.connection.session.value.kind]).toEqual([1, 'here']);
  });

  it('[CO20] gives up a room that does not open, and tries again; what opens late is left alone', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const server = aConnectedServer();
    const { promise: never, resolve: open } = Promise.withResolvers<void>();
    server.connection.enter('Ada', 'body', false);
    await settle();
    server.holds(never);
    server.rooms[0]?.onClosed(1006);
    await settle(1000);
    expect(server.connection.session.value.kind).toBe('rejoining');
    await settle(15_000);
    expect(server.connection.session.value).toMatchObject({ kind: 'coming-back', attempt: 1 });
    server.holds(null);
    open();
    await settle(3000);
    expect(server.connection.session.value.kind).toBe('here');
    expect(server.events.onJoined).toHaveBeenCalledTimes(2);
  });

  describe('beside a friend', () => {
    const hall = {
      townhallId: 't',
      title: 'T',
      leaderName: 'L',
      phase: 'open',
      isLocked: false,
      voices: 'on',
      talk: 'open',
      slowMinutes: 0,
      isCalm: false,
      showsUnread: false,
    };
    const counts = { seq: 1, head: '', signedHead: '', questionsWaiting: 0, questionsAnswered: 0, pending: 0 };
    const main = { ...hall, ...counts, record: 'ok', elsewhere: 1, strain: 0, sectionId: 'main' };
    const friend = (sectionId: SectionId) => ({
      memberId: memberIdSchema.parse('bo'),
      name: 'Bo',
      sectionId,
      mistakenFor: '' as const,
      look: '',
    });
    const givenIn = (sectionId: SectionId): DoorReply<EnterReply> => ({ kind: 'ok', value: { ...entered, sectionId } });

    async function here() {
      const server = aConnectedServer();
      server.connection.enter('Ada', 'body', false);
      await settle();
      server.rooms[0]?.onState({ hall: main, stage: {}, roster: [], queue: [] });
      return server;
    }

    it('[CO16] in the same section asks the door and stays in its room', async () => {
      const server = await here();
      server.answers(givenIn(sectionAt(0)));
      expect(await server.connection.sitBeside(friend(sectionAt(0)))).toEqual({ kind: 'accepted', seq: 0 });
      await settle();
      expect(server.entries.at(-1)).toEqual({ takeBody: true, beside: 'bo' });
      expect([server.rooms.length, server.connection.session.value.kind]).toEqual([1, 'here']);
    });

    it('[CO16] in another section leaves its room and comes in there with what the door gave, asked once', async () => {
      const server = await here();
      server.answers(givenIn(sectionAt(1)));
      const passed: Session[] = [];
      server.connection.session.subscribe((session) => void passed.push(session));
      expect(await server.connection.sitBeside(friend(sectionAt(1)))).toEqual({ kind: 'accepted', seq: 0 });
      await settle();
      expect(passed).toMatchObject([
        { kind: 'here' },
        { kind: 'rejoining', drop: { why: 'moving' } },
        { kind: 'here' },
      ]);
      expect(server.events.onDropped).toHaveBeenCalledOnce();
      expect([server.entries.length, server.rooms.length, server.connection.session.value.kind]).toEqual([
        2,
        2,
        'here',
      ]);
      server.rooms[0]?.onClosed(4409);
      expect(server.connection.session.value.kind).toBe('here');
    });

    it('[CO16] says so where no seat is free, and where the door does not answer', async () => {
      const server = await here();
      server.answers(givenIn(sectionAt(0)));
      expect(await server.connection.sitBeside(friend(sectionAt(1)))).toMatchObject({
        kind: 'refused',
        message: 'No seat is free near Bo.',
      });
      server.answers({ kind: 'unreachable' });
      expect((await server.connection.sitBeside(friend(sectionAt(1)))).kind).toBe('lost');
      expect([server.rooms.length, server.connection.session.value.kind]).toEqual([1, 'here']);
    });
  });

  it('[CO17] comes in by itself when it is its turn', async () => {
    const server = aConnectedServer();
    server.answers({ kind: 'ok', value: { turnInMs: 5000, before: 7 } });
    server.connection.enter('Ada', 'body', false);
    await settle();
    expect(server.connection.session.value).toMatchObject({ kind: 'in-line', before: 7 });
    server.answers({ kind: 'ok', value: entered });
    await settle(4900);
    expect(server.entries.length).toBe(1);
    await settle(1200);
    expect([server.entries.length, server.connection.session.value.kind]).toEqual([2, 'here']);
  });

  it('[CO18] asks for the seat beside who invited them when they come in, and not when they come back', async () => {
    const server = aConnectedServer(memberIdSchema.parse('bo'));
    server.connection.enter('Ada', 'body', false);
    await settle();
    server.rooms[0]?.onClosed(1006);
    await settle(1000);
    expect(server.entries).toEqual([
      { takeBody: false, beside: 'bo' },
      { takeBody: true, beside: null },
    ]);
  });

  it('[CO5] shows the door’s sentence when it says no', async () => {
    const server = aConnectedServer();
    server.answers({ kind: 'refused', code: 'hall-full', message: 'All seats are taken.' });
    server.connection.enter('Ada', 'body', false);
    await settle();
    expect(server.connection.session.value).toEqual({ kind: 'outside', trouble: 'All seats are taken.' });
  });

  it('[CO9] pairs replies with commands and gives the sentence of a refusal', async () => {
    const server = aConnectedServer();
    server.connection.enter('Ada', 'body', false);
    await settle();
    const first = server.connection.send({ type: 'hand.raise' });
    const second = server.connection.send({ type: 'hand.lower' });
    const [raise, lower] = server.sent;
    server.reply({ id: lower?.id, refused: 'hand-not-up' });
    server.reply({ id: raise?.id, accepted: { seq: 7 } });
    expect(await first).toEqual({ kind: 'accepted', seq: 7 });
    expect(await second).toEqual({ kind: 'refused', code: 'hand-not-up', message: 'Your hand is not up.' });
  });

  it('[CO9] sends a question again after a drop, under the same id, and takes already asked for sent', async () => {
    const server = aConnectedServer();
    server.connection.enter('Ada', 'body', false);
    await settle();
    const asked = server.connection.sendQuestion(questionId, 'Why?');
    server.rooms[0]?.onClosed(1006);
    await settle(1000);
    const asks = server.sent.map(({ command }) => command);
    expect(asks).toEqual([
      { type: 'question.ask', questionId, text: 'Why?' },
      { type: 'question.ask', questionId, text: 'Why?' },
    ]);
    server.reply({ id: server.sent[1]?.id, refused: 'already-asked' });
    expect((await asked).kind).toBe('accepted');
  });

  it('[CO9] tells that a command was lost when the person is put out', async () => {
    const server = aConnectedServer();
    server.connection.enter('Ada', 'body', false);
    await settle();
    const asked = server.connection.sendQuestion(questionId, 'Why?');
    server.rooms[0]?.onClosed(4403);
    expect((await asked).kind).toBe('lost');
    expect(server.connection.session.value.kind).toBe('removed');
  });

  it('[CO12] is in touch with the first state after joining, not before, and no more after a drop', async () => {
    const server = aConnectedServer();
    const state = { hall: {}, stage: {}, roster: [], queue: [] };
    const { isInTouch, session } = server.connection;
    server.connection.enter('Ada', 'body', false);
    await settle();
    expect(isInTouch.value).toBe(false);
    server.rooms[0]?.onState(state);
    expect(isInTouch.value).toBe(true);
    server.rooms[0]?.onClosed(1006);
    expect(isInTouch.value).toBe(false);
    await settle(1000);
    expect([session.value.kind, isInTouch.value]).toEqual(['here', false]);
    server.rooms[0]?.onState(state);
    expect([session.value.kind, isInTouch.value]).toEqual(['here', false]);
    server.rooms[1]?.onState(state);
    expect(isInTouch.value).toBe(true);
  });

  it('[RO6] [RO7] in another role forgets what is not theirs any more, and fetches what is theirs now', async () => {
    const server = aConnectedServer();
    const { connection } = server;
    connection.enter('Ada', 'desk', false);
    await settle();
    server.becomes('attendee');
    expect([connection.questions.value.seq, connection.self.value?.role]).toEqual([1, 'attendee']);
    server.becomes('moderator');
    expect(connection.questions.value.seq).toBe(-1);
    await settle();
    expect([connection.questions.value.seq, connection.polls.value.seq]).toEqual([2, 2]);
    server.rooms[0]?.onMessage('people', { isNew: true, here: [bo], gone: [] });
    server.rooms[0]?.onMessage('order', { words: ['blast'], out: [], reports: [] });
    server.becomes('organiser');
    await settle();
    expect([connection.people.value.size, connection.order.value.words]).toEqual([1, ['blast']]);
    server.becomes('attendee');
    expect([connection.people.value.size, connection.order.value.words]).toEqual([0, []]);
    await settle();
    expect([connection.questions.value.seq, connection.self.value]).toEqual([4, { memberId: 'ada', role: 'attendee' }]);
  });

  it('[OT16] watches where the hall is full, and comes in with a body when a moderator brings it in, or when it comes back and there is room', async () => {
    const server = aConnectedServer();
    const { connection, rooms } = server;
    const full = { kind: 'ok', value: enterReplySchema.parse({ ...entered, isFull: true }) } as const;
    const standing = () => [connection.session.value.kind, connection.isFull.value, connection.kind, rooms.length];
    server.answers(full);
    server.becomes('spectator');
    connection.enter('Ada', 'body', false);
    await settle();
    expect(standing()).toEqual(['here', true, 'companion', 1]);
    server.answers({ kind: 'ok', value: entered });
    server.becomes('attendee');
    await settle();
    expect([...standing(), server.entries.at(-1)?.takeBody]).toEqual(['here', false, 'body', 2, false]);
    server.answers(full);
    server.becomes('spectator');
    rooms[1]?.onClosed(1006);
    await settle(5000);
    expect(standing()).toEqual(['here', true, 'companion', 3]);
    server.answers({ kind: 'ok', value: entered });
    server.becomes('attendee');
    rooms[2]?.onClosed(1006);
    await settle(5000);
    expect(standing()).toEqual(['here', false, 'body', 4]);
  });

  it('[BD5] a desk that was three hours in the background is as one that was opened now, on the connection that it had', async () => {
    const server = aConnectedServer();
    const { connection, rooms } = server;
    connection.enter('Mo', 'desk', false);
    await settle();
    const send = (type: string, message: unknown) => rooms[0]?.onMessage(type, message);
    let seq = 1;
    for (let minute = 0; minute < 180; minute++) {
      // What came in a minute is read at once, or nothing came and the server's sign is; then one timer runs, as browsers let it.
      if (minute % 3 === 0) rooms[0]?.onSign();
      else
        for (let n = 0; n < 20; n++) {
          const id = `q${seq % 500}`;
          send('questions', { seq: ++seq, changed: [aQuestionLine(id, { text: `As of ${seq}?`, votes: seq }).view] });
          send('people', { isNew: false, here: [{ ...bo, memberId: `m${seq % 300}`, isAway: n % 2 === 0 }], gone: [] });
        }
      vi.setSystemTime(Date.now() + 60_000);
      vi.advanceTimersToNextTimer();
    }
    expect([connection.session.value.kind, rooms.length, server.entries.length]).toEqual(['here', 1, 1]);
    const { byId, seq: known } = connection.questions.value;
    expect([known, byId.size, connection.people.value.size]).toEqual([seq, 500, 300]);
    expect([...byId.values()].every(({ text, votes }) => text === `As of ${votes}?` && votes > seq - 500)).toBe(true);
    const sent = connection.send({ type: 'stage.stop' });
    server.reply({ id: 1, accepted: { seq: seq + 1 } });
    expect(await sent).toEqual({ kind: 'accepted', seq: seq + 1 });
  });
});
