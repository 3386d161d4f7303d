import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { pino } from 'pino';
import maya from '../../../../assets/persona/maya-lindqvist.persona.json' with { type: 'json' };
import { bodyPath } from '../../../../protocol/body-files.ts';
import type { ConnectionKind } from '../../../../protocol/commands.ts';
import { hallPath } from '../../../../protocol/hall-files.ts';
import type { PartHealth } from '../../../../protocol/http.ts';
import type { Stream } from '../../../../protocol/ids.ts';
import type { ModelReport } from '../../../../protocol/model-report.ts';
import { portraitSchema } from '../../../../protocol/portrait.ts';
import { publicKeyOf, signHead } from '../../../../protocol/record/sign.ts';
import type { Strain } from '../../../../protocol/strain.ts';
import { protocolVersion } from '../../../../protocol/version.ts';
import { TownhallDoor } from '../../../../server/access/door.ts';
import { readPassages } from '../../../../server/adapters/documents/read-passages.ts';
import type { Hear } from '../../../../server/adapters/http/hear-body.ts';
import { createHttpServer } from '../../../../server/adapters/http/http-server.ts';
import { RateLimiter } from '../../../../server/adapters/http/rate-limiter.ts';
import { requestFacts } from '../../../../server/adapters/http/request-facts.ts';
import { staticFiles } from '../../../../server/adapters/http/static-files.ts';
import { openHallSimilar } from '../../../../server/hall-similar.ts';
import { AnswerStore } from '../../../../server/leader/answer-store.ts';
import { contradictions } from '../../../../server/mind/contradictions.ts';
import type { Knowledge } from '../../../../server/mind/ports.ts';
import { createQuotingMind } from '../../../../server/mind/quoting-mind.ts';
import { personaDesks } from '../../../../server/persona-desks.ts';
import { FrontDesk } from '../../../../server/session/front-desk.ts';
import type { KeptRevocation } from '../../../../server/session/kept-revocation.ts';
import type { PersonaSession } from '../../../../server/session/persona-session.ts';
import type { TownhallSession } from '../../../../server/session/session.ts';
import { secretKey } from '../../../support/a-record.ts';
import { aRehearsalDesk } from '../../../support/a-rehearsal-desk.ts';
import { anOrganisingDesk } from '../../../support/an-organising-desk.ts';
import { openPersona } from '../../../support/build-persona-session.ts';
import { demoStream, Listener, openTownhallSession, townhallId } from '../../../support/build-session.ts';
import { mainSection, startMs } from '../../../support/build-townhall.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { MemoryDoors } from '../../../support/memory-doors.ts';
import { MemoryOwed } from '../../../support/memory-owed.ts';
import { MemoryRecord } from '../../../support/memory-record.ts';
import { knowledgeOf } from '../../mind/knowledge.ts';

export const script = `console.log(${JSON.stringify('a script that is long enough to be worth it. '.repeat(20))});`;
export const scriptPath = '/assets/app-Ab3_xY9z.js';

export interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HallServer {
  readonly port: number;
  readonly door: TownhallDoor;
  readonly core: FrontDesk;
  readonly session: TownhallSession;
  readonly persona: PersonaSession;
  readonly clock: FakeClock;
  readonly record: MemoryRecord;
  readonly stream: Stream;
  /** What the log was told at `error`. */
  readonly errors: string[];
  strain: Strain;
  health: Readonly<Record<string, PartHealth>>;
  model: ModelReport;
  /** How what is said is written down; null is off. */
  hear: Hear | null;
  /** What the mind knows when it is asked again. */
  knowledge: Knowledge;
  /** How files of the leader's words are read. */
  read: typeof readPassages;
  /** Kinds of every member's open pages, in the order in which they came in. */
  kinds: readonly ConnectionKind[];
  /** Sends a path as it is, without the tidying that `fetch` does. */
  request(method: string, target: string, headers?: http.OutgoingHttpHeaders, body?: string | Buffer): Promise<Reply>;
  /** Opens a link; gives the cookie. */
  cookieFor(role: 'attendee' | 'spectator' | 'moderator' | 'leader'): Promise<string>;
  close(): Promise<void>;
}

export const enterBody = (change: object = {}): string =>
  JSON.stringify({
    protocol: protocolVersion,
    name: 'Ada',
    kind: 'body',
    takeBody: false,
    beside: null,
    isBot: false,
    ...change,
  });

/** A file is read by a process that starts first, which takes seconds on a busy machine. */
const answerMs = 30_000;
const hallHash = '0123456789abcdef';
export const hallText = '{"v":1,"id":"small"}';

/** The product's HTTP side with the real door, gate and front desk; rooms and media rights are not there. */
export async function startHallServer(
  options: { readonly trustProxy?: readonly string[]; readonly publicUrl?: URL } = {},
): Promise<HallServer> {
  const folder = buildFolder();
  const [clock, record] = [new FakeClock(startMs), new MemoryRecord()];
  const session = await openTownhallSession(record, clock, new Listener());
  let made = 0;
  const randomText = (bytes: number): string => `${++made}-`.padEnd(Math.ceil((bytes * 4) / 3), 'x');
  const door = new TownhallDoor({ store: new MemoryDoors(), townhallId, randomText, nowMs: () => clock.now() });
  const now: {
    strain: Strain;
    health: Readonly<Record<string, PartHealth>>;
    model: ModelReport;
    hear: Hear | null;
    kinds: readonly ConnectionKind[];
    knowledge: Knowledge;
    read: typeof readPassages;
  } = {
    strain: 0,
    health: { record: { status: 'ok' } },
    model: null,
    hear: async (samples) => `${samples.length} samples`,
    kinds: [],
    knowledge: knowledgeOf([]),
    read: readPassages,
  };
  const files = staticFiles(
    folder,
    ['/', '/hall'],
    new Map([
      [hallPath(hallHash, 'json'), Buffer.from(hallText)],
      [bodyPath(hallHash), Buffer.from('glTF')],
    ]),
  );
  const owed = new MemoryOwed<KeptRevocation>();
  const persona = await openPersona({ record, owed, clock, onChanged: () => undefined });
  const core = new FrontDesk({
    door,
    gate: session,
    state: () => session.state,
    head: () => session.head,
    record,
    signer: { key: publicKeyOf(secretKey), sign: (head) => signHead(head, secretKey) },
    rooms: {
      get strain() {
        return now.strain;
      },
      hasBodyPage: () => false,
      dismiss: () => undefined,
      sectionOf: (_, kind) => (now.kinds.includes(kind) ? mainSection : null),
      reserve: async () => ({ name: 'hall', sessionId: 's', roomId: 'r', processId: 'p' }),
    },
    // The identity itself, so that a test sees for whom it is.
    rights: {
      isUp: false,
      ticket: async (_, identity) => ({ path: '/livekit', token: identity }),
    },
    answers: new AnswerStore(record),
    nowMs: () => clock.now(),
    leaderName: 'Lea',
    isDelegate: (memberId) => persona.state.delegates.has(memberId),
    keepers: null,
    companyColors: [],
    hallHash,
    leaderBody: hallHash,
    leaderPortrait: portraitSchema.parse(maya.portrait),
    recognition: 'on',
    build: files.build,
    isDemo: true,
    health: () => now.health,
    model: () => now.model,
    modelOffers: () => now.model?.offers,
  });
  const silentBecause = () => persona.standing().silentBecause;
  const answers = new AnswerStore(record);
  const desks = personaDesks({
    persona,
    gate: session,
    state: () => session.state,
    silentBecause,
    answers,
    mind: createQuotingMind(),
    contradictions: async (versions) => contradictions(versions),
    knowledge: () => now.knowledge,
    imports: { read: (upload, options) => now.read(upload, options), stays: ['Norrland'] },
    nowMs: () => clock.now(),
    speak: async ({ pace = 'normal' }) => new TextEncoder().encode(`RIFF ${pace}`),
  });
  const rehearsal = aRehearsalDesk({ whyNot: (member) => desks.persona.whyNotRehearse(member), clock }).desk;
  const facts = requestFacts({
    trustProxy: options.trustProxy ?? [],
    publicUrl: options.publicUrl ?? null,
    isTls: false,
  });
  const errors: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  const server = createHttpServer({
    context: {
      core,
      organising: anOrganisingDesk(record, clock, session).desk,
      ...desks,
      rehearsal,
      signIn: null,
      sessions: null,
      invitations: null,
      headsets: null,
      similar: openHallSimilar({ state: () => session.state, strain: () => now.strain, ownNames: ['Norrland'] }),
      facts,
      limiter: new RateLimiter(() => clock.now()),
      get hear() {
        return now.hear;
      },
    },
    files,
    draw: ({ title }, { pathname }) => `<p>${title} at ${pathname}</p>`,
    tls: null,
    divert: { owns: () => false, request: () => undefined },
    log,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const request: HallServer['request'] = (method, target, headers = {}, body = '') =>
    new Promise((resolve, reject) => {
      const outgoing = http.request(
        { host: '127.0.0.1', port, method, path: target, headers, agent: false },
        (reply) => {
          const chunks: Buffer[] = [];
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('error', reject);
          reply.on('end', () =>
            resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks) }),
          );
        },
      );
      outgoing.setTimeout(answerMs, () => outgoing.destroy(new Error(`no answer in ${answerMs} ms`)));
      outgoing.on('error', reject);
      outgoing.end(body);
    });

  return {
    port,
    door,
    core,
    session,
    persona,
    clock,
    record,
    stream: demoStream,
    errors,
    get strain() {
      return now.strain;
    },
    set strain(strain) {
      now.strain = strain;
    },
    get health() {
      return now.health;
    },
    set health(health) {
      now.health = health;
    },
    get model() {
      return now.model;
    },
    set model(model) {
      now.model = model;
    },
    get hear() {
      return now.hear;
    },
    set hear(hear) {
      now.hear = hear;
    },
    get knowledge() {
      return now.knowledge;
    },
    set knowledge(knowledge) {
      now.knowledge = knowledge;
    },
    get read() {
      return now.read;
    },
    set read(read) {
      now.read = read;
    },
    get kinds() {
      return now.kinds;
    },
    set kinds(kinds) {
      now.kinds = kinds;
    },
    request,
    async cookieFor(role) {
      const { headers } = await request('GET', `/join/${await door.invite(role, 'many')}`);
      return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await session.close();
      rmSync(path.dirname(folder), { recursive: true });
    },
  };
}

/** A built client: a page, a hashed script with its compressed forms, a picture, a map and the server's own file that nobody is given. */
function buildFolder(): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'rostrum-http-'));
  const folder = path.join(root, 'client');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(root, 'secret.txt'), 'secret');
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><html><head><title>Rostrum</title><style>p{}</style></head><body><div id="page"></div></body></html>',
  );
  writeFileSync(path.join(folder, 'document.mjs'), 'export {};');
  writeFileSync(path.join(folder, 'icon.png'), 'png');
  writeFileSync(path.join(folder, scriptPath), script);
  writeFileSync(path.join(folder, `${scriptPath}.br`), brotliCompressSync(script));
  writeFileSync(path.join(folder, `${scriptPath}.gz`), gzipSync(script));
  writeFileSync(path.join(folder, `${scriptPath}.map`), '{}');
  return folder;
}
