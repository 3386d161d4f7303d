import net from 'node:net';
import { getMessageBytes, Protocol } from '@colyseus/core';
import { bytes } from '../../../protocol/messages.ts';
import { poseAt, poseFloats } from '../../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../../protocol/pose-codec.ts';

/** What the bench asks of the people's process: bare sockets that count what comes, WebSocket headers included. */
export type PeopleTask =
  | {
      readonly ask: 'join';
      readonly port: number;
      readonly paths: readonly string[];
      readonly headsets: number;
      /** Every so many people fill a hall of their own. */
      readonly perSection: number;
    }
  | { readonly ask: 'count' | 'counted' };
export type PeopleReply =
  | { readonly is: 'joined' | 'counting' }
  | {
      readonly is: 'counted';
      readonly seconds: number;
      /** Of each person: bytes in all, and in their fullest second. */
      readonly bytes: readonly number[];
      readonly mostInASecond: readonly number[];
    };

const sendEveryMs = 1000 / 15;
/** As many people on a square metre as in the product's own hall. */
const seatM = 1.07;
const binMs = 100;
const atOnce = 25;

class Person {
  readonly #socket: net.Socket;
  readonly #row = new Float32Array(poseFloats);
  readonly #pose = new Uint8Array(poseBytesMax);
  readonly #x: number;
  readonly #z: number;
  readonly #phase = Math.random() * 2 * Math.PI;
  readonly #sizeM = 0.02 + Math.random() * 0.2;
  readonly #speed = 0.5 + Math.random() * 2;
  bins: number[] = [];
  bytes = 0;

  constructor(socket: net.Socket, place: number, people: number) {
    this.#socket = socket;
    const side = Math.ceil(Math.sqrt(people));
    this.#x = ((place % side) - side / 2) * seatM;
    this.#z = (Math.floor(place / side) - side / 2) * seatM;
  }

  take(length: number, bin: number): void {
    this.bytes += length;
    this.bins[bin] = (this.bins[bin] ?? 0) + length;
  }

  /** Head and hands sway, each person in a phase, size and speed of their own; without a headset a pose of the head, standing still. */
  send(isHeadset: boolean, nowMs: number): void {
    const angle = isHeadset ? (nowMs / 1000) * this.#speed * 2 + this.#phase : this.#phase;
    const sway = this.#sizeM * Math.sin(angle);
    const turn = 0.4 * Math.sin(angle * 0.7);
    const rotation = [0.02 * Math.sin(angle * 1.3), Math.sin(turn), 0.02 * Math.cos(angle), Math.cos(turn)];
    const at = [this.#x + sway, 1.2 + sway * 0.3, this.#z + sway * 0.5];
    this.#row.set([...at, ...rotation], poseAt.head);
    for (const [hand, side] of [
      [poseAt.left, -1],
      [poseAt.right, 1],
    ] as const) {
      const [x = 0, y = 0, z = 0] = at;
      const reach = this.#sizeM * Math.cos(angle * 1.7 + side);
      this.#row.set([x + side * 0.25 + reach, y - 0.3 + reach, z - 0.3 + reach, ...rotation], hand);
    }
    this.#row[poseAt.hasLeft] = isHeadset ? 1 : 0;
    this.#row[poseAt.hasRight] = isHeadset ? 1 : 0;
    const length = encodePose(this.#row, new DataView(this.#pose.buffer), 0);
    this.#socket.write(
      clientFrame(getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, bytes.pose, undefined, this.#pose.subarray(0, length))),
    );
  }
}

/** A binary WebSocket frame of a client with the mask 0: below 126 bytes. */
function clientFrame(payload: Uint8Array): Buffer {
  return Buffer.from([0x82, 0x80 | payload.length, 0, 0, 0, 0, ...payload]);
}

const all: Person[] = [];
let begunMs = 0;
const binNow = () => Math.floor((performance.now() - begunMs) / binMs);

function join(port: number, path: string, place: number, people: number): Promise<Person> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    const person = new Person(socket, place, people);
    let isOpen = false;
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed')));
    socket.on('data', (data: Buffer) => {
      person.take(data.length, binNow());
      if (isOpen) return;
      const end = data.indexOf('\r\n\r\n');
      if (end < 0 || !data.subarray(0, 12).toString().includes('101')) {
        reject(new Error(`turned away: ${data.subarray(0, 60).toString()}`));
        return;
      }
      isOpen = true;
      socket.write(clientFrame(Uint8Array.of(Protocol.JOIN_ROOM)));
      resolve(person);
    });
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
  });
}

async function joinAll(port: number, paths: readonly string[], headsets: number, perSection: number): Promise<void> {
  for (let from = 0; from < paths.length; from += atOnce) {
    const some = paths.slice(from, from + atOnce);
    all.push(...(await Promise.all(some.map((path, i) => join(port, path, (from + i) % perSection, perSection)))));
  }
  // Spread over the hall: every third or so has a headset.
  const hasHeadset = (place: number) => Math.floor((place + 1) * headsets) > Math.floor(place * headsets);
  const dueMs = all.map((_, place) => performance.now() + 500 + ((place * 17.3) % sendEveryMs));
  for (const [place, person] of all.entries()) if (!hasHeadset(place)) person.send(false, 0);
  setInterval(() => {
    const nowMs = performance.now();
    for (const [place, person] of all.entries()) {
      if (!hasHeadset(place) || (dueMs[place] ?? 0) > nowMs) continue;
      dueMs[place] = Math.max(nowMs - sendEveryMs, dueMs[place] ?? 0) + sendEveryMs;
      person.send(true, nowMs);
    }
  }, 5);
}

function fullest(bins: readonly number[]): number {
  const perSecond = 1000 / binMs;
  let most = 0;
  for (let from = 0; from + perSecond <= bins.length; from++) {
    let sum = 0;
    for (let i = from; i < from + perSecond; i++) sum += bins[i] ?? 0;
    most = Math.max(most, sum);
  }
  return most;
}

function tell(reply: PeopleReply): void {
  process.send?.(reply);
}

process.on('message', (task: PeopleTask) => {
  if (task.ask === 'join') {
    joinAll(task.port, task.paths, task.headsets, task.perSection).then(
      () => tell({ is: 'joined' }),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  } else if (task.ask === 'count') {
    begunMs = performance.now();
    for (const person of all) {
      person.bytes = 0;
      person.bins = [];
    }
    tell({ is: 'counting' });
  } else {
    tell({
      is: 'counted',
      seconds: (performance.now() - begunMs) / 1000,
      bytes: all.map((person) => person.bytes),
      mostInASecond: all.map((person) => fullest(person.bins)),
    });
  }
});
