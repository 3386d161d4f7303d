import { useState } from 'preact/hooks';
import type { Fairness } from '../../../protocol/record/fairness.ts';
import { proveFairness } from '../../../protocol/record/prove-fairness.ts';
import type { Verdict } from '../../../protocol/record/verify.ts';
import type { Door } from '../../live/ports.ts';
import { fairnessParts, orderRules } from '../../world/fairness-words.ts';
import { type Fetching, FetchingRecord, useFetchedRecord } from '../record/fetched-record.tsx';
import { inTurns } from '../record/in-turns.ts';
import { Checking, VerdictBox } from '../record/verdict-box.tsx';
import { FigureLine } from './figure-line.tsx';
import '../shared/lists.css';
import '../record/record.css';
import './fairness.css';

type State =
  | Fetching
  | { readonly kind: 'verifying'; readonly given: number; readonly of: number }
  | {
      readonly kind: 'checked';
      readonly verdict: Verdict;
      readonly fairness: Fairness | null;
      readonly lines: readonly string[];
    };

/** How the questions were dealt with, counted in this page from the record that it proves: nobody has to believe the server. Rules F1, F10. */
export function FairnessPage({ door }: { readonly door: Door }) {
  const [state, setState] = useState<State>({ kind: 'fetching', bytes: 0 });
  const prove = async (text: string) => {
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    const tell = (given: number) => setState({ kind: 'verifying', given, of: lines.length });
    tell(0);
    setState({ kind: 'checked', ...(await proveFairness(inTurns(lines, tell))), lines });
  };
  const fetchAgain = useFetchedRecord(door, prove, setState);
  return (
    <main class="record fairness" aria-busy={state.kind === 'fetching' || state.kind === 'verifying'}>
      <header>
        <p class="quiet-text">Rostrum</p>
        <h1>How fair it was</h1>
        <p>
          What became of the questions of this town hall, counted in this page from <a href="/record">its record</a>.
          Every figure opens the entries that it counts.
        </p>
      </header>
      {(state.kind === 'fetching' || state.kind === 'trouble') && <FetchingRecord state={state} onAgain={fetchAgain} />}
      {state.kind === 'verifying' && <Checking given={state.given} of={state.of} />}
      {state.kind === 'checked' && <VerdictBox verdict={state.verdict} from="this server, a moment ago" />}
      {state.kind === 'checked' && !state.verdict.ok && (
        <p>
          No figures are shown of a record that does not hold. Reload this page; if it stays broken, tell whoever runs
          this server, and check a copy that you kept on <a href="/record">the record’s page</a>.
        </p>
      )}
      <section class="card" aria-labelledby="order-rules">
        <h2 id="order-rules">How the order is made</h2>
        {orderRules.map((rule) => (
          <p key={rule}>{rule}</p>
        ))}
      </section>
      {state.kind === 'checked' && state.fairness !== null && <Figures fairness={state.fairness} lines={state.lines} />}
    </main>
  );
}

function Figures({ fairness, lines }: { readonly fairness: Fairness; readonly lines: readonly string[] }) {
  if (fairness.figures.asked.length === 0)
    return <p class="empty">Nobody has asked anything yet. Once somebody does, it is counted here.</p>;
  return fairnessParts(fairness).map((part) => (
    <section key={part.title} aria-label={part.title}>
      <h2>{part.title}</h2>
      <ul class="figures">
        {part.lines.map((line) => (
          <FigureLine key={line.words} line={line} fairness={fairness} lines={lines} />
        ))}
      </ul>
    </section>
  ));
}
