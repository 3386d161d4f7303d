import { type ReadonlySignal, signal } from '@preact/signals';
import type { ConnectionKind } from '../../protocol/commands.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { chooseNeighbours, type NearVoice } from '../world/hear.ts';
import { type Hearing, hearsAll } from '../world/hearing.ts';
import { emptyStage, type Person, type StageFacts } from '../world/mirror.ts';
import { backOffMs } from '../world/session.ts';
import { type Door, type JoinVoices, type Sound, VoiceFailure, type VoiceRoom, type VoiceStatus } from './ports.ts';

type Ticket = { readonly path: string; readonly token: string };

/** The tail of a voice that left the stage in good order may still be on its way. */
const tailMs = 500;
/** How often the nearest voices are chosen anew. */
const hearEveryMs = 250;
/** Neighbours who make room for somebody nearer, in a second. */
const swapsPerSecond = 2;
/** A voice that goes is still sent for so long, so that it can fade. */
const leavesWithinMs = 200;
/** Whoever pauses between two sentences still counts as speaking. */
const pauseMs = 3000;
/** A network that lets no sound through seldom changes its mind: it is tried less often. */
const blockedAgainMs = 15_000;

export interface VoicesParts {
  readonly door: Pick<Door, 'voiceToken'>;
  /** As what this page came in: another page of this person has a voice identity of its own. */
  readonly kind: () => ConnectionKind;
  readonly sound: Pick<Sound, 'setStageTrack' | 'setStageOpen' | 'setNeighbour' | 'setNeighboursVolume'>;
  /** Loaded while the person types. */
  readonly joinVoices: () => Promise<JoinVoices>;
  readonly onMayPublish: (mayPublish: boolean) => void;
  readonly onGone: () => void;
}

/** How far voices reach on a page that draws no hall. */
const plainRangeM = 20;

/** Who may be talking near this person, by member, in metres; null for those whose place is not known. */
export type DistanceTo = (person: Person) => number | null;

/**
 * What this page hears. The stage's sound is taken only from the identity that the server announced for this epoch; the avatar's track
 * is subscribed beforehand, silent, so that the first word is not lost. Rules CH3, CH4.
 */
export class Voices {
  readonly #status = signal<VoiceStatus>('off');
  /** Identities whose sound should be heard and does not arrive. */
  readonly #missing = signal<ReadonlySet<string>>(new Set());
  readonly #parts: VoicesParts;
  readonly #tracks = new Map<string, MediaStreamTrack>();
  #room: VoiceRoom | null = null;
  #stage: StageFacts | null = null;
  #roster: readonly Person[] = [];
  #self: MemberId | null = null;
  #neighbours: ReadonlySet<string> = new Set();
  /** Voices that fade, with when they are let go. */
  readonly #leaving = new Map<string, number>();
  #hearing: Hearing = hearsAll;
  /** When neighbours made room for others, of late. */
  #swapsAtMs: readonly number[] = [];
  /** How loudly each voice speaks, and until when that counts. */
  readonly #loudness = new Map<string, { readonly level: number; readonly untilMs: number }>();
  #mostNeighbours: number = limits.neighbours;
  #distanceTo: DistanceTo = () => null;
  #rangeM = plainRangeM;
  /** The avatar's voice as the server last announced it: stays subscribed, silent, so that its first word is not lost. */
  #avatarIdentity = '';
  /** Newest epoch of which a sentence was announced, and newest that was stopped. */
  #announcedEpoch = -1;
  #silencedEpoch = -1;
  #stageIdentity = '';
  #isAvailable = false;
  /** False on a device that cannot keep up with sound. */
  #isWanted = true;
  #openUntilMs = 0;
  #try = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #hearTimer: ReturnType<typeof setInterval>;

  constructor(parts: VoicesParts) {
    this.#parts = parts;
    this.#hearTimer = setInterval(() => this.#chooseNeighbours(), hearEveryMs);
  }

  get status(): ReadonlySignal<VoiceStatus> {
    return this.#status;
  }
  /** Identities whose sound was asked for and does not arrive. Rule CH9. */
  get missing(): ReadonlySignal<ReadonlySet<string>> {
    return this.#missing;
  }
  get room(): VoiceRoom | null {
    return this.#room;
  }
  /** Identities of the neighbours heard now. */
  get neighbours(): ReadonlySet<string> {
    return this.#neighbours;
  }

  /** What the person wants to hear of their neighbours. Rule CH7. */
  setHearing(hearing: Hearing): void {
    this.#hearing = hearing;
    this.#parts.sound.setNeighboursVolume(hearing.volume);
    this.#chooseNeighbours();
  }

  /** A full hall sends fewer voices to everybody. Rule CH3. */
  setMostNeighbours(most: number): void {
    this.#mostNeighbours = most;
    this.#chooseNeighbours();
  }

  /** How far away people are, and how far voices reach where they are. */
  setDistances(distanceTo: DistanceTo, rangeM = plainRangeM): void {
    this.#distanceTo = distanceTo;
    this.#rangeM = rangeM;
  }

  start(ticket: Ticket | null): void {
    this.stop();
    if (ticket !== null && this.#isWanted) void this.#join(ticket, 0);
    else this.#joinIfAvailable();
  }

  /** The server has voices now, or no more. One that was still starting when this page came in is joined as soon as it is there. */
  setAvailable(isAvailable: boolean): void {
    this.#isAvailable = isAvailable;
    this.#joinIfAvailable();
  }

  /** Nobody is heard, nor sent, while they are not wanted: not even the stage. */
  setWanted(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (isWanted) this.#joinIfAvailable();
    else this.stop();
  }

  stop(): void {
    this.#try++;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#letGo();
    this.#status.value = 'off';
  }

  close(): void {
    this.stop();
    clearInterval(this.#hearTimer);
  }

  /** The replicated stage and roster. */
  follow(stage: StageFacts, roster: readonly Person[], self: MemberId | null): void {
    if ((stage.holder === 'avatar' || stage.holder === 'nobody') && stage.voiceIdentity !== '')
      this.#avatarIdentity = stage.voiceIdentity;
    this.#stage = stage;
    this.#roster = roster;
    this.#self = self;
    this.#applyStage();
    this.#applyWanted();
  }

  /** The server announced a sentence: the avatar has the stage, even before the replicated state says so. */
  announced(epoch: number): void {
    this.#announcedEpoch = Math.max(this.#announcedEpoch, epoch);
    this.#applyStage();
  }

  /** The server stopped this epoch: silence here at once, whatever is still on its way. */
  silenced(epoch: number): void {
    this.#silencedEpoch = Math.max(this.#silencedEpoch, epoch);
    this.#openUntilMs = 0;
    this.#applyStage();
  }

  async #join(ticket: Ticket, attempt: number): Promise<void> {
    const mine = ++this.#try;
    // Whoever was told that sound is blocked is told otherwise only when it gets through.
    if (this.#status.peek() !== 'blocked') this.#status.value = 'connecting';
    const isMine = () => mine === this.#try;
    try {
      const joinVoices = await this.#parts.joinVoices();
      const room = await joinVoices(ticket, {
        onStatus: (status) => {
          if (!isMine()) return;
          if (status === 'gone') this.#comeBack(0);
          else this.#status.value = status;
        },
        onMissing: (identity, isMissing) => {
          if (isMine()) this.#setMissing(identity, isMissing);
        },
        onLoudness: (speaking) => {
          if (isMine()) this.#setLoudness(speaking);
        },
        onTrack: (identity, track) => {
          if (isMine()) this.#setTrack(identity, track);
        },
        onMayPublish: (mayPublish) => {
          if (isMine()) this.#parts.onMayPublish(mayPublish);
        },
      });
      if (!isMine()) return room.close();
      this.#room = room;
      this.#status.value = 'on';
      this.#applyWanted();
    } catch (cause) {
      if (isMine()) this.#comeBack(attempt, cause instanceof VoiceFailure && cause.reason === 'blocked');
    }
  }

  #joinIfAvailable(): void {
    if (!this.#isAvailable || !this.#isWanted || this.#status.peek() !== 'off') return;
    this.#comeBack(0);
    // Nothing was lost: it is the first time.
    this.#status.value = 'connecting';
  }

  /** The media server is away, or its memory is: a fresh token, then join anew. */
  #comeBack(attempt: number, isBlocked = this.#status.peek() === 'blocked'): void {
    const mine = ++this.#try;
    this.#letGo();
    this.#status.value = isBlocked ? 'blocked' : 'lost';
    this.#timer = setTimeout(
      async () => {
        const reply = await this.#parts.door.voiceToken(this.#parts.kind());
        if (mine !== this.#try) return;
        if (reply.kind === 'ok' && reply.value !== null) await this.#join(reply.value, attempt + 1);
        else this.#comeBack(attempt + 1);
      },
      isBlocked ? blockedAgainMs : backOffMs(attempt + 1, Math.random()),
    );
  }

  #letGo(): void {
    const room = this.#room;
    this.#room = null;
    for (const id of this.#neighbours) this.#parts.sound.setNeighbour(id, null);
    this.#neighbours = new Set();
    this.#leaving.clear();
    this.#tracks.clear();
    this.#missing.value = new Set();
    this.#loudness.clear();
    this.#parts.sound.setStageTrack(null);
    room?.close();
    if (room !== null) this.#parts.onGone();
  }

  #setMissing(identity: string, isMissing: boolean): void {
    if (this.#missing.peek().has(identity) === isMissing) return;
    const missing = new Set(this.#missing.peek());
    if (isMissing) missing.add(identity);
    else missing.delete(identity);
    this.#missing.value = missing;
  }

  #setLoudness(speaking: ReadonlyMap<string, number>): void {
    const nowMs = performance.now();
    for (const [id, { level, untilMs }] of this.#loudness) {
      if (nowMs >= untilMs) this.#loudness.delete(id);
      else if (!speaking.has(id)) this.#loudness.set(id, { level, untilMs: Math.min(untilMs, nowMs + pauseMs) });
    }
    for (const [id, level] of speaking) this.#loudness.set(id, { level, untilMs: Number.POSITIVE_INFINITY });
  }

  #setTrack(identity: string, track: MediaStreamTrack | null): void {
    if (track === null) this.#tracks.delete(identity);
    else this.#tracks.set(identity, track);
    if (this.#neighbours.has(identity)) this.#parts.sound.setNeighbour(identity, track);
    this.#applyStage();
  }

  /** Which identity is the stage now, and whether it may be heard. */
  #applyStage(): void {
    const { holder, epoch, voiceIdentity } = this.#stage ?? emptyStage;
    const nowMs = performance.now();
    const isAvatarAnnounced = this.#announcedEpoch > this.#silencedEpoch && this.#announcedEpoch > epoch;
    const identity = isAvatarAnnounced ? this.#avatarIdentity : voiceIdentity;
    const isHeld = isAvatarAnnounced || (holder !== 'nobody' && epoch > this.#silencedEpoch);
    const isTail = identity === this.#stageIdentity && nowMs < this.#openUntilMs;
    if (isHeld) this.#openUntilMs = nowMs + tailMs;
    else if (isTail) setTimeout(() => this.#applyStage(), this.#openUntilMs - nowMs + 1);
    this.#stageIdentity = identity;
    this.#parts.sound.setStageTrack(this.#tracks.get(identity) ?? null);
    this.#parts.sound.setStageOpen(identity !== '' && (isHeld || isTail));
  }

  #applyWanted(): void {
    const wanted = new Set([...this.#neighbours, ...this.#leaving.keys()]);
    for (const identity of [this.#stage?.voiceIdentity ?? '', this.#avatarIdentity])
      if (identity !== '') wanted.add(identity);
    this.#room?.hear(wanted);
    // Who is not to be heard is not missing.
    for (const identity of this.#missing.peek()) if (!wanted.has(identity)) this.#setMissing(identity, false);
  }

  #chooseNeighbours(): void {
    if (this.#room === null) return;
    const nowMs = performance.now();
    this.#swapsAtMs = this.#swapsAtMs.filter((atMs) => nowMs - atMs < 1000);
    const mostSwaps = swapsPerSecond - this.#swapsAtMs.length;
    const { ids, swaps } = chooseNeighbours(this.#nearVoices(), this.#neighbours, {
      most: this.#mostNeighbours,
      mostSwaps,
      rangeM: this.#rangeM,
    });
    this.#swapsAtMs = [...this.#swapsAtMs, ...Array<number>(swaps).fill(nowMs)];
    const next = new Set(ids);
    for (const id of this.#neighbours) {
      if (next.has(id)) continue;
      this.#parts.sound.setNeighbour(id, null);
      this.#leaving.set(id, nowMs + leavesWithinMs);
    }
    for (const id of next) {
      this.#leaving.delete(id);
      if (!this.#neighbours.has(id)) this.#parts.sound.setNeighbour(id, this.#tracks.get(id) ?? null);
    }
    for (const [id, untilMs] of this.#leaving) if (nowMs >= untilMs) this.#leaving.delete(id);
    this.#neighbours = next;
    this.#applyWanted();
  }

  #nearVoices(): readonly NearVoice[] {
    const { isOn, blocked } = this.#hearing;
    const near: NearVoice[] = [];
    if (!isOn) return near;
    const nowMs = performance.now();
    for (const person of this.#roster) {
      const id = `${person.memberId}/body`;
      if (!person.mayTalk || person.isAway || person.memberId === this.#self || id === this.#stage?.voiceIdentity)
        continue;
      const distanceM = blocked.has(person.memberId) ? null : this.#distanceTo(person);
      if (distanceM === null) continue;
      const { level, untilMs } = this.#loudness.get(id) ?? { level: 0, untilMs: 0 };
      near.push({ id, distanceM, loudness: nowMs < untilMs ? level : 0 });
    }
    return near;
  }
}
