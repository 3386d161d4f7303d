/** Runs inside a page, before its own scripts. */
function paceFrames(): void {
  const contexts = new Set<WebGL2RenderingContext>();
  HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
    apply(target, canvas, args) {
      const context: unknown = Reflect.apply(target, canvas, args);
      if (context instanceof WebGL2RenderingContext) contexts.add(context);
      return context;
    },
  });

  const fences = new Map<WebGL2RenderingContext, WebGLSync>();
  const isDrawn = (): boolean => {
    // A context that was lost meanwhile knows nothing of it any more.
    for (const [graphics, fence] of fences)
      if (graphics.getSyncParameter(fence, graphics.SYNC_STATUS) === graphics.UNSIGNALED) return false;
    return true;
  };
  const fence = (): void => {
    for (const graphics of contexts) {
      const old = fences.get(graphics);
      if (old !== undefined) graphics.deleteSync(old);
      fences.delete(graphics);
      const sync = graphics.fenceSync(graphics.SYNC_GPU_COMMANDS_COMPLETE, 0);
      if (sync !== null) fences.set(graphics, sync);
      graphics.flush();
    }
  };

  const request = window.requestAnimationFrame.bind(window);
  const waiting = new Map<number, FrameRequestCallback>();
  let lastId = 0;
  let isAsked = false;
  let isHeld = false;
  window.holdFrames = () => {
    isHeld = true;
  };
  const ask = (): void => {
    isAsked = true;
    request(frame);
  };
  const frame = (nowMs: number): void => {
    if (isHeld) return;
    if (!isDrawn()) {
      ask();
      return;
    }
    isAsked = false;
    for (const id of [...waiting.keys()]) {
      const task = waiting.get(id);
      waiting.delete(id);
      try {
        task?.(nowMs);
      } catch (error) {
        reportError(error);
      }
    }
    fence();
  };
  window.requestAnimationFrame = (task) => {
    waiting.set(++lastId, task);
    if (!isAsked) ask();
    return lastId;
  };
  window.cancelAnimationFrame = (id) => {
    waiting.delete(id);
  };
}

/**
 * For `page.addInitScript`: a frame begins when the one before is drawn, and none after `holdFrames()`. Where software draws, frames are
 * asked for faster than they are drawn, in a headset too: half a minute of them would wait before every picture that is taken, and hold up
 * the next page.
 */
export const pacedFrames = `(${paceFrames.toString()})();\n`;

declare global {
  interface Window {
    /** By {@link pacedFrames}: draws no more. */
    holdFrames?(): void;
  }
}
