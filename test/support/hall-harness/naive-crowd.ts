import { StandardMaterial } from '@babylonjs/core/Materials/standardMaterial';
import { Color3 } from '@babylonjs/core/Maths/math.color';
import { CreateBox } from '@babylonjs/core/Meshes/Builders/boxBuilder';
import { CreateCapsule } from '@babylonjs/core/Meshes/Builders/capsuleBuilder';
import { CreatePlane } from '@babylonjs/core/Meshes/Builders/planeBuilder';
import { CreateSphere } from '@babylonjs/core/Meshes/Builders/sphereBuilder';
import type { Mesh } from '@babylonjs/core/Meshes/mesh';
import { TransformNode } from '@babylonjs/core/Meshes/transformNode';
import type { Scene } from '@babylonjs/core/scene';
import { poseAt, poseFloats } from '../../../protocol/pose.ts';
import type { fakePeople } from './fake-people.ts';

/**
 * A crowd as one would write it first, to compare with: for each person clones of body, head, face, hair, two hands and a name plate, moved
 * one by one in every frame by the same poses.
 */
export function addNaiveCrowd(scene: Scene, { bodies, poses }: ReturnType<typeof fakePeople>): void {
  const parts = {
    body: CreateCapsule('body', { height: 0.6, radius: 0.2 }, scene),
    head: CreateSphere('head', { diameter: 0.22, segments: 12 }, scene),
    face: CreateBox('face', { width: 0.14, height: 0.05, depth: 0.02 }, scene),
    hair: CreateSphere('hair', { diameter: 0.24, segments: 8 }, scene),
    hand: CreateSphere('hand', { diameter: 0.09, segments: 8 }, scene),
    plate: CreatePlane('plate', { width: 0.4, height: 0.08 }, scene),
  };
  const materials = Array.from({ length: 8 }, (_, i) => {
    const material = new StandardMaterial(`cloth-${i}`, scene);
    material.diffuseColor = Color3.FromHSV(i * 45, 0.4, 0.6);
    return material;
  });
  const people = bodies.map(({ slot }) => {
    const root = new TransformNode(`person-${slot}`, scene);
    const head = new TransformNode(`head-${slot}`, scene);
    head.parent = root;
    const put = (part: Mesh, parent: TransformNode, y: number, z = 0) => {
      const clone = part.clone(`${part.name}-${slot}`, parent);
      clone.position.set(0, y, z);
      clone.material = materials[slot % materials.length] ?? null;
      return clone;
    };
    put(parts.body, root, -0.45);
    put(parts.head, head, 0);
    put(parts.face, head, 0, -0.1);
    put(parts.hair, head, 0.03, 0.02);
    put(parts.plate, root, 0.3);
    return { slot, root, head, left: put(parts.hand, root, -0.4), right: put(parts.hand, root, -0.4) };
  });
  for (const part of Object.values(parts)) part.setEnabled(false);
  const row = new Float32Array(poseFloats);
  const at = (k: number) => row[k] ?? 0;
  scene.onBeforeRenderObservable.add(() => {
    for (const { slot, root, head, left, right } of people) {
      if (!poses.sample(slot, performance.now(), row)) continue;
      root.position.set(at(0), at(1), at(2));
      head.rotationQuaternion ??= root.rotation.toQuaternion();
      head.rotationQuaternion.set(at(3), at(4), at(5), at(6));
      for (const [hand, k, has] of [
        [left, poseAt.left, poseAt.hasLeft],
        [right, poseAt.right, poseAt.hasRight],
      ] as const)
        if (at(has) === 1) hand.position.set(at(k) - at(0), at(k + 1) - at(1), at(k + 2) - at(2));
    }
  });
}
