import type { AnonymousMessage } from '../../protocol/anonymous.ts';
import type { Answer, Pace } from '../../protocol/answer.ts';
import type { AttendMessage } from '../../protocol/attention.ts';
import type { BackstageAsk } from '../../protocol/backstage.ts';
import type { ConnectionKind } from '../../protocol/commands.ts';
import type { MeReply } from '../../protocol/greeting.ts';
import type { EnterReply, EnterRequest, FileForm, FileName, PeopleReply, SimilarReply } from '../../protocol/http.ts';
import type { Hash, QuestionId, StatementId, TownhallId } from '../../protocol/ids.ts';
import type {
  AcceptReply,
  AcceptRequest,
  ImportProgress,
  ImportReply,
  ImportTerms,
} from '../../protocol/import-http.ts';
import type {
  AcceptedReply,
  InvitationRequest,
  InvitationsReply,
  InvitedReply,
  OwnLinkReply,
  RevokeRequest,
} from '../../protocol/invitations.ts';
import type { CommandMessage } from '../../protocol/messages.ts';
import type { ModelReply } from '../../protocol/model-report.ts';
import type { Reaction } from '../../protocol/moment.ts';
import type {
  AgainReply,
  AnswerRequest,
  ConsentRequest,
  DelegateRequest,
  InboxReply,
  InboxRequest,
  MannerRequest,
  PersonaReply,
  ReviewReply,
  ReviewRequest,
  SampleRequest,
  StatementReply,
  StatementRequest,
} from '../../protocol/persona-http.ts';
import type { Vec3 } from '../../protocol/pose.ts';
import type { RehearsalReply, RehearsalRequest } from '../../protocol/rehearsal.ts';
import type { RenewReply, SessionsReply, SignInReply, SignOutReply } from '../../protocol/sign-in.ts';
import type { SpeechReply } from '../../protocol/speech.ts';
import type { Snapshot } from '../../protocol/views.ts';
import type { Hall } from '../../scenes/hall-schema.ts';
import type { HallLevels } from '../world/hall-loudness.ts';
import type { RawState } from '../world/mirror.ts';
import type { Acoustics } from '../world/room-sound.ts';
import type { Now } from '../world/stage-clock.ts';

/** What the door answered: a value, a no with the sentence people read, or nothing at all. */
export type DoorReply<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unreachable' };

/** The server's HTTP, same origin. Never rejects. */
export interface Door {
  me(): Promise<DoorReply<MeReply>>;
  enter(request: EnterRequest): Promise<DoorReply<EnterReply>>;
  /** A bad question in it is left out and counted. */
  snapshot(): Promise<DoorReply<{ readonly snapshot: Snapshot; readonly dropped: number }>>;
  /** Who is here under such a name, in whatever section. */
  people(name: string): Promise<DoorReply<PeopleReply>>;
  /** Questions that everybody may read and that ask much the same as what is being typed. */
  similar(text: string): Promise<DoorReply<SimilarReply>>;
  answer(id: Hash): Promise<DoorReply<Answer>>;
  /** The data of the hall of this hash; null when it does not come. */
  hall(hash: string): Promise<Hall | null>;
  /** A fresh ticket to the voices for a page of this kind; null when there are none, or no such page is open. */
  voiceToken(kind: ConnectionKind): Promise<DoorReply<{ readonly path: string; readonly token: string } | null>>;
  /** Writes down what was said: samples at 16 kHz. */
  hear(pcm: Int16Array<ArrayBuffer>): Promise<DoorReply<SpeechReply>>;
  /** Has the browser let go of connections that it keeps, and through which nothing comes any more. Rule CO24. */
  renew(): void;
  /** Consent and statements, for the leader and delegates. */
  persona(): Promise<DoorReply<PersonaReply>>;
  /** The leader's own act. */
  consent(request: ConsentRequest): Promise<DoorReply<{ readonly seq: number }>>;
  statements(request: StatementRequest): Promise<DoorReply<{ readonly seq: number }>>;
  /** One version of a statement. */
  statement(hash: Hash): Promise<DoorReply<StatementReply>>;
  /** Answers that are signed, and how the leader likes to speak. */
  answers(request: AnswerRequest): Promise<DoorReply<{ readonly seq: number }>>;
  manner(request: MannerRequest): Promise<DoorReply<{ readonly seq: number }>>;
  /** A sentence at this pace in the avatar's voice, as a sound file. */
  paceExample(pace: Pace): Promise<DoorReply<Blob>>;
  /** How the language model stands, for those who see drafts. */
  model(): Promise<DoorReply<ModelReply>>;
  /** Every answer that was given, for the leader and delegates. */
  review(): Promise<DoorReply<ReviewReply>>;
  /** What would be said now. */
  again(questionId: QuestionId): Promise<DoorReply<AgainReply>>;
  mark(request: ReviewRequest): Promise<DoorReply<{ readonly seq: number }>>;
  /** What the avatar did not know, for the leader and delegates. */
  inbox(): Promise<DoorReply<InboxReply>>;
  answerInbox(request: InboxRequest): Promise<DoorReply<{ readonly seq: number }>>;
  /** The rehearsals of the persona, for the leader and delegates. */
  rehearsal(): Promise<DoorReply<RehearsalReply>>;
  rehearse(request: RehearsalRequest): Promise<DoorReply<RehearsalReply>>;
  /** A sentence of a report as a sound file. */
  rehearsedSound(at: {
    readonly report: string;
    readonly question: number;
    readonly sentence: number;
  }): Promise<DoorReply<Blob>>;
  /** Which of these must be read before they are approved at once. */
  sample(request: SampleRequest): Promise<DoorReply<{ readonly sample: readonly StatementId[] }>>;
  delegates(request: DelegateRequest): Promise<DoorReply<{ readonly seq: number }>>;
  /** The leader's passages in a file; let go when the signal says so. */
  importFile(file: Blob, terms: ImportTerms, signal: AbortSignal): Promise<DoorReply<ImportReply>>;
  importProgress(): Promise<DoorReply<ImportProgress>>;
  acceptPassages(request: AcceptRequest): Promise<DoorReply<AcceptReply>>;
  /** What those who run the town hall take away. */
  file(name: FileName, form: FileForm): Promise<DoorReply<Blob>>;
  /**
   * The public export of the record, JSON lines. `onArrived` is told how many bytes have come so far, also when it then breaks off: a long one
   * takes minutes on a slow line, and is given up only when nothing comes.
   */
  record(onArrived: (bytes: number) => void): Promise<DoorReply<string>>;
  /** How people sign in here. */
  signIn(): Promise<DoorReply<SignInReply>>;
  /** Where this person is signed in. */
  sessions(): Promise<DoorReply<SessionsReply>>;
  endSession(id: string): Promise<DoorReply<SessionsReply>>;
  signOut(): Promise<DoorReply<SignOutReply>>;
  /** Gives this browser a new secret. */
  renewSession(): Promise<DoorReply<RenewReply>>;
  /** To what this browser was invited, and taking it. */
  invited(): Promise<DoorReply<InvitedReply>>;
  acceptInvitation(): Promise<DoorReply<AcceptedReply>>;
  /** For whoever may invite. */
  invitations(townhallId?: TownhallId): Promise<DoorReply<InvitationsReply>>;
  makeInvitation(request: InvitationRequest): Promise<DoorReply<InvitationsReply>>;
  revokeInvitation(request: RevokeRequest): Promise<DoorReply<InvitationsReply>>;
  /** A link by which another browser of theirs is theirs too. */
  ownLink(): Promise<DoorReply<OwnLinkReply>>;
}

export type Seat = Extract<EnterReply, { memberId: unknown }>['seat'];

/** A joined room. After `onClosed` every call does nothing. */
export interface RoomLink {
  sendCommand(message: CommandMessage): void;
  sendAnonymous(message: AnonymousMessage): void;
  sendReaction(reaction: Reaction): void;
  askBackstage(ask: BackstageAsk): void;
  /** Where this moderator is at their desk. */
  sendAttention(message: AttendMessage): void;
  /** The bytes are copied before it returns. */
  sendPose(bytes: Uint8Array): void;
  /** Has the server answer with `onSign`. */
  askForSign(): void;
  leave(): void;
}

export interface RoomEvents {
  /** The replicated state after a patch, not yet checked. */
  onState(raw: RawState): void;
  /** A message, not yet checked. */
  onMessage(type: string, payload: unknown): void;
  /** A pose frame, not yet checked; valid during the call. */
  onFrame(frame: DataView): void;
  /** Who is in the balconies, not yet checked; valid during the call. */
  onBalcony(message: DataView): void;
  /** The server is there, and had nothing else to say. */
  onSign(): void;
  onClosed(code: number): void;
}

/** Uses the one-use ticket. Rejects with {@link RoomFailure}. */
export type JoinRoom = (seat: Seat, events: RoomEvents) => Promise<RoomLink>;

export class RoomFailure extends Error {
  readonly reason = 'unreachable';
  readonly retryable = true;
  constructor(cause: unknown) {
    super('room: unreachable', { cause });
    this.name = 'RoomFailure';
  }
}

/** Where the voices stand, as people read it. */
export type VoiceStatus = 'off' | 'connecting' | 'on' | 'lost' | 'blocked';

export interface VoiceEvents {
  /**
   * `lost`: it tries to come back by itself; `blocked`: the server answers but sound does not get through, it goes on trying; `gone`: it
   * gave up, join anew.
   */
  onStatus(status: 'on' | 'lost' | 'blocked' | 'gone'): void;
  /** The sound of an identity that speaks does not arrive though it was asked for again and again; or false: it does, or is not wanted any more. */
  onMissing(identity: string, isMissing: boolean): void;
  /** Who speaks in the section now and how loudly, 0 to 1, whether heard here or not. */
  onLoudness(speaking: ReadonlyMap<string, number>): void;
  /** The sound of an identity came (or null: went). */
  onTrack(identity: string, track: MediaStreamTrack | null): void;
  /** The server gave or took the right to publish. */
  onMayPublish(mayPublish: boolean): void;
}

/** This page's connection to the section's voices. */
export interface VoiceRoom {
  readonly mayPublish: boolean;
  /** Hears exactly these. */
  hear(identities: ReadonlySet<string>): void;
  /** Publishes the microphone. Rejects with {@link VoiceFailure} when the server does not allow it. */
  publish(track: MediaStreamTrack): Promise<void>;
  unpublish(): Promise<void>;
  close(): void;
}

/** Rejects with {@link VoiceFailure}. */
export type JoinVoices = (
  ticket: { readonly path: string; readonly token: string },
  events: VoiceEvents,
) => Promise<VoiceRoom>;

export class VoiceFailure extends Error {
  /** `blocked`: the server was reached, sound did not get through. */
  readonly reason: 'unreachable' | 'blocked' | 'not-allowed';
  readonly retryable: boolean;
  constructor(reason: VoiceFailure['reason'], cause: unknown) {
    super(`voices: ${reason}`, { cause });
    this.name = 'VoiceFailure';
    this.reason = reason;
    this.retryable = reason !== 'not-allowed';
  }
}

/** What a microphone hears, collected for the recogniser. Over after `finish` or `cancel`. */
export interface VoiceCapture {
  /** Loudness now, 0..1. */
  level(): number;
  /** Ends it; gives everything heard, at 16 kHz. */
  finish(): Promise<Int16Array<ArrayBuffer>>;
  /** Ends it and throws away what was heard. Safe to call twice. */
  cancel(): void;
}

/** Rejects when this device cannot. */
export type OpenVoiceCapture = (track: MediaStreamTrack) => Promise<VoiceCapture>;

/** What the stage's track tells, by the audio context's clock. */
export interface StageEar {
  trackBegan(contextMs: number): void;
  onset(contextMs: number): void;
  loud(contextMs: number): void;
  /** Loudness (root mean square, 0…1) of the 10 ms that begin at `hop` × 10 ms. */
  level(hop: number, rms: number): void;
}

export type SoundState = 'locked' | 'running' | 'suspended';

/** A short sound of the place. */
export interface HallEvent {
  readonly kind: 'strike' | 'step';
  /** Which of its samples, 0 to below 1. */
  readonly pick: number;
  /** A factor, within three metres. */
  readonly gain: number;
  readonly afterMs: number;
  /** Hall frame, metres. */
  readonly at: Vec3;
}

/** The sounds of the place, silent until they are told to be heard. */
export interface HallSound {
  /** Glides there within some hundredths of a second. */
  setLevels(levels: Readonly<HallLevels>): void;
  play(event: HallEvent): void;
  close(): void;
}

/** The page's one audio context and what is connected to it. */
export interface Sound {
  readonly state: SoundState;
  onState(listener: (state: SoundState) => void): () => void;
  /** Must be called inside a gesture the first time. Resolves also when the browser refuses: then `state` stays `suspended`. */
  unlock(): Promise<void>;
  /** Both clocks now, in the one object. */
  now(): Now;
  /** Connects the stage's voices to the ear of the stage clock. */
  setStageEar(ear: StageEar): void;
  /** The track that is the stage, or null. Heard only while `setStageOpen(true)`. */
  setStageTrack(track: MediaStreamTrack | null): void;
  setStageOpen(isOpen: boolean): void;
  /** Loudness of the stage now, 0..1. */
  stageLevel(): number;
  /** Writes the 15 mouth shapes that a living voice on the stage makes now; false while they are not known. */
  livingMouth(out: Float32Array): boolean;
  /** A voice comes and goes softly. */
  setNeighbour(id: string, track: MediaStreamTrack | null): void;
  /** Of all neighbours, 0..1; the stage keeps its own. */
  setNeighboursVolume(volume: number): void;
  /** Hall frame, metres. */
  placeNeighbour(id: string, x: number, y: number, z: number): void;
  neighbourLevel(id: string): number;
  /** How far neighbours carry, and how the room answers them; null: no room. The stage stays as it is. */
  setRoom(acoustics: Acoustics | null): void;
  /** Position and forward of the listener, hall frame, 6 floats. */
  setListener(row: Float32Array): void;
  /** The local microphone's loudness. */
  setMicrophone(track: MediaStreamTrack | null): void;
  microphoneLevel(): number;
  /** Plays a short soft tone; resolves when it has sounded. */
  playTestTone(): Promise<void>;
  /** Makes the sounds of a place where sound dies away in `reverbS`; null before sound was first unlocked. Rejects when this device cannot make them. */
  openHall(reverbS: number): Promise<HallSound | null>;
  close(): void;
}

/** The voices of the green room, apart from all sound of the hall. */
export interface GreenSound {
  /** A voice came, or went (null). */
  hear(identity: string, track: MediaStreamTrack | null): void;
  /** 0..1. */
  setVolume(volume: number): void;
  /** Nobody is heard any more. */
  silence(): void;
  close(): void;
}
