import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import { pagePaths } from '../protocol/door.ts';
import type { Actor } from '../protocol/events.ts';
import type { PartHealth } from '../protocol/http.ts';
import { type MemberId, sectionAt, townhallIdSchema } from '../protocol/ids.ts';
import { limits } from '../protocol/limits.ts';
import type { Moment } from '../protocol/moment.ts';
import { balconyPlaces, stageFace } from '../scenes/balcony-places.ts';
import { bestSeats } from '../scenes/best-seats.ts';
import { secretHash, TownhallDoor } from './access/door.ts';
import { ColyseusPlane } from './adapters/colyseus/plane.ts';
import { readPassages } from './adapters/documents/read-passages.ts';
import { loadDrawPage } from './adapters/http/draw-page.ts';
import type { Hear } from './adapters/http/hear-body.ts';
import { createHttpServer } from './adapters/http/http-server.ts';
import { RateLimiter } from './adapters/http/rate-limiter.ts';
import { requestFacts, sessionSecrets } from './adapters/http/request-facts.ts';
import { staticFiles } from './adapters/http/static-files.ts';
import { connectLiveKit } from './adapters/livekit/connect-livekit.ts';
import { createLiveKitRelay } from './adapters/livekit/relay.ts';
import { roomsOf } from './adapters/livekit/rooms.ts';
import { createStageVoice } from './adapters/livekit/stage-voice.ts';
import { startLiveKit } from './adapters/livekit/start-livekit.ts';
import { createVoiceRights } from './adapters/livekit/voice-rights.ts';
import { watchAvatarSwitch } from './adapters/node/avatar-switch.ts';
import { busyShareOf } from './adapters/node/busy-share.ts';
import { databaseFile, openDataFolder } from './adapters/node/data-folder.ts';
import { type HallOnDisk, readHall } from './adapters/node/hall-files.ts';
import { openOwedFile, openRevocationFile } from './adapters/node/owed-file.ts';
import { readPersona } from './adapters/node/persona-files.ts';
import { StartError } from './adapters/node/start-error.ts';
import { systemClock, systemDice } from './adapters/node/system-clock.ts';
import { openSqlite } from './adapters/sql/open-sqlite.ts';
import { createEmbeddedRecogniser } from './adapters/stt/embedded-recogniser.ts';
import type { Closers } from './closers.ts';
import { type Config, lanAddress } from './config.ts';
import { demoTokens } from './demo.ts';
import { openHallAnonymous } from './hall-anonymous.ts';
import { openHallEntry } from './hall-entry.ts';
import { listen, makeCertificate } from './hall-listen.ts';
import { openHallOrganising } from './hall-organising.ts';
import { defaultHall, hallOfRecord } from './hall-place.ts';
import { openHallRehearsal } from './hall-rehearsal.ts';
import { openHallSimilar } from './hall-similar.ts';
import { openThinking } from './hall-thinking.ts';
import { speakAsFile, voiceHealth, voiceOf } from './hall-voice.ts';
import { AnswerStore } from './leader/answer-store.ts';
import { Leader } from './leader/leader.ts';
import { LiveCaptions, type LiveLine } from './leader/live-captions.ts';
import { SpeechCache } from './leader/speech-cache.ts';
import { openingNotice } from './mind/notices.ts';
import { personaDesks } from './persona-desks.ts';
import { AvatarGuard } from './session/avatar-guard.ts';
import { Backstage } from './session/backstage.ts';
import { FrontDesk } from './session/front-desk.ts';
import { SwitchNotes, withSwitch } from './session/kill-switch.ts';
import { personaOf } from './session/made-with.ts';
import { houseSetting } from './session/organising-desk.ts';
import { PersonaLibrary } from './session/persona-library.ts';
import { TownhallSession } from './session/session.ts';
import { Stagehand } from './session/stagehand.ts';
import { voiceIdentity } from './session/voice-ports.ts';
import { recogniseSound } from './speech/recognise-sound.ts';
import { addressOf, linksOf } from './start-links.ts';
import { notesOf, otherPersonaNotes } from './start-notes.ts';
import { type App, TurningHouse, type Wire, type Wired } from './turning.ts';

export type { App };

const demoTownhall = townhallIdSchema.parse('demo');
type WirePlace = Parameters<Wire>[3];
/** In the order in which they fill. */
const sections = Array.from({ length: limits.sections }, (_, index) => sectionAt(index));
const defaultPersona = 'maya-lindqvist';
const sessionPart: Actor = { kind: 'part', part: 'session' };
const door: Actor = { kind: 'part', part: 'door' };
const captionsActor: Actor = { kind: 'part', part: 'captions' };

/** Starts everything and listens. Whatever is missing beside the record is named and done without. Throws {@link StartError}. */
export function startApp(config: Config, log: Logger): Promise<App> {
  return TurningHouse.open(config, log, wire);
}

/** Puts the town hall together that is in the house. */
async function wire(config: Config, log: Logger, closers: Closers, { wanted, turn }: WirePlace): Promise<Wired> {
  const lan = config.isLan ? lanAddress() : null;
  if (config.isLan && lan === null) {
    throw new StartError('--lan: this machine has no address on a network. Connect it, or start without --lan.');
  }
  let place = await readHall(config.hall ?? defaultHall);
  const configured = readPersona(config.persona ?? defaultPersona);
  const folder = closers.keep(await openDataFolder(config.dataDir), (part) => part.close());
  const database = await openSqlite({ file: databaseFile(folder.path) });
  const { record, doors } = closers.keep(database, (part) => part.close());
  const townhallId = wanted ?? townhallIdSchema.parse((await doors.getSetting(houseSetting)) ?? demoTownhall);
  const owed = closers.keep(await openOwedFile(folder.path, townhallId, log), (part) => part.close());
  const made = await personaOf(record, townhallId);
  const demo = made === null || made === configured.persona.id ? configured : readPersona(made);

  const rooms = roomsOf(townhallId, folder.signer.key);
  const media = {
    bin: config.liveKitBin,
    dataDir: folder.path,
    rooms,
    mediaUdpPort: config.mediaUdpPort,
    mediaTcpPort: config.mediaTcpPort,
    lan,
    log,
  };
  const liveKit = closers.keep(
    config.liveKit === null ? startLiveKit(media) : connectLiveKit({ ...config.liveKit, rooms, log }),
    (part) => part.close(),
  );
  let hadVoices = false;
  liveKit.onStatus((status) => {
    hadVoices ||= status === 'ok';
  });
  const rights = closers.keep(createVoiceRights(liveKit, { log }), (part) => part.close());
  const recogniser =
    config.recognition === 'off' ? null : closers.keep(createEmbeddedRecogniser(), (part) => part.close());
  let captions: LiveCaptions | null = null;
  const onLiving = recogniser && ((samples: Int16Array) => captions?.hear(samples));
  const voice = closers.keep(createStageVoice(liveKit, { onSeen: rights.seen, onLiving, log }), (part) => part.close());
  const synth = voiceOf(config, demo.persona, closers);

  let forgetReplies = (): void => undefined;
  const forgetName = (memberId: MemberId): void => {
    forgetReplies();
    doors
      .forgetName(townhallId, memberId)
      .catch((error: unknown) => log.error({ err: error }, 'an erased name is still kept at the door'));
  };
  const stagehand = new Stagehand({ rights, forgetName });
  let noteSwitch: () => unknown = () => undefined;
  const killSwitch = closers.keep(
    watchAvatarSwitch(folder.path, log, () => {
      stagehand.personaChanged();
      noteSwitch();
    }),
    (part) => part.close(),
  );
  const revoked = closers.keep(await openRevocationFile(folder.path, demo.persona.id, log), (part) => part.close());
  const persona = await PersonaLibrary.open(
    {
      id: demo.persona.id,
      townhallId,
      record,
      owed: revoked,
      clock: systemClock,
      dice: systemDice,
      log,
      onChanged: () => stagehand.personaChanged(),
      onTrouble: (error) => log.error({ err: error }, 'the approved statements cannot be read'),
    },
    { ...demo.persona, statements: demo.statements },
  );
  closers.keep(persona, (part) => part.close());
  const standing = () => withSwitch(persona.standing(), killSwitch.isOff);
  const seatingIn = ({ hall }: HallOnDisk) => ({
    seats: bestSeats(hall),
    sections,
    bodiesPerSection: Math.min(config.bodiesPerSection, hall.seats.length),
  });
  let seating = seatingIn(place);
  const gateContext = () => ({ hall: seating, persona: standing(), captions: stagehand.saidLately() });
  const { signer } = folder;
  const session = { record, clock: systemClock, dice: systemDice, signer, context: gateContext, log };
  const heard = { publisher: stagehand, silencer: stagehand };
  const town = await TownhallSession.open({ ...session, ...heard, id: townhallId, owed });
  closers.keep(town, (part) => part.close());
  const asked = place.hall.id;
  if (town.state.phase !== 'none' && town.state.hallId !== asked) {
    place = await hallOfRecord(town.state.hallId, config);
    seating = seatingIn(place);
  }
  const { hall } = place;
  if (town.state.phase === 'none') {
    const title = `${demo.persona.company} town hall`;
    await town.submit(sessionPart, { type: 'townhall.create', title, hallId: hall.id, personaId: demo.persona.id });
    await town.submit(sessionPart, { type: 'townhall.open' });
  }

  const knows = { town, context: gateContext, record, folder, leaderName: persona.leaderName, log };
  const anonymous = await openHallAnonymous(config.anonymous, knows, closers);
  const tls = lan === null ? null : await makeCertificate(folder.path, lan.address);
  const facts = requestFacts({ trustProxy: config.trustProxy, publicUrl: config.publicUrl, isTls: tls !== null });
  const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url');
  const isDelegate = (memberId: MemberId) => persona.persona.state.delegates.has(memberId);
  const backstage = new Backstage({ gate: town, state: () => town.state, rights, isDelegate, nowMs: Date.now, log });
  const plane = await ColyseusPlane.open({
    backstage,
    first: sectionAt(0),
    // It comes when the media server does; nobody waits for it.
    onSectionOpened: (sectionId) =>
      void voice
        .openSection(sectionId)
        .catch((error: unknown) => log.error({ err: error, sectionId }, 'the stage voice cannot be opened')),
    onLivingVoice: (living) => voice.relay(living),
    boundsM: hall.boundsM,
    stageM: stageFace(hall),
    balconyPlaces: balconyPlaces(hall).length,
    anonymous: anonymous.desk,
    gate: town,
    state: () => town.state,
    facts: () => ({
      leaderName: persona.leaderName,
      voices: liveKit.status === 'ok' ? 'on' : 'off',
      record: town.status === 'ok' ? 'ok' : 'failing',
      head: town.head,
      persona: standing(),
      avatarVoice: voice.identity,
    }),
    nowMs: () => systemClock.now(),
    randomText,
    busyShare: busyShareOf(performance),
    sessionsOf: (request: IncomingMessage) => sessionSecrets(request).map(secretHash),
    isSameOrigin: facts.isSameOrigin,
    onKindGone: (sectionId, memberId, kind) => void rights.forget(sectionId, voiceIdentity(memberId, kind)),
    onAlone: (memberId) => void town.submit(door, { type: 'member.leave', memberId }),
    log,
  });
  closers.keep(plane, (part) => part.close());

  if (recogniser !== null) {
    const keep = (line: LiveLine) =>
      void town.submit(captionsActor, { type: 'human.say', ...line, recogniser: recogniser.id });
    const parts = { recogniser, state: () => town.state, tell: (moment: Moment) => plane.moment(moment), keep, log };
    captions = closers.keep(new LiveCaptions(parts), (part) => part.close());
  }

  const answers = new AnswerStore(record);
  const mindOptions = { townhallId, dataDir: folder.path, ownNames: [demo.persona.company], log };
  const { model, thinking } = await openThinking(config.openAi, mindOptions, closers);
  const similar = openHallSimilar({
    state: () => town.state,
    strain: () => plane.strain,
    ownNames: mindOptions.ownNames,
  });
  forgetReplies = () => void [model?.forget(), similar.forget()];
  const knowledge = () => (killSwitch.isOff ? { ...persona.knowledge(), consentEpoch: null } : persona.knowledge());
  const leader = new Leader({
    gate: town,
    state: () => town.state,
    knowledge,
    mind: thinking.mind,
    answers,
    speech: new SpeechCache(synth, (failure) =>
      log.warn({ reason: failure.reason, err: failure.cause }, 'the voice failed; a sentence is shown without sound'),
    ),
    voice,
    tell: (moment) => {
      if (moment.kind === 'stop') captions?.silence(moment.epoch);
      plane.moment(moment);
    },
    opening: openingNotice(persona.leaderName),
    clock: systemClock,
    log,
  });
  closers.keep(leader, (part) => part.close());
  const state = () => town.state;
  const notes = new SwitchNotes({ gate: town, state, isOff: () => killSwitch.isOff });
  noteSwitch = () => void notes.note();
  const guard = new AvatarGuard({ gate: town, state, standing, silence: (epoch) => leader.silence(epoch) });
  stagehand.begin({
    state: town.state,
    rooms: plane,
    leader,
    guard,
    onRecordBack: noteSwitch,
    dismiss: (who, why) => core.putOut(who, why),
  });
  noteSwitch();
  leader.start();

  const { byInvitation } = config;
  const needsSignIn = config.oidc !== null;
  const doorOptions = { store: doors, townhallId, randomText, nowMs: () => Date.now(), needsSignIn, byInvitation };
  const entrance = new TownhallDoor(doorOptions);
  const tokens = await demoTokens(entrance, doors, { needsSignIn, byInvitation });
  const entryParts = { ...doorOptions, invites: database.invites, entrance, dataDir: folder.path, rooms: plane };
  const entry = await openHallEntry(config, { ...entryParts, record, state: () => town.state, log }, closers);
  const files = staticFiles(config.clientDir, pagePaths, new Map([...place.files, ...demo.files]));
  const core = new FrontDesk({
    door: entrance,
    gate: town,
    state: () => town.state,
    head: () => town.head,
    record,
    signer,
    rooms: plane,
    rights,
    answers,
    nowMs: () => systemClock.now(),
    leaderName: persona.leaderName,
    isDelegate,
    keepers: anonymous.keepers,
    companyColors: config.companyColors,
    hallHash: place.hash,
    leaderBody: demo.bodyHash,
    leaderPortrait: demo.persona.portrait,
    recognition: config.recognition,
    build: files.build,
    isDemo: !needsSignIn && !byInvitation,
    health: () => ({
      record: town.status === 'ok' ? { status: 'ok' } : { status: 'failing', reason: 'The record cannot be written.' },
      voice: voiceHealth(liveKit, hadVoices),
      avatar: avatarHealth(standing().silentBecause),
      meaning: thinking.health(),
      ...(model !== null && { model: model.health() }),
      ...(entry.desks.signIn !== null && { 'sign-in': entry.desks.signIn.health() }),
    }),
    model: () => model?.report() ?? null,
    modelOffers: () => model?.offers(),
  });
  const relay = createLiveKitRelay(liveKit, { rights, isSameOrigin: facts.isSameOrigin, log });
  const hear: Hear | null = recogniser && ((samples, signal) => recogniseSound(recogniser, samples, signal));
  const contradictions = thinking.contradictions.bind(thinking);
  const speak = speakAsFile(synth);
  const desks = personaDesks({
    persona: persona.persona,
    gate: town,
    silentBecause: () => standing().silentBecause,
    mind: thinking.mind,
    imports: { read: readPassages, stays: [demo.persona.company] },
    nowMs: () => systemClock.now(),
    ...{ state, answers, contradictions, knowledge, speak },
  });
  const rehearsal = closers.keep(
    openHallRehearsal({
      personaId: demo.persona.id,
      dataDir: folder.path,
      whyNot: (member) => desks.persona.whyNotRehearse(member),
      mind: thinking.mind,
      knowledge: () => persona.knowledge(),
      persona: persona.persona,
      ...{ contradictions, state, answers, speak, log },
    }),
    (part) => part.close(),
  );
  desks.review
    .makeUp()
    .catch((error: unknown) => log.error({ err: error }, 'a correction that people read is not signed yet'));
  let url = '';
  const house = { id: townhallId, gate: town, state, turn };
  const hasKeepers = anonymous.keepers !== null;
  const entranceUrl = () => `${url}/hall`;
  const organising = openHallOrganising(
    config,
    { house, session, hall, record, randomText, hasKeepers, entranceUrl },
    closers,
  );
  const limiter = new RateLimiter(() => systemClock.now());
  const context = { core, organising, ...desks, ...entry.desks, rehearsal, similar, facts, limiter, hear };
  const server = createHttpServer({
    context,
    files,
    draw: await loadDrawPage(config.clientDir),
    tls,
    divert: relay,
    log,
  });
  plane.attach(server, relay);
  const port = await listen(server, config);
  // Only now: the model is not to hold up who waits for the page.
  void Promise.all([thinking.mind.prepare?.(persona.knowledge()), similar.prepare()]);
  // It ends when its last socket does; the rooms, closed next, end those.
  closers.keep(server, (part) => part.close().closeAllConnections());

  url = addressOf(config, { isTls: tls !== null, lan: lan?.address ?? null, port });
  const begun = await entry.begin(url);
  await doors.putSetting(houseSetting, townhallId);
  return {
    ...{ url, port, house },
    links: [...begun.links, ...linksOf(url, tokens)],
    notes: [...begun.notes, ...notesOf(config, tls), ...place.notes, ...otherPersonaNotes(demo.persona, config)],
    close: () => closers.close(),
  };
}

function avatarHealth(silentBecause: string): PartHealth {
  return silentBecause === '' ? { status: 'ok' } : { status: 'off', reason: silentBecause };
}
