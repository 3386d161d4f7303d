import type { Scene } from '@babylonjs/core/scene';

/**
 * Counts what a frame draws by listening to WebGL itself, and takes the time of JavaScript per frame: from the engine's begin to its end,
 * with the queue of the graphics drained in between, so that a slow painter is not counted.
 */
export async function measure(
  scene: Scene,
  frames: number,
): Promise<{ draws: number; triangles: number; medianMs: number; kbPerFrame: number }> {
  const engine = scene.getEngine();
  const canvas = engine.getRenderingCanvas();
  const gl = canvas?.getContext('webgl2');
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
  const times: number[] = [];
  const counts: [number, number][] = [];
  let beganMs = 0;
  const begin = engine.onBeginFrameObservable.add(() => {
    gl.finish();
    draws = triangles = 0;
    beganMs = performance.now();
  });
  const heapBefore = heapBytes();
  await new Promise<void>((done) => {
    const end = engine.onEndFrameObservable.add(() => {
      times.push(performance.now() - beganMs);
      counts.push([draws, triangles]);
      if (times.length < frames) return;
      engine.onEndFrameObservable.remove(end);
      done();
    });
  });
  engine.onBeginFrameObservable.remove(begin);
  gl.drawElements = drawElements;
  gl.drawElementsInstanced = drawElementsInstanced;
  const most = counts.reduce((best, each) => (each[0] > best[0] ? each : best), [0, 0]);
  const sorted = [...times].sort((a, b) => a - b);
  return {
    draws: most[0],
    triangles: Math.round(most[1]),
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    kbPerFrame: Math.max(0, heapBytes() - heapBefore) / 1024 / frames,
  };
}

function heapBytes(): number {
  const memory: unknown = Reflect.get(performance, 'memory');
  const used: unknown = typeof memory === 'object' && memory !== null ? Reflect.get(memory, 'usedJSHeapSize') : 0;
  return typeof used === 'number' ? used : 0;
}
