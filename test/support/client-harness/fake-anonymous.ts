import type { AnonymousAct, AnonymousStanding } from '../../../protocol/anonymous.ts';
import type { QuestionView } from '../../../protocol/views.ts';
import { unnamed } from './fake-questions.ts';

// What the harness's server says of anonymous questions: what is asked there waits, and is written down at once when it is looked at again.

const asked = new Map<string, string>();
const withdrawn = new Set<string>();

/** Of those that {@link keepAnonymous} keeps: one is in the queue, one was not taken and its asker was to be opened, one waits, one is lost. */
export function answerAnonymous(act: AnonymousAct): AnonymousStanding {
  const { questionId } = act;
  if (act.type === 'ask' || act.type === 'edit') asked.set(questionId, act.text);
  if (act.type === 'withdraw') withdrawn.add(questionId);
  const isLater = questionId === 'q-u5' || [...(asked.get(questionId) ?? '')].length > 60;
  if (act.type !== 'standing' || isLater) return { kind: 'waiting', writtenAtMs: Date.now() + (isLater ? 30_000 : 0) };
  const view = viewOf(questionId);
  if (view === null) return { kind: 'unknown' };
  const opened = view.status === 'rejected' ? 'It threatens a colleague.' : null;
  return { kind: 'written', view, opened };
}

function viewOf(questionId: string): QuestionView | null {
  const known = unnamed.find(({ id }) => id === questionId);
  const text = asked.get(questionId);
  const base = known ?? (text === undefined ? null : (unnamed.find(({ status }) => status === 'pending') ?? null));
  if (base === null) return null;
  return { ...base, text: text ?? base.text, ...(withdrawn.has(questionId) && { status: 'withdrawn' }) };
}

/** Has this browser keep such questions. */
export function keepAnonymous(): void {
  const kept = ['q-u5', 'q-u6', 'q-u4', 'q-u3', 'q-u1'].map((questionId, n) => ({
    questionId,
    secret: String(n).repeat(43),
    text: unnamed.find(({ id }) => id === questionId)?.text ?? 'May we see the results of the safety audit?',
    isWritten: questionId !== 'q-u5',
    wants: 'nothing',
  }));
  localStorage.setItem('rostrum.anonymous.demo', JSON.stringify(kept));
}
