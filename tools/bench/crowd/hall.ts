import http from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Client, getMessageBytes, LocalDriver, LocalPresence, matchMaker, Protocol, Room } from '@colyseus/core';
import { Encoder, type SchemaType, schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { bytes } from '../../../protocol/messages.ts';
import { poseFloats } from '../../../protocol/pose.ts';
import { decodePose } from '../../../protocol/pose-codec.ts';
import { Metronome } from '../../../server/adapters/colyseus/metronome.ts';
import { Crowd, subTickMs } from '../../../server/crowd/crowd.ts';
import type { FrameReceiver } from '../../../server/crowd/receiver.ts';

/** What the bench asks of the hall's process: `plain` is Colyseus schema patched to all, `ours` the product's crowd. */
export type HallTask =
  | { readonly ask: 'open'; readonly mode: 'plain' | 'ours'; readonly people: number }
  | { readonly ask: 'measure' | 'measured' };
export type HallReply =
  | { readonly is: 'open'; readonly port: number; readonly paths: readonly string[] }
  | { readonly is: 'measuring' }
  | {
      readonly is: 'measured';
      readonly seconds: number;
      readonly cpuMs: number;
      readonly ticks: number;
      readonly poses: number;
      readonly lagP50Ms: number;
      readonly lagP99Ms: number;
    };

const boundsM = { min: [-32, -1, -32], max: [32, 12, 32] } as const;
const counts = { ticks: 0, poses: 0 };

/** Floats of head and hands. */
const floats = 21;
const Body = schema(
  Object.fromEntries(Array.from({ length: floats }, (_, i) => [`f${i}`, t.float32().default(0)])),
  'Body',
);
const PlainState = schema({ bodies: t.map(Body) }, 'PlainState');
type PlainState = SchemaType<typeof PlainState>;

class PlainRoom extends Room<{ state: PlainState }> {
  override autoDispose = false;
  override maxMessagesPerSecond = Number.POSITIVE_INFINITY;
  override patchRate = 50;
  readonly #row = new Float32Array(poseFloats);

  override onCreate(): void {
    this.state = new PlainState();
    this.onMessageBytes(bytes.pose, (client: Client, message: unknown) => {
      if (!(message instanceof Uint8Array)) return;
      counts.poses++;
      decodePose(new DataView(message.buffer, message.byteOffset, message.byteLength), 0, this.#row);
      const body = this.state.bodies.get(client.sessionId);
      if (body === undefined) return;
      for (let i = 0; i < floats; i++) Reflect.set(body, `f${i}`, this.#row[i]);
    });
  }

  override onBeforePatch(): void {
    counts.ticks++;
  }

  override onJoin(client: Client): void {
    this.state.bodies.set(client.sessionId, new Body());
  }
}

function oursRoom(people: number) {
  return class OursRoom extends Room {
    override autoDispose = false;
    override maxMessagesPerSecond = Number.POSITIVE_INFINITY;
    override patchRate = null;
    readonly #crowd = new Crowd({ capacity: people, boundsM });

    override onCreate(): void {
      this.onMessageBytes(bytes.pose, (client: Client, message: unknown) => {
        if (!(message instanceof Uint8Array)) return;
        counts.poses++;
        this.#crowd.accept(Number(client.sessionId), message, Date.now());
      });
      let subTick = 0;
      new Metronome(subTickMs, () => {
        this.#crowd.step(Date.now());
        if (subTick++ % 5 === 0) counts.ticks++;
      }).start();
    }

    override onJoin(client: Client): void {
      this.#crowd.add(receiverOf(client), Date.now());
    }
  };
}

function receiverOf(client: Client): FrameReceiver {
  return {
    slot: Number(client.sessionId),
    get backlogBytes() {
      return Number(Reflect.get(client.ref, 'bufferedAmount'));
    },
    send: (frame) => client.raw(framed(frame)),
    fellBehind: () => undefined,
  };
}

const known = new WeakMap<Uint8Array, Uint8Array>();
function framed(frame: Uint8Array): Uint8Array {
  const made =
    known.get(frame) ?? Uint8Array.from(getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, bytes.frame, undefined, frame));
  known.set(frame, made);
  return made;
}

async function open(mode: 'plain' | 'ours', people: number): Promise<HallReply> {
  Encoder.BUFFER_SIZE = 4 * 1024 * 1024;
  await matchMaker.setup(new LocalPresence(), new LocalDriver());
  matchMaker.defineRoomType('hall', mode === 'plain' ? PlainRoom : oursRoom(people));
  await matchMaker.accept();
  const server = http.createServer();
  new WebSocketTransport({ noServer: true, pingInterval: 0 }).attachToServer(server, { filter: () => true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const room = await matchMaker.createRoom('hall', {});
  const paths: string[] = [];
  for (let i = 0; i < people; i++) {
    const seat = await matchMaker.reserveSeatFor(room, {}, { sessionId: String(i) });
    paths.push(`/${matchMaker.processId}/${seat.roomId}?sessionId=${seat.sessionId}`);
  }
  const address = server.address();
  return { is: 'open', port: typeof address === 'object' ? (address?.port ?? 0) : 0, paths };
}

const delay = monitorEventLoopDelay({ resolution: 1 });
let begun = { cpu: process.cpuUsage(), atMs: 0 };

function tell(reply: HallReply): void {
  process.send?.(reply);
}

process.on('message', (task: HallTask) => {
  if (task.ask === 'open') {
    open(task.mode, task.people).then(tell, (error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  } else if (task.ask === 'measure') {
    counts.ticks = 0;
    counts.poses = 0;
    delay.reset();
    delay.enable();
    begun = { cpu: process.cpuUsage(), atMs: performance.now() };
    tell({ is: 'measuring' });
  } else {
    const { user, system } = process.cpuUsage(begun.cpu);
    tell({
      is: 'measured',
      seconds: (performance.now() - begun.atMs) / 1000,
      cpuMs: (user + system) / 1000,
      ticks: counts.ticks,
      poses: counts.poses,
      lagP50Ms: delay.percentile(50) / 1e6,
      lagP99Ms: delay.percentile(99) / 1e6,
    });
  }
});
