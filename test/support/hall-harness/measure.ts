import type { Scene } from '@babylonjs/core/scene';

/** Counts what a frame draws by listening to WebGL itself: the most of `frames` frames. */
export async function measure(scene: Scene, frames: number): Promise<{ draws: number; triangles: number }> {
  const engine = scene.getEngine();
  const gl = engine.getRenderingCanvas()?.getContext('webgl2');
  if (!gl) throw new Error('no WebGL 2');
  let draws = 0;
  let triangles = 0;
  const { drawElements, drawElementsInstanced } = gl;
  gl.drawElements = (mode, count, type, offset) => {
    draws++;
    triangles += count / 3;
    drawElements.call(gl, mode, count, type, offset);
  };
  gl.drawElementsInstanced = (mode, count, type, offset, instances) => {
    draws++;
    triangles += (count / 3) * instances;
    drawElementsInstanced.call(gl, mode, count, type, offset, instances);
  };
  const counts: { readonly draws: number; readonly triangles: number }[] = [];
  const begin = engine.onBeginFrameObservable.add(() => {
    draws = triangles = 0;
  });
  await new Promise<void>((done) => {
    const end = engine.onEndFrameObservable.add(() => {
      // Of a frame that was not asked for (HALL43) there is nothing to count.
      if (draws === 0) return;
      counts.push({ draws, triangles: Math.round(triangles) });
      if (counts.length < frames) return;
      engine.onEndFrameObservable.remove(end);
      done();
    });
  });
  engine.onBeginFrameObservable.remove(begin);
  // Those of its prototype again.
  for (const name of ['drawElements', 'drawElementsInstanced']) Reflect.deleteProperty(gl, name);
  return counts.reduce((best, each) => (each.draws > best.draws ? each : best));
}
