import { useState } from 'preact/hooks';
import { type Verdict, verifyRecord } from '../../../protocol/record/verify.ts';
import type { Door } from '../../live/ports.ts';
import { type Fetching, FetchingRecord, SaveRecord, useFetchedRecord } from './fetched-record.tsx';
import { inTurns } from './in-turns.ts';
import { RecordRows } from './record-rows.tsx';
import { Checking, VerdictBox } from './verdict-box.tsx';
import '../shared/lists.css';
import './record.css';

type State =
  | Fetching
  | { readonly kind: 'verifying'; readonly given: number; readonly of: number }
  | { readonly kind: 'checked'; readonly verdict: Verdict; readonly lines: readonly string[]; readonly from: string };

/** The record, fetched and proved in this page: nobody has to believe the server. */
export function RecordPage({ door }: { readonly door: Door }) {
  const [state, setState] = useState<State>({ kind: 'fetching', bytes: 0 });
  const [noted, setNoted] = useState('');
  const check = async (text: string, from: string) => {
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    const tell = (given: number) => setState({ kind: 'verifying', given, of: lines.length });
    tell(0);
    setState({ kind: 'checked', verdict: await verifyRecord(inTurns(lines, tell)), lines, from });
  };
  const fetchAgain = useFetchedRecord(door, (text) => check(text, 'this server, a moment ago'), setState);
  return (
    <main class="record" aria-busy={state.kind === 'fetching' || state.kind === 'verifying'}>
      <header>
        <p class="quiet-text">Rostrum</p>
        <h1>The record</h1>
        <p>
          Everything asked, decided and said from the stage, each entry chained to the one before it. This page checks
          the chain and the signatures itself. Names and texts are left out of this public form.
        </p>
        <p>
          <a href="/fairness">How fair it was</a>: what became of the questions, counted from this record.
        </p>
      </header>
      {(state.kind === 'fetching' || state.kind === 'trouble') && <FetchingRecord state={state} onAgain={fetchAgain} />}
      {state.kind === 'verifying' && <Checking given={state.given} of={state.of} />}
      {state.kind === 'checked' && (
        <Checked verdict={state.verdict} lines={state.lines} from={state.from} noted={noted} />
      )}
      <section class="card" aria-label="Check more">
        <h2>Check more</h2>
        <label for="noted">A head you noted in the hall</label>
        <input
          id="noted"
          type="text"
          spellcheck={false}
          placeholder="64 characters"
          value={noted}
          onInput={(event) => setNoted(event.currentTarget.value.trim().toLowerCase())}
        />
        <label for="file">A record you kept as a file</label>
        <input
          id="file"
          type="file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) void file.text().then((text) => check(text, file.name));
          }}
        />
      </section>
    </main>
  );
}

function Checked(props: {
  readonly verdict: Verdict;
  readonly lines: readonly string[];
  readonly from: string;
  readonly noted: string;
}) {
  const { verdict, lines, from, noted } = props;
  return (
    <>
      <VerdictBox verdict={verdict} from={from} />
      {verdict.ok && <SaveRecord lines={lines} />}
      {verdict.ok && (
        <dl class="card">
          <dt>Head</dt>
          <dd class="hash">{verdict.head}</dd>
          <dt>Signed with</dt>
          <dd class="hash">{verdict.key}</dd>
          {verdict.erased > 0 && (
            <>
              <dt>Erased on request</dt>
              <dd>{verdict.erased === 1 ? '1 entry' : `${verdict.erased} entries`} without names and texts</dd>
            </>
          )}
          {noted !== '' && (
            <>
              <dt>The head you noted</dt>
              <dd role="status">{notedWords(noted, verdict.head, lines)}</dd>
            </>
          )}
        </dl>
      )}
      <RecordRows lines={lines} />
    </>
  );
}

function notedWords(noted: string, head: string, lines: readonly string[]): string {
  if (noted === head) return 'It is the head of this record.';
  // Every head that was ever shown is the hash of one entry.
  if (/^[0-9a-f]{64}$/.test(noted) && lines.some((line) => line.includes(`"hash":"${noted}"`)))
    return 'It is in this record: the entries up to then are the ones you saw.';
  return 'It is not in this record.';
}
