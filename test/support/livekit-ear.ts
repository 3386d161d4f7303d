import type { AudioSource, RemoteTrack, RemoteTrackPublication, Room } from '@livekit/rtc-node';
import { type MediaLibrary, mediaLibrary, ownConnections } from '../../server/adapters/livekit/media-library.ts';
import { within } from '../../server/adapters/livekit/waiting.ts';

const rateHz = 48_000;
/** Two cores share media server, town hall and tests: sound may come and go this late, no later. */
const soundWithinMs = 20_000;
const askAgainMs = 3000;
/** A tone that nobody takes off its hands must not hold up the end of a test. */
const endWithinMs = 3000;

export interface Heard {
  readonly atMs: number;
  readonly peak: number;
}

/** A person at the media server as a real client: hears one identity, and may try to speak. */
export class Ear {
  readonly room: Room;
  /** Every 10 ms of sound that arrived, with its loudest sample (0 to 1). */
  readonly heard: Heard[] = [];
  /** When each burst of its own tone began, as far as its own machine knows. */
  readonly spokenAtMs: number[] = [];
  readonly #library: MediaLibrary;
  readonly #hears: string;
  #tone: { readonly stop: () => Promise<void> } | null = null;
  #isClosed = false;
  #publication: RemoteTrackPublication | null = null;
  /** Sids of the tracks that LiveKit gave. */
  readonly #came: string[] = [];

  private constructor(library: MediaLibrary, hears: string) {
    this.#library = library;
    this.#hears = hears;
    this.room = new library.Room();
    this.room.on(
      library.RoomEvent.TrackSubscribed,
      (track, _publication, { identity }) => void this.#listen(track, identity),
    );
  }

  /** Joins, and listens to the tracks of one identity; those of others may be received beside it, and are not kept. */
  static async join(url: string, token: string, hears: string, beside: readonly string[] = []): Promise<Ear> {
    const library = await mediaLibrary();
    const ear = new Ear(library, hears);
    const { room } = ear;
    room.on(library.RoomEvent.TrackPublished, (publication, participant) => {
      if (participant.identity === hears) ear.#subscribe(publication);
      else if (beside.includes(participant.identity)) publication.setSubscribed(true);
    });
    await room.connect(url.replace(/^http/, 'ws'), token, { ...ownConnections, autoSubscribe: false, dynacast: false });
    for (const publication of room.remoteParticipants.get(hears)?.trackPublications.values() ?? []) {
      ear.#subscribe(publication);
    }
    for (const other of beside) {
      for (const publication of room.remoteParticipants.get(other)?.trackPublications.values() ?? [])
        publication.setSubscribed(true);
    }
    return ear;
  }

  #subscribe(publication: RemoteTrackPublication): void {
    publication.setSubscribed(true);
    this.#publication = publication;
  }

  /** Whether sound of whom it hears arrives, silence included. */
  get isListening(): boolean {
    return this.heard.length > 20;
  }

  get isJoined(): boolean {
    return this.room.isConnected;
  }

  /** Publishes a tone under this track name and keeps it sounding, or sounding and pausing in turn. Rejects when it may not (after 10 s: the library's own limit). */
  async speak(trackName = 'microphone', turns?: { readonly soundMs: number; readonly pauseMs: number }): Promise<void> {
    const library = this.#library;
    const source: AudioSource = new library.AudioSource(rateHz, 1, 100);
    const track = library.LocalAudioTrack.createAudioTrack(trackName, source);
    const { localParticipant } = this.room;
    if (localParticipant === undefined) throw new Error('not in the room');
    await localParticipant.publishTrack(
      track,
      new library.TrackPublishOptions({ source: library.TrackSource.SOURCE_MICROPHONE }),
    );
    let isOn = true;
    const feeding = (async () => {
      for (let sample = 0; isOn; sample += 960) {
        const atMs = sample / 48;
        const isPause = turns !== undefined && atMs % (turns.soundMs + turns.pauseMs) >= turns.soundMs;
        if (turns !== undefined && atMs % (turns.soundMs + turns.pauseMs) === 0)
          this.spokenAtMs.push(performance.now() + source.queuedDuration);
        const piece = isPause ? new Int16Array(960) : tone(20, 800, sample);
        await source.captureFrame(new library.AudioFrame(piece, rateHz, 1, 960));
      }
    })().catch(() => undefined);
    this.#tone = {
      stop: async () => {
        isOn = false;
        await feeding;
        await source.close();
      },
    };
  }

  /** Resolves with the first sound louder than the threshold from `sinceMs` on. */
  async firstSound(sinceMs: number, withinMs = soundWithinMs): Promise<Heard> {
    const deadline = performance.now() + withinMs;
    let askAgainAtMs = performance.now() + askAgainMs;
    for (;;) {
      if (performance.now() > askAgainAtMs) {
        // LiveKit loses a subscription now and then: pages ask again too.
        askAgainAtMs += askAgainMs;
        this.#publication?.setSubscribed(false);
        this.#publication?.setSubscribed(true);
      }
      const found = this.heard.find(({ atMs, peak }) => atMs >= sinceMs && peak > loud);
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw new Error(`nothing heard within ${withinMs} ms; ${this.#found()}`);
      await nextTick();
    }
  }

  /** What this ear knows of whom it hears, for the message of a wait that was in vain. */
  #found(): string {
    const person = this.room.remoteParticipants.get(this.#hears);
    const tracks = [...(person?.trackPublications.values() ?? [])].map(
      ({ sid, name, subscribed, track }) =>
        `${name ?? ''} ${sid ?? ''} ${subscribed ? 'subscribed' : 'not subscribed'}, ${track === undefined ? 'no track' : 'a track'}`,
    );
    return [
      `${this.heard.length} silent pieces of 10 ms came`,
      this.isJoined ? 'in the room' : 'out of the room',
      person === undefined
        ? `no ${this.#hears} there`
        : `${this.#hears} has ${tracks.length} tracks: ${tracks.join('; ')}`,
      `tracks that came: ${this.#came.join(', ')}`,
    ].join('; ');
  }

  /** Resolves with when the last sound was heard, once there was none for `quietMs`. */
  async lastSound(quietMs: number, withinMs = soundWithinMs): Promise<number> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const last = this.heard.findLast(({ peak }) => peak > loud)?.atMs ?? 0;
      if (performance.now() - last > quietMs) return last;
      if (performance.now() > deadline) throw new Error(`still sounding after ${withinMs} ms`);
      await nextTick();
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await within(endWithinMs, this.#tone?.stop() ?? Promise.resolve());
    await within(endWithinMs, this.room.disconnect());
  }

  async #listen(track: RemoteTrack, identity: string): Promise<void> {
    this.#came.push(`${identity} ${track.sid ?? ''}`);
    if (track.kind !== this.#library.TrackKind.KIND_AUDIO) return;
    for await (const frame of new this.#library.AudioStream(track, {
      sampleRate: rateHz,
      numChannels: 1,
      frameSizeMs: 10,
    })) {
      if (identity !== this.#hears) continue;
      let peak = 0;
      for (const sample of frame.data) peak = Math.max(peak, Math.abs(sample));
      this.heard.push({ atMs: performance.now(), peak: peak / 32_768 });
    }
  }
}

/** Louder than what codecs leave in silence. */
export const loud = 0.05;

const nextTick = () => new Promise((resolve) => setTimeout(resolve, 2));

/** A sine of this length and pitch, 48 kHz mono. */
export function tone(ms: number, pitchHz: number, fromSample = 0): Int16Array<ArrayBuffer> {
  const samples = new Int16Array((ms * rateHz) / 1000);
  for (let i = 0; i < samples.length; i++) {
    samples[i] = 0.3 * 32_767 * Math.sin((2 * Math.PI * pitchHz * (fromSample + i)) / rateHz);
  }
  return samples;
}
