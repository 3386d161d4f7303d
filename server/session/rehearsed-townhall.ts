import type { Answer, Statement } from '../../protocol/answer.ts';
import type { Hash, QuestionId } from '../../protocol/ids.ts';
import type { Audit, RehearsalReport, Rehearsed } from '../../protocol/rehearsal.ts';
import { auditOf } from '../rehearsal/audit.ts';
import type { QueueQuestion } from '../rehearsal/plan.ts';
import { rehearsedOf } from '../rehearsal/report.ts';
import { queueOrder } from '../townhall/queue.ts';
import type { TownhallState } from '../townhall/state.ts';
import { readable } from '../townhall/views.ts';

/** The approved questions that wait, in the order of the queue, in their last wording; erased ones are left out. */
export function waitingQuestions(state: TownhallState): readonly QueueQuestion[] {
  return queueOrder(state).flatMap((id) => {
    const text = wordsOf(state, id);
    return text === null ? [] : [{ id, text }];
  });
}

/** The report with the words of the queue's questions, which are kept with the town hall alone. Rule RH13. */
export function withAskedWords(report: RehearsalReport, state: TownhallState): RehearsalReport {
  const words = new Map<string, string>(
    [...state.questions.keys()].map((id) => [`queue ${id}`, wordsOf(state, id) ?? ''] as const),
  );
  return {
    ...report,
    questions: report.questions.map((question) =>
      question.question === '' ? { ...question, question: words.get(question.id) ?? '' } : question,
    ),
    gaps: report.gaps.map((gap) => (gap.topic === '' ? { ...gap, topic: words.get(gap.ids[0] ?? '') ?? '' } : gap)),
  };
}

function wordsOf(state: TownhallState, id: QuestionId): string | null {
  const question = state.questions.get(id);
  return readable(question?.wordings.last()?.text);
}

export interface AnswersOf {
  readonly answer: (id: Hash) => Promise<Answer | null>;
  /** A version of a statement; rejects where there is none of this hash. */
  readonly version: (hash: Hash) => Promise<Pick<Statement, 'text'>>;
}

/** Figures of what the avatar began to say in this town hall, for each version of the persona, newest first. Rule AU3. */
export async function townhallAudits(state: TownhallState, { answer, version }: AnswersOf): Promise<readonly Audit[]> {
  const byVersion = new Map<number, Rehearsed[]>();
  const texts = new Map<Hash, string>();
  for (const { id, run } of state.questions.values()) {
    const said = run === null ? null : await answer(run.answerId);
    if (said === null) continue;
    for (const { statementHash: hash } of said.sentences.flatMap(({ sources }) => sources)) {
      if (texts.has(hash)) continue;
      const found = await version(hash).catch(() => null);
      if (found !== null) texts.set(hash, found.text);
    }
    const question = { id: `queue ${id}`, from: 'queue', question: '', expected: 'either', sort: null } as const;
    const row = rehearsedOf({ ...question, topic: null, group: null }, said, {
      ms: 0,
      textOf: ({ statementHash }) => texts.get(statementHash),
    });
    byVersion.set(said.personaVersion, [...(byVersion.get(said.personaVersion) ?? []), row]);
  }
  return [...byVersion]
    .sort(([a], [b]) => b - a)
    .map(([personaVersion, rows]) => auditOf(rows, { personaVersion, from: 'town hall' }));
}
