/**
 * Runs inside a page before its own scripts: no frame begins before the last one is drawn. A graphics card holds a page back by itself;
 * software lets it run ahead by a minute of pictures, and whoever then takes one, or opens the next page, waits for all of them.
 */
export function putPaceIn(): void {
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
  const ask = (): void => {
    isAsked = true;
    request(frame);
  };
  const frame = (nowMs: number): void => {
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
