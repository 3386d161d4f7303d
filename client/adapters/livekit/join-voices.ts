import {
  ConnectionState,
  LogLevel,
  type RemoteTrackPublication,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
} from 'livekit-client';
import { type JoinVoices, VoiceFailure } from '../../live/ports.ts';

/** A subscription that has not arrived by then is asked for anew (the first batch is sometimes lost). */
const arrivalMs = 1000;
const arrivalTries = 4;
/** One that did not arrive then is named, and asked for again after so long. */
const againMs = 5000;
/** Sound that has not got through by then is said to be blocked; a good network needs less than one second. */
const throughMs = 5000;
/** And is tried no longer than this. */
const patienceMs = 12_000;

/** Joins the section's LiveKit room through our own origin. It hears nobody until told whom, and cannot publish until the gate says so. */
export const joinVoices: JoinVoices = async (ticket, events) => {
  setLogLevel(LogLevel.warn);
  const room = new Room({ singlePeerConnection: false, adaptiveStream: false, dynacast: false });
  let wanted: ReadonlySet<string> = new Set();
  let isClosed = false;
  let isReached = false;
  let isJoined = false;
  /** Tracks that were asked for in vain, until they are asked for again. */
  const resting = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const later = (ms: number, task: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      task();
    }, ms);
    timers.add(timer);
  };
  const subscribe = (publication: RemoteTrackPublication, identity: string, triesLeft: number) => {
    publication.setSubscribed(true);
    later(arrivalMs, () => {
      if (isClosed || !publication.isDesired || publication.isSubscribed) return;
      publication.setSubscribed(false);
      if (triesLeft > 1) {
        subscribe(publication, identity, triesLeft - 1);
        return;
      }
      events.onMissing(identity, true);
      resting.add(publication.trackSid);
      later(againMs, () => {
        resting.delete(publication.trackSid);
        apply();
      });
    });
  };
  const apply = () => {
    for (const participant of room.remoteParticipants.values()) {
      for (const publication of participant.trackPublications.values()) {
        if (publication.kind !== Track.Kind.Audio) continue;
        const isWanted = wanted.has(participant.identity);
        if (isWanted && !publication.isDesired && !resting.has(publication.trackSid))
          subscribe(publication, participant.identity, arrivalTries);
        else if (!isWanted && publication.isDesired) publication.setSubscribed(false);
      }
    }
  };

  room
    .on(RoomEvent.TrackPublished, apply)
    .on(RoomEvent.TrackSubscribed, (track, _publication, participant) => {
      if (track.kind !== Track.Kind.Audio) return;
      events.onMissing(participant.identity, false);
      events.onTrack(participant.identity, track.mediaStreamTrack);
    })
    .on(RoomEvent.TrackUnpublished, (_publication, participant) => events.onMissing(participant.identity, false))
    .on(RoomEvent.TrackUnsubscribed, (track, _publication, participant) => {
      if (track.kind === Track.Kind.Audio) events.onTrack(participant.identity, null);
    })
    .on(RoomEvent.ActiveSpeakersChanged, (speakers) =>
      events.onLoudness(new Map(speakers.map(({ identity, audioLevel }) => [identity, audioLevel]))),
    )
    .on(RoomEvent.Reconnected, apply)
    .on(RoomEvent.SignalConnected, () => {
      isReached = true;
      later(throughMs, () => {
        if (!isClosed && room.state !== ConnectionState.Connected) events.onStatus('blocked');
      });
    })
    .on(RoomEvent.ParticipantPermissionsChanged, (_before, participant) => {
      if (participant === room.localParticipant) events.onMayPublish(participant.permissions?.canPublish === true);
    })
    .on(RoomEvent.ConnectionStateChanged, (state) => {
      // Until then the outcome of the joining says how it went.
      if (isClosed || !isJoined) return;
      if (state === ConnectionState.Connected) events.onStatus('on');
      else if (state === ConnectionState.Disconnected) events.onStatus('gone');
      else if (state !== ConnectionState.Connecting) events.onStatus('lost');
    });

  try {
    await room.connect(voiceAddress(ticket.path), ticket.token, {
      autoSubscribe: false,
      rtcConfig: { iceServers: [] },
      peerConnectionTimeout: patienceMs,
    });
  } catch (cause) {
    isClosed = true;
    for (const timer of timers) clearTimeout(timer);
    void room.disconnect();
    throw new VoiceFailure(isReached ? 'blocked' : 'unreachable', cause);
  }
  isJoined = true;
  return {
    get mayPublish() {
      return room.localParticipant.permissions?.canPublish === true;
    },
    hear: (identities) => {
      wanted = identities;
      apply();
    },
    publish: async (track) => {
      try {
        await room.localParticipant.publishTrack(track, { source: Track.Source.Microphone, dtx: true, red: true });
      } catch (cause) {
        throw new VoiceFailure('not-allowed', cause);
      }
    },
    unpublish: async () => {
      const published = [...room.localParticipant.audioTrackPublications.values()];
      for (const publication of published) {
        if (publication.track !== undefined) await room.localParticipant.unpublishTrack(publication.track, true);
      }
    },
    close: () => {
      isClosed = true;
      // How the server ends a connection that was left is no error of the page's.
      setLogLevel(LogLevel.silent);
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      room.removeAllListeners();
      void room.disconnect();
    },
  };
};

function voiceAddress(path: string): string {
  return `${location.origin.replace(/^http/, 'ws')}${path}`;
}
