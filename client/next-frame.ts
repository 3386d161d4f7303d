/** A page that nobody looks at has no frames: it goes on after this long. */
const withoutFramesMs = 200;

/** Resolves when what was rendered is on the screen, or soon where there is no screen. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
    setTimeout(resolve, withoutFramesMs);
  });
}
