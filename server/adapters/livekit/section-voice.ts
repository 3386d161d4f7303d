import type { AudioFrame, AudioSource, RemoteTrack, Room } from '@livekit/rtc-node';
import type { Logger } from 'pino';
import type { SectionId } from '../../../protocol/ids.ts';
import type { LiveKitServer } from './livekit-server.ts';
import { type MediaLibrary, mediaLibrary, ownConnections } from './media-library.ts';
import { stageToken } from './tokens.ts';
import { backOff, pause, within } from './waiting.ts';

export const sampleRateHz = 48_000;
/** Room for what is handed over ahead. It drains in real time, so a first word waits for nothing. */
export const queueMs = 200;

const connectWithinMs = 10_000;
const firstPauseMs = 100;
const longestPauseMs = 4000;

export interface SectionVoiceOptions {
  readonly server: LiveKitServer;
  readonly sectionId: SectionId;
  /** Somebody joined or began to publish. */
  readonly onSeen: (sectionId: SectionId, identity: string) => void;
  readonly log: Logger;
}

/** Whose voice is handed on to other sections, and to whom it is handed. */
interface Relayed {
  readonly identity: string;
  readonly take: (samples: Int16Array<ArrayBuffer>) => void;
}

/** What a living voice may wait for here on its way to other sections: beyond that sound is dropped, because late sound is worse than a gap. */
const relayAheadMs = 80;

/** One joined room with our track in it. */
interface Connection {
  readonly room: Room;
  readonly source: AudioSource;
  readonly frame: (samples: Int16Array<ArrayBuffer>) => AudioFrame;
  readonly gone: Promise<void>;
}

/**
 * The stage's voice in one section: in its room as long as there is a LiveKit, and back by itself when it was away. It dials LiveKit
 * directly, never through the relay.
 */
export class SectionVoice {
  readonly #options: SectionVoiceOptions;
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #connection: Connection | null = null;
  #isOpened = false;
  readonly #opened = Promise.withResolvers<void>();
  #relayed: Relayed | null = null;

  constructor(options: SectionVoiceOptions) {
    this.#options = options;
    this.#running = this.#run().catch((error: unknown) => {
      options.log.error({ err: error, sectionId: options.sectionId }, 'the stage voice ended');
    });
  }

  get isUp(): boolean {
    return this.#connection !== null;
  }

  /** Resolves when it is in the room for the first time, or voices are off. */
  get opened(): Promise<void> {
    return this.#opened.promise;
  }

  /** Hands over samples, 48 kHz mono. Lost when not in the room. The caller keeps within {@link queueMs}. */
  feed(samples: Int16Array<ArrayBuffer>): void {
    const connection = this.#connection;
    if (connection === null) return;
    connection.source.captureFrame(connection.frame(samples)).catch((error: unknown) => {
      if (connection === this.#connection) this.#options.log.warn({ err: error }, 'the stage voice lost a frame');
    });
  }

  /** Hands over samples of a living voice from another section. Dropped when the queue is behind. */
  relay(samples: Int16Array<ArrayBuffer>): void {
    if (this.#connection !== null && this.#connection.source.queuedDuration <= relayAheadMs) this.feed(samples);
  }

  /** Hears this person of the section, also when they come back, and hands their sound on in 10 ms; null hears nobody. Rule SC3. */
  listenTo(identity: string | null, take: Relayed['take'] = () => undefined): void {
    const room = this.#connection?.room;
    if (room !== undefined && this.#relayed !== null) subscribe(room, this.#relayed.identity, false);
    this.#relayed = identity === null ? null : { identity, take };
    if (room !== undefined && identity !== null) subscribe(room, identity, true);
  }

  /** Resolves when what was handed over has been sent, or was dropped; at the latest when the queue's whole length is over. */
  async playedOut(): Promise<void> {
    if (this.#connection !== null) await within(2 * queueMs, this.#connection.source.waitForPlayout());
  }

  /** Drops what was handed over and not yet sent. */
  clear(): void {
    try {
      this.#connection?.source.clearQueue();
    } catch (error) {
      this.#options.log.error({ err: error }, 'the stage voice could not be cleared');
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { server, log, sectionId } = this.#options;
    for (let tries = 0; !this.#closing.signal.aborted; ) {
      await this.#untilServerIsUp();
      if (this.#closing.signal.aborted) break;
      try {
        const connection = await this.#connect();
        tries = 0;
        this.#connection = connection;
        if (this.#relayed !== null) subscribe(connection.room, this.#relayed.identity, true);
        this.#settle();
        log.info({ sectionId }, 'the stage voice is in the room');
        await connection.gone;
        this.#connection = null;
        await leave(connection);
      } catch (error) {
        tries++;
        if (server.status === 'ok' && !this.#closing.signal.aborted)
          log.warn({ err: error, sectionId }, 'the stage voice could not join');
        await pause(backOff(tries, firstPauseMs, longestPauseMs), this.#closing.signal);
      }
    }
    this.#settle();
  }

  #settle(): void {
    if (this.#isOpened) return;
    this.#isOpened = true;
    this.#opened.resolve();
  }

  async #untilServerIsUp(): Promise<void> {
    const { server } = this.#options;
    const { signal } = this.#closing;
    if (server.status === 'ok' || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (server.status === 'off') this.#settle();
        if (server.status !== 'ok' && !signal.aborted) return;
        stop();
        signal.removeEventListener('abort', look);
        resolve();
      };
      const stop = server.onStatus(look);
      signal.addEventListener('abort', look);
      look();
    });
  }

  async #connect(): Promise<Connection> {
    const { server, sectionId, onSeen } = this.#options;
    const library = await mediaLibrary();
    const { RoomEvent } = library;
    const room = new library.Room();
    room.on(RoomEvent.ParticipantConnected, (participant) => onSeen(sectionId, participant.identity));
    room.on(RoomEvent.TrackPublished, (publication, participant) => {
      onSeen(sectionId, participant.identity);
      if (participant.identity === this.#relayed?.identity) publication.setSubscribed(true);
    });
    room.on(RoomEvent.TrackSubscribed, (track, _publication, participant) => {
      this.#handOn(library, track, participant.identity).catch((error: unknown) => {
        this.#options.log.warn({ err: error, sectionId }, 'a living voice could not be handed on');
      });
    });
    const gone = this.#whenGone((end) => room.on(RoomEvent.Disconnected, end));
    const joining = joinAndPublish(
      library,
      room,
      server.httpUrl.replace(/^http/, 'ws'),
      await stageToken(server, sectionId),
    );
    const source = await within(connectWithinMs, joining);
    if (source === null) {
      // Should it come through after all, it leaves again.
      joining.then((late) => leave({ room, source: late })).catch(() => undefined);
      throw new Error('livekit let nobody in');
    }
    for (const participant of room.remoteParticipants.values()) onSeen(sectionId, participant.identity);
    const frame = (samples: Int16Array<ArrayBuffer>) =>
      new library.AudioFrame(samples, sampleRateHz, 1, samples.length);
    return { room, source, frame, gone };
  }

  async #handOn(library: MediaLibrary, track: RemoteTrack, identity: string): Promise<void> {
    for await (const { data } of new library.AudioStream(track, sampleRateHz, 1)) {
      if (this.#relayed?.identity !== identity) return;
      this.#relayed.take(Int16Array.from(data));
    }
  }

  /** The room was lost, LiveKit went away, or we close. What LiveKit knew is gone with it, so that we join anew, not again. */
  #whenGone(onLost: (end: () => void) => void): Promise<void> {
    const { server } = this.#options;
    const { signal } = this.#closing;
    return new Promise<void>((resolve) => {
      const end = () => {
        stop();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const stop = server.onStatus((status) => {
        if (status !== 'ok') end();
      });
      onLost(end);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });
  }
}

async function joinAndPublish(library: MediaLibrary, room: Room, url: string, token: string): Promise<AudioSource> {
  await room.connect(url, token, {
    ...ownConnections,
    autoSubscribe: false,
    dynacast: false,
    rtcConfig: {
      iceServers: [],
      iceTransportType: library.IceTransportType.TRANSPORT_ALL,
      continualGatheringPolicy: library.ContinualGatheringPolicy.GATHER_CONTINUALLY,
    },
  });
  const source = new library.AudioSource(sampleRateHz, 1, queueMs);
  const track = library.LocalAudioTrack.createAudioTrack('stage', source);
  const options = new library.TrackPublishOptions({
    source: library.TrackSource.SOURCE_MICROPHONE,
    dtx: true,
    red: true,
  });
  if (room.localParticipant === undefined) throw new Error('livekit let us in and put us out');
  await room.localParticipant.publishTrack(track, options);
  return source;
}

function subscribe(room: Room, identity: string, isWanted: boolean): void {
  const publications = room.remoteParticipants.get(identity)?.trackPublications.values() ?? [];
  for (const publication of publications) publication.setSubscribed(isWanted);
}

const leaveWithinMs = 2000;

/** Leaves the room, also one whose server is no longer there. */
async function leave({ room, source }: Pick<Connection, 'room' | 'source'>): Promise<void> {
  await within(leaveWithinMs, room.disconnect());
  await source.close();
}
