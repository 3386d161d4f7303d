import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { PageCommand } from '../../protocol/commands.ts';
import type { QuestionId } from '../../protocol/ids.ts';
import { type DragRow, type DropPlace, dropPlace } from '../world/desk/dragging.ts';
import type { QuestionLine, QueueLists } from '../world/queue.ts';

/** A question that is in the hand. */
export interface Drag {
  readonly line: QuestionLine;
  /** Null before it was moved, or where there is nothing to land beside. */
  readonly drop: DropPlace | null;
}

interface DragDesk {
  readonly view: ReadonlySignal<{ readonly queue: readonly QuestionLine[] }>;
  send(id: QuestionId, command: PageCommand): Promise<boolean>;
  select(id: QuestionId): void;
  tell(words: string): void;
}

/** Drags a question of the queue to its place. The list itself stands as the gate has it: what is refused needs no way back. Rule LB8. */
export class DeskDrag {
  readonly #lists: ReadonlySignal<QueueLists>;
  readonly #desk: DragDesk;
  readonly #now = signal<Drag | null>(null);
  #unwatch: () => void = () => undefined;

  constructor(lists: ReadonlySignal<QueueLists>, desk: DragDesk) {
    this.#lists = lists;
    this.#desk = desk;
  }

  get now(): ReadonlySignal<Drag | null> {
    return this.#now;
  }

  /** Takes a question in the hand; it is selected, so that it stays drawn wherever one goes. */
  start(line: QuestionLine): void {
    this.cancel();
    if (line.status !== 'approved') return;
    this.#desk.select(line.id);
    this.#now.value = { line, drop: null };
    this.#unwatch = effect(() => {
      if (this.#lists.value.waiting.some(({ id }) => id === line.id)) return;
      // Not within the effect that sees it: it is ended by this.
      queueMicrotask(() => {
        if (this.#now.peek()?.line.id !== line.id) return;
        this.cancel();
        this.#desk.tell('It left the queue meanwhile. Nothing was moved.');
      });
    });
  }

  /** The pointer is at this height; `rows` are the questions that are drawn. */
  over(rows: readonly DragRow[], yPx: number): void {
    const now = this.#now.peek();
    if (now === null) return;
    const ids = (lines: readonly QuestionLine[]) => lines.map(({ id }) => id);
    const [shown, waiting] = [ids(this.#desk.view.peek().queue), ids(this.#lists.peek().waiting)];
    const drop = dropPlace({ dragged: now.line.id, rows, shown, waiting }, yPx);
    this.#now.value = { ...now, drop };
  }

  /** Lets it go: it moves when the gate says so. */
  async drop(): Promise<void> {
    const now = this.#now.peek();
    this.cancel();
    if (now?.drop == null || now.drop.isHere) return;
    const { line, drop } = now;
    // Others may have moved meanwhile what it was to stand before.
    const stands = drop.before === null || this.#lists.peek().waiting.some(({ id }) => id === drop.before);
    if (!stands) this.#desk.tell('The question below it left the queue meanwhile. Nothing was moved.');
    else await this.#desk.send(line.id, { type: 'question.move', questionId: line.id, before: drop.before });
  }

  /** Lets it be where it stands. */
  cancel(): void {
    this.#unwatch();
    this.#unwatch = () => undefined;
    this.#now.value = null;
  }
}
