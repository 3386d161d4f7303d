import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Actor, TownhallEvent } from '../protocol/events.ts';
import { personaIdSchema, sectionIdSchema, townhallIdSchema } from '../protocol/ids.ts';
import { townhall as hall } from '../scenes/load-hall.ts';
import { secretHash, TownhallDoor } from './access/door.ts';
import { ColyseusPlane } from './adapters/colyseus/plane.ts';
import { createHttpServer } from './adapters/http/http-server.ts';
import { RateLimiter } from './adapters/http/rate-limiter.ts';
import { requestFacts, sessionSecrets } from './adapters/http/request-facts.ts';
import { staticFiles } from './adapters/http/static-files.ts';
import { connectLiveKit } from './adapters/livekit/connect-livekit.ts';
import { disposeMedia } from './adapters/livekit/media-library.ts';
import { createLiveKitRelay } from './adapters/livekit/relay.ts';
import { createStageVoice } from './adapters/livekit/stage-voice.ts';
import { startLiveKit } from './adapters/livekit/start-livekit.ts';
import { createVoiceRights } from './adapters/livekit/voice-rights.ts';
import { openDataFolder, StartError } from './adapters/node/data-folder.ts';
import { systemClock, systemDice } from './adapters/node/system-clock.ts';
import { createOpenAiLanguageModel } from './adapters/openai/language-model.ts';
import { createOpenAiSpeech } from './adapters/openai/speech.ts';
import { openSqlite } from './adapters/sql/open-sqlite.ts';
import { createEmbeddedVoice } from './adapters/tts/embedded-voice.ts';
import { type Config, lanAddress } from './config.ts';
import { type DemoLink, demoLinks, demoTokens, readDemoPersona } from './demo.ts';
import { AnswerStore } from './leader/answer-store.ts';
import { Leader } from './leader/leader.ts';
import { SpeechCache } from './leader/speech-cache.ts';
import { createModelMind } from './mind/model-mind.ts';
import { openingNotice } from './mind/notices.ts';
import type { Knowledge, Mind } from './mind/ports.ts';
import { createQuotingMind, createReader } from './mind/quoting-mind.ts';
import { changesOf } from './session/changes.ts';
import { FrontDesk } from './session/front-desk.ts';
import { PersonaSession } from './session/persona-session.ts';
import { TownhallSession } from './session/session.ts';
import { emptyTownhall } from './townhall/empty-townhall.ts';

export interface App {
  readonly url: string;
  readonly links: readonly { readonly name: DemoLink; readonly href: string; readonly note: string }[];
  /** What whoever starts it should know, a sentence each. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

const townhallId = townhallIdSchema.parse('demo');
/** The one section until a town hall spreads over several. */
const sectionId = sectionIdSchema.parse('main');
const session: Actor = { kind: 'part', part: 'session' };
const door: Actor = { kind: 'part', part: 'door' };
const pages = ['/', '/hall', '/spectator', '/desk', '/studio', '/record', '/listen'];
const linkNotes: Readonly<Record<DemoLink, string>> = {
  attendee: 'for everybody',
  spectator: 'to watch, ask and vote',
  desk: 'for the moderator; belongs to the first browser that opens it',
  leader: 'for the leader; belongs to the first browser that opens it',
};

/** Starts everything and listens. Whatever is missing beside the record is named and done without. Throws {@link StartError}. */
export async function startApp(config: Config, log: Logger): Promise<App> {
  const lan = config.isLan ? lanAddress() : null;
  if (config.isLan && lan === null)
    throw new StartError('--lan: this machine has no address on a network. Connect it, or start without --lan.');
  const closers: (() => Promise<unknown> | unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };

  try {
    const folder = await openDataFolder(config.dataDir);
    closers.push(() => folder.close());
    const { record, doors } = await openSqlite({ file: path.join(folder.path, 'rostrum.db') });
    closers.push(() => record.close());
    const demo = await readDemoPersona();

    const liveKit =
      config.liveKit === null
        ? startLiveKit({
            bin: config.liveKitBin,
            dataDir: folder.path,
            mediaUdpPort: config.mediaUdpPort,
            mediaTcpPort: config.mediaTcpPort,
            lan,
            log,
          })
        : connectLiveKit({ ...config.liveKit, log });
    closers.push(() => liveKit.close());
    const rights = createVoiceRights(liveKit, { log });
    closers.push(() => rights.close());
    const voice = createStageVoice(liveKit, { onSeen: rights.seen, log });
    closers.push(() => voice.close().then(disposeMedia));
    const embedded = createEmbeddedVoice({ voice: demo.persona.voice });
    closers.push(() => embedded.close());
    const synth =
      config.openAi === null || config.openAi.voice === null
        ? embedded
        : createOpenAiSpeech({
            ...config.openAi,
            model: config.openAi.voice.model,
            voice: config.openAi.voice.name,
            finisher: embedded,
          });

    const tell: { plane: ColyseusPlane | null; leader: Leader | null } = { plane: null, leader: null };
    // The persona: who the leader is, and what the avatar may say.
    let statements: Knowledge['statements'] = [];
    let knowledge: Knowledge | null = null;
    const readStatements = async (): Promise<void> => {
      statements = await persona.approved();
      knowledge = null;
      tell.leader?.personaChanged();
    };
    let isSeeding = true;
    const persona = await PersonaSession.open({
      id: personaIdSchema.parse(demo.persona.id),
      record,
      clock: systemClock,
      dice: systemDice,
      onChanged: () => {
        if (isSeeding) return;
        readStatements().catch((error: unknown) => log.error({ err: error }, 'the approved statements cannot be read'));
      },
    });
    await seedPersona(persona, demo);
    isSeeding = false;
    await readStatements();
    const today = (): string => new Date().toISOString().slice(0, 10);
    const knowing = (): Knowledge => {
      if (knowledge?.today !== today()) {
        const { version, leaderName, referTo } = persona.state;
        knowledge = { personaVersion: version, leaderName, referTo, today: today(), statements };
      }
      return knowledge;
    };

    const answers = new AnswerStore(record);
    const silence = (events: readonly TownhallEvent[]): void => {
      for (const event of events) {
        if (event.type === 'stage.stopped' || event.type === 'answer.cut') tell.leader?.silence(event.epoch);
        if (event.type === 'voice.closed') void rights.setMayTalk(sectionId, event.memberId, false);
        if (event.type === 'member.removed') {
          void rights.remove(sectionId, event.memberId);
          tell.plane?.dismiss(event.memberId, 'removed', event.personal === 'erased' ? '' : event.personal.reason);
        }
      }
    };
    let recordStatus: 'ok' | 'failing' = 'ok';
    let shown = emptyTownhall(townhallId);
    const town = await TownhallSession.open({
      id: townhallId,
      record,
      clock: systemClock,
      dice: systemDice,
      signer: folder.signer,
      context: () => ({ hall, persona: persona.standing() }),
      publisher: {
        published(recorded, state) {
          const events = recorded.map(({ event }) => event);
          silence(events);
          for (const event of events)
            if (event.type === 'voice.opened') void rights.setMayTalk(sectionId, event.memberId, true);
          const changes = changesOf(shown, state, events);
          shown = state;
          tell.plane?.section.changed(changes);
          if (changes.isUrgent) tell.plane?.section.patchNow();
          tell.leader?.published(recorded);
        },
        recordStatus(status) {
          recordStatus = status;
        },
      },
      silencer: { silence },
      log,
    });
    closers.push(() => town.close());
    shown = town.state;
    if (town.state.phase === 'none') {
      await town.submit(session, {
        type: 'townhall.create',
        title: `${demo.persona.company} town hall`,
        hallId: hall.id,
        personaId: demo.persona.id,
      });
      await town.submit(session, { type: 'townhall.open' });
    }

    const tls =
      lan === null
        ? null
        : await (await import('./adapters/x509/certificate.ts')).lanCertificate(folder.path, lan.address);
    const facts = requestFacts({ trustProxy: config.trustProxy, publicUrl: config.publicUrl, isTls: tls !== null });
    const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url');
    const plane = await ColyseusPlane.open({
      sectionId,
      boundsM: hall.boundsM,
      gate: town,
      state: () => town.state,
      facts: () => ({
        leaderName: persona.state.leaderName,
        voices: liveKit.status === 'ok' ? 'on' : 'off',
        record: recordStatus,
        head: town.head,
        persona: persona.standing(),
        avatarVoice: voice.identity,
      }),
      nowMs: () => Date.now(),
      randomText,
      sessionsOf: (request: IncomingMessage) => sessionSecrets(request).map(secretHash),
      isSameOrigin: facts.isSameOrigin,
      onAlone: (memberId) => void town.submit(door, { type: 'member.leave', memberId }),
      log,
    });
    tell.plane = plane;
    closers.push(() => plane.close());
    await voice.openSection(sectionId);

    const leader = new Leader({
      gate: town,
      state: () => town.state,
      knowledge: knowing,
      mind: mindOf(config, log),
      answers,
      speech: new SpeechCache(synth),
      voice,
      tell: (moment) => plane.moment(moment),
      opening: openingNotice(persona.state.leaderName),
      clock: systemClock,
      log,
    });
    tell.leader = leader;
    closers.push(() => leader.close());
    leader.start();

    const entrance = new TownhallDoor({ store: doors, townhallId, randomText, nowMs: () => Date.now() });
    const tokens = await demoTokens(entrance, doors);
    const files = staticFiles(config.clientDir, pages);
    const relay = createLiveKitRelay(liveKit, { rights, isSameOrigin: facts.isSameOrigin, log });
    const core = new FrontDesk({
      door: entrance,
      gate: town,
      state: () => town.state,
      head: () => town.head,
      record,
      signer: folder.signer,
      rooms: plane,
      rights,
      answers,
      sectionId,
      leaderName: persona.state.leaderName,
      build: files.build,
      health: () => ({
        record:
          town.status === 'ok' ? { status: 'ok' } : { status: 'failing', reason: 'The record cannot be written.' },
        voice:
          liveKit.status === 'off' ? { status: 'off', reason: liveKit.reason ?? 'off' } : { status: liveKit.status },
        avatar:
          persona.standing().consentEpoch === null
            ? { status: 'off', reason: persona.standing().silentBecause }
            : { status: 'ok' },
      }),
    });
    const server = createHttpServer({
      context: { core, facts, limiter: new RateLimiter(() => Date.now()) },
      files,
      tls,
      divert: (request, response) => {
        if (!relay.owns(request.url)) return false;
        relay.request(request, response);
        return true;
      },
      log,
    });
    plane.attach(server, (request, socket, head) => {
      if (!relay.owns(request.url)) return false;
      relay.upgrade(request, socket, head);
      return true;
    });
    const port = await listen(server, config);
    closers.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));

    const host =
      lan?.address ??
      (config.host === '0.0.0.0' ? 'localhost' : config.host === '127.0.0.1' ? 'localhost' : config.host);
    const url = (config.publicUrl ?? new URL(`${tls === null ? 'http' : 'https'}://${host}:${port}`)).origin;
    return { url, links: linksOf(url, tokens), notes: notesOf(config, tls), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function seedPersona(
  persona: PersonaSession,
  { persona: who, statements }: Awaited<ReturnType<typeof readDemoPersona>>,
): Promise<void> {
  if (persona.state.isCreated) return;
  const by = { kind: 'installation', name: 'Rostrum demo' } as const;
  await persona.submit(by, { type: 'persona.create', leaderName: who.leaderName, referTo: who.referTo });
  for (const statement of statements) {
    await persona.addStatement(by, statement);
    await persona.submit(by, { type: 'statement.approve', statementId: statement.id });
  }
  await persona.submit(by, {
    type: 'consent.give',
    scope: { words: true, voice: true, likeness: true, until: '2099-12-31' },
  });
}

function mindOf(config: Config, log: Logger): Mind {
  // One index of the statements for both.
  const reader = createReader();
  const quoting = createQuotingMind(reader);
  if (config.openAi === null || config.openAi.model === null) return quoting;
  const model = createOpenAiLanguageModel({ ...config.openAi, model: config.openAi.model, timeoutMs: 20_000 });
  return createModelMind({
    model,
    fallback: quoting,
    reader,
    onFallback: (failure) =>
      log.warn({ reason: failure.reason }, 'the language model failed; the quoting leader answers'),
  });
}

function listen(server: ReturnType<typeof createHttpServer>, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${config.port} is taken. Stop what uses it, or choose another: npm start -- --port 8081`;
      reject(error.code === 'EADDRINUSE' ? new StartError(taken) : error);
    });
    server.listen(config.port, config.host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : config.port);
    });
  });
}

function linksOf(url: string, tokens: ReadonlyMap<DemoLink, string>): App['links'] {
  return demoLinks.map(({ name }) => ({ name, href: `${url}/join/${tokens.get(name) ?? ''}`, note: linkNotes[name] }));
}

function notesOf(config: Config, tls: { readonly fingerprint: string } | null): string[] {
  const notes = ['This is a demo: whoever has a link gets in.'];
  if (config.liveKit === null && config.liveKitBin === null)
    notes.push('Voices are off: no livekit-server was found. Captions and text work.');
  if (tls !== null) {
    notes.push('A headset warns of an unknown certificate once: choose "Advanced", then "Proceed".');
    notes.push(`Its fingerprint: ${tls.fingerprint}`);
  }
  return notes;
}
