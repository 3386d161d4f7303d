/** Frames that the card may still be drawing while the next is asked for: one, and one that waits. */
const most = 2;

/**
 * Keeps a page from asking for frames faster than the card draws them. Not every browser does: where software draws, hundreds of frames
 * then wait, and what people see and click is half a minute old. Rule HALL43.
 */
export class FramesInFlight {
  readonly #gl: WebGL2RenderingContext | null;
  /** Each comes true when the card has drawn its frame; they take turns. */
  readonly #fences: (WebGLSync | null)[] = new Array<null>(most).fill(null);
  #next = 0;

  constructor(canvas: HTMLCanvasElement | null) {
    this.#gl = canvas?.getContext('webgl2') ?? null;
  }

  /** Whether the card has enough to do. Never after the context was lost: what was asked of it then is forgotten. */
  get areMost(): boolean {
    const fence = this.#fences[this.#next] ?? null;
    return fence !== null && this.#gl?.getSyncParameter(fence, this.#gl.SYNC_STATUS) === this.#gl?.UNSIGNALED;
  }

  /** A frame was asked for. */
  add(): void {
    const gl = this.#gl;
    if (gl === null) return;
    gl.deleteSync(this.#fences[this.#next] ?? null);
    this.#fences[this.#next] = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    this.#next = (this.#next + 1) % most;
  }
}
