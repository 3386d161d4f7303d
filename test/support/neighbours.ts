import { randomBytes } from 'node:crypto';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { bytes } from '../../protocol/messages.ts';
import { poseFloats } from '../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../protocol/pose-codec.ts';
import { townhall as hall } from '../../scenes/load-hall.ts';
import { PageClient } from './page-client.ts';
import type { LinkName } from './running-app.ts';
import { Watcher } from './watcher.ts';

/** Poses that each sends in one round; the own cell is told of them every 50 ms, which paces the commands. */
const posesPerRound = 5;
const quietRounds = 4;
const headM = 1.2;
const seenWithinMs = 10_000;

/** How long people waited for what they did. */
export interface Waits {
  readonly commandsMs: readonly number[];
  readonly posesMs: readonly number[];
}

/** A new question's id, as a page makes it. */
export const newQuestionId = (): QuestionId => questionIdSchema.parse(randomBytes(16).toString('base64url'));

/** Two people side by side and a moderator, who behave: they ask, vote and move, and everything they do must be taken and seen. */
export class Neighbours {
  readonly ada: PageClient;
  readonly bo: PageClient;
  readonly desk: PageClient;
  readonly #seenBy: { readonly ada: Watcher; readonly bo: Watcher };
  readonly #votedFor: QuestionId;
  #moved = 0;
  #quiet: Waits = { commandsMs: [], posesMs: [] };

  private constructor(ada: Watcher, bo: Watcher, desk: PageClient, votedFor: QuestionId) {
    this.ada = ada.page;
    this.bo = bo.page;
    this.desk = desk;
    this.#seenBy = { ada, bo };
    this.#votedFor = votedFor;
  }

  /** Brings them in, and takes how long they wait while nobody disturbs them. */
  static async join(links: Readonly<Record<LinkName, string>>): Promise<Neighbours> {
    const [ada, bo] = [
      await Watcher.join(links.attendee, 'Ada', 'body'),
      await Watcher.join(links.attendee, 'Bo', 'body'),
    ];
    const [one, other] = sideBySide();
    await ada.page.must({ type: 'member.sit', seatId: one.id });
    await bo.page.must({ type: 'member.sit', seatId: other.id });
    const desk = await PageClient.join(links.desk, 'Mo', 'desk');
    const questionId = newQuestionId();
    await ada.page.must({ type: 'question.ask', questionId, text: 'What is our strategy on products?' });
    await desk.must({ type: 'question.approve', questionId });
    const isPrepared = () =>
      desk.questions.some(({ changed }) => changed.some(({ id, prepared }) => id === questionId && prepared !== null));
    await desk.until('the answer, prepared', isPrepared);
    const neighbours = new Neighbours(ada, bo, desk, questionId);
    const waits: Waits[] = [];
    for (let round = 0; round < quietRounds; round++) waits.push(await neighbours.#round());
    neighbours.#quiet = together(waits);
    return neighbours;
  }

  /**
   * Goes on asking, voting and moving until the disturbance is over, for one round at least. Rejects when a command is refused, a pose does
   * not arrive, or a page was put out. Gives what the disturbance gave, and in words how much longer they waited than in quiet.
   */
  async during<T>(disturbance: Promise<T>): Promise<{ readonly result: T; readonly felt: string }> {
    let isOver = false;
    // Its failure is thrown below, when it is awaited.
    const over = disturbance.then(
      () => undefined,
      () => undefined,
    );
    void over.then(() => {
      isOver = true;
    });
    const waits: Waits[] = [];
    do waits.push(await this.#round());
    while (!isOver);
    for (const page of [this.ada, this.bo, this.desk])
      if (page.closedWith !== null) throw new Error(`an honest page was closed with ${page.closedWith}`);
    return { result: await disturbance, felt: comparison(this.#quiet, together(waits)) };
  }

  async #round(): Promise<Waits> {
    const questionId = newQuestionId();
    const commandsMs = [
      await timed(() => this.ada.must({ type: 'question.ask', questionId, text: 'May I ask this in peace?' })),
      await timed(() => this.bo.must({ type: 'question.vote', questionId: this.#votedFor })),
      await timed(() => this.ada.must({ type: 'question.withdraw', questionId })),
      await timed(() => this.bo.must({ type: 'question.unvote', questionId: this.#votedFor })),
    ];
    const posesMs: number[] = [];
    for (let sent = 0; sent < posesPerRound; sent++) {
      posesMs.push(await timed(() => this.#moves(this.ada, 'Ada', this.#seenBy.bo)));
      posesMs.push(await timed(() => this.#moves(this.bo, 'Bo', this.#seenBy.ada)));
    }
    return { commandsMs, posesMs };
  }

  /** Somebody leans a centimetre on, and the other sees it. */
  async #moves(page: PageClient, name: string, other: Watcher): Promise<void> {
    const seat = hall.seats.find(({ id }) => id === page.roster[page.memberId ?? '']?.seatId);
    if (seat === undefined) throw new Error(`${name} has no seat`);
    this.#moved++;
    const [x, y, z] = [seat.position[0] + (this.#moved % 20) / 100, seat.position[1] + headM, seat.position[2]];
    sendPose(page, x, y, z);
    await other.sees(name, `at ${x}`, ({ at }) => Math.abs(at[0] - x) < 0.004, seenWithinMs);
  }
}

/** Two seats in the middle of one square of the floor: who sits there sees the other at the full rate. */
function sideBySide() {
  const [one, other] = hall.seats.filter(({ position: [x, , z] }) => x > 2 && x < 6 && z % 8 > 2 && z % 8 < 6);
  if (one === undefined || other === undefined) throw new Error('no two seats side by side');
  return [one, other] as const;
}

/** Sends where a head is, level, without hands. */
export function sendPose(page: PageClient, x: number, y: number, z: number): void {
  const row = new Float32Array(poseFloats);
  row.set([x, y, z, 0, 0, 0, 1]);
  const pose = new Uint8Array(poseBytesMax);
  page.sendBytes(bytes.pose, pose.subarray(0, encodePose(row, new DataView(pose.buffer), 0)));
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await act();
  return performance.now() - beganMs;
}

function together(waits: readonly Waits[]): Waits {
  return {
    commandsMs: waits.flatMap(({ commandsMs }) => commandsMs),
    posesMs: waits.flatMap(({ posesMs }) => posesMs),
  };
}

function comparison(before: Waits, during: Waits): string {
  const words = (what: string, quiet: readonly number[], now: readonly number[]): string =>
    `${what} ${middle(now).toFixed(1)} ms, ${(middle(now) / middle(quiet)).toFixed(1)} × (most ${Math.max(...now).toFixed(0)}, n ${now.length})`;
  return `${words('commands', before.commandsMs, during.commandsMs)}; ${words('poses', before.posesMs, during.posesMs)}`;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
