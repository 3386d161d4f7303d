import http from 'node:http';
import { getMessageBytes, Protocol } from '@colyseus/core';
import { unpack } from 'msgpackr';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import type { ConnectionKind } from '../../protocol/commands.ts';
import { decodeFrame } from '../../protocol/frame-codec.ts';
import { limits } from '../../protocol/limits.ts';
import { bytes, closeCodes } from '../../protocol/messages.ts';
import { poseFloats } from '../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../protocol/pose-codec.ts';
import { ColyseusPlane } from '../../server/adapters/colyseus/plane.ts';
import { noAnonymousDesk } from '../support/an-anonymous-question.ts';
import { aTownhall, idOf, mainSection } from '../support/build-townhall.ts';
import { hallFacts } from '../support/hall-facts.ts';
import { closing } from '../support/raw-socket.ts';

const soon = { timeout: 15_000, interval: 10 };
/** More than the kernel takes for a socket that nobody reads. */
const floodBytes = 24 * 1024 * 1024;
const piece = 'x'.repeat(256 * 1024);

/** A page that reads bytes: the frames and farewells that came. */
interface RawPage {
  readonly socket: WebSocket;
  readonly frames: Buffer[];
  readonly farewells: unknown[];
}

describe('poses on real sockets', () => {
  const server = http.createServer();
  const townhall = aTownhall();
  let plane: ColyseusPlane;
  let aheadMs = 0;

  beforeAll(async () => {
    plane = await ColyseusPlane.open({
      first: mainSection,
      onSectionOpened: () => undefined,
      onLivingVoice: () => undefined,
      busyShare: () => 0,
      boundsM: { min: [-20, -1, -30], max: [20, 12, 30] },
      stageM: [0, 2.4, -1.5],
      balconyPlaces: 256,
      anonymous: noAnonymousDesk,
      gate: { submit: async () => ({ accepted: { seq: 1 } }) },
      state: () => townhall.state,
      facts: () => hallFacts('on'),
      nowMs: () => Date.now() + aheadMs,
      log: pino({ enabled: false }),
      sessionsOf: () => ['session'],
      isSameOrigin: () => true,
      randomText: () => crypto.randomUUID(),
      onKindGone: () => undefined,
      onAlone: () => undefined,
    });
    plane.attach(server, { owns: () => false, upgrade: () => undefined });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await plane.close();
    server.closeAllConnections();
    server.close();
  });

  async function join(name: string, kind: ConnectionKind): Promise<RawPage> {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    const seat = await plane.reserve({ sessionHash: 'session', memberId: idOf(name) }, kind, mainSection);
    const socket = new WebSocket(
      `ws://127.0.0.1:${address.port}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`,
    );
    const page: RawPage = { socket, frames: [], farewells: [] };
    const farewellHead = getMessageBytes.raw(Protocol.ROOM_DATA, 'farewell');
    socket.on('message', (message: Buffer) => {
      if (message[0] === Protocol.JOIN_ROOM) socket.send(Uint8Array.of(Protocol.JOIN_ROOM));
      if (message[0] === Protocol.ROOM_DATA_BYTES) page.frames.push(message.subarray(2));
      if (message.subarray(0, farewellHead.length).equals(farewellHead))
        page.farewells.push(unpack(message.subarray(farewellHead.length)));
    });
    await vi.waitUntil(() => page.frames.length > 0 || kind === 'desk', soon);
    return page;
  }

  function stand({ socket }: RawPage, x: number, z: number): void {
    const row = new Float32Array(poseFloats);
    row.set([x, 1.6, z, 0, 0, 0, 1]);
    const pose = new Uint8Array(poseBytesMax);
    const length = encodePose(row, new DataView(pose.buffer), 0);
    socket.send(getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, bytes.pose, undefined, pose.subarray(0, length)));
  }

  /** Places of slots, as the frames told them. */
  function seen({ frames }: RawPage): Record<number, number> {
    const places: Record<number, number> = {};
    for (const frame of frames)
      decodeFrame(
        new DataView(frame.buffer, frame.byteOffset, frame.length),
        new Float32Array(poseFloats),
        (slot, [x = 0]) => {
          places[slot] = Math.round(x * 100) / 100;
        },
      );
    return places;
  }

  it('[P5] who comes later gets where everybody is, though nobody moves any more', async () => {
    const [ada, bob] = [await join('ada', 'body'), await join('bob', 'body')];
    stand(ada, 1, 2);
    stand(bob, -12, 9);
    await vi.waitUntil(() => Object.keys(seen(ada)).length === 2 && Object.keys(seen(bob)).length === 2, soon);
    const late = await join('sid', 'companion');
    await vi.waitUntil(() => Object.keys(seen(late)).length === 2, soon);
    expect([late.frames[0]?.[0], seen(late)]).toEqual([1, { 0: 1, 1: -12 }]);
    for (const { socket } of [ada, bob, late]) socket.terminate();
    await vi.waitUntil(() => ['ada', 'bob', 'sid'].every((name) => !plane.isConnected(idOf(name))), soon);
  });

  it('[P10] a socket that stays behind for five seconds is closed and told why; the others go on', async () => {
    const [ada, slow] = [await join('ada', 'body'), await join('bob', 'body')];
    const [page] = plane.pages.of(idOf('bob'));
    if (page === undefined) throw new Error('bob is not there');
    slow.socket.pause();
    for (let sent = 0; sent < floodBytes && page.backlogBytes < 1024 * 1024; sent += piece.length) {
      page.client.raw(Buffer.from(piece));
      await new Promise(setImmediate);
    }
    const isClosing = () => Reflect.get(page.client.ref, 'readyState') === WebSocket.CLOSING;
    stand(ada, 2, 2);
    await vi.waitUntil(() => Object.values(seen(ada)).includes(2), soon);
    expect([page.backlogBytes > 64 * 1024, isClosing()]).toEqual([true, false]);
    // Several beats have seen it behind: now five seconds have passed.
    stand(ada, 2.5, 2);
    await vi.waitUntil(() => Object.values(seen(ada)).includes(2.5), soon);
    aheadMs += limits.behindMs;
    await vi.waitUntil(isClosing, soon);
    const closed = closing(slow.socket);
    slow.socket.resume();
    expect(await closed).toEqual({ code: closeCodes.behind, reason: 'behind' });
    expect(slow.farewells).toMatchObject([{ reason: 'behind' }]);
    stand(ada, 3, 2);
    await vi.waitUntil(() => Object.values(seen(ada)).includes(3), soon);
    expect(ada.socket.readyState).toBe(WebSocket.OPEN);
    ada.socket.terminate();
  });
});
