import type { Scene } from '@babylonjs/core/scene';
import { leaveUnpainted } from './unpainted.ts';

/**
 * The time of JavaScript in each of `frames` frames, after `before` others: the whole callback of the animation frame, so the headset's input
 * (and its emulation), the crowd, both eyes and every call of WebGL. Two things keep the painter out, which shares the processor where
 * software draws: its queue is drained before each frame, and every draw is made with the first triangle only.
 */
export async function frameTimes(scene: Scene, frames: number, before: number): Promise<readonly number[]> {
  const engine = scene.getEngine();
  const gl = engine.getRenderingCanvas()?.getContext('webgl2');
  if (!gl) throw new Error('no WebGL 2');
  const paintAgain = leaveUnpainted(gl);
  const requester = engine.customAnimationFrameRequester ?? window;
  const request = requester.requestAnimationFrame.bind(requester);
  const times: number[] = [];
  // Only who reads a pixel waits for the card: finish() is no more than flush() in a browser.
  const pixel = new Uint8Array(4);
  await new Promise<void>((done) => {
    let drawn = 0;
    requester.requestAnimationFrame = (draw: (timestamp: number, frame: unknown) => void) =>
      request((timestamp: number, frame: unknown) => {
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        const beganMs = performance.now();
        draw(timestamp, frame);
        const ms = performance.now() - beganMs;
        if (++drawn > before) times.push(ms);
        if (times.length === frames) done();
      });
  });
  requester.requestAnimationFrame = request;
  paintAgain();
  return times;
}
