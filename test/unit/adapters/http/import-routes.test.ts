import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorReplySchema } from '../../../../protocol/http.ts';
import {
  acceptReplySchema,
  importHeader,
  importProgressSchema,
  importReplySchema,
} from '../../../../protocol/import-http.ts';
import { limits } from '../../../../protocol/limits.ts';
import { personaReplySchema } from '../../../../protocol/persona-http.ts';
import { leader } from '../../../support/build-persona-session.ts';
import { must } from '../../../support/build-session.ts';
import { enter, idOf, part } from '../../../support/build-townhall.ts';
import type { HallServer } from './hall-server.ts';
import { errorOf, json, startStudioServer, studio } from './studio-server.ts';

let server: HallServer;
let cookie: string;
beforeEach(async () => {
  ({ server, cookie } = await startStudioServer());
});
afterEach(() => server.close());

const own = { fileName: 'letter.txt', isOwn: true, aliases: [], stays: [] };
const headers = (terms: object = own, who: Record<string, string> = { cookie, ...studio }) => ({
  ...who,
  [importHeader]: encodeURIComponent(JSON.stringify(terms)),
});
const bring = (body: string | Buffer, sent = headers()) =>
  server.request('POST', '/persona/import', { ...sent, 'content-length': Buffer.byteLength(body) }, body);
const accept = (passages: readonly object[], who: Record<string, string> = { cookie, ...studio }) =>
  server.request('POST', '/persona/import/accept', who, JSON.stringify({ passages }));
const progress = async () =>
  importProgressSchema.parse(json(await server.request('GET', '/persona/import', { cookie, ...studio })));
const statements = async () => {
  const reply = await server.request('GET', '/persona', { cookie, ...studio });
  return personaReplySchema.parse(json(reply)).statements;
};

const letter = 'I talked with Peter Berg about the plant. Norrland keeps it open, because our customers need it.';
const kept = 'I talked with a colleague about the plant. Norrland keeps it open, because our customers need it.';
const about = { title: 'Letter', date: '2026-03-14', place: 'E-mail' };
const empty = { passages: [], documents: 0, skipped: { others: 0, quoted: 0, dropped: 0 }, isCut: false };

/** A person of the town hall whom the leader named. */
async function delegate(topics: readonly string[]) {
  const theirs = await server.cookieFor('attendee');
  const me = json(await server.request('GET', '/api/me', { cookie: theirs }));
  if (typeof me !== 'object' || me === null || !('memberId' in me)) throw new Error('nobody');
  const memberId = idOf(String(me.memberId));
  await must(server.session, part('door'), { ...enter('Jonas'), memberId });
  await server.persona.submit(leader, { type: 'delegate.name', memberId, name: 'Jonas', topics });
  return theirs;
}

describe('a file of the leader’s words', () => {
  it('[PN72] [PN73] comes back as passages without what was taken out, and nothing of it is stored', async () => {
    const stored = vi.spyOn(server.record, 'putBlob');
    const reply = await bring(letter);
    const { passages } = importReplySchema.parse(json(reply));
    expect(passages).toMatchObject([{ text: kept, removed: { name: 1 }, link: 'letter.txt' }]);
    expect(await statements()).toEqual([]);
    expect(server.persona.state.seq).toBe(1);
    expect(stored).not.toHaveBeenCalled();
  });

  it('[PN72] that is broken, too large, of unknown length or without terms is refused with its reason, and touches nothing', async () => {
    const broken = await bring('no zip', headers({ ...own, fileName: 'speech.docx' }));
    expect(errorOf(broken)).toEqual([422, 'file-broken']);
    expect(errorReplySchema.parse(json(broken)).message).toMatch(/^it is damaged, or not what its name says/);
    const large = { ...headers(), 'content-length': limits.importBytes + 1, expect: '100-continue' };
    expect(errorOf(await server.request('POST', '/persona/import', large))).toEqual([413, 'file-too-large']);
    const unknown = { ...headers(), 'transfer-encoding': 'chunked' };
    expect(errorOf(await server.request('POST', '/persona/import', unknown, 'x'))).toEqual([411, 'bad-request']);
    for (const terms of [{}, { ...own, fileName: '' }, { ...own, more: 1 }])
      expect(errorOf(await bring(letter, headers(terms)))).toEqual([400, 'bad-request']);
    expect(errorOf(await bring(letter, headers(own, { cookie: await server.cookieFor('attendee') })))).toEqual([
      409,
      'not-allowed',
    ]);
    const foreign = { ...headers(), origin: 'https://elsewhere.example' };
    expect(errorOf(await bring(letter, foreign))).toEqual([403, 'bad-request']);
    expect(await statements()).toEqual([]);
  });

  it('[PN74] is read alone, tells how far it is to whoever brings it, and is let go when they leave', async () => {
    const asked = Promise.withResolvers<AbortSignal>();
    const over = Promise.withResolvers<typeof empty>();
    server.read = async (upload, { signal, onProgress }) => {
      onProgress({ readBytes: 3, documents: 2, passages: 1 });
      signal.addEventListener('abort', () => over.reject(signal.reason));
      asked.resolve(signal);
      expect(upload.bytes).toBe(letter.length);
      return over.promise;
    };
    const outgoing = http.request({
      host: '127.0.0.1',
      port: server.port,
      method: 'POST',
      path: '/persona/import',
      headers: { ...headers(), 'content-length': letter.length },
      agent: false,
    });
    outgoing.on('error', () => undefined);
    outgoing.end(letter);
    const signal = await asked.promise;
    expect(await progress()).toEqual({
      reading: { readBytes: 3, totalBytes: letter.length, documents: 2, passages: 1 },
    });
    expect(errorOf(await bring(letter))).toEqual([409, 'import-busy']);
    outgoing.destroy();
    await expect.poll(() => signal.aborted).toBe(true);
    await expect.poll(progress).toEqual({ reading: null });
    server.read = async () => empty;
    expect((await bring(letter)).status).toBe(200);
  });
});

describe('a passage that a person accepts', () => {
  it('[PN75] waits for approval as they left it, and is not brought twice', async () => {
    const left = {
      ...about,
      text: `${kept} So it stays.`,
      topics: ['plants'],
      link: 'letter.txt',
      span: { start: 0, end: 97 },
    };
    const outcomes = async (passages: readonly object[]) =>
      acceptReplySchema.parse(json(await accept(passages))).outcomes;
    expect(await outcomes([left, { ...left, text: 'We stay.', date: '' }])).toEqual([
      'added',
      { refused: 'statement-incomplete' },
    ]);
    expect(await outcomes([left])).toEqual(['known']);
    expect(await statements()).toMatchObject([{ statement: left, state: 'waiting' }]);
  });

  it('[PN75] [PN26] is a delegate’s only within their topics, each passage for itself', async () => {
    const theirs = { cookie: await delegate(['plants']) };
    const passages = [
      { ...about, text: 'We keep it open.', topics: ['plants'] },
      { ...about, text: 'Pay stays.', topics: ['pay'] },
    ];
    const reply = await accept(passages, theirs);
    expect(acceptReplySchema.parse(json(reply)).outcomes).toEqual(['added', { refused: 'statement-outside-scope' }]);
    expect(errorOf(await accept(passages, { cookie: await server.cookieFor('moderator') }))).toEqual([
      401,
      'no-session',
    ]);
  });
});

describe('a body that is slow to come', () => {
  afterEach(() => void vi.useRealTimers());

  /** The server has the request, and nothing of its body. */
  async function begun(address: string, bytes: number): Promise<net.Socket> {
    const sent = Object.entries({ ...headers(), Host: 'here', 'Content-Length': bytes, Expect: '100-continue' });
    const socket = net.connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const heard = once(socket, 'data');
    socket.write(`POST ${address} HTTP/1.1\r\n${sent.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    expect(String(await heard)).toMatch(/^HTTP\/1.1 100 /);
    return socket;
  }

  it('[H14] [H15] is waited for on the way of files alone, whatever the request calls itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const reads: Uint8Array[] = [];
    server.read = async ({ chunks }) => {
      for await (const chunk of chunks) reads.push(chunk);
      return empty;
    };
    const file = await begun('/persona/import', 100_001);
    const other = await begun('/persona/import/accept', 100_001);
    const ended = once(other, 'close');
    file.write(Buffer.alloc(100_000));
    await vi.waitFor(() => expect(Buffer.concat(reads)).toHaveLength(100_000));
    vi.advanceTimersByTime(30_000);
    await ended;
    const answer = once(file, 'data');
    file.write('.');
    expect(String(await answer)).toMatch(/^HTTP\/1.1 200 /);
    file.destroy();
  });
});
