/**
 * For `page.addInitScript`: a frame begins when the one before is drawn, and none after `holdFrames()`. Where software draws, frames are
 * asked for faster than they are drawn: half a minute of them would wait before every picture that is taken, and hold up the next page too.
 */
export const pacedFrames = `{
  const contexts = [];
  const pixel = new Uint8Array(4);
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, ...options) {
    const context = getContext.call(this, kind, ...options);
    if (kind === 'webgl2' && context !== null && !contexts.includes(context)) contexts.push(context);
    return context;
  };
  const request = window.requestAnimationFrame.bind(window);
  let isHeld = false;
  window.holdFrames = () => { isHeld = true; };
  window.requestAnimationFrame = (draw) => isHeld ? 0 : request(() => {
    // Only who reads a pixel waits for the card: finish() is no more than flush() in a browser.
    for (const gl of contexts) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    // What came meanwhile is in the frame.
    request((timestamp) => { if (!isHeld) draw(timestamp); });
  });
}`;

declare global {
  interface Window {
    /** By {@link pacedFrames}: draws no more. */
    holdFrames?(): void;
  }
}
