import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { Constants } from '@babylonjs/core/Engines/constants';
import type { Engine } from '@babylonjs/core/Engines/engine';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import '@babylonjs/core/Meshes/thinInstanceMesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Onlooker } from '../../../../protocol/balcony-codec.ts';
import type { MemberId } from '../../../../protocol/ids.ts';
import type { Pose, Vec3 } from '../../../../protocol/pose.ts';
import { balconyPlaces } from '../../../../scenes/balcony-places.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import type { BalconyLooks, Body, CrowdPoses, Reactor } from '../../../world/ports.ts';
import { createBodyShape, details } from './body-shape.ts';
import { hairStyles } from './head-shape.ts';
import { writeLook } from './looks.ts';
import { NamePlates } from './name-plates.ts';
import { lookTexels, peopleFragment, peopleVertex, poseTexels } from './people-shader.ts';
import { PoseRows } from './pose-rows.ts';

/** Up to here a person is drawn finer, but never (much) more than `most`. */
const levels = [
  { withinM: 4.2, most: 10 },
  { withinM: 9.5, most: 34 },
] as const;
/** Who was drawn finer stays so a little further off, so that nobody flickers. */
const staysBy = 1.15;
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
  readonly #levelOf: Uint8Array;
  readonly #reach = new Float32Array(levels.length);
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
    this.#levelOf = new Uint8Array(capacity).fill(2);
    this.#levels = details.map((_, i) =>
      createLevel(scene, i, capacity, { ...parts, poses: this.#poseTexture, looks: this.#lookTexture }),
    );
    this.#plates = new NamePlates(scene, parts.engine, this.#ownRows, this.#poseTexture);
  }

  setBodies(bodies: readonly Body[], self: MemberId | null): void {
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
    this.#plates.setBodies(others);
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
    if (this.#frame++ % sortEveryFrames === 0) this.#sort(eyes);
  }

  /** The nearest are drawn finest: where too many are near, near is made nearer. */
  #sort(eyes: Eyes): void {
    for (let k = 0; k < levels.length; k++) this.#reach[k] = this.#reachOf(k, eyes);
    for (let k = 0; k < this.#levels.length; k++) {
      const level = this.#levels[k];
      if (level !== undefined) level.count = 0;
    }
    const finest = this.#levels[0];
    if (this.#isSelfShown && this.#selfSlot >= 0 && finest !== undefined) finest.slots[finest.count++] = this.#selfSlot;
    const { people } = this.#rows;
    for (let i = 0; i < people.length; i++) {
      const slot = people[i]?.slot ?? 0;
      const distanceM = this.#distance(slot, eyes);
      if (distanceM === Number.POSITIVE_INFINITY) continue;
      const before = this.#levelOf[slot] ?? 2;
      let wanted = 2;
      for (let k = levels.length - 1; k >= 0; k--)
        if (distanceM < (this.#reach[k] ?? 0) * (before <= k ? staysBy : 1)) wanted = k;
      this.#levelOf[slot] = wanted;
      const level = this.#levels[wanted];
      if (level !== undefined) level.slots[level.count++] = slot;
    }
    const plainest = this.#levels[levels.length + 1];
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

  #reachOf(k: number, eyes: Eyes): number {
    const rule = levels[k];
    if (rule === undefined) return 0;
    const { people } = this.#rows;
    let reachM = rule.withinM;
    for (let round = 0; round < 8; round++) {
      let count = 0;
      for (let i = 0; i < people.length; i++) if (this.#distance(people[i]?.slot ?? 0, eyes) < reachM) count++;
      if (count <= rule.most) break;
      reachM *= 0.86;
    }
    return reachM;
  }

  /** To a person's head; endless for who is not there. */
  #distance(slot: number, eyes: Eyes): number {
    const at = slot * poseTexels * 4;
    const { data } = this.#rows;
    if ((data[at + 3] ?? 0) < 0.5) return Number.POSITIVE_INFINITY;
    return Math.hypot((data[at] ?? 0) - eyes.x, (data[at + 1] ?? 0) - eyes.y, (data[at + 2] ?? 0) - eyes.z);
  }
}

interface Eyes {
  readonly x: number;
  readonly y: number;
  readonly z: number;
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
  capacity: number,
  textures: { readonly poses: RawTexture; readonly looks: RawTexture; readonly lightGrid: BaseTexture },
): Level {
  const detail = details[index];
  if (detail === undefined) throw new Error(`no detail ${index}`);
  const shape = createBodyShape(detail);
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
      uniforms: ['viewProjection', 'cameraPosition', 'hairCount'],
      samplers: ['poses', 'looks', 'hair', 'lightGrid'],
    },
  );
  material.setTexture('poses', textures.poses);
  material.setTexture('looks', textures.looks);
  material.setTexture('lightGrid', textures.lightGrid);
  material.setTexture('hair', floatTexture(scene, shape.hair, shape.hairCount, hairStyles.length * 2));
  material.backFaceCulling = false;
  mesh.material = material;
  mesh.isPickable = false;
  mesh.alwaysSelectAsActiveMesh = true;
  mesh.doNotSyncBoundingInfo = true;
  mesh.freezeWorldMatrix();
  return { mesh, slots, count: 0 };
}
