import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { limits } from '../../protocol/limits.ts';
import { poseAt, poseFloats, type Vec3 } from '../../protocol/pose.ts';
import { leaderLooksAt, livingLeaderSlot } from '../world/leader-gaze.ts';
import { noSlot, type Person } from '../world/mirror.ts';
import type { Body, HallView, SelfPlace } from '../world/ports.ts';
import { PoseSender } from '../world/pose-sender.ts';
import { stageLook, stageScreen } from '../world/stage-view.ts';
import { type HeardLevels, talkLevel } from '../world/talking.ts';
import { HallSoundsRunner } from './hall-sounds-runner.ts';
import { everyWhileSeen } from './seen-clock.ts';
import type { Townhall } from './townhall.ts';

const listenEveryMs = 50;
const gazeEveryMs = 200;

export interface HallRunnerOptions {
  readonly hasBody: boolean;
  readonly isInXr: ReadonlySignal<boolean>;
  /** Where the person stands who has no seat; null: they have just come in. */
  readonly at: SelfPlace | null;
}

/** Shows the town hall in a drawn hall, and sends where this person's head and hands are. Ends with {@link close}; the view stays. */
export class HallRunner {
  readonly #townhall: Townhall;
  readonly #view: HallView;
  readonly #isInXr: ReadonlySignal<boolean>;
  readonly #sender = new PoseSender();
  readonly #stops: (() => void)[] = [];
  readonly #row = new Float32Array(poseFloats);
  readonly #listener = new Float32Array(6);
  readonly #sounds: HallSoundsRunner;
  readonly #levels: HeardLevels;

  constructor(townhall: Townhall, view: HallView, { hasBody, isInXr, at }: HallRunnerOptions) {
    this.#townhall = townhall;
    this.#view = view;
    this.#isInXr = isInXr;
    this.#levels = {
      neighbour: (id) => (townhall.voices.neighbours.has(id) ? townhall.sound.neighbourLevel(id) : null),
      stage: () => townhall.sound.stageLevel(),
    };
    this.#sounds = new HallSoundsRunner(townhall, view, hasBody);
    this.#show();
    this.#every(listenEveryMs, () => this.#placeVoices());
    this.#every(gazeEveryMs, () => view.setGaze(this.#leadersGaze()));
    if (hasBody) {
      this.#follow(at);
      this.#every(1000 / limits.posesPerSecondMax, () => this.#sendPose());
    }
    townhall.voices.setDistances((person) => this.#distanceTo(person), view.acoustics.voiceRangeM);
    townhall.sound.setRoom(view.acoustics);
    this.#stops.push(
      () => townhall.voices.setDistances(() => null),
      () => townhall.sound.setRoom(null),
    );
    this.#stops.push(townhall.onReaction((reactor, reaction) => view.showReaction(reactor, reaction)));
  }

  /** The place is heard too from now on. */
  sound(): void {
    this.#sounds.begin();
  }

  close(): void {
    this.#sounds.close();
    for (const stop of this.#stops) stop();
    this.#stops.length = 0;
  }

  #every(ms: number, task: () => void): void {
    this.#stops.push(everyWhileSeen(ms, task, this.#isInXr));
  }

  #show(): void {
    const { roster, inBalcony, stageFacts, leaderName, hall, lists, stage, self, space, screenPoll } = this.#townhall;
    const begins = computed(() => this.#townhall.beginning.words.value?.shown ?? null);
    this.#stops.push(
      effect(() => this.#view.setBodies(roster.value.filter(hasBodyHere).map(bodyOf), self.value?.memberId ?? null)),
      effect(() => this.#view.setPersonalSpace(space.isOn.value)),
      effect(() => this.#view.setBalcony(inBalcony.value)),
      effect(() => this.#view.setStage(stageLook(stageFacts.value, leaderName.value, stage.stoppedEpoch.value))),
      effect(() => this.#view.setLeaderBody(livingLeaderSlot(stageFacts.value, roster.value))),
      effect(() =>
        this.#view.setScreen(
          stageScreen(hall.value, lists.value.onStage, stage.sentence.value, screenPoll.value, begins.value),
        ),
      ),
      effect(() => this.#view.setCaption(stage.caption.value)),
    );
  }

  /** Puts the local body where the gate says that it sits. */
  #follow(at: SelfPlace | null): void {
    let seat: string | null | undefined;
    this.#stops.push(
      effect(() => {
        const me = this.#townhall.me.value;
        if (me === null || me.seatId === seat) return;
        const isFirst = seat === undefined;
        seat = me.seatId;
        this.#sender.reset();
        if (me.seatId !== null) this.#view.placeSelf({ seatId: me.seatId });
        // Who stands up stays where they are.
        else if (isFirst) this.#view.placeSelf(at ?? { spawn: me.slot });
      }),
    );
  }

  /** Resolves with the first frame that shows the people and the own place; never when it ends before. */
  async drawn(): Promise<void> {
    const { me, roster } = this.#townhall;
    await new Promise<void>((resolve) => {
      const stop = effect(() => {
        if (me.value !== null && roster.value.length > 0) resolve();
      });
      this.#stops.push(stop);
    });
    await this.#view.drawn();
  }

  #sendPose(): void {
    // Before the own place is known, the head is where nobody put it.
    if (!this.#townhall.connection.isHere.peek() || this.#townhall.me.peek() === null) {
      this.#sender.reset();
      return;
    }
    const length = this.#sender.next(this.#view.readPose(), performance.now());
    if (length > 0) this.#townhall.connection.sendPose(this.#sender.bytes.subarray(0, length));
  }

  #placeVoices(): void {
    const { sound, poses, voices, mirror } = this.#townhall;
    this.#view.readListener(this.#listener);
    sound.setListener(this.#listener);
    const { roster, stage } = mirror.peek();
    for (const person of roster) {
      if (person.slot === noSlot) continue;
      poses.setTalk(person.slot, talkLevel(person, stage, this.#levels));
      const id = `${person.memberId}/body`;
      if (voices.neighbours.has(id) && this.#hasHead(person))
        sound.placeNeighbour(id, this.#row[0] ?? 0, this.#row[1] ?? 0, this.#row[2] ?? 0);
    }
  }

  #distanceTo(person: Person): number | null {
    if (!this.#hasHead(person)) return null;
    const [x = 0, y = 0, z = 0] = this.#row;
    const [lx = 0, ly = 0, lz = 0] = this.#listener;
    return Math.hypot(x - lx, y - ly, z - lz);
  }

  /** Puts where somebody's head is into the row: as they say, else where they are seen to sit. */
  #hasHead({ slot }: Person): boolean {
    if (slot === noSlot) return false;
    if (this.#townhall.poses.sample(slot, performance.now(), this.#row)) return true;
    const head = this.#view.headOf({ slot });
    if (head !== null) this.#row.set(head, poseAt.head);
    return head !== null;
  }

  /** The leader looks at the person whose question is on the stage. */
  #leadersGaze(): Vec3 | null {
    const { lists, mirror, stage } = this.#townhall;
    const { roster, stage: facts } = mirror.peek();
    const author = lists.peek().onStage?.view?.author;
    const { utterance, positionMs } = stage.clock.heard;
    const memberId = leaderLooksAt({
      stage: facts,
      askerId: author?.kind === 'member' ? author.memberId : null,
      heard: utterance && { ...utterance, positionMs, leftMs: utterance.timeline.durationMs - positionMs },
      roster,
      nowMs: Date.now(),
    });
    const person = roster.find((each) => each.memberId === memberId);
    if (person === undefined || !this.#hasHead(person)) return null;
    return [this.#row[poseAt.head] ?? 0, this.#row[poseAt.head + 1] ?? 0, this.#row[poseAt.head + 2] ?? 0];
  }
}

function hasBodyHere(person: Person): boolean {
  return person.slot !== noSlot;
}

function bodyOf(person: Person): Body {
  return {
    memberId: person.memberId,
    slot: person.slot,
    name: person.name,
    role: person.role,
    seatId: person.seatId,
    isBot: person.isBot,
    isAway: person.isAway,
    hasHandUp: person.hasHandUp,
    mayTalk: person.mayTalk,
    mistakenFor: person.mistakenFor,
    look: person.look,
  };
}
