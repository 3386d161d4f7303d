import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { PageCommand } from '../../protocol/commands.ts';
import type { Hash, MemberId, QuestionId } from '../../protocol/ids.ts';
import { doneWords, meansOf } from '../world/desk/desk-acts.ts';
import { asBefore, type DeskFilter, type DeskShown, everything, filterDesk } from '../world/desk/desk-filter.ts';
import type { DeskAct, DeskStep } from '../world/desk/keymap.ts';
import type { RefusedAct } from '../world/desk/refused-words.ts';
import {
  afterOwnAct,
  follow,
  go,
  isMeant,
  nothingSelected,
  type Selection,
  type ShownLists,
  select,
} from '../world/desk/selection.ts';
import type { QuestionLine, QueueLists } from '../world/queue.ts';
import type { Connection } from './connection.ts';
import { DeskDrag } from './desk-drag.ts';
import { DeskWriting, formOf } from './desk-writing.ts';
import type { OpenForm } from './open-form.ts';
import type { ReadQuestions } from './read-questions.ts';

const noneRead: ReadonlySet<QuestionId> = new Set();

/** What takes a question out of its list. */
const takesOut: ReadonlySet<PageCommand['type']> = new Set([
  'question.approve',
  'question.reject',
  'question.merge',
  'question.unmerge',
  'question.call',
  'question.refer',
]);

/** What is one of several: the form stays for the next one. */
const keepsForm: ReadonlySet<PageCommand['type']> = new Set(['question.label', 'question.unlabel']);

interface DeskTown {
  readonly connection: Pick<Connection, 'send'>;
  readonly lists: ReadonlySignal<QueueLists>;
  readonly self?: ReadonlySignal<{ readonly memberId: MemberId } | null>;
}

/** What one moderator does on the desk: the selected question, the form that is open, and what became of each act. */
export class DeskWork {
  readonly #town: DeskTown;
  readonly #read: ReadQuestions;
  readonly #nowMs: () => number;
  readonly #filter = signal<DeskFilter>(everything);
  readonly #selection = signal<Selection>(nothingSelected);
  readonly #open = signal<OpenForm | null>(null);
  readonly #busy = signal<ReadonlySet<QuestionId>>(new Set());
  readonly #troubles = signal<ReadonlyMap<QuestionId, string>>(new Map());
  readonly #refused = signal<ReadonlyMap<QuestionId, RefusedAct>>(new Map());
  readonly #told = signal('');
  /** What is being written in the forms: it outlives where its question is drawn. */
  readonly writing = new DeskWriting();
  /** Of drafts that were read, which: also while their question is scrolled out of sight. */
  readonly drafts = new Map<QuestionId, Hash>();
  /** Of whose acts the gate said yes: when their question leaves its list, the selection goes on. */
  readonly #accepted = new Set<QuestionId>();
  /** A question that is dragged to its place. */
  readonly drag: DeskDrag;
  readonly #end: () => void;
  #isByKeys = false;
  #lines = new Map<QuestionId, QuestionLine>();

  constructor(town: DeskTown, read: ReadQuestions, nowMs: () => number) {
    this.#town = town;
    this.#read = read;
    this.#nowMs = nowMs;
    this.drag = new DeskDrag(town.lists, this);
    this.#end = effect(() => {
      const lists = this.shown.value;
      untracked(() => this.#follow(lists));
    });
  }

  /** What of the questions is shown. */
  readonly view: ReadonlySignal<DeskShown> = computed(() => {
    const filter = this.#filter.value;
    // Only where what was read goes out of sight does it matter which is selected.
    const facts = filter.isUnread
      ? { read: this.#read.ids.value, selected: this.selectedId.value }
      : { read: noneRead, selected: null };
    const self = this.#town.self?.value?.memberId ?? null;
    const shown = filterDesk(this.#town.lists.value, filter, { ...facts, self });
    const before = this.#lines;
    this.#lines = new Map();
    const kept = (lines: readonly QuestionLine[]) =>
      lines.map((line) => {
        const same = asBefore(before, line);
        this.#lines.set(line.id, same);
        return same;
      });
    return {
      new: kept(shown.new),
      queue: kept(shown.queue),
      awaited: kept(shown.awaited),
      finished: kept(shown.finished),
    };
  });
  /** The lists as the keys go through them, from left to right. */
  readonly shown: ReadonlySignal<ShownLists> = computed(() => {
    const { new: fresh, queue, awaited, finished } = this.view.value;
    return [fresh, queue, [...awaited, ...finished]].map((lines) => lines.map(({ id }) => id));
  });
  get filter(): ReadonlySignal<DeskFilter> {
    return this.#filter;
  }
  readonly selectedId: ReadonlySignal<QuestionId | null> = computed(() => this.#selection.value.id);
  /** Where the keyboard enters the lists: the selected question, or the first one. */
  readonly entryId: ReadonlySignal<QuestionId | null> = computed(() => {
    const { value: id } = this.selectedId;
    const lists = this.shown.value;
    return id !== null && lists.some((ids) => ids.includes(id)) ? id : (lists.flat()[0] ?? null);
  });
  get open(): ReadonlySignal<OpenForm | null> {
    return this.#open;
  }
  get busy(): ReadonlySignal<ReadonlySet<QuestionId>> {
    return this.#busy;
  }
  /** Why an act was refused, with its question. */
  get troubles(): ReadonlySignal<ReadonlyMap<QuestionId, string>> {
    return this.#troubles;
  }
  /** Acts that were refused, with their question: what is told of them follows what is known of the crew's acts. */
  get refused(): ReadonlySignal<ReadonlyMap<QuestionId, RefusedAct>> {
    return this.#refused;
  }
  /** What became of the last act, or why a key does nothing; empty: nothing to tell. */
  get told(): ReadonlySignal<string> {
    return this.#told;
  }

  /** Whether the hand is on the keys now, or on a mouse or a screen. */
  get isByKeys(): boolean {
    return this.#isByKeys;
  }

  /** Whether what is typed may be meant for a form of the selected question. */
  get isFormOpenOnSelected(): boolean {
    return this.#open.peek()?.questionId === this.selectedId.peek() && this.#open.peek() !== null;
  }

  usesKeys(isByKeys: boolean): void {
    this.#isByKeys = isByKeys;
  }

  select(id: QuestionId): void {
    this.#choose(select(this.#selection.peek(), id, this.shown.peek()));
  }

  /** Narrows what is shown, or widens it again. */
  narrow(change: Partial<DeskFilter>): void {
    this.#filter.value = { ...this.#filter.peek(), ...change };
  }

  go(step: DeskStep): void {
    this.#told.value = '';
    this.#choose(go(this.#selection.peek(), step, this.shown.peek()));
  }

  /** The selected question, where its act was meant for it and not for the one before. */
  meant(): QuestionLine | null {
    const selection = this.#selection.peek();
    if (selection.id === null) {
      this.#told.value = 'Select a question first, with the arrow keys.';
      return null;
    }
    return isMeant(selection, this.#nowMs()) ? (this.#lineOf(selection.id) ?? null) : null;
  }

  /** Does to a question what its button or its key says. Rule DK2. */
  act(act: DeskAct, line: QuestionLine): void {
    const means = meansOf(act, line, this.#town.lists.peek().waiting);
    if (means.kind === 'not-now') this.#told.value = means.why;
    else if (means.kind === 'form') this.toggle({ questionId: line.id, form: means.form });
    else void this.send(line.id, means.command);
  }

  toggle(form: OpenForm): void {
    const open = this.#open.peek();
    const isOpen = open?.questionId === form.questionId && open.form === form.form;
    this.#trouble(form.questionId, null);
    this.#refuse(form.questionId, null);
    this.select(form.questionId);
    this.#open.value = isOpen ? null : form;
  }

  closeForm(): void {
    const open = this.#open.peek();
    this.#open.value = null;
    if (open === null) return;
    this.writing.forget(open);
    // Why its act was refused goes with it.
    this.#trouble(open.questionId, null);
    this.#refuse(open.questionId, null);
  }

  /** Leaves the form that is open, else what was told. */
  leave(): void {
    if (this.#open.peek() === null) this.#told.value = '';
    else this.closeForm();
  }

  /** Sends a command about a question, one at a time for each; a form that asked for it closes when the gate says yes. */
  async send(id: QuestionId, command: PageCommand): Promise<boolean> {
    if (this.#busy.peek().has(id)) return false;
    const line = this.#lineOf(id);
    // Where it goes is counted before it has gone.
    const done = line === undefined ? '' : doneWords(command, line, this.#town.lists.peek().waiting);
    this.#busy.value = new Set([...this.#busy.peek(), id]);
    const outcome = await this.#town.connection.send(command);
    this.#busy.value = new Set([...this.#busy.peek()].filter((other) => other !== id));
    const isAccepted = outcome.kind === 'accepted';
    this.#trouble(id, isAccepted ? null : outcome.message);
    this.#refuse(id, outcome.kind === 'refused' ? { code: outcome.code, command, atMs: Date.now() } : null);
    if (!isAccepted) return false;
    const form = formOf(command);
    if (form !== null) this.writing.forget({ questionId: id, form });
    if (this.#open.peek()?.questionId === id && !keepsForm.has(command.type)) this.#open.value = null;
    this.#told.value = done;
    if (takesOut.has(command.type)) this.#accepted.add(id);
    this.#follow(this.shown.peek());
    return true;
  }

  /** Tells something that was done elsewhere on the desk. */
  tell(told: string): void {
    this.#told.value = told;
  }

  close(): void {
    this.drag.cancel();
    this.#end();
  }

  #follow(lists: ShownLists): void {
    const selection = this.#selection.peek();
    const { id } = selection;
    const next = follow(selection, lists);
    const hasLeft = id !== null && lists[next.list]?.includes(id) !== true;
    if (!hasLeft || id === null || !this.#accepted.delete(id)) this.#selection.value = next;
    else this.#choose(afterOwnAct(next, lists, this.#nowMs()));
  }

  #choose(selection: Selection): void {
    this.#selection.value = selection;
    if (selection.id !== null) this.#read.note(selection.id);
  }

  #lineOf(id: QuestionId): QuestionLine | undefined {
    const { pending, waiting, onStage, done, closed } = this.#town.lists.peek();
    return [...pending, ...waiting, ...(onStage === null ? [] : [onStage]), ...done, ...closed].find(
      (line) => line.id === id,
    );
  }

  #refuse(id: QuestionId, refused: RefusedAct | null): void {
    const all = new Map(this.#refused.peek());
    if (refused === null ? all.delete(id) : all.set(id, refused)) this.#refused.value = all;
  }

  #trouble(id: QuestionId, trouble: string | null): void {
    const troubles = new Map(this.#troubles.peek());
    if (trouble === null ? troubles.delete(id) : troubles.set(id, trouble)) this.#troubles.value = troubles;
  }
}
