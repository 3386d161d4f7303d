import { type ReadonlySignal, signal } from '@preact/signals';
import type { PageCommand } from '../../protocol/commands.ts';
import type { OpenForm } from './open-form.ts';

/** The texts of one form, kept by field. */
export interface KeptForm {
  text(field: string): string | undefined;
  keep(field: string, text: string): void;
}

/** What is being written on the desk, by question and form: a question may go to another list, or out of sight, meanwhile. Rule TG11. */
export class DeskWriting {
  readonly #texts = signal<ReadonlyMap<string, ReadonlyMap<string, string>>>(new Map());

  /** One form's own. */
  of(form: OpenForm): KeptForm {
    return {
      text: (field) => this.#texts.peek().get(keyOf(form))?.get(field),
      keep: (field, text) => {
        const fields = this.#texts.peek().get(keyOf(form));
        if (fields?.get(field) === text) return;
        this.#texts.value = new Map(this.#texts.peek()).set(keyOf(form), new Map(fields).set(field, text));
      },
    };
  }

  /** All that was written in a form, as text to copy; empty: nothing. */
  all(form: OpenForm): string {
    const fields = this.texts.value.get(keyOf(form)) ?? new Map<string, string>();
    return [...fields].flatMap(([field, text]) => (isWords(field) && text.trim() !== '' ? [text] : [])).join('\n');
  }

  forget(form: OpenForm): void {
    const texts = new Map(this.#texts.peek());
    if (texts.delete(keyOf(form))) this.#texts.value = texts;
  }

  get texts(): ReadonlySignal<ReadonlyMap<string, ReadonlyMap<string, string>>> {
    return this.#texts;
  }
}

/** The form that a command is sent from; null for what has a button alone. */
export function formOf({ type }: PageCommand): OpenForm['form'] | null {
  switch (type) {
    case 'question.reject':
      return 'reject';
    case 'question.edit':
      return 'edit';
    case 'question.merge':
      return 'merge';
    case 'question.refer':
      return 'refer';
    case 'referral.answer':
      return 'later';
    default:
      return null;
  }
}

/** The wording that an edit began from is not what somebody wrote. */
function isWords(field: string): boolean {
  return field !== 'base';
}

function keyOf({ questionId, form }: OpenForm): string {
  return `${questionId} ${form}`;
}
