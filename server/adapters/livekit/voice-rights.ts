import { type ParticipantInfo, type RoomServiceClient, TrackSource } from 'livekit-server-sdk';
import type { Logger } from 'pino';
import type { MemberId, SectionId } from '../../../protocol/ids.ts';
import { type VoiceIdentity, type VoiceRights, voiceIdentity } from '../../session/voice-ports.ts';
import type { LiveKitServer } from './livekit-server.ts';
import { apiOf, isAbsent } from './probe.ts';
import { identitiesOf, listenerToken, parseVoiceIdentity, readToken, stageIdentity } from './tokens.ts';
import { pause } from './waiting.ts';

/** Where pages reach LiveKit's signalling on our own origin. */
export const liveKitPath = '/livekit';

export type Admission =
  | { readonly kind: 'admitted'; readonly token: string; readonly joined: () => void }
  | { readonly kind: 'refused' };

/** The rights, and what the other parts of this adapter tell them. */
export interface LiveKitRights extends VoiceRights {
  /**
   * Exchanges the token that a page brings for a fresh one that cannot publish. LiveKit renews people's tokens itself, *with* the rights
   * they have at that moment: an old one would bring a taken right, or a removed person, back in. Rule LK9.
   */
  admit(token: string): Promise<Admission>;
  /** Somebody was seen in a room: gives them what they should have, or puts them out. */
  seen(sectionId: SectionId, identity: string): void;
  close(): void;
}

/** One identity in one room, with the calls about it now under way. */
interface Enforcement {
  inFlight: number;
  isStale: boolean;
}

const sweepEveryMs = 2000;
/** A person is in the room some milliseconds after the socket opened; when, LiveKit tells nobody. */
const joinTriesMs = [20, 40, 80, 160, 320, 640, 1280];

const mayListen = { canPublish: false, canPublishSources: [], canSubscribe: true, canPublishData: false };
const mayTalkToo = { ...mayListen, canPublish: true, canPublishSources: [TrackSource.MICROPHONE] };

/** Who may speak, kept here and enforced at LiveKit: at once, at every join, and every two seconds whatever was missed. Rules LK7–LK12. */
export function createVoiceRights(server: LiveKitServer, options: { readonly log: Logger }): LiveKitRights {
  const { log } = options;
  // What we want. LiveKit forgets at a restart; this does not.
  const known = new Map<SectionId, Set<string>>();
  const talksIn = new Map<MemberId, SectionId>();
  const removed = new Set<MemberId>();
  const enforcements = new Map<string, Enforcement>();
  const closing = new AbortController();
  let client: { readonly url: string; readonly api: RoomServiceClient } | null = null;

  const isUp = (): boolean => server.status === 'ok';

  function api(): RoomServiceClient {
    if (client?.url !== server.httpUrl) client = { url: server.httpUrl, api: apiOf(server) };
    return client.api;
  }

  /** Who was let into a section's room. */
  function knownIn(sectionId: SectionId): Set<string> {
    const identities = known.get(sectionId) ?? new Set();
    known.set(sectionId, identities);
    return identities;
  }

  /** What this identity should have now: everything is decided here, and nowhere else. */
  function wanted(sectionId: SectionId, identity: string): 'out' | 'listen' | 'talk' {
    const person = parseVoiceIdentity(identity);
    if (person === null || !knownIn(sectionId).has(identity) || removed.has(person.memberId)) return 'out';
    return talksIn.get(person.memberId) === sectionId ? 'talk' : 'listen';
  }

  async function enforceOnce(sectionId: SectionId, identity: string): Promise<'done' | 'absent'> {
    const want = wanted(sectionId, identity);
    const room = server.rooms.nameOf(sectionId);
    try {
      if (want === 'out') await api().removeParticipant(room, identity);
      else await api().updateParticipant(room, identity, { permission: want === 'talk' ? mayTalkToo : mayListen });
      return 'done';
    } catch (error) {
      if (isAbsent(error)) return 'absent';
      if (!isUp() || closing.signal.aborted) return 'absent';
      // The sweep comes back to it.
      log.warn({ err: error, want }, 'livekit did not take a right');
      return 'done';
    }
  }

  /**
   * Makes it so. A call never waits for another one: a right is taken at once, whatever is under way. When calls overlapped, the last to
   * return is followed by one more, because which of them LiveKit obeyed last is not known.
   */
  async function enforce(sectionId: SectionId, identity: string): Promise<'done' | 'absent'> {
    const key = `${sectionId} ${identity}`;
    const mine = enforcements.get(key) ?? { inFlight: 0, isStale: false };
    enforcements.set(key, mine);
    if (mine.inFlight > 0) mine.isStale = true;
    mine.inFlight++;
    const result = await enforceOnce(sectionId, identity);
    mine.inFlight--;
    if (mine.inFlight > 0) return result;
    enforcements.delete(key);
    return mine.isStale ? enforce(sectionId, identity) : result;
  }

  async function enforceAll(memberId: MemberId): Promise<void> {
    const identities = identitiesOf(memberId);
    const everywhere = [...known].flatMap(([sectionId, here]) =>
      identities.filter((identity) => here.has(identity)).map((identity) => enforce(sectionId, identity)),
    );
    await Promise.all(everywhere);
  }

  /** The named detached runner of this adapter. */
  function run(task: Promise<unknown>): void {
    task.catch((error: unknown) => log.error({ err: error }, 'voice rights'));
  }

  async function enforceJoin(sectionId: SectionId, identity: string): Promise<void> {
    for (const waitMs of joinTriesMs) {
      await pause(waitMs, closing.signal);
      if (closing.signal.aborted || !isUp()) return;
      // A listener's token already says all there is; but the right may come while they are on their way.
      if (wanted(sectionId, identity) === 'listen') continue;
      if ((await enforce(sectionId, identity)) === 'done') return;
    }
  }

  async function sweepSection(sectionId: SectionId): Promise<void> {
    for (const participant of await participantsOf(api(), server.rooms.nameOf(sectionId))) {
      if (participant.identity === stageIdentity) continue;
      const has = participant.permission?.canPublish === true ? 'talk' : 'listen';
      if (has !== wanted(sectionId, participant.identity)) await enforce(sectionId, participant.identity);
    }
  }

  async function sweepAll(): Promise<void> {
    for (const sectionId of known.keys()) {
      if (!isUp() || closing.signal.aborted) return;
      await sweepSection(sectionId).catch((error: unknown) => {
        if (isUp() && !closing.signal.aborted) log.warn({ err: error }, 'livekit did not say who is there');
      });
    }
  }

  async function sweepEvery(): Promise<void> {
    while (!closing.signal.aborted) {
      await pause(sweepEveryMs, closing.signal);
      await sweepAll();
    }
  }
  run(sweepEvery());
  const stopFollowing = server.onStatus((status) => {
    if (status === 'ok') run(sweepAll());
  });

  return {
    get isUp() {
      return isUp();
    },
    async ticket(sectionId, identity) {
      const person = parseVoiceIdentity(identity);
      if (!isUp() || person === null || removed.has(person.memberId)) return null;
      knownIn(sectionId).add(identity);
      return { path: liveKitPath, token: await listenerToken(server, sectionId, identity) };
    },
    async setTalksIn(memberId, sectionId) {
      if (sectionId === null) talksIn.delete(memberId);
      else talksIn.set(memberId, sectionId);
      // What silences is tried also when voices seem away: an outside LiveKit may hear us after all.
      if (isUp() || sectionId === null) await enforceAll(memberId);
    },
    async forget(sectionId, identity) {
      knownIn(sectionId).delete(identity);
      if (isUp()) await enforce(sectionId, identity);
    },
    async remove(memberId) {
      talksIn.delete(memberId);
      removed.add(memberId);
      await enforceAll(memberId);
    },
    readmit(memberId) {
      // What they held before stays worth nothing: they come back by a new ticket.
      for (const identity of identitiesOf(memberId)) for (const here of known.values()) here.delete(identity);
      removed.delete(memberId);
    },
    onStatus: (listener) => server.onStatus((status) => listener(status === 'ok')),
    async admit(token) {
      const pass = await readToken(server, token);
      if (pass === null) return { kind: 'refused' };
      const { sectionId } = pass;
      const identity: VoiceIdentity = voiceIdentity(pass.memberId, pass.kind);
      if (wanted(sectionId, identity) === 'out') return { kind: 'refused' };
      return {
        kind: 'admitted',
        token: await listenerToken(server, sectionId, identity),
        joined: () => run(enforceJoin(sectionId, identity)),
      };
    },
    seen(sectionId, identity) {
      if (isUp() && identity !== stageIdentity) run(enforce(sectionId, identity));
    },
    close() {
      closing.abort();
      stopFollowing();
    },
  };
}

/** Who is in the room; nobody when there is no such room yet. */
async function participantsOf(api: RoomServiceClient, room: string): Promise<readonly ParticipantInfo[]> {
  try {
    return await api.listParticipants(room);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
