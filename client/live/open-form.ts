import type { QuestionId } from '../../protocol/ids.ts';
import type { FormAct } from '../world/desk/desk-acts.ts';

/** A form that is open in a question's card. */
export interface OpenForm {
  readonly questionId: QuestionId;
  readonly form: FormAct | 'refer' | 'later';
}
