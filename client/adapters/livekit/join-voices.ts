import { ConnectionState, LogLevel, Room, RoomEvent, setLogLevel, Track } from 'livekit-client';
import { type JoinVoices, VoiceFailure } from '../../live/ports.ts';
import { VoiceAsks, type WantedVoice } from './voice-asks.ts';

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
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const later = (ms: number, task: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      task();
    }, ms);
    timers.add(timer);
  };
  const asks = new VoiceAsks((identity) => events.onMissing(identity, true));
  const apply = () => {
    const voices: WantedVoice[] = [];
    for (const { identity, trackPublications } of room.remoteParticipants.values()) {
      for (const publication of trackPublications.values()) {
        if (publication.kind !== Track.Kind.Audio) continue;
        if (wanted.has(identity)) voices.push({ identity, publication });
        else if (publication.isDesired) publication.setSubscribed(false);
      }
    }
    asks.want(voices);
  };

  room
    .on(RoomEvent.TrackPublished, apply)
    .on(RoomEvent.TrackSubscribed, (track, publication, participant) => {
      if (track.kind !== Track.Kind.Audio) return;
      asks.forget(publication);
      events.onMissing(participant.identity, false);
      events.onTrack(participant.identity, track.mediaStreamTrack);
    })
    .on(RoomEvent.TrackUnpublished, (publication, participant) => {
      asks.forget(publication);
      events.onMissing(participant.identity, false);
    })
    .on(RoomEvent.TrackUnsubscribed, (track, _publication, participant) => {
      if (track.kind !== Track.Kind.Audio) return;
      events.onTrack(participant.identity, null);
      apply();
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
    asks.close();
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
      asks.close();
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
