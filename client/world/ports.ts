import type { Label, Original, Source } from '../../protocol/answer.ts';
import type { Onlooker } from '../../protocol/balcony-codec.ts';
import type { MemberId, SeatId } from '../../protocol/ids.ts';
import type { Reaction } from '../../protocol/moment.ts';
import type { Pose, Slot, Vec3 } from '../../protocol/pose.ts';
import type { Role } from '../../protocol/roles.ts';
import type { MistakenFor } from '../../protocol/views.ts';
import type { Acted } from './acting/acting.ts';
import type { Detail, Load } from './drawing/steps.ts';
import type { HeadsetEvents, HeadsetView } from './headset-ports.ts';
import type { Stand } from './in-words/directions.ts';
import type { ScreenPoll } from './poll-screen.ts';
import type { QuestionLine } from './queue.ts';
import type { Acoustics } from './room-sound.ts';

/** Where everybody is, read once per frame without allocating. */
export interface CrowdPoses {
  /** Slots run from 0 to capacity - 1. */
  readonly capacity: number;
  /** Writes the pose of a slot, about 120 ms behind `nowMs`, into `out` (a row of `poseFloats`, protocol/pose.ts); a hand that is not there keeps what `out` had. False when the slot has no pose. */
  sample(slot: Slot, nowMs: number, out: Float32Array): boolean;
}

/** How those in the balconies hold their heads, read once per frame without allocating. */
export interface BalconyLooks {
  /** Writes turn and pitch of a head relative to looking at the stage, in radians, into two floats. */
  sample(place: number, nowMs: number, out: Float32Array): void;
}

/** Who reacts: somebody of this section, or somebody in a balcony. */
export type Reactor = { readonly slot: Slot } | { readonly place: number };

/** A person as the hall draws them. */
export interface Body {
  readonly memberId: MemberId;
  readonly slot: Slot;
  readonly name: string;
  readonly role: Role;
  readonly seatId: SeatId | null;
  readonly isBot: boolean;
  readonly isAway: boolean;
  readonly hasHandUp: boolean;
  readonly mayTalk: boolean;
  readonly mistakenFor: MistakenFor;
  /** The code of the look that they chose; null: that of their id. */
  readonly look: string | null;
}

/**
 * What the avatar does while nobody speaks: it could answer, is about to, was stopped, is paused in the middle of its
 * answer, is held by a moderator, or must be silent (no
 * consent, nothing approved: `why`).
 */
export type AvatarWaits = 'ready' | 'preparing' | 'stopped' | 'paused' | 'held' | 'absent';

/** What the stage shows. The colours and words: avatar = "AI speaking" violet, human = "Live" amber, asker = "On the floor" teal. */
export type StageLook =
  | { readonly holder: 'nobody'; readonly avatar: AvatarWaits; readonly why: string }
  | { readonly holder: 'avatar'; readonly leaderName: string }
  | { readonly holder: 'human'; readonly leaderName: string }
  | { readonly holder: 'asker'; readonly name: string };

/** What a caption shows: a sentence with its label and sources, and how far it has been heard. */
export interface Caption {
  readonly epoch: number;
  readonly index: number;
  readonly count: number;
  /** The sentence's place in the answer, counted from 0; null: in none. */
  readonly place: number | null;
  readonly text: string;
  readonly label: CaptionLabel;
  /** Of the text, as BCP 47; absent: English. */
  readonly language?: string | undefined;
  /** What a TRANSLATED sentence is a translation of. */
  readonly original?: Original | undefined;
  /** Who says it. */
  readonly light: Exclude<StageLook['holder'], 'nobody'>;
  readonly sources: readonly Source[];
  readonly spokenTo: number;
  /** Where the words begin that a screen reader has not read yet. */
  readonly freshFrom: number;
}

/** A sentence's label; or that a program wrote down what somebody says live, and whether it keeps up. */
export type CaptionLabel = Label | 'AUTOMATIC' | 'AUTOMATIC-LATE';

/** The stage screen's text. `sentence` is the one being heard. */
export interface StageScreen {
  readonly title: string;
  readonly question: Pick<QuestionLine, 'text' | 'askedBy' | 'mistakenFor' | 'votes'> | null;
  readonly sentence: Pick<Caption, 'text' | 'label' | 'sources' | 'original'> | null;
  /** Between questions, a poll that is open or was closed just now. */
  readonly poll?: ScreenPoll | null;
  /** Between questions: what comes next ("Next: 3 questions wait"). */
  readonly next: string;
  /** Between questions: what is running on the agenda; not there: nothing. */
  readonly agenda?: string;
  /** A NOTICE that is always there while an AI speaks for the leader. */
  readonly notice: string;
}

/** Read each frame by the leader's body: mouth weights follow the sound that is heard, and are all 0 in silence. */
export interface MouthSource {
  /** Writes 15 weights 0..1 in the order of `visemes`; returns how the sentence being spoken is acted and how far it is, or null in silence. */
  sample(out: Float32Array): Acted | null;
}

/** What the hall tells the page. */
export interface HallEvents extends HeadsetEvents {
  onSeatPicked(seatId: SeatId): void;
  /** The local person walked or teleported away from their seat; the page asks the gate to stand up. */
  onStoodUp?(): void;
  /** XR began or ended. */
  onXrChanged(isInXr: boolean): void;
  /** The drawing failed for good (no WebGL, context lost twice); the page goes on as sound and captions. */
  onBroken(reason: string): void;
}

/** A picture that is wanted: red, green, blue and alpha, row by row from the top. */
export interface PortraitOf {
  readonly memberId: MemberId;
  /** A code; null: that of the id. */
  readonly look: string | null;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Where the local person is to be, or in what direction to look. */
export type SelfPlace =
  | { readonly seatId: SeatId }
  | { readonly spawn: number }
  | { readonly stand: Stand }
  | { readonly yawRad: number };

/** The drawn hall. One per page; everything it shows is set from outside, it decides nothing. */
export interface HallView {
  readonly acoustics: Acoustics;
  setBodies(bodies: readonly Body[], self: MemberId | null): void;
  /** Who of the other sections is in the balconies. */
  setBalcony(people: readonly Pick<Onlooker, 'place' | 'hasHandUp'>[]): void;
  /** Whether people who come very near to the eyes fade; they do until it is said otherwise. */
  setPersonalSpace(isOn: boolean): void;
  /** How much is drawn; whole until it is said otherwise. */
  setDetail(detail: Detail): void;
  /** How the device bears that. */
  readonly load: Load;
  setStage(look: StageLook): void;
  setScreen(screen: StageScreen): void;
  /** The caption shown in the hall (for headsets): words up to `spokenTo` have been heard. Null hides it. */
  setCaption(caption: Pick<Caption, 'text' | 'label' | 'light' | 'spokenTo'> | null): void;
  /** Leader's gaze: a point in the hall frame, or null for the hall as a whole. */
  setGaze(target: Vec3 | null): void;
  /** Whose headset moves the leader's body, while a human is live in it; null: nobody's. */
  setLeaderBody(slot: Slot | null): void;
  /** Shows it now; those of a balcony are spread over the second until the next ones, those of many are one wave. Rules BC6, RW1. */
  showReaction(reactor: Reactor, reaction: Reaction): void;
  /** Puts the local person into a seat or at a spawn point, looking at the stage, or on the floor; or turns them where they are. */
  placeSelf(at: SelfPlace): void;
  /** The local person's pose now in the hall frame; the head of a desktop person is the camera. The same object each call. */
  readPose(): Pose;
  /** Where the head of somebody is who is drawn, hall frame; null for whoever is not. */
  headOf(reactor: Reactor): Vec3 | null;
  /** Listener for sound: position and forward of the camera, hall frame, written into 6 floats. */
  readListener(out: Float32Array): void;
  /** While it rests: how somebody looks, from the chest up. Null once it is shown, and where nothing can be drawn. */
  drawPortrait(portrait: PortraitOf): Promise<Uint8ClampedArray<ArrayBuffer> | null>;
  /** Begins to draw, frame by frame; before, it is made but rests. */
  show(): void;
  /** Resolves with the first frame that shows all that was set before this call, with nothing still missing to draw it. */
  drawn(): Promise<void>;
  /** Resolves when the graphics card has finished all that it was asked so far. */
  finished(): Promise<void>;
  readonly canEnterXr: Promise<boolean>;
  readonly headset: HeadsetView;
  enterXr(): Promise<void>;
  exitXr(): Promise<void>;
  close(): void;
}

export interface HallViewOptions {
  /** Names the files of the hall. */
  readonly hallHash: string;
  /** Names the leader's model. */
  readonly leaderBody: string;
  readonly poses: CrowdPoses;
  readonly balcony: BalconyLooks;
  readonly mouth: MouthSource;
  readonly events: HallEvents;
  /** False for spectators: a free camera at the back, no body. */
  readonly hasBody: boolean;
  readonly reducedMotion: boolean;
  /** What people wear, beside neutrals, `#rrggbb`; none: the house's own colours. */
  readonly companyColors: readonly string[];
}
