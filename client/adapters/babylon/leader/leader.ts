import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { Constants } from '@babylonjs/core/Engines/constants';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import { Color4 } from '@babylonjs/core/Maths/math.color';
import { Vector3 } from '@babylonjs/core/Maths/math.vector';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Vec3 } from '../../../../protocol/pose.ts';
import { visemes } from '../../../../protocol/viseme.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import type { Glb, GlbPrimitive } from '../glb.ts';
import { armAt, armFloats } from './arm-gestures.ts';
import { ArmReach } from './arm-reach.ts';
import { expressions } from './driven-targets.ts';
import type { LeaderLife, LeaderPose } from './leader-life.ts';
import { activeTargets, leaderFragment, leaderVertex, targetTextureWidth } from './leader-shader.ts';
import { Skeleton } from './skeleton.ts';

/** Feet under the eyes of every body, as assets/make/leader-model.mjs prints it. */
const eyesOverFeetM = 1.612;

/** How fast a hand comes to where it is told, per second. */
const handEase = 9;
const thereM = 0.03;

interface FollowedHand {
  readonly names: (typeof arm)['Left'];
  readonly reach: ArmReach;
  readonly place: Vector3;
  readonly wanted: Vector3;
  isFollowing: boolean;
}

/** Made once: names put together in every frame would be new words in every frame. */
const arm = { Left: armNames('Left'), Right: armNames('Right') };

function armNames(side: string) {
  const hand = `${side}Hand`;
  return {
    shoulder: `${side}Shoulder`,
    upper: `${side}Arm`,
    lower: `${side}ForeArm`,
    hand,
    index: `${hand}Index1`,
    middle: `${hand}Middle1`,
    pinky: `${hand}Pinky1`,
    thumb: `${hand}Thumb2`,
    fingers: ['Index', 'Middle', 'Ring', 'Pinky'].flatMap((finger) => [`${hand}${finger}1`, `${hand}${finger}2`]),
  };
}

/** The leader's body on the stage: two meshes, a skeleton, morph targets; moved by {@link LeaderLife}. */
export class Leader {
  readonly #life: LeaderLife;
  readonly #skeleton: Skeleton;
  readonly #stateLight = new Color4(0, 0, 0, 0);
  readonly #targetAt = new Float32Array(activeTargets);
  readonly #targetWeight = new Float32Array(activeTargets);
  /** Targets of both sides together, by what moves. */
  readonly #expressions: readonly {
    readonly of: keyof LeaderPose['face'] | 'blink';
    readonly targets: readonly number[];
  }[];
  readonly #hands: Readonly<Record<'Left' | 'Right', FollowedHand>>;
  #used = 0;
  readonly #visemeTargets: readonly number[];
  readonly #eyes: [number, number, number];
  readonly #meshes: Mesh[] = [];

  constructor(
    scene: Scene,
    model: Glb,
    parts: { readonly hall: Hall; readonly lightGrid: BaseTexture; readonly life: LeaderLife },
  ) {
    const [x, y, z] = parts.hall.stage.leaderMark;
    this.#life = parts.life;
    this.#eyes = [x, y + eyesOverFeetM, z];
    this.#skeleton = new Skeleton(model, new Vector3(...this.#eyes), parts.hall.stage.leaderYawRad - Math.PI);
    this.#hands = { Left: this.#handOf('Left', 1), Right: this.#handOf('Right', -1) };
    const targets = model.primitives[0]?.targets ?? [];
    const at = (name: string) => targets.findIndex((target) => target.name === name);
    this.#visemeTargets = visemes.map((viseme) => at(`viseme_${viseme}`));
    this.#expressions = expressions.map(({ of, names }) => ({ of, targets: names.map(at) }));
    for (const primitive of model.primitives) this.#add(scene, primitive, parts.lightGrid);
    this.update(0, 0);
  }

  /** Where the head is: for gaze, badge and tests. */
  get eyes(): Vec3 {
    return this.#eyes;
  }

  #handOf(name: 'Left' | 'Right', side: 1 | -1): FollowedHand {
    const names = arm[name];
    const [shoulder, elbow, wrist] = [names.upper, names.lower, names.hand].map((joint) =>
      this.#skeleton.restOf(joint),
    );
    if (shoulder === undefined || elbow === undefined || wrist === undefined) throw new Error('the leader has no arm');
    const reach = new ArmReach({ shoulder, elbow, wrist, side });
    return { names, reach, place: wrist.clone(), wanted: wrist.clone(), isFollowing: false };
  }

  setStateLight(color: readonly [number, number, number] | null): void {
    if (color === null) this.#stateLight.set(0, 0, 0, 0);
    else this.#stateLight.set(color[0], color[1], color[2], 1);
  }

  /** Without consent nobody stands there: face and body are the leader's too. */
  setVisible(isVisible: boolean): void {
    for (const mesh of this.#meshes) mesh.setEnabled(isVisible);
  }

  /** Per frame; allocates nothing. */
  update(nowMs: number, seconds: number): void {
    this.#life.update(nowMs, seconds, this.#eyes);
    const { pose } = this.#life;
    const bones = this.#skeleton;
    bones.turn('Neck', pose.headPitch * 0.35, pose.headYaw * 0.4, pose.headRoll * 0.5);
    bones.turn('Head', pose.headPitch * 0.65, pose.headYaw * 0.6, pose.headRoll * 0.5);
    bones.turn('EyeLeft', pose.eyePitch, pose.eyeYaw, 0);
    bones.turn('EyeRight', pose.eyePitch, pose.eyeYaw, 0);
    bones.turn('Chest', pose.chestPitch, pose.headYaw * 0.12, 0);
    this.#turnArm('Left', 0, 1);
    this.#turnArm('Right', armFloats, -1);
    this.#followHand(this.#hands.Left, pose.puppet?.hasLeft === true, 0, seconds);
    this.#followHand(this.#hands.Right, pose.puppet?.hasRight === true, 3, seconds);
    bones.breathe(pose.breath);
    bones.update();
    this.#chooseTargets();
  }

  /** A hand that a headset tracks goes where it is told, comes there within half a second, and goes back to what it did likewise. */
  #followHand(hand: FollowedHand, isTracked: boolean, at: number, seconds: number): void {
    const told = this.#life.pose.puppet?.hands;
    if (isTracked && told !== undefined) {
      hand.isFollowing = true;
      hand.wanted.set(told[at] ?? 0, told[at + 1] ?? 0, told[at + 2] ?? 0);
    } else hand.wanted.copyFrom(hand.reach.rest);
    if (!hand.isFollowing) return;
    Vector3.LerpToRef(hand.place, hand.wanted, 1 - Math.exp(-seconds * handEase), hand.place);
    if (!isTracked && Vector3.Distance(hand.place, hand.wanted) < thereM) hand.isFollowing = false;
    hand.reach.reach(hand.place);
    this.#skeleton.set(hand.names.upper, hand.reach.upper);
    this.#skeleton.set(hand.names.lower, hand.reach.lower);
  }

  /** The right arm is the left one's mirror image: what turns it upwards or outwards turns the other way. */
  #turnArm(side: 'Left' | 'Right', row: number, mirror: 1 | -1): void {
    const { arms } = this.#life.pose;
    const bones = this.#skeleton;
    const names = arm[side];
    bones.turn(names.shoulder, 0, 0, mirror * (arms[row + armAt.shoulder] ?? 0));
    bones.turn(names.upper, arms[row + armAt.swing] ?? 0, 0, mirror * (arms[row + armAt.spread] ?? 0));
    bones.turn(names.lower, arms[row + armAt.elbow] ?? 0, mirror * (arms[row + armAt.outwards] ?? 0), 0);
    bones.roll(names.hand, names.middle, mirror * (arms[row + armAt.palm] ?? 0));
    for (let finger = 0; finger < 4; finger++) {
      const curl = mirror * (arms[row + armAt.index + finger] ?? 0);
      bones.bend(names.fingers[finger * 2] ?? '', names.index, names.pinky, curl);
      bones.bend(names.fingers[finger * 2 + 1] ?? '', names.index, names.pinky, curl * 1.1);
    }
    bones.bend(names.thumb, names.hand, names.middle, mirror * (arms[row + armAt.thumb] ?? 0));
  }

  #chooseTargets(): void {
    const { pose } = this.#life;
    this.#used = 0;
    for (let i = 0; i < this.#expressions.length; i++) {
      const expression = this.#expressions[i];
      if (expression === undefined) continue;
      const weight = expression.of === 'blink' ? pose.blink : pose.face[expression.of];
      for (let k = 0; k < expression.targets.length; k++) this.#use(expression.targets[k] ?? -1, weight);
    }
    // The three strongest shapes are the mouth; what is weaker does not show.
    for (let round = 0; round < 3; round++) {
      let best = -1;
      for (let i = 1; i < visemes.length; i++) {
        const weight = pose.mouth[i] ?? 0;
        if (weight <= (best < 0 ? 0.004 : (pose.mouth[best] ?? 0)) || this.#isUsed(this.#visemeTargets[i] ?? -1))
          continue;
        best = i;
      }
      if (best < 0) break;
      this.#use(this.#visemeTargets[best] ?? -1, pose.mouth[best] ?? 0);
    }
    for (let i = this.#used; i < activeTargets; i++) this.#targetWeight[i] = 0;
  }

  #use(target: number, weight: number): void {
    if (target < 0 || weight < 0.004 || this.#used >= activeTargets) return;
    this.#targetAt[this.#used] = target;
    this.#targetWeight[this.#used] = weight;
    this.#used++;
  }

  #isUsed(target: number): boolean {
    for (let i = 0; i < this.#used; i++) if (this.#targetAt[i] === target) return true;
    return false;
  }

  #add(scene: Scene, primitive: GlbPrimitive, lightGrid: BaseTexture): void {
    const mesh = new Mesh(`leader-${primitive.name}`, scene);
    const put = (kind: string, name: string, width: number) => {
      const values = primitive.attributes.get(name);
      if (values === undefined) throw new Error(`the leader has no ${name}`);
      mesh.setVerticesBuffer(new VertexBuffer(scene.getEngine(), values, kind, false, false, width));
    };
    put(VertexBuffer.NormalKind, 'NORMAL', 3);
    put(VertexBuffer.ColorKind, 'COLOR_0', 4);
    put('joints', 'JOINTS_0', 4);
    put('weights', 'WEIGHTS_0', 4);
    put(VertexBuffer.PositionKind, 'POSITION', 3);
    const morphs = primitive.targets.length > 0;
    if (!morphs) put('strand', '_STRAND', 4);
    mesh.setIndices(primitive.indices);
    mesh.isPickable = false;
    mesh.alwaysSelectAsActiveMesh = true;
    mesh.doNotSyncBoundingInfo = true;
    mesh.freezeWorldMatrix();
    const material = new ShaderMaterial(
      mesh.name,
      scene,
      { vertexSource: leaderVertex, fragmentSource: leaderFragment },
      {
        attributes: ['position', 'normal', 'color', 'joints', 'weights', ...(morphs ? [] : ['strand'])],
        uniforms: [
          'viewProjection',
          'cameraPosition',
          'bones',
          'stateLight',
          'targetAt',
          'targetWeight',
          'vertexCount',
        ],
        samplers: ['lightGrid', ...(morphs ? ['moves', 'turns'] : [])],
        defines: morphs ? ['#define MORPH'] : [],
      },
    );
    material.setTexture('lightGrid', lightGrid);
    material.backFaceCulling = false;
    if (morphs) {
      material.setTexture(
        'moves',
        targetTexture(scene, primitive, (target) => target.positions),
      );
      material.setTexture(
        'turns',
        targetTexture(scene, primitive, (target) => target.normals),
      );
    }
    const vertexCount = (primitive.attributes.get('POSITION')?.length ?? 0) / 3;
    material.onBindObservable.add(() => {
      const effect = material.getEffect();
      effect.setMatrices('bones', this.#skeleton.matrices);
      effect.setFloat4('stateLight', this.#stateLight.r, this.#stateLight.g, this.#stateLight.b, this.#stateLight.a);
      if (!morphs) return;
      effect.setFloatArray('targetAt', this.#targetAt);
      effect.setFloatArray('targetWeight', this.#targetWeight);
      effect.setFloat('vertexCount', vertexCount);
    });
    mesh.material = material;
    this.#meshes.push(mesh);
  }
}

/** All targets one after the other, a texel to each vertex. */
function targetTexture(
  scene: Scene,
  primitive: GlbPrimitive,
  pick: (target: GlbPrimitive['targets'][number]) => Float32Array | null,
): RawTexture {
  const count = (primitive.attributes.get('POSITION')?.length ?? 0) / 3;
  const height = Math.ceil((count * primitive.targets.length) / targetTextureWidth);
  const data = new Float32Array(targetTextureWidth * height * 4);
  primitive.targets.forEach((target, t) => {
    const values = pick(target);
    if (values === null) return;
    for (let i = 0; i < count; i++) for (let k = 0; k < 3; k++) data[(t * count + i) * 4 + k] = values[i * 3 + k] ?? 0;
  });
  return new RawTexture(
    data,
    targetTextureWidth,
    height,
    Constants.TEXTUREFORMAT_RGBA,
    scene,
    false,
    false,
    Texture.NEAREST_SAMPLINGMODE,
    Constants.TEXTURETYPE_FLOAT,
  );
}
