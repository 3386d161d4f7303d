import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera';
import { Engine } from '@babylonjs/core/Engines/engine';
import { HemisphericLight } from '@babylonjs/core/Lights/hemisphericLight';
import { StandardMaterial } from '@babylonjs/core/Materials/standardMaterial';
import { Vector3 } from '@babylonjs/core/Maths/math.vector';
import { CreateBox } from '@babylonjs/core/Meshes/Builders/boxBuilder';
import { Scene } from '@babylonjs/core/scene';

/** The least that a Babylon page can be: an engine, a light, one box. */
const canvas = document.querySelector('canvas');
if (canvas !== null) {
  const scene = new Scene(new Engine(canvas));
  new FreeCamera('camera', new Vector3(0, 0, -5), scene);
  new HemisphericLight('light', Vector3.Up(), scene);
  CreateBox('box', {}, scene).material = new StandardMaterial('material', scene);
  scene.onAfterRenderObservable.addOnce(() => performance.mark('first-frame'));
  scene.getEngine().runRenderLoop(() => scene.render());
}
