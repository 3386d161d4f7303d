const lookEveryMs = 5;

/** Resolves when the graphics card has finished all that it was asked so far; at once without one, or when nobody waits any more. */
export function graphicsFinished(canvas: HTMLCanvasElement | null, isOver: () => boolean): Promise<void> {
  const gl = canvas?.getContext('webgl2') ?? null;
  const fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0) ?? null;
  gl?.flush();
  return new Promise((resolve) => {
    const look = () => {
      const isWaiting = gl !== null && fence !== null && !gl.isContextLost() && !isOver();
      if (isWaiting && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) setTimeout(look, lookEveryMs);
      else resolve();
    };
    look();
  });
}
