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

type Painting = Pick<WebGL2RenderingContext, 'clear' | 'drawArrays' | 'drawElements' | 'drawElementsInstanced'>;

/**
 * Makes nothing be drawn, nor wiped: on two cores even a triangle a draw, and the shaders that it has compiled, take software half of its time.
 * On a context, or on the prototype of all. Returns how to undo it.
 */
export function drawNothing(painting: Painting): () => void {
  const { clear, drawArrays, drawElements, drawElementsInstanced } = painting;
  const nothing = (): void => undefined;
  Object.assign(painting, {
    clear: nothing,
    drawArrays: nothing,
    drawElements: nothing,
    drawElementsInstanced: nothing,
  });
  return () => {
    Object.assign(painting, { clear, drawArrays, drawElements, drawElementsInstanced });
  };
}
