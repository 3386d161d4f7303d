import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { HallView, HallViewOptions } from '../world/ports.ts';
import type { HallPanel } from './hall-panel.ts';
import { HallRunner } from './hall-runner.ts';
import type { Townhall } from './townhall.ts';

export type CreateHallView = (canvas: HTMLCanvasElement, options: HallViewOptions) => Promise<HallView>;

export type DrawingState =
  | { readonly kind: 'making' }
  | { readonly kind: 'drawn'; readonly view: HallView; readonly canEnterXr: boolean }
  | { readonly kind: 'broken' };

/** What a measuring harness waits for, once a page: hall, people and own place are in a frame, and the graphics card has finished it. */
const hallShownMark = 'rostrum:hall-shown';
const hallFinishedMark = 'rostrum:hall-finished';

/**
 * The hall drawn into a canvas of its own. It is made while the person still types their name, drawing nothing; {@link showIn} puts it
 * into the page and lets it live. Ends with {@link close}.
 */
export class HallDrawing {
  readonly canvas = document.createElement('canvas');
  readonly #townhall: Townhall;
  readonly #hasBody: boolean;
  readonly #state = signal<DrawingState>({ kind: 'making' });
  readonly #isInXr = signal(false);
  readonly #seatTrouble = signal<string | null>(null);
  #view: HallView | null = null;
  #runner: HallRunner | null = null;
  #panel: HallPanel | null = null;
  #isShown = false;
  #isClosed = false;

  constructor(townhall: Townhall, hasBody: boolean, loadHallView: () => Promise<CreateHallView>) {
    this.#townhall = townhall;
    this.#hasBody = hasBody;
    this.#make(loadHallView).catch(() => this.#break());
  }

  get state(): ReadonlySignal<DrawingState> {
    return this.#state;
  }
  get isInXr(): ReadonlySignal<boolean> {
    return this.#isInXr;
  }
  /** Why the seat that was picked could not be taken; null when there is nothing to say. */
  get seatTrouble(): ReadonlySignal<string | null> {
    return this.#seatTrouble;
  }

  clearSeatTrouble(): void {
    this.#seatTrouble.value = null;
  }

  showIn(place: HTMLElement): void {
    place.append(this.canvas);
    this.#isShown = true;
    if (this.#state.peek().kind === 'broken') this.#sitBeside();
    this.#begin();
  }

  close(): void {
    this.#isClosed = true;
    this.#runner?.close();
    this.#panel?.close();
    this.#view?.close();
    this.canvas.remove();
  }

  async #make(loadHallView: () => Promise<CreateHallView>): Promise<void> {
    const { poses, balcony, stage, connection, greeting } = this.#townhall;
    const createHallView = await loadHallView();
    if (this.#isClosed) return;
    const view = await createHallView(this.canvas, {
      hallHash: greeting.hall,
      leaderBody: greeting.leaderBody,
      poses,
      balcony,
      mouth: stage.mouth,
      hasBody: this.#hasBody,
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      companyColors: greeting.companyColors,
      events: {
        onSeatPicked: async (seatId) => {
          const outcome = await connection.send({ type: 'member.sit', seatId });
          this.#seatTrouble.value = outcome.kind === 'accepted' ? null : outcome.message;
        },
        onStoodUp: () => void connection.send({ type: 'member.stand' }),
        onXrChanged: (isInXr) => {
          this.#isInXr.value = isInXr;
        },
        onBroken: () => this.#break(),
        onPanelAction: (action) => this.#panel?.act(action),
        onPanelText: (text) => this.#panel?.type(text),
      },
    });
    if (this.#isClosed) return view.close();
    this.#view = view;
    this.#begin();
    const canEnterXr = await view.canEnterXr;
    // Only who can wear a headset needs what is shown in it.
    const { HallPanel: Panel } = canEnterXr ? await import('./hall-panel.ts') : { HallPanel: null };
    if (this.#view !== view || this.#isClosed) return;
    this.#panel = Panel && new Panel(this.#townhall, view, this.#isInXr);
    this.#state.value = { kind: 'drawn', view, canEnterXr };
  }

  /** As soon as it is both made and wanted. */
  #begin(): void {
    const view = this.#view;
    if (view === null || !this.#isShown || this.#runner !== null || this.#isClosed) return;
    view.show();
    const runner = new HallRunner(this.#townhall, view, this.#hasBody);
    this.#runner = runner;
    void runner.drawn().then(async () => {
      performance.mark(hallShownMark);
      await view.finished();
      performance.mark(hallFinishedMark);
      runner.sound();
    });
  }

  #break(): void {
    this.#runner?.close();
    this.#panel?.close();
    this.#view?.close();
    this.#view = null;
    this.#runner = null;
    this.#panel = null;
    batch(() => {
      this.#state.value = { kind: 'broken' };
      this.#isInXr.value = false;
    });
    if (this.#isShown) this.#sitBeside();
  }

  /** Without a drawing nobody has a place: voices are heard as if they sat beside. */
  #sitBeside(): void {
    if (this.#hasBody) this.#townhall.voices.setDistances(() => 1);
  }
}
