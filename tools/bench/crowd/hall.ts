import http from 'node:http';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { type Client, LocalDriver, LocalPresence, matchMaker, Room } from '@colyseus/core';
import { Encoder, type SchemaType, schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { balconyPlaces } from '../../../protocol/balcony-codec.ts';
import { memberIdSchema } from '../../../protocol/ids.ts';
import { bytes } from '../../../protocol/messages.ts';
import { poseFloats, type Vec3 } from '../../../protocol/pose.ts';
import { decodePose } from '../../../protocol/pose-codec.ts';
import type { Strain } from '../../../protocol/strain.ts';
import { Metronome } from '../../../server/adapters/colyseus/metronome.ts';
import { sendShared } from '../../../server/adapters/colyseus/socket-bytes.ts';
import { busyShareOf } from '../../../server/adapters/node/busy-share.ts';
import { Balcony } from '../../../server/crowd/balcony.ts';
import { Crowd, subTickMs, subTicks } from '../../../server/crowd/crowd.ts';
import type { FrameReceiver } from '../../../server/crowd/receiver.ts';
import { readEveryMs, StrainGauge } from '../../../server/crowd/strain.ts';

/** What the bench asks of the hall's process: `plain` is Colyseus schema patched to all, `ours` the product's crowd. */
export type HallTask =
  | { readonly ask: 'open'; readonly mode: 'plain' | 'ours'; readonly people: number; readonly perSection: number }
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
      readonly strain: Strain;
      readonly lagP50Ms: number;
      readonly lagP99Ms: number;
    };

const boundsM = { min: [-32, -1, -32], max: [32, 12, 32] } as const;
const stageM: Vec3 = [0, 1, 40];
const counts: { ticks: number; poses: number; strain: Strain } = { ticks: 0, poses: 0, strain: 0 };

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

/** The product's crowd: one for each section, with the balconies between them, and slower when the process is full. */
function oursRoom(people: number, perSection: number) {
  const sections = Math.ceil(people / perSection);
  return class OursRoom extends Room {
    override autoDispose = false;
    override maxMessagesPerSecond = Number.POSITIVE_INFINITY;
    override patchRate = null;
    readonly #sections = Array.from({ length: sections }, () => ({
      crowd: new Crowd({ capacity: perSection, boundsM }),
      balcony: new Balcony(balconyPlaces),
      clients: new Set<Client>(),
    }));

    override onCreate(): void {
      this.onMessageBytes(bytes.pose, (client: Client, message: unknown) => {
        if (!(message instanceof Uint8Array)) return;
        counts.poses++;
        this.#sectionOf(client)?.crowd.accept(slotOf(client), message, Date.now());
      });
      for (const { crowd } of this.#sections) new Metronome(subTickMs, () => crowd.step(Date.now())).start();
      new Metronome(subTickMs * subTicks, () => counts.ticks++).start();
      if (sections > 1) setInterval(() => this.#showElsewhere(), 1000);
      const [gauge, busyShare] = [new StrainGauge(), busyShareOf(performance)];
      setInterval(() => {
        counts.strain = gauge.read(busyShare());
        for (const { crowd } of this.#sections) crowd.setStrain(counts.strain);
      }, readEveryMs);
    }

    override onJoin(client: Client): void {
      const section = this.#sectionOf(client);
      section?.clients.add(client);
      section?.crowd.add(receiverOf(client), Date.now());
    }

    #showElsewhere(): void {
      const heads = this.#sections.map(({ crowd, clients }) =>
        [...clients].flatMap((client) => {
          const look = crowd.lookOf(slotOf(client), stageM);
          const memberId = memberIdSchema.parse(client.sessionId);
          return look === null ? [] : [{ memberId, hasHandUp: false, reaction: null, ...look }];
        }),
      );
      for (const [index, { balcony, clients }] of this.#sections.entries()) {
        const frame = balcony.frame(heads.filter((_, other) => other !== index).flat());
        for (const client of clients) sendShared(client, bytes.balcony, frame);
      }
    }

    #sectionOf(client: Client) {
      return this.#sections[Math.floor(Number(client.sessionId) / perSection)];
    }
  };

  function slotOf(client: Client): number {
    return Number(client.sessionId) % perSection;
  }

  function receiverOf(client: Client): FrameReceiver {
    return {
      slot: slotOf(client),
      get backlogBytes() {
        return Number(Reflect.get(client.ref, 'bufferedAmount'));
      },
      send: (frame) => sendShared(client, bytes.frame, frame),
      fellBehind: () => undefined,
    };
  }
}

async function open(mode: 'plain' | 'ours', people: number, perSection: number): Promise<HallReply> {
  Encoder.BUFFER_SIZE = 4 * 1024 * 1024;
  await matchMaker.setup(new LocalPresence(), new LocalDriver());
  matchMaker.defineRoomType('hall', mode === 'plain' ? PlainRoom : oursRoom(people, perSection));
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
    open(task.mode, task.people, task.perSection).then(tell, (error: unknown) => {
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
      strain: counts.strain,
      lagP50Ms: delay.percentile(50) / 1e6,
      lagP99Ms: delay.percentile(99) / 1e6,
    });
  }
});
