import type { Engine } from '@babylonjs/core/Engines/engine';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import type { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Vector4 } from '@babylonjs/core/Maths/math.vector';
import type { Scene } from '@babylonjs/core/scene';
import type { Onlooker } from '../../../../protocol/balcony-codec.ts';
import type { MemberId } from '../../../../protocol/ids.ts';
import type { Pose, Vec3 } from '../../../../protocol/pose.ts';
import { can } from '../../../../protocol/roles.ts';
import { balconyPlaces, stageFace } from '../../../../scenes/balcony-places.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import { type Cloth, clothsOf } from '../../../world/cloth-colors.ts';
import type { Detail } from '../../../world/drawing/steps.ts';
import type { BalconyLooks, Body, CrowdPoses, PortraitOf, Reactor, StageLook } from '../../../world/ports.ts';
import { createSkinTable, details } from './body-shape.ts';
import { ChoosingPace } from './choosing-pace.ts';
import { DetailLevels, type Seen } from './detail-levels.ts';
import { type Looker, lookTexels, writeLook } from './looks.ts';
import { NamePlates } from './name-plates.ts';
import { createLevel, floatTexture, type Level } from './people-mesh.ts';
import { poseTexels } from './people-vertex.ts';
import type { Eyes } from './plate-choice.ts';
import { Portrait } from './portrait.ts';
import { PoseRows } from './pose-rows.ts';
import { standInLook } from './stand-in.ts';

/** A crowd that stands still takes another pose so seldom. */
const stillMs = 2000;

/** Everybody but oneself: bodies in three draws, those in the balconies in a fourth, name plates in a fifth. */
export class Crowd {
  readonly #rows: PoseRows;
  readonly #poseTexture: RawTexture;
  readonly #lookTexture: RawTexture;
  readonly #looks: Float32Array;
  readonly #cloths: readonly Cloth[];
  /** Whose look each row holds. */
  readonly #worn: string[] = [];
  #hasNewLooks = false;
  readonly #levels: readonly Level[];
  readonly #detail: DetailLevels;
  readonly #seen: Seen[] = [];
  #standIn: Seen | null = null;
  /** Where heads turn by themselves, and whether they do. */
  readonly #speaker = new Vector4(0, 0, 0, 0);
  readonly #stageFace: Vec3;
  #bodies: readonly Body[] = [];
  #look: StageLook = { holder: 'nobody', avatar: 'ready', why: '' };
  readonly #plates: NamePlates;
  readonly #seatIndex: ReadonlyMap<string, number>;
  /** Rows of the section's own people; those in the balconies come after. */
  readonly #ownRows: number;
  readonly #createPortrait: () => Portrait;
  #portrait: Portrait | null = null;
  /** In all balconies of the hall. */
  readonly balconyPlaces: number;
  /** Seats that oneself cannot have: other people's, and moderators' own. */
  #taken: Set<number>;
  readonly #moderatorsSeats: readonly number[];
  readonly #pace = new ChoosingPace();
  #selfSlot = -1;
  #isSelfShown = false;
  readonly #life: number;
  #isStill = false;
  #posedAtMs = Number.NEGATIVE_INFINITY;
  #askerSlot = -1;

  constructor(
    scene: Scene,
    parts: {
      readonly engine: Engine;
      readonly hall: Hall;
      readonly poses: CrowdPoses;
      readonly balcony: BalconyLooks;
      readonly lightGrid: BaseTexture;
      readonly reducedMotion: boolean;
      /** `#rrggbb`; none: people wear the house's own. */
      readonly companyColors: readonly string[];
    },
  ) {
    const places = balconyPlaces(parts.hall).length;
    this.#life = parts.reducedMotion ? 0 : 1;
    this.balconyPlaces = places;
    this.#ownRows = parts.poses.capacity;
    // And one who stands in for the leader.
    const capacity = this.#ownRows + places + 1;
    this.#seatIndex = new Map(parts.hall.seats.map((seat, i) => [seat.id, i]));
    this.#moderatorsSeats = parts.hall.seats.flatMap((seat, i) => (seat.isForModerators ? [i] : []));
    this.#taken = new Set(this.#moderatorsSeats);
    this.#rows = new PoseRows(parts.hall, parts.poses, parts.balcony);
    this.#cloths = clothsOf(parts.companyColors);
    this.#looks = new Float32Array(capacity * lookTexels * 4);
    for (let place = 0; place < places; place++)
      this.#writeLook({ id: `balcony ${place}`, look: null }, this.#ownRows + place);
    this.#poseTexture = floatTexture(scene, this.#rows.data, poseTexels, capacity);
    this.#lookTexture = floatTexture(scene, this.#looks, lookTexels, capacity);
    this.#detail = new DetailLevels(capacity);
    this.#stageFace = stageFace(parts.hall);
    const skin = createSkinTable();
    this.#levels = details.map((_, i) =>
      createLevel(scene, i, {
        ...parts,
        capacity,
        skin,
        poses: this.#poseTexture,
        looks: this.#lookTexture,
        speaker: this.#speaker,
      }),
    );
    const [like] = this.#levels;
    const middle = parts.hall.seats[Math.floor(parts.hall.seats.length / 2)];
    if (like === undefined || middle === undefined) throw new Error('a hall for nobody');
    const { lightGrid } = parts;
    this.#createPortrait = () => new Portrait(scene, { like, lightGrid, cloths: this.#cloths, feet: middle.position });
    this.#plates = new NamePlates(scene, {
      ...parts,
      capacity: this.#ownRows,
      poses: this.#poseTexture,
      data: this.#rows.data,
    });
  }

  setBodies(bodies: readonly Body[], self: MemberId | null): void {
    this.#bodies = bodies;
    const own = bodies.find((body) => body.memberId === self);
    const moderates = own !== undefined && can(own.role, 'question.call');
    this.#taken = new Set(moderates ? [] : this.#moderatorsSeats);
    for (const body of bodies) {
      const seat = body.seatId === null ? undefined : this.#seatIndex.get(body.seatId);
      if (seat !== undefined && body.memberId !== self) this.#taken.add(seat);
    }
    this.#selfSlot = own?.slot ?? -1;
    if (own !== undefined && own.slot < this.#ownRows) this.#writeLook({ id: own.memberId, look: own.look }, own.slot);
    const others = bodies.filter((body) => body.memberId !== self && body.slot < this.#ownRows);
    for (const body of others) this.#writeLook({ id: body.memberId, look: body.look }, body.slot);
    if (this.#hasNewLooks) this.#lookTexture.update(this.#looks);
    this.#hasNewLooks = false;
    this.#rows.setPeople(
      others.map((body) => ({
        slot: body.slot,
        seat: body.seatId === null ? -1 : (this.#seatIndex.get(body.seatId) ?? -1),
        body,
      })),
    );
    this.#listSeen();
    this.#plates.setBodies(others);
    this.#posedAtMs = Number.NEGATIVE_INFINITY;
  }

  /** Most of a crowd looks as it did when somebody comes or goes. */
  #writeLook(who: Looker, row: number): void {
    const worn = `${who.id} ${who.look}`;
    if (this.#worn[row] === worn) return;
    this.#worn[row] = worn;
    this.#hasNewLooks = true;
    writeLook(who, this.#cloths, this.#looks, row * lookTexels * 4);
  }

  /** Whether who comes very near to the eyes fades. */
  setPersonalSpace(isOn: boolean): void {
    for (const { material } of this.#levels) material.setFloat('space', isOn ? 1 : 0);
  }

  /** How finely people are drawn, and whether they move. Who has the floor always does. Rule WD1. */
  setDetail(detail: Detail): void {
    this.#detail.isPlainer = detail !== 'whole';
    this.#isStill = detail === 'still';
    this.#posedAtMs = Number.NEGATIVE_INFINITY;
    this.#pace.hurry();
    for (const { material } of this.#levels) material.setFloat('life', this.#isStill ? 0 : this.#life);
  }

  /** Heads turn to who speaks from the stage. */
  setStage(look: StageLook): void {
    this.#look = look;
    this.#pace.hurry();
  }

  /** Who of the other sections stands in the balconies: without name plates, always drawn plainly. */
  setBalcony(people: readonly Pick<Onlooker, 'place' | 'hasHandUp'>[]): void {
    this.#rows.setOnlookers(people);
    this.#posedAtMs = Number.NEGATIVE_INFINITY;
    this.#pace.hurry();
  }

  /** A plain person where the leader would stand, speaking so loud; null: nobody. */
  setStandIn(loudness: (() => number) | null): void {
    if (loudness !== null) {
      this.#writeLook({ id: 'stand-in', look: standInLook }, this.#rows.standInRow);
      this.#lookTexture.update(this.#looks);
      this.#hasNewLooks = false;
    }
    this.#standIn = loudness === null ? null : { slot: this.#rows.standInRow, distanceM: 0 };
    this.#rows.setStandIn(loudness);
    this.#listSeen();
  }

  #listSeen(): void {
    this.#seen.length = 0;
    for (const { slot } of this.#rows.people) this.#seen.push({ slot, distanceM: 0 });
    if (this.#standIn !== null) this.#seen.push(this.#standIn);
    this.#pace.hurry();
  }

  /** One's own arms and hands, in a headset; null out of it. */
  showSelf(pose: Pose | null): void {
    if (pose === null && !this.#isSelfShown) return;
    this.#isSelfShown = pose !== null;
    this.#rows.writeSelf(this.#selfSlot, pose);
    this.#pace.hurry();
  }

  /** A picture of one person, of the same shape and shaders, in the light of the middle of the hall. */
  drawPortrait(portrait: PortraitOf): Uint8ClampedArray<ArrayBuffer> | null {
    this.#portrait ??= this.#createPortrait();
    return this.#portrait.draw(portrait);
  }

  /** After the graphics context came back. */
  redraw(bodies: readonly Body[], self: MemberId | null): void {
    this.#plates.forget();
    this.#hasNewLooks = true;
    this.setBodies(bodies, self);
  }

  /** Whether nobody else has this seat, or it is kept for others. */
  isSeatFree(index: number): boolean {
    return !this.#taken.has(index);
  }

  clap(reactor: Reactor, nowMs: number): void {
    this.#rows.clap(reactor, nowMs);
  }

  /** A person's head now, or null: for signs over it. */
  headOf(reactor: Reactor): Vec3 | null {
    if ('place' in reactor) return this.#rows.headAt(reactor.place);
    const at = reactor.slot * poseTexels * 4;
    const { data } = this.#rows;
    if ((data[at + 3] ?? 0) < 0.5) return null;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  }

  /** Per frame; allocates nothing. */
  update(nowMs: number, eyes: Eyes): void {
    const { people, onlookers } = this.#rows;
    if (people.length > 0 || onlookers.length > 0 || this.#isSelfShown || this.#standIn !== null) {
      this.#pose(nowMs);
    }
    if (this.#pace.isDue(nowMs, eyes)) {
      this.#sort(eyes);
      this.#plates.choose(eyes);
      this.#listen();
    }
    this.#plates.update(nowMs);
  }

  #pose(nowMs: number): void {
    const isDue = !this.#isStill || nowMs - this.#posedAtMs >= stillMs;
    if (isDue) {
      this.#rows.update(nowMs, this.#isStill);
      this.#posedAtMs = nowMs;
    } else if (this.#askerSlot >= 0) this.#rows.updateOne(this.#askerSlot, nowMs);
    if (isDue || this.#askerSlot >= 0 || this.#isSelfShown) this.#poseTexture.update(this.#rows.data);
  }

  /** Who is there by how fine they are drawn. */
  #sort(eyes: Eyes): void {
    const seen = this.#seen;
    for (let i = 0; i < seen.length; i++) {
      const person = seen[i];
      if (person !== undefined) person.distanceM = this.#distance(person.slot, eyes);
    }
    this.#detail.choose(seen);
    for (let k = 0; k < this.#levels.length; k++) {
      const level = this.#levels[k];
      if (level !== undefined) level.count = 0;
    }
    const finest = this.#levels[0];
    if (this.#isSelfShown && this.#selfSlot >= 0 && finest !== undefined) finest.slots[finest.count++] = this.#selfSlot;
    for (let i = 0; i < seen.length; i++) {
      const person = seen[i];
      if (person === undefined || person.distanceM === Number.POSITIVE_INFINITY) continue;
      const fineness = this.#detail.of(person.slot);
      this.#rows.setFar(person.slot, fineness === details.length - 1);
      const level = this.#levels[fineness];
      if (level !== undefined) level.slots[level.count++] = person.slot;
    }
    const plainest = this.#levels[details.length - 1];
    const { onlookers } = this.#rows;
    for (let i = 0; i < onlookers.length && plainest !== undefined; i++)
      plainest.slots[plainest.count++] = onlookers[i]?.row ?? 0;
    for (let k = 0; k < this.#levels.length; k++) {
      const level = this.#levels[k];
      if (level === undefined) continue;
      level.mesh.thinInstanceCount = Math.max(1, level.count);
      level.mesh.setEnabled(level.count > 0);
      if (level.count > 0) level.mesh.thinInstanceBufferUpdated('slot');
    }
  }

  /** An asker speaks from where they are, everybody else from the stage. */
  #listen(): void {
    const look = this.#look;
    const face = this.#stageFace;
    this.#speaker.set(face[0], face[1], face[2], look.holder === 'nobody' ? 0 : 1);
    this.#askerSlot = -1;
    if (look.holder !== 'asker') return;
    for (let i = 0; i < this.#bodies.length; i++) {
      const body = this.#bodies[i];
      if (body === undefined || body.name !== look.name || !body.mayTalk) continue;
      this.#askerSlot = body.slot;
      this.#rows.setFar(body.slot, false);
      const at = body.slot * poseTexels * 4;
      const { data } = this.#rows;
      if ((data[at + 3] ?? 0) > 0.5) this.#speaker.set(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, 1);
    }
  }

  /** To a person's head; endless for who is not there. */
  #distance(slot: number, eyes: Eyes): number {
    const at = slot * poseTexels * 4;
    const { data } = this.#rows;
    if ((data[at + 3] ?? 0) < 0.5) return Number.POSITIVE_INFINITY;
    const dx = (data[at] ?? 0) - eyes.x;
    const dy = (data[at + 1] ?? 0) - eyes.y;
    const dz = (data[at + 2] ?? 0) - eyes.z;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
