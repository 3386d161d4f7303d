import http from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { LocalDriver, LocalPresence, matchMaker, Protocol, Room, type Serializer } from '@colyseus/core';
import { Encoder, type SchemaType, schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { CopyingSerializer } from '../../server/adapters/colyseus/copying-serializer.ts';

const cells = 4000;
const patches = 400;
const withinMs = 20_000;

const Cell = schema({ tick: t.uint32() }, 'Cell');
const Wall = schema({ tick: t.uint32(), cells: t.map(Cell) }, 'Wall');
type Wall = SchemaType<typeof Wall>;

/** A room whose every patch holds one number some thousand times: bytes of a later patch show at once. */
class WallRoom extends Room<{ state: Wall }> {
  static latest: WallRoom | null = null;
  override autoDispose = false;
  override patchRate = null;

  override onCreate(): void {
    this.state = new Wall();
    this.state.tick = 0;
    for (let i = 0; i < cells; i++) {
      const cell = new Cell();
      cell.tick = 0;
      this.state.cells.set(String(i), cell);
    }
    WallRoom.latest = this;
  }

  step(): void {
    this.state.tick++;
    for (const cell of this.state.cells.values()) cell.tick = this.state.tick;
    this.broadcastPatch();
  }
}

class CopyingWallRoom extends WallRoom {
  override setSerializer(_serializer: Serializer<Wall>): void {
    super.setSerializer(new CopyingSerializer<Wall>());
  }
}

describe('pages whose network is behind', () => {
  const server = http.createServer();
  const transport = new WebSocketTransport({ noServer: true, pingInterval: 0 });

  beforeAll(async () => {
    Encoder.BUFFER_SIZE = 512 * 1024;
    await matchMaker.setup(new LocalPresence(), new LocalDriver());
    matchMaker.defineRoomType('stock', WallRoom);
    matchMaker.defineRoomType('copying', CopyingWallRoom);
    await matchMaker.accept();
    transport.attachToServer(server, { filter: () => true });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await matchMaker.gracefullyShutdown();
    transport.shutdown();
    server.closeAllConnections();
    server.close();
  });

  /** Patches that arrived at a page which read nothing while all of them were sent: first and last number of each. */
  async function patchesAtASlowPage(roomName: string): Promise<readonly (readonly [number, number])[]> {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    const seat = await matchMaker.create(roomName, {});
    const room = WallRoom.latest;
    if (room === null) throw new Error('no room');
    const page = new WebSocket(
      `ws://127.0.0.1:${address.port}/${matchMaker.processId}/${seat.roomId}?sessionId=${seat.sessionId}`,
    );
    const seen: [number, number][] = [];
    let onMessage = (_code: number | undefined): void => undefined;
    page.on('message', (frame: Buffer) => {
      if (frame[0] === Protocol.ROOM_STATE_PATCH)
        seen.push([frame.readUInt32LE(2), frame.readUInt32LE(frame.length - 4)]);
      onMessage(frame[0]);
    });
    const until = (what: string, isTrue: (code: number | undefined) => boolean) =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`never came: ${what}`)), withinMs);
        onMessage = (code) => {
          if (!isTrue(code)) return;
          clearTimeout(timer);
          resolve();
        };
      });
    await until('the join', (code) => code === Protocol.JOIN_ROOM);
    const hasState = until('the state', (code) => code === Protocol.ROOM_STATE);
    page.send(Uint8Array.of(Protocol.JOIN_ROOM));
    await hasState;

    page.pause();
    for (let i = 0; i < patches; i++) {
      room.step();
      await turn();
    }
    const all = until('all patches', () => seen.length === patches);
    page.resume();
    await all;
    page.terminate();
    return seen;
  }

  const asSent = Array.from({ length: patches }, (_, i) => [i + 1, i + 1]);

  it('[R1] get every patch as it was sent', async () => {
    expect(await patchesAtASlowPage('copying')).toEqual(asSent);
  });

  it('[R1] get bytes of later patches from Colyseus as it comes: when this fails, the copying serializer can go', async () => {
    expect(await patchesAtASlowPage('stock')).not.toEqual(asSent);
  });
});
