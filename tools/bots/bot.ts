import { getMessageBytes, Protocol } from '@colyseus/core';
import { unpack } from 'msgpackr';
import type WebSocket from 'ws';
import { PoseSender } from '../../client/world/pose-sender.ts';
import type { PageCommand } from '../../protocol/commands.ts';
import { hallPath } from '../../protocol/hall-files.ts';
import { questionIdSchema } from '../../protocol/ids.ts';
import { bytes, commandReplySchema, toServer } from '../../protocol/messages.ts';
import { momentSchema, type Reaction } from '../../protocol/moment.ts';
import { type PollView, pollsMessageSchema } from '../../protocol/poll.ts';
import { questionsMessageSchema } from '../../protocol/views.ts';
import { type Hall, hallSchema } from '../../scenes/hall-schema.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { joinRaw } from '../../test/support/raw-socket.ts';
import { type Place, poseOf } from './moves.ts';

const headOf = (type: string) => getMessageBytes.raw(Protocol.ROOM_DATA, type);
const heads = {
  reply: headOf('reply'),
  questions: headOf('questions'),
  moment: headOf('moment'),
  polls: headOf('polls'),
} as const;
const reactions: readonly Reaction[] = ['clap', 'heart', 'laugh', 'thumbs'];
/** Of the questions that it sees, a bot votes for so many. */
const votesFor = 0.4;
/** So many answer a poll. */
const answersPolls = 0.8;
const pollWords = ['time', 'focus', 'trust', 'speed', 'people', 'calm'] as const;

/** What a bot did and saw. */
export interface Seen {
  readonly joinMs: number;
  bytes: number;
  frames: number;
  utterances: number;
  asked: number;
  voted: number;
  answeredPolls: number;
  reacted: number;
  refused: number;
  closedWith: number | null;
}

export interface BotOptions {
  readonly link: string;
  readonly name: string;
  /** 0..1, its own: how it moves, and when. */
  readonly seed: number;
  readonly hasHeadset: boolean;
  /** Of a bot that was here before: it comes back as who it was. */
  readonly cookie?: string;
}

/** Somebody in the audience who is a program: comes in by the door like anybody, sits, moves, votes, reacts, and shows as a bot. */
export class Bot {
  readonly page: PageClient;
  readonly seen: Seen;
  readonly #socket: WebSocket;
  readonly #options: BotOptions;
  readonly #sender = new PoseSender();
  readonly #place: Place;
  readonly #voted = new Set<string>();
  readonly #polled = new Set<string>();
  #hasHandUp = false;
  #nextId = 1;
  #isLeaving = false;

  private constructor(page: PageClient, socket: WebSocket, options: BotOptions, joinMs: number, place: Place) {
    this.page = page;
    this.#socket = socket;
    this.#options = options;
    this.#place = place;
    this.seen = {
      joinMs,
      bytes: 0,
      frames: 0,
      utterances: 0,
      asked: 0,
      voted: 0,
      answeredPolls: 0,
      reacted: 0,
      refused: 0,
      closedWith: null,
    };
    socket.on('message', (message: Buffer) => this.#take(message));
    socket.on('close', (code) => {
      if (!this.#isLeaving) this.seen.closedWith = code;
    });
  }

  static async join(options: BotOptions): Promise<Bot> {
    const beganMs = performance.now();
    const page = await PageClient.open(options.link, options.cookie);
    const socket = await joinRaw(page, options.name, { isBot: true });
    const { seatId } = (await page.snapshot()).you;
    const hall = await hallOf(page);
    const seat = hall.seats.find(({ id }) => id === seatId);
    if (seat === undefined) throw new Error('no seat');
    return new Bot(page, socket, options, performance.now() - beganMs, seat);
  }

  /** Sends its pose when it has moved. Called some 15 times a second. */
  move(nowMs: number): void {
    const { seed, hasHeadset } = this.#options;
    const length = this.#sender.next(poseOf(this.#place, seed, hasHeadset, nowMs), nowMs);
    if (length === 0) return;
    const pose = this.#sender.bytes.subarray(0, length);
    this.#send(getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, bytes.pose, undefined, pose));
  }

  ask(text: string): void {
    this.seen.asked++;
    this.#command({ type: 'question.ask', questionId: questionIdSchema.parse(crypto.randomUUID()), text });
  }

  react(random: number): void {
    this.seen.reacted++;
    const reaction = reactions[Math.floor(random * reactions.length)] ?? 'clap';
    this.#send(getMessageBytes.raw(Protocol.ROOM_DATA, toServer.react, { reaction }));
  }

  /** Raises a hand, or takes it down. */
  raiseOrLower(): void {
    this.#hasHandUp = !this.#hasHandUp;
    this.#command({ type: this.#hasHandUp ? 'hand.raise' : 'hand.lower' });
  }

  openVoice(): void {
    this.#command({ type: 'voice.open' });
  }

  leave(): void {
    this.#isLeaving = true;
    this.#socket.terminate();
  }

  #command(command: PageCommand): void {
    this.#send(getMessageBytes.raw(Protocol.ROOM_DATA, toServer.command, { id: this.#nextId++, command }));
  }

  #send(message: Uint8Array): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(message);
  }

  #take(message: Buffer): void {
    this.seen.bytes += message.length;
    if (message[0] === Protocol.ROOM_DATA_BYTES) this.seen.frames++;
    else if (begins(message, heads.moment)) {
      if (momentSchema.parse(unpack(message.subarray(heads.moment.length))).kind === 'utterance')
        this.seen.utterances++;
    } else if (begins(message, heads.reply)) {
      if ('refused' in commandReplySchema.parse(unpack(message.subarray(heads.reply.length)))) this.seen.refused++;
    } else if (begins(message, heads.questions)) this.#vote(message.subarray(heads.questions.length));
    else if (begins(message, heads.polls)) this.#answer(message.subarray(heads.polls.length));
  }

  /** Answers a poll that has just been opened, as most do. */
  #answer(packed: Buffer): void {
    for (const poll of pollsMessageSchema.parse(unpack(packed)).changed) {
      if (poll.phase !== 'open' || this.#polled.has(poll.id)) continue;
      this.#polled.add(poll.id);
      if (Math.random() >= answersPolls) continue;
      setTimeout(() => {
        this.seen.answeredPolls++;
        this.#command({ type: 'poll.answer', pollId: poll.id, ...answerTo(poll) });
      }, Math.random() * 8000).unref();
    }
  }

  /** Votes for some of the questions that have just been shown. */
  #vote(packed: Buffer): void {
    for (const { id, status } of questionsMessageSchema.parse(unpack(packed)).changed) {
      if (status !== 'approved' || this.#voted.has(id)) continue;
      this.#voted.add(id);
      if (Math.random() >= votesFor) continue;
      setTimeout(() => {
        this.seen.voted++;
        this.#command({ type: 'question.vote', questionId: id });
      }, Math.random() * 4000).unref();
    }
  }
}

/** A thousand bots read it once. */
const halls = new Map<string, Promise<Hall>>();

async function hallOf(page: PageClient): Promise<Hall> {
  const { hall: hash } = await page.me();
  const known =
    halls.get(hash) ?? page.fetch(hallPath(hash, 'json')).then(async (reply) => hallSchema.parse(await reply.json()));
  halls.set(hash, known);
  return known;
}

function begins(message: Buffer, head: Uint8Array): boolean {
  return message.subarray(0, head.length).equals(head);
}

/** The first choices are liked more than the last, so that a result looks like one. */
function answerTo({ kind, options }: PollView): { readonly picked: readonly number[]; readonly text: string } {
  if (kind === 'words') return { picked: [], text: pollWords[Math.floor(Math.random() ** 2 * pollWords.length)] ?? '' };
  const pick = () => Math.floor(Math.random() ** 1.5 * options);
  const picked = kind === 'multiple' ? [...new Set([pick(), pick()])].sort((a, b) => a - b) : [pick()];
  return { picked, text: '' };
}
