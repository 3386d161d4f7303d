import type { SimilarReply } from '../../protocol/http.ts';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import type { Strain } from '../../protocol/strain.ts';
import type { Question, TownhallState } from '../townhall/state.ts';
import { suggestedFor, suggestedText } from '../townhall/suggested.ts';

/** Questions by what they ask. */
export interface QuestionIndex {
  put(id: string, text: string): void;
  remove(id: string): void;
  /** The most alike first. */
  find(text: string): readonly { readonly id: string }[];
}

export interface SimilarDeskParts {
  readonly state: () => TownhallState;
  readonly strain: () => Strain;
  readonly newIndex: () => QuestionIndex;
  /** Does something bit by bit, so that whoever else waits has a turn. */
  readonly inTurns: (bits: Iterable<null>) => Promise<unknown>;
  /** Resolves once whoever else waits has had a turn. */
  readonly turn: () => Promise<unknown>;
}

/** More than so many who wait get nothing rather than something late. */
const mostInLine = 40;
/** From this strain on nobody is helped while typing. */
const strained: Strain = 2;

/** While a question is typed: which others ask the same. Only a help, so it comes after all else. Rules SQ1, SQ2, SQ4. */
export class SimilarDesk {
  readonly #parts: SimilarDeskParts;
  #index: QuestionIndex;
  #read: TownhallState['questions'] | null = null;
  #line: Promise<unknown> = Promise.resolve();
  #inLine = 0;

  constructor(parts: SimilarDeskParts) {
    this.#parts = parts;
    this.#index = parts.newIndex();
  }

  /** Reads in what there is, so that the first who types need not wait for that. */
  async prepare(): Promise<void> {
    await this.#inTurn(() => []);
  }

  /** At most three, the most alike first. None when too many ask at once. */
  async find(text: string): Promise<SimilarReply> {
    if (this.#inLine >= mostInLine || this.#parts.strain() >= strained) return { similar: [] };
    return { similar: await this.#inTurn(() => this.#search(text.slice(0, limits.questionLength))) };
  }

  /** Lets go of every word: some of them are to be erased. */
  forget(): void {
    this.#index = this.#parts.newIndex();
    this.#read = null;
  }

  #inTurn(search: () => readonly QuestionId[]): Promise<readonly QuestionId[]> {
    this.#inLine++;
    const found = this.#line.then(async () => {
      await this.#parts.turn();
      await this.#parts.inTurns(this.#reading());
      return search();
    });
    this.#line = found.catch(() => undefined).finally(() => this.#inLine--);
    return found;
  }

  /** Takes in what changed since: a bit for each question that has to be read. */
  *#reading(): Generator<null> {
    const state = this.#parts.state();
    const before = this.#read;
    if (before === state.questions) return;
    const index = this.#index;
    for (const question of state.questions.values()) {
      // What a question was joined with decides too, so of those that were joined all are looked at.
      if (before?.get(question.id) === question && question.phase.kind !== 'merged') continue;
      if (isTaken(state, index, question)) yield null;
    }
    // Forgotten meanwhile: the next one begins anew.
    if (index === this.#index) this.#read = state.questions;
  }

  /** What was read a moment ago may have been withdrawn since: what is told is held against the state of now. */
  #search(text: string): readonly QuestionId[] {
    const state = this.#parts.state();
    const found = new Set<QuestionId>();
    for (const { id } of this.#index.find(text)) {
      const target = suggestedFor(state, questionIdSchema.parse(id));
      if (target !== null) found.add(target);
      if (found.size === limits.similarQuestions) break;
    }
    return [...found];
  }
}

function isTaken(state: TownhallState, index: QuestionIndex, question: Question): boolean {
  const text = suggestedText(state, question);
  if (text === null) index.remove(question.id);
  else index.put(question.id, text);
  return text !== null;
}
