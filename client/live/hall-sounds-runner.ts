import { effect } from '@preact/signals';
import { balconyPlaces } from '../../protocol/balcony-codec.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { poseAt, poseFloats } from '../../protocol/pose.ts';
import { Applause, type OnStrike } from '../world/applause.ts';
import { Footsteps } from '../world/footsteps.ts';
import { type HallLevels, HallLoudness, stepGain, strikeGain } from '../world/hall-loudness.ts';
import { noSlot } from '../world/mirror.ts';
import type { CrowdPoses, HallView, Reactor } from '../world/ports.ts';
import { reactionDelayMs } from '../world/reaction-delay.ts';
import type { HallSoundsChoice } from './hall-sounds-choice.ts';
import type { HearingChoice } from './hearing-choice.ts';
import type { HallSound, Sound } from './ports.ts';
import type { Townhall } from './townhall.ts';

/** What it knows of the town hall. */
type Place = Pick<Townhall, 'roster' | 'me' | 'stageFacts' | 'soundState' | 'onReaction'> & {
  readonly poses: CrowdPoses;
  readonly sound: Pick<Sound, 'openHall' | 'stageLevel'>;
  readonly hearing: Pick<HearingChoice, 'now'>;
  readonly hallSounds: Pick<HallSoundsChoice, 'now'>;
};

const everyMs = 50;
/** Hands that clap are so far below the head, and feet. */
const [handsBelowM, feetBelowM] = [0.35, 1.6];

/** Lets a person hear the place: its room, steps and applause. Ends with {@link close}. */
export class HallSoundsRunner {
  readonly #townhall: Place;
  readonly #view: Pick<HallView, 'acoustics' | 'readListener' | 'headOf'>;
  readonly #hasBody: boolean;
  readonly #applause = new Applause(Math.random);
  readonly #footsteps: Footsteps;
  readonly #loudness = new HallLoudness();
  readonly #levels: HallLevels = { tone: 0, group: 0, crowd: 0, all: 0 };
  readonly #listener = new Float32Array(6);
  readonly #row = new Float32Array(poseFloats);
  readonly #rowsWithoutBody = new Map<MemberId, number>();
  readonly #stops: (() => void)[] = [];
  #sound: HallSound | null = null;
  #isOpening = false;
  #isClosed = false;

  constructor(townhall: Place, view: Pick<HallView, 'acoustics' | 'readListener' | 'headOf'>, hasBody: boolean) {
    this.#townhall = townhall;
    this.#view = view;
    this.#hasBody = hasBody;
    // The last row is this person's own.
    this.#footsteps = new Footsteps(townhall.poses.capacity + 1);
  }

  /** Once the hall is shown: until then every bit of the device is needed for that. */
  begin(): void {
    if (this.#isClosed) return;
    let timer: ReturnType<typeof setInterval> | null = null;
    // A hidden tab is silent at once, and needs no timer for it.
    const onSight = () => {
      if (timer !== null) clearInterval(timer);
      timer = document.hidden ? null : setInterval(() => this.#tick(), everyMs);
      this.#tick();
    };
    onSight();
    document.addEventListener('visibilitychange', onSight);
    this.#stops.push(
      () => {
        if (timer !== null) clearInterval(timer);
      },
      () => document.removeEventListener('visibilitychange', onSight),
      this.#townhall.onReaction((reactor, reaction, by) => {
        if (reaction === 'clap') this.#clapped(reactor, by);
      }),
      effect(() => {
        const isWanted = this.#townhall.hallSounds.now.value.isOn && this.#townhall.soundState.value === 'running';
        if (isWanted) void this.#open();
      }),
    );
  }

  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops.splice(0)) stop();
    this.#sound?.close();
    this.#sound = null;
  }

  async #open(): Promise<void> {
    if (this.#sound !== null || this.#isOpening) return;
    this.#isOpening = true;
    try {
      const sound = await this.#townhall.sound.openHall(this.#view.acoustics.reverbS);
      if (this.#isClosed) sound?.close();
      else this.#sound = sound;
    } catch (cause) {
      // Everything else goes on without it.
      console.warn('the sounds of the hall could not be made', cause);
    }
    this.#isOpening = false;
  }

  #tick(): void {
    const sound = this.#sound;
    if (sound === null) return;
    const { hallSounds, soundState, stageFacts } = this.#townhall;
    const nowMs = performance.now();
    const choice = hallSounds.now.peek();
    const canSound = soundState.peek() === 'running' && !document.hidden;
    const isHeard = choice.isOn && canSound;
    if (!isHeard) this.#applause.clear();
    const facts = {
      choice,
      canSound,
      isStageHeld: stageFacts.peek().holder === 'avatar',
      stageLevel: this.#townhall.sound.stageLevel(),
      clapping: this.#applause.next(nowMs, this.#onStrike),
    };
    this.#loudness.next(facts, nowMs, this.#levels);
    sound.setLevels(this.#levels);
    if (isHeard) this.#hearSteps(sound, nowMs);
  }

  #clapped(reactor: Reactor, by: MemberId | null): void {
    if (by !== null && this.#isBlocked(by)) return;
    this.#view.readListener(this.#listener);
    const [lx = 0, ly = 0, lz = 0] = this.#listener;
    const nowMs = performance.now();
    const head =
      this.#hasBody && by === this.#townhall.me.peek()?.memberId ? this.#listener : this.#view.headOf(reactor);
    const [x = lx, y = ly, z = lz] = head ?? [];
    const at = head === null ? null : ([x, y - handsBelowM, z] as const);
    const fromMs = nowMs + ('place' in reactor ? reactionDelayMs(reactor.place) : 0);
    this.#applause.clapped(this.#rowOf(reactor, by), at, Math.hypot(x - lx, y - ly, z - lz), fromMs);
  }

  /** As the hall is drawn: first its own people, then the balconies. Those without a body come after. */
  #rowOf(reactor: Reactor, by: MemberId | null): number {
    const { capacity } = this.#townhall.poses;
    if ('place' in reactor) return capacity + reactor.place;
    if (by === null || reactor.slot !== noSlot) return reactor.slot;
    const row = this.#rowsWithoutBody.get(by) ?? capacity + balconyPlaces + this.#rowsWithoutBody.size;
    this.#rowsWithoutBody.set(by, row);
    return row;
  }

  readonly #onStrike: OnStrike = (at, afterMs, strength) => {
    this.#sound?.play({ kind: 'strike', pick: Math.random(), gain: strikeGain * strength, afterMs, at });
  };

  /** Between steps it allocates nothing. */
  #hearSteps(sound: HallSound, nowMs: number): void {
    const { me, poses, roster } = this.#townhall;
    this.#view.readListener(this.#listener);
    const lx = this.#listener[0] ?? 0;
    const ly = this.#listener[1] ?? 0;
    const lz = this.#listener[2] ?? 0;
    const self = me.peek();
    if (this.#hasBody && self?.seatId === null)
      this.#step(sound, this.#footsteps.seen(poses.capacity, lx, lz, nowMs), lx, ly, lz);
    for (const person of roster.peek()) {
      const { slot } = person;
      if (slot === noSlot || person.seatId !== null || person === self || !poses.sample(slot, nowMs, this.#row))
        continue;
      const x = this.#row[poseAt.head] ?? 0;
      const y = this.#row[poseAt.head + 1] ?? 0;
      const z = this.#row[poseAt.head + 2] ?? 0;
      const afterMs = this.#footsteps.seen(slot, x, z, nowMs);
      if (afterMs === null || this.#isBlocked(person.memberId)) continue;
      if (this.#footsteps.mayHear(Math.hypot(x - lx, y - ly, z - lz), nowMs)) this.#step(sound, afterMs, x, y, z);
    }
  }

  #step(sound: HallSound, afterMs: number | null, x: number, y: number, z: number): void {
    if (afterMs === null) return;
    const gain = stepGain * (0.7 + 0.3 * Math.random());
    sound.play({ kind: 'step', pick: Math.random(), gain, afterMs, at: [x, y - feetBelowM, z] });
  }

  #isBlocked(memberId: MemberId): boolean {
    return this.#townhall.hearing.now.peek().blocked.has(memberId);
  }
}
