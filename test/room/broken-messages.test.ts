import { getMessageBytes, Protocol } from '@colyseus/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { questionIdSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { bytes, closeCodes } from '../../protocol/messages.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { closing, joinRaw } from './raw-socket.ts';

const id = questionIdSchema.parse('q'.repeat(22));
/** What `ws` closes with when a message is larger than it may be. */
const tooBig = 1009;
/** What Colyseus closes with before a message reaches us: its body is no MessagePack. */
const closedByColyseus = 4002;
const frameOf = (type: string) => Uint8Array.from(getMessageBytes.raw(Protocol.ROOM_DATA, type, {}));

describe('a page that sends nonsense', () => {
  let app: RunningApp;
  let witness: PageClient;
  let culprit: PageClient;
  beforeAll(async () => {
    app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
    witness = await PageClient.join(app.links.spectator, 'Witness');
  });
  beforeEach(async () => {
    culprit = await PageClient.open(app.links.attendee);
  });
  afterAll(() => app?.close());

  /** Nothing was written, nobody else was sent away, and commands are still answered. */
  const nobodyElseNotices = async (seq: number) => {
    expect(witness.closedWith).toBeNull();
    expect(await witness.send({ type: 'question.withdraw', questionId: id })).toMatchObject({
      refused: 'no-such-question',
    });
    const { seq: now } = await witness.snapshot();
    // Coming and going are entries; nothing else is.
    expect(now - seq).toBeLessThanOrEqual(2);
  };

  it.each([
    ['of an unknown type', 'hello', { there: 1 }],
    ['without a body', 'command', undefined],
    ['with a misspelt command', 'command', { id: 1, command: { type: 'question.aks', questionId: id, text: 'Why?' } }],
    ['with a field too many', 'command', { id: 1, command: { type: 'stage.stop', force: true } }],
    ['with a field too few', 'command', { id: 1, command: { type: 'question.ask', text: 'Why?' } }],
    ['with a command of the product’s own parts', 'command', { id: 1, command: { type: 'session.start' } }],
    [
      'with a question id of another shape',
      'command',
      { id: 1, command: { type: 'question.vote', questionId: '../..' } },
    ],
    ['with a reaction that does not exist', 'react', { reaction: 'boo' }],
  ])('[B11] is closed with 4400 for a message %s', async (_what, type, message) => {
    await culprit.enter('Eve', 'body');
    const { seq } = await witness.snapshot();
    culprit.sendRaw(type, message);
    await culprit.until('the close', () => culprit.closedWith !== null);
    expect([culprit.closedWith, culprit.farewells]).toEqual([closeCodes.malformed, ['malformed']]);
    await nobodyElseNotices(seq);
  });

  it.each([
    ['truncated', bytes.pose, new Uint8Array(3)],
    ['with flags that do not exist', bytes.pose, Uint8Array.of(255, ...new Uint8Array(28))],
    ['empty', bytes.pose, new Uint8Array()],
    ['of an unknown kind', 99, new Uint8Array(11)],
  ])('[B12] is closed with 4400 for bytes %s', async (_what, type, message) => {
    await culprit.enter('Eve', 'body');
    const { seq } = await witness.snapshot();
    culprit.sendBytes(type, message);
    await culprit.until('the close', () => culprit.closedWith !== null);
    expect([culprit.closedWith, culprit.farewells]).toEqual([closeCodes.malformed, ['malformed']]);
    await nobodyElseNotices(seq);
  });

  const stop = Uint8Array.from(
    getMessageBytes.raw(Protocol.ROOM_DATA, 'command', { id: 1, command: { type: 'stage.stop' } }),
  );
  it.each([
    ['a text frame', 'hello', closeCodes.malformed],
    ['an empty frame', new Uint8Array(), closeCodes.malformed],
    ['a truncated type', stop.subarray(0, 3), closeCodes.malformed],
    ['a truncated body', stop.subarray(0, -3), closedByColyseus],
    ['a code that does not exist', Uint8Array.of(31, 1, 2, 3), closeCodes.malformed],
    [
      'a request, which pages do not make',
      Uint8Array.of(Protocol.ROOM_REQUEST, 1, ...stop.subarray(1)),
      closeCodes.malformed,
    ],
    ['a type named like a property of every object', frameOf('constructor'), closeCodes.malformed],
    ['another such type', frameOf('hasOwnProperty'), closeCodes.malformed],
    ['the name of the prototype', frameOf('__proto__'), closeCodes.malformed],
  ])('[B13] is closed for %s below the messages', async (_what, frame, code) => {
    const socket = await joinRaw(culprit, 'Eve');
    const { seq } = await witness.snapshot();
    const closed = closing(socket);
    socket.send(frame);
    expect(await closed).toBe(code);
    await nobodyElseNotices(seq);
  });

  it('[B14] is closed for a message larger than any of ours', async () => {
    await culprit.enter('Eve', 'body');
    const { seq } = await witness.snapshot();
    culprit.sendRaw('command', {
      id: 1,
      command: { type: 'question.ask', questionId: id, text: 'a'.repeat(limits.socketMessageBytes) },
    });
    await culprit.until('the close', () => culprit.closedWith !== null);
    expect(culprit.closedWith).toBe(tooBig);
    await nobodyElseNotices(seq);
  });
});
