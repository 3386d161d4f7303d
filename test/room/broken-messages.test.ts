import { getMessageBytes, Protocol } from '@colyseus/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { questionIdSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { bytes, closeCodes } from '../../protocol/messages.ts';
import { PageClient } from '../support/page-client.ts';
import { closing, joinRaw, writeBeneath } from '../support/raw-socket.ts';
import { RunningApp } from '../support/running-app.ts';

const id = questionIdSchema.parse('q'.repeat(22));
const frameOf = (type: string) => Uint8Array.from(getMessageBytes.raw(Protocol.ROOM_DATA, type, {}));

describe('a page that sends nonsense', () => {
  let app: RunningApp;
  let witness: PageClient;
  let culprit: PageClient;
  beforeAll(async () => {
    app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
  });
  // A witness for every test: one alone would be too fast for the gate.
  beforeEach(async () => {
    witness = await PageClient.join(app.links.spectator, 'Witness');
    culprit = await PageClient.open(app.links.attendee);
  });
  afterEach(() => witness.leave());
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
    ['a text frame', 'hello'],
    ['an empty frame', new Uint8Array()],
    ['a truncated type', stop.subarray(0, 3)],
    ['a truncated body', stop.subarray(0, -3)],
    ['a body that is no MessagePack', Uint8Array.from([...frameOf('command').subarray(0, -1), 0xc1])],
    ['a body with more behind it', Uint8Array.from([...stop, 1])],
    ['a code that does not exist', Uint8Array.of(31, 1, 2, 3)],
    ['a request, which pages do not make', Uint8Array.of(Protocol.ROOM_REQUEST, 1, ...stop.subarray(1))],
    ['a type named like a property of every object', frameOf('constructor')],
    ['another such type', frameOf('hasOwnProperty')],
    ['the name of the prototype', frameOf('__proto__')],
  ])('[B13] is closed for %s below the messages', async (_what, frame) => {
    const socket = await joinRaw(culprit, 'Eve');
    const { seq } = await witness.snapshot();
    const closed = closing(socket);
    socket.send(frame);
    expect(await closed).toEqual({ code: closeCodes.malformed, reason: 'malformed' });
    await nobodyElseNotices(seq);
  });

  it.each([
    ['a frame of a kind that does not exist', Buffer.of(0x83, 0x80, 0, 0, 0, 0)],
    ['a frame without a mask', Buffer.of(0x82, 0x01, 0x0d)],
    ['text that is no UTF-8', Buffer.of(0x81, 0x81, 0, 0, 0, 0, 0xff)],
  ])('[B13] is closed for %s below the frames', async (_what, raw) => {
    const socket = await joinRaw(culprit, 'Eve');
    const { seq } = await witness.snapshot();
    const closed = closing(socket);
    writeBeneath(socket, raw);
    expect(await closed).toEqual({ code: closeCodes.malformed, reason: 'malformed' });
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
    expect(culprit.closedWith).toBe(closeCodes.malformed);
    await nobodyElseNotices(seq);
  });

  it('[R3] is closed with a code of its own when it floods', async () => {
    const socket = await joinRaw(culprit, 'Eve');
    const { seq } = await witness.snapshot();
    const closed = closing(socket);
    for (let sent = 0; sent < 400; sent++) socket.send(Uint8Array.of(Protocol.PING));
    expect(await closed).toEqual({ code: closeCodes.tooFast, reason: 'too-fast' });
    await nobodyElseNotices(seq);
  });
});
