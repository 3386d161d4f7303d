/** What keys, pointer and touch ask for; read once per frame. */
export interface Wishes {
  /** Metres per second to the right and forward, -1..1 of full pace. */
  right: number;
  forward: number;
  /** Turning by keys, -1..1. */
  turn: number;
}

export interface ControlEvents {
  /** The view was dragged, in radians. */
  onLook(yawRad: number, pitchRad: number): void;
  /** A click or tap at a place of the canvas (CSS pixels). */
  onTap(x: number, y: number): void;
  /** The pointer rests here; null when it left. */
  onHover(at: { readonly x: number; readonly y: number } | null): void;
}

const lookRadPerPixel = 0.0042;
/** A press that moves less than this is a tap. */
const tapPixels = 7;

const walkKeys: Readonly<Record<string, readonly ['right' | 'forward' | 'turn', number]>> = {
  KeyW: ['forward', 1],
  KeyS: ['forward', -1],
  KeyA: ['right', -1],
  KeyD: ['right', 1],
  KeyQ: ['turn', 1],
  KeyE: ['turn', -1],
  ArrowUp: ['forward', 1],
  ArrowDown: ['forward', -1],
  ArrowLeft: ['turn', 1],
  ArrowRight: ['turn', -1],
};

/** Listens to keys, pointer and touch. Letters work while no text is being written; arrows while the hall has the focus. */
export class Controls {
  readonly wishes: Wishes = { right: 0, forward: 0, turn: 0 };
  readonly #canvas: HTMLCanvasElement;
  readonly #events: ControlEvents;
  readonly #keys = new Set<string>();
  readonly #stop = new AbortController();
  readonly #pointers = new Map<number, { x: number; y: number; travel: number; startX: number; startY: number }>();

  constructor(canvas: HTMLCanvasElement, events: ControlEvents) {
    this.#canvas = canvas;
    this.#events = events;
    const options = { signal: this.#stop.signal };
    addEventListener('keydown', (event) => this.#handleKey(event, true), options);
    addEventListener('keyup', (event) => this.#handleKey(event, false), options);
    addEventListener('blur', () => this.#release(), options);
    canvas.addEventListener('pointerdown', (event) => this.#handleDown(event), options);
    canvas.addEventListener('pointermove', (event) => this.#handleMove(event), options);
    canvas.addEventListener('pointerup', (event) => this.#handleUp(event, true), options);
    canvas.addEventListener('pointercancel', (event) => this.#handleUp(event, false), options);
    canvas.addEventListener('pointerleave', () => events.onHover(null), options);
  }

  close(): void {
    this.#stop.abort();
    this.#release();
  }

  #handleKey(event: KeyboardEvent, isDown: boolean): void {
    if (walkKeys[event.code] === undefined) return;
    if (isDown && (event.ctrlKey || event.metaKey || event.altKey || !this.#isForHall(event))) return;
    if (isDown) this.#keys.add(event.code);
    else this.#keys.delete(event.code);
    if (isDown && event.code.startsWith('Arrow')) event.preventDefault();
    this.#sum();
  }

  #isForHall(event: KeyboardEvent): boolean {
    const target = event.target;
    if (target === this.#canvas) return true;
    if (event.code.startsWith('Arrow')) return target === document.body;
    return !(target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null);
  }

  #sum(): void {
    const { wishes } = this;
    wishes.right = wishes.forward = wishes.turn = 0;
    for (const key of this.#keys) {
      const wish = walkKeys[key];
      if (wish !== undefined) wishes[wish[0]] += wish[1];
    }
    // Two fingers held down walk forward: one hand's phone has no keys.
    if (this.#pointers.size >= 2) wishes.forward = 1;
  }

  #release(): void {
    this.#keys.clear();
    this.#pointers.clear();
    this.#sum();
  }

  #handleDown(event: PointerEvent): void {
    this.#canvas.focus({ preventScroll: true });
    this.#canvas.setPointerCapture(event.pointerId);
    const { offsetX: x, offsetY: y } = event;
    this.#pointers.set(event.pointerId, { x, y, travel: 0, startX: x, startY: y });
    this.#sum();
  }

  #handleMove(event: PointerEvent): void {
    const pointer = this.#pointers.get(event.pointerId);
    if (pointer === undefined) {
      if (event.pointerType === 'mouse') this.#events.onHover({ x: event.offsetX, y: event.offsetY });
      return;
    }
    const dx = event.offsetX - pointer.x;
    const dy = event.offsetY - pointer.y;
    pointer.x = event.offsetX;
    pointer.y = event.offsetY;
    pointer.travel = Math.max(pointer.travel, Math.hypot(pointer.x - pointer.startX, pointer.y - pointer.startY));
    // The picture follows the finger: dragging right turns left.
    if (pointer.travel >= tapPixels) this.#events.onLook(dx * lookRadPerPixel, dy * lookRadPerPixel);
  }

  #handleUp(event: PointerEvent, isDone: boolean): void {
    const pointer = this.#pointers.get(event.pointerId);
    this.#pointers.delete(event.pointerId);
    this.#sum();
    if (isDone && pointer !== undefined && pointer.travel < tapPixels) this.#events.onTap(pointer.x, pointer.y);
  }
}
