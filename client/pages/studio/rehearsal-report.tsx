import { CircleCheck, CircleX, Eye, ThumbsUp } from 'lucide-preact';
import type { RehearsalReport } from '../../../protocol/rehearsal.ts';
import type { Door } from '../../live/ports.ts';
import { abstentionWords } from '../../world/abstention-words.ts';
import { changeWords, costWords, sourceWords, weightWords } from '../../world/rehearsal-words.ts';
import { dateWords } from '../../world/stage-view.ts';
import { Contradictions, ContraryWordings, Gaps, Questions } from './rehearsal-lists.tsx';
import { type Listening, useListening } from './use-listening.ts';

/** A report of a rehearsal: first whether it may go before people and why, then figures, then what to read. Rule RH17. */
export function RehearsalReportView(props: {
  readonly report: RehearsalReport;
  readonly door: Pick<Door, 'rehearsedSound'>;
}) {
  const { report } = props;
  const listening = useListening(props.door);
  return (
    <>
      <div class="verdict" data-go={report.isGo}>
        <p class="verdict-words" role="status">
          {report.isGo ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />} {report.verdict}
        </p>
        <ul class="reasons">
          {report.reasons.map(({ weight, text }) => (
            <li key={text} data-weight={weight}>
              {signs[weight]}
              <p>
                <strong>{weightWords[weight]}</strong> <span>{text}</span>
              </p>
            </li>
          ))}
        </ul>
        <p class="quiet-text">
          Rehearsed on {dateWords(new Date(report.atMs).toISOString().slice(0, 10))}, version {report.personaVersion},
          with {report.statements === 1 ? 'one statement' : `${report.statements} statements`} in force.
        </p>
      </div>
      <Figures report={report} />
      <Lists report={report} listening={listening} />
    </>
  );
}

const signs = {
  stops: <CircleX aria-hidden="true" />,
  look: <Eye aria-hidden="true" />,
  good: <ThumbsUp aria-hidden="true" />,
} as const;

function Figures({ report }: { readonly report: RehearsalReport }) {
  const { figures, audit } = report;
  const facts: readonly (readonly [string, string])[] = [
    [
      'Questions',
      `${figures.questions}: ${figures.bySource.map(({ from, count }) => `${count} ${sourceWords[from]}`).join(', ')}`,
    ],
    ['Answered', String(figures.answered)],
    [
      'Passed to a person',
      `${figures.referred}: ${figures.abstained} it did not know, ${figures.guarded} it must not answer`,
    ],
    ['Sentences without support', String(figures.unsupported)],
    ['Time and cost', costWords(figures)],
    ['Since last time', changeWords(report.changes)],
  ];
  return (
    <>
      <dl class="facts">
        {facts.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {audit.guards.length > 0 && (
        <details>
          <summary>What it must not answer, by kind</summary>
          <ul class="guards">
            {audit.guards.map(({ kind, count }) => (
              <li key={kind}>
                <span class="count">{count}</span> {abstentionWords[kind]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Lists({ report, listening }: { readonly report: RehearsalReport; readonly listening: Listening }) {
  const list = (title: string, ids: readonly string[], isOpen = false) => (
    <Questions title={title} ids={ids} isOpen={isOpen} report={report} listening={listening} />
  );
  return (
    <div class="rehearsal-lists">
      {list('Sentences that no statement holds', report.unsupported, true)}
      {list('Answered, though a person should', report.wronglyAnswered, true)}
      <Gaps report={report} />
      {list('Hard questions that it answers', report.answeredWithCare)}
      <Contradictions report={report} />
      <ContraryWordings report={report} listening={listening} />
      {list(
        'Another answer when somebody else asks',
        report.askers.map(({ id }) => id),
      )}
      {list('Changed since last time', report.changes?.changed.map(({ id }) => id) ?? [])}
      {list(
        'All questions',
        report.questions.map(({ id }) => id),
      )}
    </div>
  );
}
