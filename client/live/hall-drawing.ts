import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Hall } from '../../scenes/hall-schema.ts';
import { Lateness } from '../world/drawing/lateness.ts';
import { type DrawingStep, isInSpace, StepKeeper } from '../world/drawing/steps.ts';
import { yawOf } from '../world/joint.ts';
import type { HallView, HallViewOptions, SelfPlace } from '../world/ports.ts';
import type { HallPanel } from './hall-panel.ts';
import { HallRunner } from './hall-runner.ts';
import type { Townhall } from './townhall.ts';
import type { UndrawnHall } from './undrawn-hall.ts';

export type CreateHallView = (canvas: HTMLCanvasElement, options: HallViewOptions) => Promise<HallView>;

export type DrawingState =
  | { readonly kind: 'making' }
  | { readonly kind: 'drawn'; readonly view: HallView; readonly canEnterXr: boolean }
  /** Not drawn in space: the page may show it as a picture. `hall` is null until its plan has come. */
  | { readonly kind: 'plain'; readonly hall: Hall | null };

/** What a measuring harness waits for, once a page: hall, people and own place are in a frame, and the graphics card has finished it. */
const hallShownMark = 'rostrum:hall-shown';
const hallFinishedMark = 'rostrum:hall-finished';
/** How often the device is looked at, in ticks of half a second: what is late is noticed by more than one. */
const tickMs = 500;
/** What a device does while a hall begins says nothing of what it can do later; what it does at the first frames of another step, little. */
const beginsMs = 6000;
const changesMs = 1500;

/**
 * The hall of a page, in a canvas of its own or without one. It is made while the person still types their name, drawing nothing;
 * {@link showIn} puts it into the page and lets it live. What the device cannot draw it draws more plainly, step by step, or not at all, and
 * again when it can. Ends with {@link close}. Rules WD1 to WD5.
 */
export class HallDrawing {
  readonly #townhall: Townhall;
  readonly hasBody: boolean;
  readonly #loadHallView: () => Promise<CreateHallView>;
  readonly #state = signal<DrawingState>({ kind: 'making' });
  readonly #step = signal<DrawingStep>('whole');
  readonly #isBroken = signal(false);
  readonly #isInXr = signal(false);
  readonly #seatTrouble = signal<string | null>(null);
  readonly #lateness = new Lateness(tickMs);
  readonly #stops: (() => void)[] = [];
  #keeper = new StepKeeper();
  #stop = new AbortController();
  #canvas: HTMLCanvasElement | null = null;
  #place: { readonly element: HTMLElement; readonly label: string } | null = null;
  #view: HallView | UndrawnHall | null = null;
  #runner: HallRunner | null = null;
  #panel: HallPanel | null = null;
  /** When the device may be judged by what is shown now. */
  #judgedFromMs = Number.POSITIVE_INFINITY;
  #isMaking = false;
  #ticks = 0;
  #isClosed = false;

  constructor(townhall: Townhall, hasBody: boolean, loadHallView: () => Promise<CreateHallView>) {
    this.#townhall = townhall;
    this.hasBody = hasBody;
    this.#loadHallView = loadHallView;
    this.#stops.push(
      effect(() => {
        const drawing = townhall.drawingChoice.now.value;
        this.#keeper = new StepKeeper();
        // Who asks for it gets another try.
        this.#isBroken.value = false;
        void this.#go(drawing === 'auto' ? 'whole' : drawing);
      }),
      effect(() => {
        townhall.isHeard.value = this.#step.value !== 'captions';
      }),
    );
  }

  get state(): ReadonlySignal<DrawingState> {
    return this.#state;
  }
  /** How much is drawn now. */
  get step(): ReadonlySignal<DrawingStep> {
    return this.#step;
  }
  /** Whether this device could not draw the hall at all. */
  get isBroken(): ReadonlySignal<boolean> {
    return this.#isBroken;
  }
  get isInXr(): ReadonlySignal<boolean> {
    return this.#isInXr;
  }
  /** Why the seat that was picked could not be taken; null when there is nothing to say. */
  get seatTrouble(): ReadonlySignal<string | null> {
    return this.#seatTrouble;
  }
  /** Where the person is in it; null before there is one. */
  get view(): HallView | null {
    return this.#runner === null ? null : this.#view;
  }
  get canvas(): HTMLCanvasElement | null {
    return this.#canvas;
  }

  clearSeatTrouble(): void {
    this.#seatTrouble.value = null;
  }

  /** `label` is what the picture is called by who does not see it. */
  showIn(element: HTMLElement, label: string): void {
    this.#place = { element, label };
    const timer = setInterval(() => this.#tick(), tickMs);
    this.#stops.push(() => clearInterval(timer));
    this.#begin(null);
    this.#addPanel();
  }

  async sitDown(seatId: NonNullable<Parameters<HallViewOptions['events']['onSeatPicked']>[0]>): Promise<void> {
    const outcome = await this.#townhall.connection.send({ type: 'member.sit', seatId });
    this.#seatTrouble.value = outcome.kind === 'accepted' ? null : outcome.message;
  }

  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops.splice(0)) stop();
    this.#end();
    this.#townhall.isHeard.value = true;
  }

  /** From what is shown to this step. */
  async #go(step: DrawingStep): Promise<void> {
    const before = this.#step.peek();
    if (isInSpace(step) && this.#state.peek().kind === 'drawn') this.#view?.setDetail(step);
    if (this.#view === null || isInSpace(step) !== isInSpace(before)) return this.#make(step);
    this.#step.value = step;
    this.#judgeIn(changesMs);
  }

  /** What was shown stays until the next can take its place, unless the device has to be relieved of it. */
  async #make(step: DrawingStep): Promise<void> {
    this.#stop.abort();
    const stop = new AbortController();
    this.#stop = stop;
    const isMine = () => !stop.signal.aborted && !this.#isClosed;
    this.#isMaking = true;
    const at = this.#standing();
    if (!isInSpace(step)) {
      this.#end();
      batch(() => {
        this.#state.value = { kind: 'plain', hall: null };
        this.#step.value = step;
      });
      // Until it is known who sits where, voices are heard as if all sat beside.
      if (this.hasBody) this.#townhall.voices.setDistances(() => 1);
    }
    try {
      const made = await (isInSpace(step) ? this.#makeInSpace(isMine) : this.#makeUndrawn());
      if (made === null || !isMine()) return made?.view.close();
      this.#end();
      this.#canvas = made.canvas;
      this.#view = made.view;
      if (isInSpace(step)) made.view.setDetail(step);
      batch(() => {
        this.#step.value = step;
        this.#state.value = 'hall' in made.view ? { kind: 'plain', hall: made.view.hall } : { kind: 'making' };
      });
      this.#begin(at);
      this.#isMaking = false;
      if (isInSpace(step)) await this.#showInSpace(made.view);
    } catch {
      if (isMine()) this.#break(isInSpace(step));
    } finally {
      if (this.#stop === stop) this.#isMaking = false;
    }
  }

  /** Null when the hall's plan does not come. */
  async #makeUndrawn() {
    const { door, greeting, poses } = this.#townhall;
    const [hall, { UndrawnHall: Undrawn }] = await Promise.all([door.hall(greeting.hall), import('./undrawn-hall.ts')]);
    return hall === null ? null : { view: new Undrawn(hall, { poses, hasBody: this.hasBody }), canvas: null };
  }

  async #makeInSpace(isMine: () => boolean) {
    const { poses, balcony, stage, connection, greeting } = this.#townhall;
    const canvas = document.createElement('canvas');
    const createHallView = await this.#loadHallView();
    if (!isMine()) return null;
    const view = await createHallView(canvas, {
      hallHash: greeting.hall,
      leaderBody: greeting.leaderBody,
      poses,
      balcony,
      mouth: stage.mouth,
      hasBody: this.hasBody,
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      companyColors: greeting.companyColors,
      events: {
        onSeatPicked: (seatId) => void this.sitDown(seatId),
        onStoodUp: () => void connection.send({ type: 'member.stand' }),
        onXrChanged: (isInXr) => {
          this.#isInXr.value = isInXr;
          if (isInXr) this.#addPanel();
        },
        onBroken: () => this.#break(true),
        onPanelAction: (action) => this.#panel?.act(action),
        onPanelText: (text) => this.#panel?.type(text),
      },
    });
    return { view, canvas };
  }

  async #showInSpace(view: HallView): Promise<void> {
    const canEnterXr = await view.canEnterXr;
    if (this.#view !== view || this.#isClosed) return;
    this.#state.value = { kind: 'drawn', view, canEnterXr };
    this.#addPanel();
  }

  /** Only who is in, and can wear a headset, needs what is shown in it. Where it does not come, it is asked for when one is put on. */
  #addPanel(): void {
    const state = this.#state.peek();
    if (state.kind !== 'drawn' || !state.canEnterXr || this.#place === null || this.#panel !== null) return;
    const { view } = state;
    void import('./hall-panel.ts').then(
      ({ HallPanel: Panel }) => {
        if (this.#view === view && this.#panel === null && !this.#isClosed)
          this.#panel = new Panel(this.#townhall, view, this.#isInXr);
      },
      () => undefined,
    );
  }

  /** As soon as it is both made and wanted. */
  #begin(at: SelfPlace | null): void {
    const { kind } = this.#state.peek();
    const [view, place] = [this.#view, this.#place];
    if (view === null || place === null || this.#runner !== null || this.#isClosed) return;
    if (this.#canvas !== null) {
      this.#canvas.tabIndex = 0;
      this.#canvas.ariaLabel = place.label;
      place.element.append(this.#canvas);
    }
    view.show();
    const runner = new HallRunner(this.#townhall, view, { hasBody: this.hasBody, isInXr: this.#isInXr, at });
    this.#runner = runner;
    // Who has no place in the hall, nor sees one, hears the stage alone.
    if (kind === 'plain' && !this.hasBody) this.#townhall.voices.setDistances(() => null);
    void runner.drawn().then(async () => {
      if (kind !== 'plain') performance.mark(hallShownMark);
      await view.finished();
      if (kind !== 'plain') performance.mark(hallFinishedMark);
      runner.sound();
      if (this.#runner === runner) this.#judgeIn(beginsMs);
    });
  }

  #judgeIn(ms: number): void {
    this.#judgedFromMs = performance.now() + ms;
  }

  /** Whoever stands somewhere stays there, however it is drawn. */
  #standing(): SelfPlace | null {
    const view = this.#runner === null ? null : this.#view;
    if (view === null || this.#townhall.me.peek()?.seatId !== null) return null;
    const { position, rotation } = view.readPose().head;
    return { stand: { x: position[0], z: position[2], yawRad: yawOf(...rotation) } };
  }

  #tick(): void {
    const nowMs = performance.now();
    this.#lateness.tick(nowMs, !document.hidden);
    const isJudged = !this.#isMaking && !document.hidden && nowMs >= this.#judgedFromMs;
    this.#ticks++;
    if (!isJudged || this.#ticks % 2 !== 0 || this.#townhall.drawingChoice.now.peek() !== 'auto') return;
    const step = this.#step.peek();
    const load = isInSpace(step) ? (this.#view?.load ?? 'fair') : this.#lateness.load;
    const next = this.#keeper.look(load, {
      most: this.#isBroken.peek() ? 'picture' : 'whole',
      least: this.#isInXr.peek()
        ? 'still'
        : this.#townhall.microphone.state.peek().kind === 'off'
          ? 'captions'
          : 'sound',
    });
    if (next !== step) void this.#go(next);
  }

  /** It cannot be drawn, or its plan does not come. */
  #break(isOfSpace: boolean): void {
    if (isOfSpace) this.#isBroken.value = true;
    this.#isInXr.value = false;
    if (isOfSpace) void this.#make(this.#keeper.failed());
  }

  #end(): void {
    this.#runner?.close();
    this.#panel?.close();
    this.#view?.close();
    this.#canvas?.remove();
    this.#canvas = this.#view = this.#runner = this.#panel = null;
    this.#judgedFromMs = Number.POSITIVE_INFINITY;
  }
}
