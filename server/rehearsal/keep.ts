import type { Audit, RehearsalReport } from '../../protocol/rehearsal.ts';

/** So many versions' figures are kept. */
const mostAudits = 20;

/** The figures with those of this report, newest first, once for each version. Rule AU3. */
export function withAudit(audits: readonly Audit[], { audit }: RehearsalReport): readonly Audit[] {
  const others = audits.filter(({ personaVersion }) => personaVersion !== audit.personaVersion);
  return [audit, ...others].slice(0, mostAudits);
}

/**
 * The report as it may be kept: without the words of questions from the queue, which their askers may have erased, and of those that repeat
 * them as others. Rule RH13.
 */
export function withoutAskedWords(report: RehearsalReport): RehearsalReport {
  const queue = new Set(report.questions.filter(({ from }) => from === 'queue').map(({ id }) => id));
  const isTheirs = ({ id, group }: RehearsalReport['questions'][number]) =>
    queue.has(id) || (group !== null && queue.has(group));
  return {
    ...report,
    questions: report.questions.map((question) => (isTheirs(question) ? { ...question, question: '' } : question)),
    gaps: report.gaps.map((gap) => (gap.ids.every((id) => queue.has(id)) ? { ...gap, topic: '' } : gap)),
  };
}
