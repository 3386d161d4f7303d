import net from 'node:net';
import { getMessageBytes, Protocol } from '@colyseus/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { PageCommand } from '../../protocol/commands.ts';
import type { QuestionId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { type CommandReply, closeCodes } from '../../protocol/messages.ts';
import { townhall as hall } from '../../scenes/load-hall.ts';
import { inTurns } from '../support/in-turns.ts';
import { Neighbours, newQuestionId, sendPose } from '../support/neighbours.ts';
import { PageClient } from '../support/page-client.ts';
import { rawRequest } from '../support/raw-request.ts';
import { closing, joinRaw, openSocket, ticketFor, writeBeneath } from '../support/raw-socket.ts';
import { RunningApp } from '../support/running-app.ts';
import { Watcher } from '../support/watcher.ts';

const tinyMessages = 1_000_000;
const floods = 10;
/** Everybody of a big office comes at once. */
const officePeople = 2000;
const seatedPeople = 60;

const outcomeOf = (reply: CommandReply): string => ('refused' in reply ? reply.refused : 'accepted');
const messageOf = (body: Uint8Array): Uint8Array =>
  Uint8Array.from([...getMessageBytes.raw(Protocol.ROOM_DATA, 'command'), ...body]);

/** A WebSocket frame of one byte from a page: masked with zeros. */
const tinyFrame = Buffer.of(0x82, 0x81, 0, 0, 0, 0, Protocol.PING);

/** Calls 30 times a second, as fast clicking or a script would. */
async function thirtyASecond(seconds: number, call: () => void): Promise<void> {
  for (let called = 0; called < 30 * seconds; called++) {
    call();
    await new Promise((resolve) => setTimeout(resolve, 1000 / 30));
  }
}

describe('hostile people next door', () => {
  let app: RunningApp;
  let neighbours: Neighbours;
  beforeAll(async () => {
    app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
    neighbours = await Neighbours.join(app.links);
  });
  afterAll(() => app?.close());

  const raw = async (name = 'Eve'): Promise<WebSocket> => joinRaw(await PageClient.open(app.links.attendee), name);
  const notice = (what: string, felt: string) => process.stdout.write(`${what}: next door ${felt}\n`);

  it('[B71] refuses what is too much of thirty questions a second, and nobody else', async () => {
    const eve = await PageClient.join(app.links.attendee, 'Eve');
    const replies: Promise<CommandReply>[] = [];
    const asking = thirtyASecond(2, () => {
      replies.push(eve.send({ type: 'question.ask', questionId: newQuestionId(), text: 'Why? Why? Why?' }));
    });
    const { felt } = await neighbours.during(asking);
    const outcomes = (await Promise.all(replies)).map(outcomeOf);
    const countOf = (outcome: string) => outcomes.filter((each) => each === outcome).length;
    expect([countOf('accepted'), eve.closedWith]).toEqual([limits.pendingPerMember, null]);
    expect(countOf('too-fast')).toBeGreaterThan(20);
    expect(countOf('accepted') + countOf('too-many-pending') + countOf('too-fast')).toBe(60);
    notice('thirty questions a second', felt);
    await eve.leave();
  });

  it('[B70] are not noticed when twenty never read, and as many never end their request', async () => {
    const sockets = await Promise.all(Array.from({ length: 20 }, () => raw()));
    for (const socket of sockets) socket.pause();
    const requests = sockets.map(() => net.connect(Number(new URL(app.url).port), '127.0.0.1'));
    for (const request of requests) request.write('POST /enter HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n{');
    const hand = getMessageBytes.raw(Protocol.ROOM_DATA, 'command', { id: 1, command: { type: 'hand.raise' } });
    const { felt } = await neighbours.during(
      thirtyASecond(2, () => {
        for (const socket of sockets) socket.send(hand);
      }),
    );
    expect(sockets.map(({ readyState }) => readyState)).toEqual(Array(20).fill(WebSocket.OPEN));
    notice('sockets that never read', felt);
    for (const socket of sockets) socket.terminate();
    for (const request of requests) request.destroy();
  });

  it('[B70] are not noticed when they send a million tiny messages', async () => {
    const flood = Buffer.concat(Array.from({ length: tinyMessages / floods }, () => tinyFrame));
    const attack = async () => {
      const sockets = await Promise.all(Array.from({ length: floods }, () => raw()));
      return Promise.all(
        sockets.map((socket) => {
          const closed = closing(socket);
          writeBeneath(socket, flood);
          return closed;
        }),
      );
    };
    const { result, felt } = await neighbours.during(attack());
    expect(result).toEqual(Array(floods).fill({ code: closeCodes.tooFast, reason: 'too-fast' }));
    notice('a million tiny messages', felt);
  });

  it.each([
    ['lists in lists', new Uint8Array(limits.socketMessageBytes - 100).fill(0x91)],
    ['maps in maps', new Uint8Array(limits.socketMessageBytes - 100).map((_, at) => [0x81, 0xa1, 0x61][at % 3] ?? 0)],
    ['a list that says it has four billion parts', Uint8Array.of(0xdd, 255, 255, 255, 255, 1)],
    ['a map that says so', Uint8Array.of(0xdf, 255, 255, 255, 255, 0xa1, 0x61, 1)],
    ['a text that says so', Uint8Array.of(0xdb, 255, 255, 255, 255, 0x61)],
    ['bytes that say so', Uint8Array.of(0xc6, 255, 255, 255, 255, 1)],
  ])('[B70] are not noticed when they send %s', async (what, body) => {
    const attack = async () => {
      const socket = await raw();
      const closed = closing(socket);
      socket.send(messageOf(body));
      return closed;
    };
    const { result, felt } = await neighbours.during(attack());
    expect(result.code).toBe(closeCodes.malformed);
    notice(what, felt);
  });

  it('[B70] are not noticed when they bring deep and huge JSON to the door', async () => {
    const eve = await PageClient.open(app.links.attendee);
    const ask = (body: string) => eve.fetch('/enter', { method: 'POST', body }).then(({ status }) => status);
    const deep = `${'['.repeat(8000)}${']'.repeat(8000)}`;
    const nested = `${'{"protocol":'.repeat(1000)}1${'}'.repeat(1000)}`;
    const { result, felt } = await neighbours.during(
      Promise.all([
        ask(deep),
        ask(nested),
        ask(`"${'x'.repeat(8_000_000)}"`),
        ask(`{"name":"${'\\u0000'.repeat(2000)}"}`),
      ]),
    );
    expect(result).toEqual([400, 400, 413, 400]);
    notice('deep and huge JSON', felt);
  });

  it('[B70] are not noticed when they send binary noise', async () => {
    const head = fc.constantFrom(...[Protocol.ROOM_DATA, Protocol.ROOM_DATA_BYTES, Protocol.JOIN_ROOM, Protocol.PING]);
    const noise = fc.tuple(head, fc.uint8Array({ maxLength: 200 })).map(([code, rest]) => Uint8Array.of(code, ...rest));
    const attack = fc.assert(
      fc.asyncProperty(fc.array(noise, { minLength: 1, maxLength: 30 }), async (frames) => {
        const socket = await raw();
        const closed = closing(socket);
        for (const frame of frames) socket.send(frame);
        // What happens to be no nonsense ends with this.
        socket.send('noise');
        expect([closeCodes.malformed, closeCodes.tooFast]).toContain((await closed).code);
      }),
      { numRuns: 40 },
    );
    const { felt } = await neighbours.during(attack);
    notice('binary noise', felt);
  });

  it('[B72] counts what is sent again, by its author or by others, once; and nothing before its time', async () => {
    const [eve, mallory] = await Promise.all(
      ['Eve', 'Mallory'].map((name) => PageClient.join(app.links.attendee, name)),
    );
    if (eve === undefined || mallory === undefined) throw new Error('not in');
    const { desk } = neighbours;
    const questionId = newQuestionId();
    const all = async (from: PageClient, ...commands: readonly PageCommand[]) =>
      (await Promise.all(commands.map((command) => from.send(command)))).map(outcomeOf);
    const ask = { type: 'question.ask', questionId, text: 'Is this asked once?' } as const;
    const vote = { type: 'question.vote', questionId } as const;
    // Out of order: the later steps before the first.
    expect(await all(mallory, vote, { type: 'question.unvote', questionId })).toEqual(
      Array(2).fill('no-such-question'),
    );
    expect(await all(desk, { type: 'question.call', questionId })).toEqual(['no-such-question']);
    expect(await all(eve, ask, ask, ask)).toEqual(['accepted', 'already-asked', 'already-asked']);
    // By somebody else: it is still the author's.
    expect(await all(mallory, ask, { ...ask, type: 'question.edit', text: 'Mine.' }, vote)).toEqual([
      'already-asked',
      'no-such-question',
      'no-such-question',
    ]);
    expect(await all(desk, { type: 'question.approve', questionId }, { type: 'question.approve', questionId })).toEqual(
      ['accepted', 'not-pending'],
    );
    expect(await all(mallory, { type: 'question.withdraw', questionId }, vote, vote, vote)).toEqual([
      'not-the-author',
      'accepted',
      'already-voted',
      'already-voted',
    ]);
    expect(await all(eve, vote)).toEqual(['own-question']);
    expect((await desk.snapshot()).questions.find(({ id }) => id === questionId)).toMatchObject({
      text: 'Is this asked once?',
      author: { memberId: eve.memberId },
      votes: 2,
      status: 'approved',
    });
    await Promise.all([eve.leave(), mallory.leave()]);
  });

  it('[B72] opens one socket for a ticket, however often and by whomever it is used', async () => {
    const [ada, eve] = [await PageClient.open(app.links.attendee), await PageClient.open(app.links.attendee)];
    const seat = await ticketFor(ada, 'Ada II');
    const captured = await Promise.all(
      Array.from({ length: 10 }, () => openSocket(app.url, seat, { cookie: eve.cookie })),
    );
    expect(captured).toEqual(Array(10).fill(403));
    const opened = await Promise.all(
      Array.from({ length: 10 }, () => openSocket(app.url, seat, { cookie: ada.cookie })),
    );
    const [first] = opened.filter((socket) => typeof socket !== 'number');
    expect(opened.filter((socket) => socket === 403)).toHaveLength(9);
    first?.terminate();
  });

  it('[B73] moves nobody out of the hall, faster than people are, or without a body', async () => {
    const [eve, watcher] = [
      await PageClient.join(app.links.attendee, 'Flicker'),
      await Watcher.join(app.links.spectator, 'Wim'),
    ];
    const ghost = await PageClient.join(app.links.spectator, 'Ghost');
    const seat = hall.seats.find(({ id }) => id === eve.roster[eve.memberId ?? '']?.seatId);
    if (seat === undefined) throw new Error('no seat');
    const [x, y, z] = [seat.position[0], seat.position[1] + 1.2, seat.position[2]];
    sendPose(eve, x, y, z);
    await watcher.sees('Flicker', 'in her seat', ({ at }) => Math.abs(at[0] - x) < 0.01);
    const { min, max } = hall.boundsM;
    for (const [farX, farY, farZ] of [
      [max[0] + 1, y, z],
      [x, max[1] + 1, z],
      [x, y, min[2] - 1],
    ] as const)
      sendPose(eve, farX, farY, farZ);
    // One jump is a change of place; what flickers after it is a lie.
    for (let flicker = 1; flicker <= 10; flicker++) sendPose(eve, flicker % 2 === 0 ? x : x - 4, y, z - 6);
    sendPose(ghost, x, y, z);
    await watcher.sees('Flicker', 'after one jump', ({ at }) => Math.abs(at[2] - (z - 6)) < 0.01);
    const { felt } = await neighbours.during(Promise.resolve());
    expect(watcher.poseOf('Flicker')?.at[0]).toBeCloseTo(x - 4, 1);
    expect([watcher.poseOf('Ghost'), eve.closedWith, ghost.closedWith]).toEqual([null, null, null]);
    notice('lies about places', felt);
    await Promise.all([eve.leave(), ghost.leave(), watcher.page.leave()]);
  });

  it('[B73] takes seat, role, name, kind and time from nobody’s tale', async () => {
    const eve = await PageClient.open(app.links.attendee);
    const enter = async (change: Readonly<Record<string, unknown>>) => {
      const told = { protocol: 1, name: 'Eve', kind: 'body', takeBody: false, beside: null, isBot: false, ...change };
      return (await eve.fetch('/enter', { method: 'POST', body: JSON.stringify(told) })).status;
    };
    for (const tale of [{ role: 'leader' }, { memberId: neighbours.ada.memberId }, { seatId: 'A1' }, { at: 0 }])
      expect([tale, await enter({ ...tale, protocol: undefined })]).toEqual([tale, 400]);

    // A desk that an attendee opens is an attendee's.
    await eve.enter('Eve', 'desk');
    const { ada, desk } = neighbours;
    const memberId = ada.memberId;
    if (memberId === null) throw new Error('nobody there');
    const pending = newQuestionId();
    await ada.must({ type: 'question.ask', questionId: pending, text: 'Who may read this?' });
    expect(outcomeOf(await eve.send({ type: 'question.approve', questionId: pending }))).toBe('not-allowed');
    expect(outcomeOf(await eve.send({ type: 'member.remove', memberId, reason: 'Go.' }))).toBe('not-allowed');
    expect(JSON.stringify([eve.questions, (await eve.snapshot()).questions])).not.toContain(pending);
    expect(eve.people.size).toBe(0);
    await ada.must({ type: 'question.withdraw', questionId: pending });
    await eve.leave();

    await eve.enter('Eve', 'body');
    const seatOf = (page: PageClient) => page.roster[page.memberId ?? '']?.seatId;
    await eve.until('a seat', () => (seatOf(eve) ?? '') !== '');
    const [taken, own] = [hall.seats.find(({ id }) => id === seatOf(ada)), seatOf(eve)];
    if (taken === undefined) throw new Error('no seat');
    expect(outcomeOf(await eve.send({ type: 'member.sit', seatId: taken.id }))).toBe('seat-taken');
    expect([seatOf(ada), seatOf(eve)]).toEqual([taken.id, own]);

    const before = Date.now();
    const questionId: QuestionId = newQuestionId();
    await eve.must({ type: 'question.ask', questionId, text: 'When was this asked?' });
    const asked = (await desk.snapshot()).questions.find(({ id }) => id === questionId)?.askedAt ?? 0;
    expect(asked).toBeGreaterThanOrEqual(before);
    expect(asked).toBeLessThanOrEqual(Date.now());

    for (const lie of [
      { type: 'question.vote', questionId, memberId },
      { type: 'question.vote', questionId, votes: 100 },
      { type: 'question.ask', questionId, text: 'Earlier?', askedAt: 0 },
      { type: 'member.sit', seatId: own, memberId },
      { type: 'member.enter', memberId, name: 'Ada', role: 'leader', kind: 'body', beside: null, isBot: false },
    ]) {
      const liar = await PageClient.join(app.links.attendee, 'Liar');
      liar.sendRaw('command', { id: 1, command: lie });
      await liar.until('the close', () => liar.closedWith !== null, 10_000);
      expect([lie, liar.closedWith]).toEqual([lie, closeCodes.malformed]);
    }
    await eve.leave();
  });

  it('[B74] lets an office of two thousand in, though some at its address try every door', async () => {
    const port = Number(new URL(app.url).port);
    const eve = await PageClient.open(app.links.attendee);
    const guess = (index: number) => `GET /join/${String(index).padStart(32, 'x')} HTTP/1.1\r\nHost: a\r\n\r\n`;
    const enter = (cookie: string) =>
      `POST /enter HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\nX-Rostrum-Door: hall\r\nContent-Length: 2\r\n\r\n{}`;
    const forge = (index: number) => enter(`rostrum-hall=${String(index).padStart(32, 'y')}`);
    const knock = () => enter(eve.cookie);
    const attack = async () => {
      const guesses = await statusesOf(port, 2400, guess);
      const forged = await statusesOf(port, 400, forge);
      const knocks = await statusesOf(port, 2200, knock);
      const pages = await inTurns(officePeople, () => PageClient.open(app.links.attendee));
      const seated = pages.slice(0, seatedPeople);
      const sockets = await Promise.all(seated.map((page, index) => joinRaw(page, `Colleague ${index}`)));
      const seats = await Promise.all(seated.map(async (page) => (await page.snapshot()).you.seatId));
      for (const socket of sockets) socket.terminate();
      return { guesses, forged, knocks, cookies: pages.map(({ cookie }) => cookie), seats };
    };
    const { result, felt } = await neighbours.during(attack());
    expect([result.guesses.length, result.forged.length, result.knocks.length]).toEqual([2400, 400, 2200]);
    expect(result.guesses).toContain(429);
    expect(result.forged).toContain(429);
    expect(result.knocks.filter((status) => status === 429).length).toBeGreaterThan(2000);
    expect(new Set(result.cookies).size).toBe(officePeople);
    expect(result.seats).not.toContain(null);
    expect(new Set(result.seats).size).toBe(seatedPeople);
    notice('an office of two thousand', felt);
  });

  it('[BD3] a troll with three browsers of ten tabs each has three votes, holds up nobody at the same address, and is banned with all that he has open', async () => {
    const { ada, bo, desk } = neighbours;
    const questionId = newQuestionId();
    await ada.must({ type: 'question.ask', questionId, text: 'Who is for this?' });
    await desk.must({ type: 'question.approve', questionId });
    const browsers = await inTurns(3, () => PageClient.open(app.links.spectator));
    const tabs = browsers.flatMap((browser) => [browser, ...Array.from({ length: 9 }, () => browser.another())]);
    const attack = async () => {
      await Promise.all(tabs.map((tab) => tab.enter('Troll', 'companion')));
      const voted = await Promise.all(tabs.map((tab) => tab.send({ type: 'question.vote', questionId })));
      const asked = await Promise.all(
        tabs.map((tab) => tab.send({ type: 'question.ask', questionId: newQuestionId(), text: 'Boo?' })),
      );
      return [voted, asked].map((replies) => replies.map(outcomeOf).sort());
    };
    const { result, felt } = await neighbours.during(attack());
    expect(result).toEqual([
      [...Array(3).fill('accepted'), ...Array(27).fill('already-voted')],
      [...Array(9).fill('accepted'), ...Array(21).fill('too-many-pending')],
    ]);
    await bo.must({ type: 'question.vote', questionId });
    expect((await desk.snapshot()).questions.find(({ id }) => id === questionId)?.votes).toBe(5);
    const [first] = tabs;
    if (first?.memberId === null || first === undefined) throw new Error('no troll');
    await desk.must({ type: 'member.ban', memberId: first.memberId, reason: 'Ten tabs.' });
    expect(await Promise.all(tabs.slice(0, 10).map((tab) => tab.gone))).toEqual(Array(10).fill(closeCodes.removed));
    await expect(first.enter('Troll', 'companion')).rejects.toThrow('banned');
    notice('a troll with thirty tabs', felt);
    await Promise.all(tabs.slice(10).map((tab) => tab.leave()));
  });

  it('[BD4] a script that votes and takes back has one vote, is told when it is too fast, and nobody else’s vote waits', async () => {
    const { ada, desk } = neighbours;
    const questionId = newQuestionId();
    await ada.must({ type: 'question.ask', questionId, text: 'Does a script count twice?' });
    await desk.must({ type: 'question.approve', questionId });
    const eve = await PageClient.join(app.links.attendee, 'Eve');
    const replies: Promise<CommandReply>[] = [];
    const voting = thirtyASecond(1.5, () => {
      for (const type of ['question.vote', 'question.vote', 'question.unvote'] as const)
        replies.push(eve.send({ type, questionId }));
    });
    const { felt } = await neighbours.during(voting);
    const outcomes = (await Promise.all(replies)).map(outcomeOf);
    expect(outcomes.filter((outcome) => outcome === 'too-fast').length).toBeGreaterThan(outcomes.length / 2);
    const usual = ['accepted', 'already-voted', 'not-voted', 'too-fast'];
    expect(outcomes.filter((outcome) => !usual.includes(outcome))).toEqual([]);
    const votes = (await desk.snapshot()).questions.find(({ id }) => id === questionId)?.votes ?? 0;
    expect([1, 2]).toContain(votes);
    expect(eve.closedWith).toBeNull();
    notice('a script that votes', felt);
    await eve.leave();
  });

  it('[B75] leaves no error in the log, and the process healthy', async () => {
    const lines = app.output.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
  });
});

/** Sends so many requests, a few hundred in one write; gives the status of each. */
async function statusesOf(port: number, count: number, request: (index: number) => string): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let from = 0; from < count; from += 400) {
    const some = Array.from({ length: Math.min(400, count - from) - 1 }, (_, at) => request(from + at));
    const last = request(from + some.length).replace('Host: a', 'Host: a\r\nConnection: close');
    const answer = await rawRequest(port, [...some, last].join(''));
    statuses.push(...[...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)));
  }
  return statuses;
}
