import type { Audit, RehearsalReport, Rehearsed, Share } from '../../protocol/rehearsal.ts';

const marks = { stops: '✗', look: '→', good: '✓' } as const;
/** So many lines of a list are printed; all of them are in the file and on the page. */
const shown = 8;

/** The report as a command prints it: the verdict and its reasons, then figures, then what to read. Rule RH14. */
export function reportLines(report: RehearsalReport): readonly string[] {
  const { verdict, reasons, leaderName, personaVersion, statements } = report;
  return [
    `Rehearsal of ${leaderName}, version ${personaVersion}, ${statements} statements in force`,
    '',
    verdict,
    ...reasons.map(({ weight, text }) => `  ${marks[weight]} ${text}`),
    '',
    ...figureLines(report),
    ...auditLines(report.audit),
    ...listLines(report),
    ...changeLines(report),
  ];
}

function figureLines({ figures }: RehearsalReport): readonly string[] {
  const { questions, bySource, answered, abstained, guarded, referred, failed, unsupported, ms, p50Ms, p95Ms } =
    figures;
  const sources = bySource.map(({ from, count }) => `${from} ${count}`).join(', ');
  const cost = figures.money === 0 ? 'no money: no model was asked' : `${figures.byModel} answers with a model's part`;
  return [
    `questions                 ${questions} (${sources})`,
    `answered                  ${answered}`,
    `did not know              ${abstained}`,
    `guard fired               ${guarded}`,
    `passed to a person        ${referred}`,
    ...(failed > 0 ? [`failed                    ${failed}`] : []),
    `unsupported sentences     ${unsupported}`,
    `time                      ${(ms / 1000).toFixed(1)} s; a question ${p50Ms} ms at P50, ${p95Ms} ms at P95; ${cost}`,
  ];
}

function auditLines({ grounded, guards, wordings, askers }: Audit): readonly string[] {
  return [
    ...guards.map(({ kind, count }) => `  guard: ${kind.padEnd(16)} ${count}`),
    `sentences with a source   ${shareWords(grounded)}`,
    ...(wordings === null ? [] : [`the same in other words   ${shareWords(wordings)}`]),
    ...askers.map(({ dimension, same }) =>
      `the same, another ${dimension.padEnd(11)} ${shareWords(same)}`.replace(/ {2,}(?=\d)/, '   '),
    ),
  ];
}

function listLines(report: RehearsalReport): readonly string[] {
  const byId = new Map(report.questions.map((question) => [question.id, question]));
  const said = (ids: readonly string[]) => ids.flatMap((id) => lineOf(byId.get(id)));
  return [
    ...list('A sentence without support', said(report.unsupported)),
    ...list('Answered, and for a person to answer', said(report.wronglyAnswered)),
    ...list('Answered, and hard: read each', said(report.answeredWithCare)),
    ...list(
      'Contradictions',
      report.contradictions.map(
        ({ a, b, why }) => `${why}: “${a.text}” (${a.statementId}) / “${b.text}” (${b.statementId})`,
      ),
    ),
    ...list(
      'Asked in other words',
      report.wordings.map(
        ({ topic, ids, answers }) =>
          `${topic}: ${answers} answers to ${ids.map((id) => outcomeOf(byId.get(id))).join(' / ')}`,
      ),
    ),
    ...list(
      'Asked by somebody else',
      report.askers.map(({ id, as }) => `${as}: ${byId.get(id)?.question ?? ''} – ${byId.get(id)?.outcome ?? ''}`),
    ),
    ...list(
      'Topics without an answer: write one',
      report.gaps.map(
        ({ topic, ids, hasStatement }) =>
          `${topic} (${ids.length})${hasStatement ? ', though a statement is about it' : ''}`,
      ),
    ),
  ];
}

function changeLines({ changes }: RehearsalReport): readonly string[] {
  if (changes === null) return ['', 'This is the first rehearsal that is kept.'];
  const { changed, isNew, isGone, personaVersion, wasGo } = changes;
  return [
    ...list(`Since the last rehearsal (version ${personaVersion}, ${wasGo ? 'go' : 'no go'})`, [
      `${changed.length} changed, ${isNew} new, ${isGone} gone`,
      ...changed.map(({ id, was, now }) => `${id}: ${was} → ${was === now ? 'other sentences' : now}`),
    ]),
  ];
}

function list(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length > shown ? [`  … and ${lines.length - shown} more`] : [];
  return ['', title, ...lines.slice(0, shown).map((line) => `  ${line}`), ...more];
}

function lineOf(question: Rehearsed | undefined): readonly string[] {
  if (question === undefined) return [];
  const says = question.sentences
    .filter(({ label }) => label !== 'NOTICE')
    .map(({ text }) => text)
    .join(' ');
  return [`${question.sort ?? question.from}: ${question.question}`, `    ${says}`];
}

function outcomeOf(question: Rehearsed | undefined): string {
  return question === undefined ? '' : `“${question.question}” ${question.outcome}`;
}

function shareWords({ of, are }: Share): string {
  return of === 0 ? 'none' : `${are} of ${of} (${((100 * are) / of).toFixed(0)} %)`;
}
