import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ImportProgress, ImportTerms } from '../../protocol/import-http.ts';
import { limits } from '../../protocol/limits.ts';
import { type RefusalCode, refusals } from '../../protocol/refusals.ts';
import type { Outcome } from '../world/command-reply.ts';
import {
  acceptedPassage,
  draftOf,
  isUnmarked,
  type PassageDraft,
  type ReviewedPassage,
  type Usual,
} from '../world/passage-review.ts';
import type { Door } from './ports.ts';

type ImportDoor = Pick<Door, 'importFile' | 'importProgress' | 'acceptPassages'>;

/** A file that is being read: the how manieth of how many, and how far. */
export interface Reading {
  readonly name: string;
  readonly number: number;
  readonly count: number;
  readonly progress: ImportProgress['reading'];
}

/** What became of the files: words in no passage, and what the person should know. */
export interface Summary {
  readonly others: number;
  readonly quoted: number;
  readonly dropped: number;
  /** Of files that were not taken, or not whole: a sentence each. */
  readonly notes: readonly string[];
}

const nothing: Summary = { others: 0, quoted: 0, dropped: 0, notes: [] };
const askEveryMs = 1000;
const lost = 'The server did not answer. Try again in a moment; what you wrote here stays.';

/**
 * Files of the leader's words on their way to statements. All of it lies in this page alone: what is not accepted is gone with it.
 * Rules PN74 to PN76.
 */
export class ImportReview {
  readonly #door: ImportDoor;
  readonly #reading = signal<Reading | null>(null);
  readonly #passages = signal<readonly ReviewedPassage[]>([]);
  readonly #summary = signal<Summary>(nothing);
  #stop: AbortController | null = null;
  #nextKey = 1;

  constructor(door: ImportDoor) {
    this.#door = door;
  }

  get reading(): ReadonlySignal<Reading | null> {
    return this.#reading;
  }
  get passages(): ReadonlySignal<readonly ReviewedPassage[]> {
    return this.#passages;
  }
  get summary(): ReadonlySignal<Summary> {
    return this.#summary;
  }
  readonly open: ReadonlySignal<readonly ReviewedPassage[]> = computed(() =>
    this.#passages.value.filter(({ state }) => state === 'open'),
  );

  /** Reads files one after the other. What was not decided of earlier ones stays. */
  async bring(files: readonly File[], terms: Omit<ImportTerms, 'fileName'>, usual: Usual): Promise<void> {
    if (this.#stop !== null) return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#passages.value = this.open.peek();
    this.#summary.value = nothing;
    for (const [i, file] of files.entries()) {
      if (stop.signal.aborted) break;
      this.#reading.value = { name: file.name, number: i + 1, count: files.length, progress: null };
      await this.#read(file, { ...terms, fileName: file.name.slice(-255) }, usual, stop.signal);
    }
    this.#reading.value = null;
    this.#stop = null;
  }

  /** Lets go of the file that is read, and of those after it. */
  stop(): void {
    this.#stop?.abort();
  }

  edit(key: number, change: Partial<PassageDraft>): void {
    this.#change(key, (passage) => ({ ...passage, draft: { ...passage.draft, ...change }, trouble: '' }));
  }

  /** Drops a passage, or takes it up again. */
  drop(key: number, isDropped: boolean): void {
    this.#change(key, (passage) => ({ ...passage, state: isDropped ? 'dropped' : 'open', trouble: '' }));
  }

  accept(key: number): Promise<Outcome> {
    return this.#accept(this.open.peek().filter((passage) => passage.key === key));
  }

  /** All in which nothing is marked. */
  acceptUnmarked(): Promise<Outcome> {
    return this.#accept(this.open.peek().filter(isUnmarked));
  }

  async #read(file: File, terms: ImportTerms, usual: Usual, signal: AbortSignal): Promise<void> {
    const timer = setInterval(() => void this.#askHowFar(), askEveryMs);
    const reply = await this.#door.importFile(file, terms, signal);
    clearInterval(timer);
    const { name } = file;
    if (signal.aborted) this.#note(`${name}: you stopped it. Nothing of it was taken.`);
    else if (reply.kind === 'unreachable') this.#note(`${name}: the server did not answer. Nothing of it was taken.`);
    else if (reply.kind === 'refused') this.#note(`${name}: ${reply.message} Nothing of it was taken.`);
    else {
      const { passages, skipped, isCut } = reply.value;
      const found = passages.map((passage): ReviewedPassage => {
        const draft = draftOf(passage, usual);
        return { key: this.#nextKey++, file: name, found: passage, draft, state: 'open', trouble: '' };
      });
      this.#passages.value = [...this.#passages.value, ...found];
      const { others, quoted, dropped, notes } = this.#summary.value;
      this.#summary.value = {
        others: others + skipped.others,
        quoted: quoted + skipped.quoted,
        dropped: dropped + skipped.dropped,
        notes,
      };
      if (isCut)
        this.#note(`${name}: only the first ${limits.importPassages} passages are here. Split it for the rest.`);
      else if (found.length === 0) this.#note(`${name}: no passage of the leader’s was found in it.`);
    }
  }

  async #askHowFar(): Promise<void> {
    const reply = await this.#door.importProgress();
    const now = this.#reading.value;
    if (now !== null && reply.kind === 'ok' && reply.value.reading !== null)
      this.#reading.value = { ...now, progress: reply.value.reading };
  }

  async #accept(wanted: readonly ReviewedPassage[]): Promise<Outcome> {
    let outcome: Outcome = { kind: 'accepted', seq: 0 };
    for (let at = 0; at < wanted.length && outcome.kind === 'accepted'; at += limits.passagesAtOnce) {
      const some = wanted.slice(at, at + limits.passagesAtOnce);
      const reply = await this.#door.acceptPassages({ passages: some.map(acceptedPassage) });
      if (reply.kind === 'unreachable') outcome = { kind: 'lost', message: lost };
      else if (reply.kind === 'refused') outcome = reply;
      else {
        const { outcomes } = reply.value;
        some.forEach(({ key }, i) => {
          const became = outcomes[i];
          if (became === undefined) return;
          if (typeof became === 'string') this.#change(key, (passage) => ({ ...passage, state: became, trouble: '' }));
          else this.#change(key, (passage) => ({ ...passage, trouble: sentenceOf(became.refused) }));
        });
      }
    }
    return outcome;
  }

  #note(sentence: string): void {
    const { notes, ...counts } = this.#summary.value;
    this.#summary.value = { ...counts, notes: [...notes, sentence] };
  }

  #change(key: number, change: (passage: ReviewedPassage) => ReviewedPassage): void {
    this.#passages.value = this.#passages.value.map((passage) => (passage.key === key ? change(passage) : passage));
  }
}

function sentenceOf(code: string): string {
  const isRefusal = (each: string): each is RefusalCode => each in refusals;
  return isRefusal(code) ? refusals[code] : 'This was not accepted. Reload the page.';
}
