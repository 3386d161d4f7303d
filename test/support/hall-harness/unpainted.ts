type Drawing = Pick<WebGL2RenderingContext, 'drawElements' | 'drawElementsInstanced'>;

/** Makes every draw one of its first triangle only, for measuring anything but the painting: on a context, or on the prototype of all. Returns how to undo it. */
export function leaveUnpainted(drawing: Drawing): () => void {
  const { drawElements, drawElementsInstanced } = drawing;
  drawing.drawElements = function (mode, count, type, offset) {
    drawElements.call(this, mode, Math.min(3, count), type, offset);
  };
  drawing.drawElementsInstanced = function (mode, count, type, offset, instances) {
    drawElementsInstanced.call(this, mode, Math.min(3, count), type, offset, Math.min(1, instances));
  };
  return () => {
    Object.assign(drawing, { drawElements, drawElementsInstanced });
  };
}
