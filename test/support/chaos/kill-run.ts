import { DatabaseSync } from 'node:sqlite';
import type { ConnectionKind } from '../../../protocol/commands.ts';
import type { QuestionId } from '../../../protocol/ids.ts';
import { databaseFile } from '../../../server/adapters/node/data-folder.ts';
import { readyQuestion } from '../ready-question.ts';
import type { LinkName, RunningApp } from '../running-app.ts';
import { Account, type Told } from './account.ts';
import { lostCommands, unrecorded, writtenUnanswered } from './missing.ts';
import { type Habit, habits, nextCommand } from './next-command.ts';
import { type ProvenRecord, provenRecord } from './proven-record.ts';
import { ReturningPage } from './returning-page.ts';
import { type Seeded, seeded } from './seeded.ts';

/** Where the server is killed: while commands are written, as the first of them is told, in the middle of an answer, inside a stop. */
export const killMoments = ['append', 'publish', 'answer', 'stop'] as const;
export type KillMoment = (typeof killMoments)[number];

/** What one kill did, and what the record says after it of everything that people were told since the run began. */
export interface Killed {
  /** Of each person, until they were in again: from the ready line of the next start, and from the kill. */
  readonly backMs: readonly number[];
  readonly awayMs: readonly number[];
  /** Until the server was ready again. */
  readonly startMs: number;
  /** Whom the others see in another seat than the record had. */
  readonly misplaced: readonly string[];
  readonly acknowledged: number;
  /** Of those, what is not in the record. */
  readonly lost: readonly string[];
  /** States, questions and moments that were shown. */
  readonly shown: number;
  /** Of those, what the record does not hold. */
  readonly unrecorded: readonly string[];
  /** Commands that were under way at a kill, and how many of them were written. */
  readonly unanswered: number;
  readonly written: number;
}

interface Person {
  readonly name: string;
  readonly returning: ReturningPage;
  readonly account: Account;
  readonly does: readonly Habit[];
  /** Their own, so that nobody's choices follow from who was faster. */
  readonly dice: Seeded;
}

const spoken = 'What is our strategy on products?';
const commandsBefore = 5;
const commandsAtOnce = 4;
/** So long somebody else has the disk; SQLite tries again within 100 ms. */
const heldMs = 60;
/** The kill falls somewhere within these. */
const withinMs = { written: heldMs + 100, rush: 12, sentence: 1500 } as const;
/** Of what arrives after everybody did something, the kill falls on one of the first. */
const arrivals = 8;

/**
 * A town hall in which two bodies, a spectator and a desk do what people do, in an order that follows from a seed. Its server is killed at
 * seeded moments and started again; everything that anybody was told is kept and held against the record.
 */
export class KillRun {
  readonly #app: RunningApp;
  readonly #dice: Seeded;
  readonly #people: readonly Person[];
  readonly #desk: Person;
  readonly #spokenId: QuestionId;

  private constructor(app: RunningApp, dice: Seeded, people: readonly Person[], desk: Person, spokenId: QuestionId) {
    this.#app = app;
    this.#dice = dice;
    this.#people = people;
    this.#desk = desk;
    this.#spokenId = spokenId;
  }

  static async open(app: RunningApp, seed: number): Promise<KillRun> {
    const dice = seeded(seed);
    const anySeed = () => dice.below(2 ** 32);
    const join = async (link: LinkName, name: string, kind: ConnectionKind, does: Person['does']): Promise<Person> => {
      const returning = await ReturningPage.join(app.links[link], name, kind, seeded(anySeed()));
      return { name, returning, account: new Account(returning.page), does, dice: seeded(anySeed()) };
    };
    const ada = await join('attendee', 'Ada', 'body', habits.attendee);
    const bo = await join('attendee', 'Bo', 'body', habits.attendee);
    const eve = await join('spectator', 'Eve', 'companion', habits.spectator);
    const desk = await join('desk', 'Mo', 'desk', habits.moderator);
    const spokenId = await readyQuestion(ada.returning.page, desk.returning.page, spoken);
    return new KillRun(app, dice, [ada, bo, eve, desk], desk, spokenId);
  }

  /** Lets people live for a while, kills the server at a moment of this kind, starts it again, and waits until everybody is back. */
  async kill(moment: KillMoment): Promise<Killed> {
    await Promise.all(this.#people.map(live));
    await this.#reach(moment);
    const killedAtMs = performance.now();
    await this.#app.kill();
    await Promise.all(this.#people.map(({ returning }) => returning.page.gone));
    await this.#app.up();
    const readyAtMs = performance.now();
    await Promise.all(this.#people.map(({ returning }) => returning.whenBack()));
    const sinceMs = this.#people.map(({ returning }) => returning.inSinceMs);
    await this.#everybodyIsSeen();
    // The record goes on: what is told while it is read is for the next time.
    const told = this.#people.map(({ account }) => account.untilNow());
    const record = await provenRecord(this.#app.dataDir);
    return {
      backMs: sinceMs.map((atMs) => Math.max(0, atMs - readyAtMs)),
      awayMs: sinceMs.map((atMs) => atMs - killedAtMs),
      startMs: this.#app.readyMs,
      misplaced: this.#misplaced(record),
      ...heldAgainst(record, told),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#people.map(({ returning }) => returning.leave()));
  }

  /** Everybody at once. */
  #rush(): void {
    for (const { account, does, dice } of this.#people) {
      for (let i = 0; i < commandsAtOnce; i++) {
        const command = nextCommand(dice.pick(does), account, dice);
        if (command !== null) void account.send(command);
      }
    }
  }

  async #reach(moment: KillMoment): Promise<void> {
    switch (moment) {
      case 'append':
        this.#holdDisk();
        this.#rush();
        return this.#pause(withinMs.written);
      case 'publish': {
        const arrival = this.#arrival(1 + this.#dice.below(arrivals));
        this.#rush();
        return arrival;
      }
      case 'answer':
        await this.#callAndHear();
        await this.#pause(withinMs.sentence);
        this.#rush();
        return this.#pause(withinMs.rush);
      case 'stop':
        await this.#callAndHear();
        await this.#pause(withinMs.sentence);
        this.#holdDisk();
        void this.#desk.account.send({ type: 'stage.stop' });
        this.#rush();
        return this.#pause(withinMs.written);
    }
  }

  /** Calls the prepared question; resolves when one of its first sentences sounds. */
  async #callAndHear(): Promise<void> {
    const { account, returning } = this.#desk;
    const from = account.moments.length;
    const index = this.#dice.below(2);
    await returning.page.must({ type: 'question.call', questionId: this.#spokenId });
    const isSounding = () =>
      account.moments.slice(from).some((each) => each.kind === 'sound-start' && each.index === index);
    await returning.page.until('the sound of the answer', isSounding);
  }

  /** Somebody else has the disk for a while: what is asked waits, and is written when it is free. The kill falls before, within or after. */
  #holdDisk(): void {
    const other = new DatabaseSync(databaseFile(this.#app.dataDir));
    other.exec('BEGIN IMMEDIATE');
    setTimeout(() => other.close(), heldMs);
  }

  /** Resolves in the very moment in which something arrives at somebody, for the nth time from now. */
  #arrival(nth: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    let count = 0;
    for (const { returning } of this.#people) {
      returning.page.onArrival(() => {
        if (++count === nth) resolve();
      });
    }
    return promise;
  }

  #pause(longestMs: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.#dice.next() * longestMs));
  }

  async #everybodyIsSeen(): Promise<void> {
    const { account, returning } = this.#desk;
    const isHere = (person: Person) =>
      account.now.roster.some(({ memberId, isAway }) => memberId === person.account.memberId && !isAway);
    await returning.page.until('everybody back', () => this.#people.every(isHere));
  }

  /** Compares where the desk sees people now with where they were when the server was killed. */
  #misplaced({ events, states }: ProvenRecord): readonly string[] {
    const { account } = this.#desk;
    const before = states[events.findLastIndex((event) => event?.type === 'session.started') - 1];
    return this.#people.flatMap(({ name, account: { memberId } }) => {
      const place = before?.members.get(memberId)?.place;
      const had = place?.kind === 'seated' ? place.seatId : null;
      const has = account.now.roster.find((person) => person.memberId === memberId)?.seatId ?? null;
      return had === has ? [] : [`${name} had ${had} and has ${has}`];
    });
  }
}

function heldAgainst(
  record: ProvenRecord,
  told: readonly Told[],
): Omit<Killed, 'backMs' | 'awayMs' | 'startMs' | 'misplaced'> {
  const sum = (of: (one: Told) => number) => told.reduce((total, one) => total + of(one), 0);
  return {
    acknowledged: sum(({ acknowledged }) => acknowledged.length),
    lost: told.flatMap((one) => lostCommands(one, record)),
    shown: sum(({ shown, questions, moments }) => shown.length + questions.length + moments.length),
    unrecorded: told.flatMap((one) => unrecorded(one, record)),
    unanswered: sum(({ unanswered }) => unanswered.length),
    written: sum((one) => writtenUnanswered(one, record)),
  };
}

/** Does one thing after the other, as far as it is possible. */
async function live({ account, does, dice }: Person): Promise<void> {
  for (let i = 0; i < commandsBefore; i++) {
    const command = nextCommand(dice.pick(does), account, dice);
    if (command !== null) await account.send(command);
  }
}
