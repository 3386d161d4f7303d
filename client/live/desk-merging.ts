import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { QuestionId } from '../../protocol/ids.ts';
import { type AlikeGroup, alikeGroups } from '../world/desk/alike.ts';
import { mergeCommands, openOf } from '../world/desk/merging.ts';
import type { QuestionLine, QueueLists } from '../world/queue.ts';
import type { Connection } from './connection.ts';
import { sendPatiently } from './send-patiently.ts';

/** Several questions that become one: those that are marked by hand, and groups that are suggested. Rules DK20–DK22. */
export class DeskMerging {
  readonly #connection: Pick<Connection, 'send'>;
  readonly #lists: ReadonlySignal<QueueLists>;
  readonly #marked = signal<ReadonlySet<QuestionId>>(new Set());
  readonly #groups = signal<readonly AlikeGroup[] | null>(null);
  readonly #isBusy = signal(false);
  readonly #trouble = signal<string | null>(null);
  readonly #told = signal('');

  constructor(town: { readonly connection: Pick<Connection, 'send'>; readonly lists: ReadonlySignal<QueueLists> }) {
    this.#connection = town.connection;
    this.#lists = town.lists;
  }

  readonly #open = computed(() => [...this.#lists.value.pending, ...this.#lists.value.waiting]);
  /** What is marked and still open, in the order in which it was marked. */
  readonly marked: ReadonlySignal<readonly QuestionLine[]> = computed(() =>
    openOf(this.#marked.value, this.#open.value),
  );
  /** Groups that may ask the same, without what was merged or decided since; null: nobody has looked. */
  readonly groups: ReadonlySignal<readonly (readonly QuestionLine[])[] | null> = computed(() => {
    const groups = this.#groups.value;
    if (groups === null) return null;
    return groups.map((group) => openOf(group, this.#open.value)).filter(({ length }) => length > 1);
  });
  get isBusy(): ReadonlySignal<boolean> {
    return this.#isBusy;
  }
  get trouble(): ReadonlySignal<string | null> {
    return this.#trouble;
  }
  /** What became of the last merge; empty: nothing to tell. */
  get told(): ReadonlySignal<string> {
    return this.#told;
  }

  toggle(id: QuestionId): void {
    const marked = new Set(this.#marked.peek());
    if (!marked.delete(id)) marked.add(id);
    this.#mark(marked);
  }

  clear(): void {
    this.#mark(new Set());
  }

  /** Looks for groups now; what arrives later is not in them. */
  look(): void {
    this.#groups.value = alikeGroups(this.#open.peek());
  }

  /** Puts a suggested group away; nothing is merged. */
  dismiss(group: readonly QuestionLine[]): void {
    const gone = group[0]?.id;
    this.#groups.value = (this.#groups.peek() ?? []).filter((ids) => gone === undefined || !ids.includes(gone));
  }

  /** Joins all with one of them, one after the other, also a group of sixty, and ends at the first that is refused: what was joined before stays so. */
  async merge(into: QuestionLine, lines: readonly QuestionLine[]): Promise<void> {
    if (this.#isBusy.peek()) return;
    this.#isBusy.value = true;
    this.#trouble.value = null;
    let joined = 0;
    for (const command of mergeCommands(into, lines)) {
      const outcome = await sendPatiently(this.#connection, command);
      if (outcome.kind !== 'accepted') {
        this.#trouble.value = joined === 0 ? outcome.message : `${joined} joined, then: ${outcome.message}`;
        break;
      }
      if (command.type === 'question.merge') joined += 1;
    }
    this.#isBusy.value = false;
    if (this.#trouble.peek() !== null) return;
    this.#mark(new Set());
    this.#told.value = `${joined === 1 ? '1 question' : `${joined} questions`} joined. Under Done, each can be taken out again.`;
  }

  #mark(marked: ReadonlySet<QuestionId>): void {
    this.#trouble.value = null;
    this.#told.value = '';
    this.#marked.value = marked;
  }
}
