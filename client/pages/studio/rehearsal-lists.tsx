import { PenLine, Square, Volume2 } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import type { RehearsalReport, Rehearsed } from '../../../protocol/rehearsal.ts';
import { changeOf, outcomeWords } from '../../world/rehearsal-words.ts';
import { labelWords, sourceLabel, sourceLine } from '../../world/stage-view.ts';
import { OriginalText } from '../shared/original-text.tsx';
import { Trouble } from '../shared/trouble.tsx';
import type { Listening } from './use-listening.ts';

/** So many of a long list are shown at a time. */
const shownAtOnce = 20;

interface Listed {
  readonly report: RehearsalReport;
  readonly listening: Listening;
}

/** Questions under a heading that opens; nothing where there are none. */
export function Questions(
  props: Listed & { readonly title: string; readonly ids: readonly string[]; readonly isOpen: boolean },
) {
  const { title, ids, isOpen, report, listening } = props;
  const [isRead, setRead] = useState(isOpen);
  const [shown, setShown] = useState(shownAtOnce);
  if (ids.length === 0) return null;
  return (
    <details open={isOpen} onToggle={(event) => event.currentTarget.open && setRead(true)}>
      <summary>
        {title} <span class="count how-many">{ids.length}</span>
      </summary>
      {isRead && (
        <ol class="rehearsed-list">
          {ids.slice(0, shown).map((id) => (
            <RehearsedQuestion key={id} id={id} report={report} listening={listening} />
          ))}
        </ol>
      )}
      {isRead && ids.length > shown && (
        <button type="button" class="small" onClick={() => setShown(shown + shownAtOnce)}>
          Show {Math.min(shownAtOnce, ids.length - shown)} more
        </button>
      )}
    </details>
  );
}

function RehearsedQuestion({ id, report, listening }: Listed & { readonly id: string }) {
  const index = useMemo(() => report.questions.findIndex((question) => question.id === id), [report, id]);
  const question = report.questions[index];
  if (question === undefined) return null;
  const change = changeOf(report, id);
  const words = question.question || 'This question was erased.';
  const isPlaying = listening.playing === id;
  return (
    <li class="rehearsed">
      <p class="question-text">{words}</p>
      <p class="quiet-text">
        {outcomeWords(question)}
        {change !== null && <strong class="changed"> {change}.</strong>}
      </p>
      {question.outcome === 'answered' && <Said question={question} />}
      {question.sentences.length > 0 && (
        <button
          type="button"
          class="small"
          aria-label={`${isPlaying ? 'Stop' : 'Listen'}: ${words}`}
          onClick={() =>
            listening.toggle({ id, report: report.id, question: index, sentences: question.sentences.length })
          }
        >
          {isPlaying ? <Square aria-hidden="true" /> : <Volume2 aria-hidden="true" />} {isPlaying ? 'Stop' : 'Listen'}
        </button>
      )}
      <Trouble text={listening.trouble?.id === id ? listening.trouble.text : null} />
    </li>
  );
}

function Said({ question }: { readonly question: Rehearsed }) {
  return (
    <ol class="sentences">
      {question.sentences.map((sentence, i) => (
        <li key={i}>
          <p lang={sentence.language}>{sentence.text}</p>
          <p class="quiet-text">
            <strong>{labelWords[sentence.label]}</strong>
            {sentence.sources.length > 0 && ` from ${sourceLine(sentence.sources, sourceLabel(sentence))}`}
            {!sentence.isSupported && <strong class="unsupported"> · No statement holds this</strong>}
          </p>
          <OriginalText original={sentence.original} />
        </li>
      ))}
    </ol>
  );
}

/** What people ask and nothing answers: what to write next. */
export function Gaps({ report }: { readonly report: RehearsalReport }) {
  const words = useMemo(() => wordsById(report), [report]);
  if (report.gaps.length === 0) return null;
  return (
    <details>
      <summary>
        Topics without an answer: write one <span class="count how-many">{report.gaps.length}</span>
      </summary>
      <ul class="rehearsed-list">
        {report.gaps.map(({ topic, ids, hasStatement }) => (
          <li key={ids.join()} class="rehearsed">
            <p class="question-text">
              <PenLine aria-hidden="true" /> {topic || 'An erased question'}
            </p>
            <p class="quiet-text">
              {hasStatement
                ? 'A statement is about it and does not answer this. Say it there in so many words.'
                : 'No statement is about it. Write one, or leave it to a person.'}
            </p>
            <ul class="asked-so">
              {ids
                .map((id) => words.get(id) ?? '')
                .filter((asked) => asked !== '' && asked !== topic)
                .map((asked) => (
                  <li key={asked}>{asked}</li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function Contradictions({ report }: { readonly report: RehearsalReport }) {
  if (report.contradictions.length === 0) return null;
  return (
    <details>
      <summary>
        Statements that may contradict each other <span class="count how-many">{report.contradictions.length}</span>
      </summary>
      <ul class="rehearsed-list">
        {report.contradictions.map(({ a, b, isHeard }) => (
          <li key={`${a.hash} ${a.start} ${b.hash} ${b.start}`} class="rehearsed">
            <blockquote>{a.text}</blockquote>
            <blockquote>{b.text}</blockquote>
            {isHeard && <p class="quiet-text">Both would be said.</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The same asked in other words, and what became of each wording. */
export function ContraryWordings({ report, listening }: Listed) {
  if (report.wordings.length === 0) return null;
  return (
    <details>
      <summary>
        Another answer in other words <span class="count how-many">{report.wordings.length}</span>
      </summary>
      <div class="wordings">
        {report.wordings.map(({ topic, ids, answers }) => (
          <Questions
            key={ids.join()}
            title={`${topic}: ${answers} answers to`}
            ids={ids}
            isOpen={false}
            report={report}
            listening={listening}
          />
        ))}
      </div>
    </details>
  );
}

function wordsById({ questions }: RehearsalReport): ReadonlyMap<string, string> {
  return new Map(questions.map(({ id, question }) => [id, question]));
}
