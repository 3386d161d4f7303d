import type { ActView } from '../../../protocol/acts.ts';
import type { PageCommand } from '../../../protocol/commands.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import { type QuestionStatus, questionStatusSchema } from '../../../protocol/views.ts';
import type { QuestionLine } from '../queue.ts';
import { actSentence, actWords, agoWords, nameOf } from './act-words.ts';
import { type Acts, lastOn } from './acts.ts';

/** An act that the gate refused, and when, by this device's clock. */
export interface RefusedAct {
  readonly code: string;
  readonly command: PageCommand;
  readonly atMs: number;
}

/** Refusals that come of what somebody else did to the same question. */
const movedOn: ReadonlySet<string> = new Set([
  'not-pending',
  'not-approved',
  'not-called',
  'not-merged',
  'not-referred',
  'already-withdrawn',
  'wording-changed',
  'no-such-question',
  'edit-late',
]);
/** Refusals that come of what is on the stage. */
const stageTaken: ReadonlySet<string> = new Set(['stage-busy', 'another-question-called']);

interface Known {
  readonly acts: Acts;
  readonly self: MemberId | null;
}

/**
 * Who did what, and when, that an act came too late for: “Ana approved this 3 seconds ago.” Null where that is not known, or the act was
 * refused for another reason: then the refusal's own sentence stands. Rule TG10.
 */
export function whyRefused(refused: RefusedAct, line: QuestionLine, known: Known): string | null {
  const { code, command, atMs } = refused;
  const { acts, self } = known;
  if (stageTaken.has(code)) {
    const called = acts.list.find(({ type }) => type === 'question.called' || type === 'floor.given');
    return called === undefined ? null : `${actSentence(called, self)} ${ago(called, acts, atMs)}.`;
  }
  if (!movedOn.has(code)) return null;
  const into = command.type === 'question.merge' ? lastOn(acts, command.into) : null;
  const own = lastOn(acts, line.id);
  // Of two questions that were to be joined, the one that is not where it was.
  const isOfTarget = into !== null && (line.status === 'pending' || line.status === 'approved');
  return isOfTarget ? `${actSentence(into, self)} ${ago(into, acts, atMs)}.` : happened(own, line, known, atMs);
}

/** What was done to a question last, in a sentence beside it; null: nothing that is known. */
export function lastHappened(line: QuestionLine, known: Known, atMs: number): string | null {
  return happened(lastOn(known.acts, line.id), line, known, atMs);
}

function happened(act: ActView | null, { status }: QuestionLine, { acts, self }: Known, atMs: number): string | null {
  if (status === 'withdrawn') return 'Whoever asked this withdrew it.';
  if (act === null) return null;
  const { who, did, rest } = actWords(act, self);
  return `${[who, did, 'this', rest].filter((part) => part !== '').join(' ')} ${ago(act, acts, atMs)}.`;
}

/** Who undid or changed meanwhile what was to be taken back; null where that is not known. Rule TG32. */
export function whyNotTakenBack(act: ActView, { acts, self }: Known, atMs: number): string | null {
  const now = acts.list.find(({ entry }) => entry === act.entry) ?? act;
  if (now.undoneBy !== null)
    return `${nameOf({ by: now.undoneBy.memberId, byName: now.undoneBy.name }, self)} took this back already.`;
  const since = acts.list.find(
    (other) => other.entry > act.entry && other.questionId === act.questionId && other.memberId === act.memberId,
  );
  return since === undefined ? null : `${actSentence(since, self)} ${ago(since, acts, atMs)}. Nothing was taken back.`;
}

function ago({ at }: ActView, { aheadMs }: Acts, atMs: number): string {
  return agoWords(atMs - (aheadMs ?? 0) - at);
}

/** What a form needs of its question. */
const needs = {
  reject: ['pending'],
  edit: ['pending', 'approved'],
  merge: ['pending', 'approved'],
  refer: ['approved', 'called'],
  later: ['referred'],
  label: questionStatusSchema.options,
  assign: ['pending', 'approved'],
} as const satisfies Readonly<Record<string, readonly QuestionStatus[]>>;

/** Whether what a form asks for is still possible where the question stands by now. Rule TG11. */
export function isFormLate(form: keyof typeof needs, { status }: QuestionLine): boolean {
  const possible: readonly QuestionStatus[] = needs[form];
  return !possible.includes(status);
}
