import { getMessageBytes, Protocol } from '@colyseus/core';
import { unpack } from 'msgpackr';
import type WebSocket from 'ws';
import type { QuestionId } from '../../protocol/ids.ts';
import { commandReplySchema, toServer } from '../../protocol/messages.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { joinRaw } from '../../test/support/raw-socket.ts';

/** What the bench asks of its second process. */
export interface VotersTask {
  readonly link: string;
  readonly people: number;
  readonly questionIds: readonly QuestionId[];
}

/** What the second process saw, from the first vote sent to the last reply. */
export interface VotersResult {
  readonly accepted: number;
  readonly refused: readonly string[];
  readonly seconds: number;
  readonly waitedMs: readonly number[];
}

const joiningAtOnce = 20;
/** A reply is a `ROOM_DATA` frame with this type in front; everything else is state and news, which this load does not read. */
const replyHead = getMessageBytes.raw(Protocol.ROOM_DATA, 'reply');

process.once('message', (task: VotersTask) => {
  vote(task).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

/** Everybody joins; then each person votes for one question after the other, the next one when the last was acknowledged. */
async function vote({ link, people, questionIds }: VotersTask): Promise<VotersResult> {
  const sockets: WebSocket[] = [];
  for (let at = 0; at < people; at += joiningAtOnce) {
    const names = Array.from({ length: Math.min(joiningAtOnce, people - at) }, (_, index) => `Voter ${at + index}`);
    sockets.push(...(await Promise.all(names.map((name) => join(link, name)))));
  }
  const refused: string[] = [];
  const waitedMs: number[] = [];
  const startedMs = performance.now();
  await Promise.all(sockets.map((socket) => voteForAll(socket, questionIds, waitedMs, refused)));
  const seconds = (performance.now() - startedMs) / 1000;
  for (const socket of sockets) socket.terminate();
  return { accepted: waitedMs.length - refused.length, refused: [...new Set(refused)], seconds, waitedMs };
}

function voteForAll(
  socket: WebSocket,
  questionIds: readonly QuestionId[],
  waitedMs: number[],
  refused: string[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let id = 0;
    let sentMs = 0;
    const next = (): void => {
      const questionId = questionIds[id];
      if (questionId === undefined) {
        resolve();
        return;
      }
      sentMs = performance.now();
      const command = { type: 'question.vote', questionId };
      socket.send(getMessageBytes.raw(Protocol.ROOM_DATA, toServer.command, { id, command }));
      id += 1;
    };
    socket.on('close', (code) => reject(new Error(`the socket was closed with ${code}`)));
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

/** The page's own way in, without the page's decoder. */
async function join(link: string, name: string): Promise<WebSocket> {
  return joinRaw(await PageClient.open(link), name, { kind: 'companion' });
}
