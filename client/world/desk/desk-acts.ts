import type { PageCommand } from '../../../protocol/commands.ts';
import type { QuestionId } from '../../../protocol/ids.ts';
import { refusals } from '../../../protocol/refusals.ts';
import { questionState } from '../question-state.ts';
import type { QuestionLine } from '../queue.ts';
import type { DeskAct } from './keymap.ts';

/** What opens a form before anything is sent. */
export type FormAct = 'reject' | 'edit' | 'merge' | 'label' | 'assign';

/** What an act does: a command at once, a form, or nothing, and why. */
export type ActMeans =
  | { readonly kind: 'send'; readonly command: PageCommand }
  | { readonly kind: 'form'; readonly form: FormAct }
  | { readonly kind: 'not-now'; readonly why: string };

const pendingActs: readonly DeskAct[] = ['approve', 'reject', 'edit', 'merge', 'label', 'assign'];
const approvedActs: readonly DeskAct[] = ['call', 'pin', 'unpin', 'up', 'down', 'edit', 'merge', 'label', 'assign'];

/** What an act means for a question where it stands now: the same for its button and its key. `waiting` is the whole queue in its order. Rule DK2. */
export function meansOf(act: DeskAct, line: QuestionLine, waiting: readonly QuestionLine[]): ActMeans {
  if (!actsOf(line).includes(act)) return { kind: 'not-now', why: whyNot(act, line) };
  const { id: questionId } = line;
  switch (act) {
    case 'approve':
    case 'call':
      return { kind: 'send', command: { type: `question.${act}`, questionId } };
    case 'reject':
    case 'edit':
    case 'merge':
    case 'label':
    case 'assign':
      return { kind: 'form', form: act };
    case 'unpin':
      return unpinMeans(line);
    case 'pin':
    case 'up':
    case 'down': {
      const before = placeFor(act, questionId, waiting);
      if (before === undefined)
        return { kind: 'not-now', why: act === 'down' ? 'It is the last one.' : 'It is first.' };
      return { kind: 'send', command: { type: 'question.move', questionId, before } };
    }
  }
}

function actsOf({ status }: QuestionLine): readonly DeskAct[] {
  if (status === 'pending') return pendingActs;
  return status === 'approved' ? approvedActs : ['label'];
}

/** Only what was moved, or came next by rule, has a place to go back to. Rule LB1. */
function unpinMeans({ id: questionId, view }: QuestionLine): ActMeans {
  if (view?.order === 'kept') return { kind: 'not-now', why: refusals['place-kept'] };
  if (view?.order === undefined) return { kind: 'not-now', why: 'Votes give it its place already.' };
  return { kind: 'send', command: { type: 'question.unpin', questionId } };
}

/** Before which question it lands; null: at the end; undefined: it stands there. */
function placeFor(
  act: 'pin' | 'up' | 'down',
  id: QuestionId,
  waiting: readonly QuestionLine[],
): QuestionId | null | undefined {
  const index = waiting.findIndex((line) => line.id === id);
  if (act === 'down') return index === waiting.length - 1 ? undefined : (waiting[index + 2]?.id ?? null);
  return index <= 0 ? undefined : waiting[act === 'pin' ? 0 : index - 1]?.id;
}

function whyNot(act: DeskAct, line: QuestionLine): string {
  if (line.status === 'pending')
    return act === 'call' ? 'Approve it first, then call it.' : 'Approve it first. Then it has a place in the queue.';
  if (line.status === 'approved' && act === 'approve') return 'It is approved already.';
  if (line.status === 'approved' && act === 'reject') return 'It is approved already. Refer it, or merge it.';
  return `${questionState(line)}. Nothing of that is possible now.`;
}

const didWords: Readonly<Partial<Record<PageCommand['type'], string>>> = {
  'question.approve': 'Approved',
  'question.reject': 'Rejected',
  'question.call': 'Called',
  'question.edit': 'Edited',
  'question.merge': 'Merged',
  'question.unmerge': 'Stands for itself again',
  'question.move': 'Moved',
  'question.unpin': 'Back to its place by votes',
  'question.label': 'Labelled',
  'question.unlabel': 'Label taken off',
  'question.assign': 'Given',
  'question.refer': 'Passed on',
  'referral.answer': 'Answer kept',
};
const longestTold = 60;

/** “Moved to place 3 of 20”: also for who does not see where it went. Rule LB8. */
function movedWords(command: PageCommand, waiting: readonly QuestionLine[]): string | undefined {
  if (command.type !== 'question.move') return undefined;
  const rest = waiting.filter(({ id }) => id !== command.questionId);
  const at = command.before === null ? rest.length : rest.findIndex(({ id }) => id === command.before);
  return at < 0 || rest.length === waiting.length ? undefined : `Moved to place ${at + 1} of ${waiting.length}`;
}

/** What was done, as the desk tells it: “Approved: When does the office open?” Empty for what tells itself. */
export function doneWords(command: PageCommand, { text }: QuestionLine, waiting: readonly QuestionLine[] = []): string {
  const did = movedWords(command, waiting) ?? didWords[command.type];
  if (did === undefined) return '';
  return `${did}: ${text.length > longestTold ? `${text.slice(0, longestTold).trimEnd()}…` : text}`;
}
