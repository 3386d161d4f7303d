import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { Constants } from '@babylonjs/core/Engines/constants';
import type { Engine } from '@babylonjs/core/Engines/engine';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import { Vector4 } from '@babylonjs/core/Maths/math.vector';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import '@babylonjs/core/Meshes/thinInstanceMesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Onlooker } from '../../../../protocol/balcony-codec.ts';
import type { MemberId } from '../../../../protocol/ids.ts';
import type { Pose, Vec3 } from '../../../../protocol/pose.ts';
import { balconyPlaces, stageFace } from '../../../../scenes/balcony-places.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import type { BalconyLooks, Body, CrowdPoses, Reactor, StageLook } from '../../../world/ports.ts';
import { createBodyShape, createSkinTable, details, rowsPerStyle, type SkinTable } from './body-shape.ts';
import { DetailLevels, type Seen } from './detail-levels.ts';
import { hairStyles } from './hair-shape.ts';
import { lookTexels, writeLook } from './looks.ts';
import { NamePlates } from './name-plates.ts';
import { peopleFragment } from './people-fragment.ts';
import { peopleVertex, poseTexels } from './people-vertex.ts';
import type { Eyes } from './plate-choice.ts';
import { PoseRows } from './pose-rows.ts';

const sortEveryFrames = 10;

interface Level {
  readonly mesh: Mesh;
  readonly slots: Float32Array;
  count: number;
}

/** Everybody but oneself: bodies in three draws, those in the balconies in a fourth, name plates in a fifth. */
export class Crowd {
  readonly #rows: PoseRows;
  readonly #poseTexture: RawTexture;
  readonly #lookTexture: RawTexture;
  readonly #looks: Float32Array;
  readonly #levels: readonly Level[];
  readonly #detail: DetailLevels;
  readonly #seen: Seen[] = [];
  /** Where heads turn by themselves, and whether they do. */
  readonly #speaker = new Vector4(0, 0, 0, 0);
  readonly #stageFace: Vec3;
  #bodies: readonly Body[] = [];
  #look: StageLook = { holder: 'nobody', avatar: 'ready', why: '' };
  readonly #plates: NamePlates;
  readonly #seatIndex: ReadonlyMap<string, number>;
  /** Rows of the section's own people; those in the balconies come after. */
  readonly #ownRows: number;
  /** In all balconies of the hall. */
  readonly balconyPlaces: number;
  #taken = new Set<number>();
  #frame = 0;
  #selfSlot = -1;
  #isSelfShown = false;

  constructor(
    scene: Scene,
    parts: {
      readonly engine: Engine;
      readonly hall: Hall;
      readonly poses: CrowdPoses;
      readonly balcony: BalconyLooks;
      readonly lightGrid: BaseTexture;
      readonly reducedMotion: boolean;
    },
  ) {
    const places = balconyPlaces(parts.hall).length;
    this.balconyPlaces = places;
    this.#ownRows = parts.poses.capacity;
    const capacity = this.#ownRows + places;
    this.#seatIndex = new Map(parts.hall.seats.map((seat, i) => [seat.id, i]));
    this.#rows = new PoseRows(parts.hall, parts.poses, parts.balcony);
    this.#looks = new Float32Array(capacity * lookTexels * 4);
    for (let place = 0; place < places; place++)
      writeLook(`balcony ${place}`, this.#looks, (this.#ownRows + place) * lookTexels * 4);
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
    this.#plates = new NamePlates(scene, {
      ...parts,
      capacity: this.#ownRows,
      poses: this.#poseTexture,
      data: this.#rows.data,
    });
  }

  setBodies(bodies: readonly Body[], self: MemberId | null): void {
    this.#bodies = bodies;
    this.#taken = new Set();
    for (const body of bodies) {
      const seat = body.seatId === null ? undefined : this.#seatIndex.get(body.seatId);
      if (seat !== undefined && body.memberId !== self) this.#taken.add(seat);
    }
    const own = bodies.find((body) => body.memberId === self);
    this.#selfSlot = own?.slot ?? -1;
    if (own !== undefined && own.slot < this.#ownRows) writeLook(own.memberId, this.#looks, own.slot * lookTexels * 4);
    const others = bodies.filter((body) => body.memberId !== self && body.slot < this.#ownRows);
    for (const body of others) writeLook(body.memberId, this.#looks, body.slot * lookTexels * 4);
    this.#lookTexture.update(this.#looks);
    this.#rows.setPeople(
      others.map((body) => ({
        slot: body.slot,
        seat: body.seatId === null ? -1 : (this.#seatIndex.get(body.seatId) ?? -1),
        body,
      })),
    );
    this.#seen.length = 0;
    for (const { slot } of others) this.#seen.push({ slot, distanceM: 0 });
    this.#plates.setBodies(others);
    this.#frame = 0;
  }

  /** Heads turn to who speaks from the stage. */
  setStage(look: StageLook): void {
    this.#look = look;
    this.#frame = 0;
  }

  /** Who of the other sections stands in the balconies: without name plates, always drawn plainly. */
  setBalcony(people: readonly Pick<Onlooker, 'place' | 'hasHandUp'>[]): void {
    this.#rows.setOnlookers(people);
    this.#frame = 0;
  }

  /** One's own arms and hands, in a headset; null out of it. */
  showSelf(pose: Pose | null): void {
    if (pose === null && !this.#isSelfShown) return;
    this.#isSelfShown = pose !== null;
    this.#rows.writeSelf(this.#selfSlot, pose);
    this.#frame = 0;
  }

  /** After the graphics context came back. */
  redraw(bodies: readonly Body[], self: MemberId | null): void {
    this.#plates.forget();
    this.setBodies(bodies, self);
  }

  /** Whether nobody else has this seat. */
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
    if (this.#rows.people.length > 0 || this.#rows.onlookers.length > 0 || this.#isSelfShown) {
      this.#rows.update(nowMs);
      this.#poseTexture.update(this.#rows.data);
    }
    if (this.#frame++ % sortEveryFrames === 0) {
      this.#sort(eyes);
      this.#plates.choose(eyes);
      this.#listen();
    }
    this.#plates.update(nowMs);
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
      const level = this.#levels[this.#detail.of(person.slot)];
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
    const [x, y, z] = this.#stageFace;
    this.#speaker.set(x, y, z, look.holder === 'nobody' ? 0 : 1);
    if (look.holder !== 'asker') return;
    for (let i = 0; i < this.#bodies.length; i++) {
      const body = this.#bodies[i];
      if (body === undefined || body.name !== look.name || !body.mayTalk) continue;
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
    return Math.hypot((data[at] ?? 0) - eyes.x, (data[at + 1] ?? 0) - eyes.y, (data[at + 2] ?? 0) - eyes.z);
  }
}

function floatTexture(scene: Scene, data: Float32Array, width: number, height: number): RawTexture {
  const { TEXTUREFORMAT_RGBA, TEXTURETYPE_FLOAT } = Constants;
  return new RawTexture(
    data,
    width,
    height,
    TEXTUREFORMAT_RGBA,
    scene,
    false,
    false,
    Texture.NEAREST_SAMPLINGMODE,
    TEXTURETYPE_FLOAT,
  );
}

function createLevel(
  scene: Scene,
  index: number,
  parts: {
    readonly capacity: number;
    readonly skin: SkinTable;
    readonly poses: RawTexture;
    readonly looks: RawTexture;
    readonly lightGrid: BaseTexture;
    readonly speaker: Vector4;
    readonly reducedMotion: boolean;
  },
): Level {
  const detail = details[index];
  if (detail === undefined) throw new Error(`no detail ${index}`);
  const { capacity } = parts;
  const shape = createBodyShape(detail, parts.skin);
  const mesh = new Mesh(`people-${index}`, scene);
  mesh.setVerticesData(VertexBuffer.PositionKind, shape.positions);
  mesh.setVerticesData(VertexBuffer.NormalKind, shape.normals);
  mesh.setVerticesData('part', shape.parts, false, 4);
  mesh.setIndices(shape.indices);
  const slots = new Float32Array(capacity);
  const matrices = new Float32Array(capacity * 16);
  for (let i = 0; i < capacity; i++) for (const k of [0, 5, 10, 15]) matrices[i * 16 + k] = 1;
  mesh.thinInstanceSetBuffer('matrix', matrices, 16, true);
  mesh.thinInstanceSetBuffer('slot', slots, 1, false);
  // Never none: that would be another shader. The first one is of nobody, so that a first frame compiles what draws people.
  mesh.thinInstanceCount = 1;
  const material = new ShaderMaterial(
    mesh.name,
    scene,
    { vertexSource: peopleVertex, fragmentSource: peopleFragment },
    {
      attributes: ['position', 'normal', 'part', 'slot'],
      uniforms: ['viewProjection', 'cameraPosition', 'speaker', 'life'],
      samplers: ['poses', 'looks', 'hair', 'lightGrid'],
      defines: detail.isNear ? ['#define NEAR'] : [],
    },
  );
  material.setTexture('poses', parts.poses);
  material.setTexture('looks', parts.looks);
  material.setTexture('lightGrid', parts.lightGrid);
  material.setTexture('hair', floatTexture(scene, shape.hair, shape.hairCount, hairStyles.length * rowsPerStyle));
  // The one object that is written to; read again for every draw.
  material.setVector4('speaker', parts.speaker);
  material.setFloat('life', parts.reducedMotion ? 0 : 1);
  material.backFaceCulling = false;
  mesh.material = material;
  mesh.isPickable = false;
  mesh.alwaysSelectAsActiveMesh = true;
  mesh.doNotSyncBoundingInfo = true;
  mesh.freezeWorldMatrix();
  return { mesh, slots, count: 0 };
}
