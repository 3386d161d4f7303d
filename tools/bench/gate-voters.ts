import { randomBytes } from 'node:crypto';
import { getMessageBytes, Protocol } from '@colyseus/core';
import { unpack } from 'msgpackr';
import type WebSocket from 'ws';
import type { PageCommand } from '../../protocol/commands.ts';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { commandReplySchema, toServer } from '../../protocol/messages.ts';
import { joinAll } from './join-all.ts';

/** What the bench asks of its second process. */
export interface VotersTask {
  readonly link: string;
  readonly people: number;
  readonly questionIds: readonly QuestionId[];
  /** How many questions each person asks after the votes. */
  readonly asksEach: number;
}

/** What the second process saw, from the first command sent to the last reply. */
export interface Load {
  readonly accepted: number;
  readonly refused: readonly string[];
  readonly seconds: number;
  readonly waitedMs: readonly number[];
}

export interface VotersResult {
  readonly votes: Load;
  readonly questions: Load;
}

/** A reply is a `ROOM_DATA` frame with this type in front; everything else is state and news, which this load does not read. */
const replyHead = getMessageBytes.raw(Protocol.ROOM_DATA, 'reply');

process.once('message', (task: VotersTask) => {
  act(task).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

/** Everybody joins; then each person votes for one question after the other, and asks their own, the next one when the last was acknowledged. */
async function act({ link, people, questionIds, asksEach }: VotersTask): Promise<VotersResult> {
  const sockets = await joinAll(link, people);
  const votes = await load(sockets, () => questionIds.map((questionId) => ({ type: 'question.vote', questionId })));
  const questions = await load(sockets, (person) => Array.from({ length: asksEach }, (_, at) => question(person, at)));
  for (const socket of sockets) socket.removeAllListeners('close').terminate();
  return { votes, questions };
}

function question(person: number, at: number): PageCommand {
  const questionId = questionIdSchema.parse(randomBytes(16).toString('base64url'));
  const text = `What does change number ${at + 1} mean for team ${person}, and from when on does it count for all of us?`;
  return { type: 'question.ask', questionId, text };
}

async function load(
  sockets: readonly WebSocket[],
  commandsOf: (person: number) => readonly PageCommand[],
): Promise<Load> {
  const refused: string[] = [];
  const waitedMs: number[] = [];
  const startedMs = performance.now();
  await Promise.all(sockets.map((socket, person) => sendAll(socket, commandsOf(person), waitedMs, refused)));
  const seconds = (performance.now() - startedMs) / 1000;
  return { accepted: waitedMs.length - refused.length, refused: [...new Set(refused)], seconds, waitedMs };
}

function sendAll(
  socket: WebSocket,
  commands: readonly PageCommand[],
  waitedMs: number[],
  refused: string[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let id = 0;
    let sentMs = 0;
    const next = (): void => {
      const command = commands[id];
      if (command === undefined) {
        socket.removeAllListeners('message');
        resolve();
        return;
      }
      sentMs = performance.now();
      socket.send(getMessageBytes.raw(Protocol.ROOM_DATA, toServer.command, { id, command }));
      id += 1;
    };
    socket.once('close', (code) => reject(new Error(`the socket was closed with ${code}`)));
    socket.on('message', (frame: Buffer) => {
      if (!frame.subarray(0, replyHead.length).equals(replyHead)) return;
      const reply = commandReplySchema.parse(unpack(frame.subarray(replyHead.length)));
      waitedMs.push(performance.now() - sentMs);
      if ('refused' in reply) refused.push(reply.refused);
      next();
    });
    next();
  });
}
