import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { SeatId } from '../../protocol/ids.ts';
import { poseAt, poseFloats } from '../../protocol/pose.ts';
import type { Outcome } from '../world/command-reply.ts';
import { type Spot, type Stand, yawTo } from '../world/in-words/directions.ts';
import { type HallPlan, hallPlan, youAre } from '../world/in-words/hall-plan.ts';
import { besidePeople, type NearPerson, nearPeople, seatSpot } from '../world/in-words/near-people.ts';
import { type NewsFacts, noNews, tell } from '../world/in-words/news.ts';
import { noSlot, type Person } from '../world/mirror.ts';
import { mutedNotice } from '../world/order-words.ts';
import type { HallView } from '../world/ports.ts';
import { ownState } from '../world/question-state.ts';
import { talkLevel } from '../world/talking.ts';
import { NewsChoice } from './news-choice.ts';
import type { Townhall } from './townhall.ts';

const lookMs = 1000;
/** Softer than this is no voice. */
const talkFrom = 0.05;
const mostKept = 8;

/** What was told: `count` tells two of the same words apart. */
export interface Told {
  readonly words: string;
  readonly count: number;
}

/**
 * The hall for whoever does not see it: where they are, who is near and what changes, and the ways to sit, stand, walk and turn without
 * a pointer. Rules IW1–IW6. Ends with {@link close}.
 */
export class HallInWords {
  readonly wish = new NewsChoice();
  readonly #townhall: Townhall;
  readonly #view: () => Pick<HallView, 'readListener' | 'placeSelf'> | null;
  readonly #plan = signal<HallPlan | null>(null);
  readonly #told = signal<readonly Told[]>([]);
  readonly #row = new Float32Array(poseFloats);
  readonly #listener = new Float32Array(6);
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #facts: ReadonlySignal<NewsFacts>;
  #isPlanAwaited = true;
  #news = noNews;
  #count = 0;

  /** `view` gives the drawn hall; null while there is none. */
  constructor(townhall: Townhall, view: () => Pick<HallView, 'readListener' | 'placeSelf'> | null) {
    this.#townhall = townhall;
    this.#view = view;
    this.#facts = computed(() => this.#look());
    void this.#fetchPlan();
    this.#timer = setInterval(() => this.#tell(), lookMs);
  }

  /** Null until the hall's data is there. */
  get plan(): ReadonlySignal<HallPlan | null> {
    return this.#plan;
  }
  /** What was told of late, the newest last. */
  get told(): ReadonlySignal<readonly Told[]> {
    return this.#told;
  }
  get canWalk(): boolean {
    return this.#view() !== null;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Where the person is and how they look; null where that is not known. */
  here(): Stand | null {
    const view = this.#view();
    if (view !== null) {
      view.readListener(this.#listener);
      const [x = 0, , z = 0, ahead = 0, , along = -1] = this.#listener;
      return { x, z, yawRad: Math.atan2(-ahead, -along) };
    }
    const seatId = this.#townhall.me.peek()?.seatId;
    const seat = this.#plan.peek()?.hall.seats.find(({ id }) => id === seatId);
    return seat === undefined ? null : { x: seat.position[0], z: seat.position[2], yawRad: seat.yawRad };
  }

  near(): readonly NearPerson[] {
    const from = this.here();
    const { mirror, self, voices, sound } = this.#townhall;
    const { roster, stage } = mirror.peek();
    if (from === null) return [];
    const levels = {
      neighbour: (id: string) => (voices.neighbours.has(id) ? sound.neighbourLevel(id) : null),
      stage: () => sound.stageLevel(),
    };
    return nearPeople({
      roster,
      self: self.peek()?.memberId ?? null,
      from,
      spotOf: (person) => this.#spotOf(person),
      talks: (person) => talkLevel(person, stage, levels) > talkFrom,
    });
  }

  sit(seatId: SeatId): Promise<Outcome> {
    return this.#townhall.connection.send({ type: 'member.sit', seatId });
  }

  stand(): Promise<Outcome> {
    return this.#townhall.connection.send({ type: 'member.stand' });
  }

  /** Gets up first, where the person sits. */
  async walk(stand: Stand): Promise<Outcome> {
    const isSeated = this.#townhall.me.peek()?.seatId != null;
    const outcome: Outcome = isSeated ? await this.stand() : { kind: 'accepted', seq: 0 };
    if (outcome.kind === 'accepted') this.#view()?.placeSelf({ stand });
    return outcome;
  }

  face(spot: Spot): void {
    const from = this.here();
    if (from !== null) this.#view()?.placeSelf({ yawRad: yawTo(from, spot) });
  }

  #spotOf(person: Person): Spot | null {
    const plan = this.#plan.peek();
    if (person.seatId !== null && plan !== null) return seatSpot(plan.hall, person.seatId);
    if (person.slot === noSlot || !this.#townhall.poses.sample(person.slot, performance.now(), this.#row)) return null;
    return { x: this.#row[poseAt.head] ?? 0, z: this.#row[poseAt.head + 2] ?? 0 };
  }

  async #fetchPlan(): Promise<void> {
    const hall = await this.#townhall.door.hall(this.#townhall.greeting.hall);
    this.#isPlanAwaited = false;
    if (hall !== null) this.#plan.value = hallPlan(hall);
  }

  #tell(): void {
    const { connection, caption, self } = this.#townhall;
    if (!connection.isInTouch.peek() || this.#isPlanAwaited || self.peek() === null) return;
    this.#news = tell(this.#news, this.#facts.peek(), {
      nowMs: performance.now(),
      wish: this.wish.now.peek(),
      isCaptionRead: caption.peek() !== null,
    });
    const { words } = this.#news;
    if (words === null) return;
    this.#told.value = [...this.#told.peek(), { words, count: this.#count++ }].slice(-mostKept);
  }

  #look(): NewsFacts {
    const { me, self, lists, roster, hall, stage, reactionCount, connection } = this.#townhall;
    const { onStage, waiting, mine } = lists.value;
    const person = me.value;
    const [next] = waiting;
    return {
      place: connection.kind === 'body' ? youAre(this.#plan.value, person?.seatId ?? null) : 'You watch the hall',
      beside: this.#plan.value === null ? [] : besidePeople(this.#plan.value, roster.value, person?.seatId ?? null),
      muted: mutedNotice(person?.isMuted === true, connection.crew.mutedBecause.value),
      // The place in the queue changes with every vote.
      mine: new Map(
        mine.map((line) => [
          line.id,
          { text: line.text, words: ownState(line, lists.value, 'no-places').replace(/\.$/u, '') },
        ]),
      ),
      onStage,
      stoppedEpoch: stage.stoppedEpoch.value,
      hands: roster.value.filter(({ hasHandUp, memberId }) => hasHandUp && memberId !== self.value?.memberId),
      waiting: hall.value?.questionsWaiting ?? waiting.length,
      next: next ?? null,
      wave: reactionCount.words.value,
      people: roster.value.filter(({ isAway }) => !isAway).length + (hall.value?.elsewhere ?? 0),
    };
  }
}
