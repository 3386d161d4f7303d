import { CircleCheck, OctagonAlert } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { type Verdict, verifyRecord } from '../../../protocol/record/verify.ts';
import type { Door } from '../../live/ports.ts';
import { recordRows } from '../../world/record-view.ts';
import { Trouble } from '../shared/trouble.tsx';
import '../shared/lists.css';
import './record.css';

type State =
  | { readonly kind: 'fetching' }
  | { readonly kind: 'verifying' }
  | { readonly kind: 'trouble'; readonly words: string }
  | { readonly kind: 'checked'; readonly verdict: Verdict; readonly lines: readonly string[]; readonly from: string };

const rowsShown = 200;

/** The record, fetched and proved in this page: nobody has to believe the server. */
export function RecordPage({ door }: { readonly door: Door }) {
  const [state, setState] = useState<State>({ kind: 'fetching' });
  const [noted, setNoted] = useState('');
  const check = async (text: string, from: string) => {
    setState({ kind: 'verifying' });
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    setState({ kind: 'checked', verdict: await verifyRecord(lines), lines, from });
  };
  useEffect(() => {
    void door.record().then(async (reply) => {
      if (reply.kind === 'ok') await check(reply.value, 'this server, a moment ago');
      else if (reply.kind === 'refused') setState({ kind: 'trouble', words: reply.message });
      else setState({ kind: 'trouble', words: 'The record did not arrive. Check your network, then reload.' });
    });
  }, [door]);
  return (
    <main class="record" aria-busy={state.kind === 'fetching' || state.kind === 'verifying'}>
      <header>
        <p class="quiet-text">Rostrum</p>
        <h1>The record</h1>
        <p>
          Everything asked, decided and said from the stage, each entry chained to the one before it. This page checks
          the chain and the signatures itself. Names and texts are left out of this public form.
        </p>
      </header>
      {state.kind === 'fetching' && <p role="status">Fetching the record</p>}
      {state.kind === 'verifying' && <p role="status">Checking every entry</p>}
      {state.kind === 'trouble' && <Trouble text={state.words} />}
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
  const rows = recordRows(lines);
  return (
    <>
      {verdict.ok ? (
        <section class="verdict" data-ok="yes" role="status">
          <CircleCheck aria-hidden="true" />
          <div>
            <h2>Unbroken: {verdict.entries === 1 ? '1 entry' : `${verdict.entries} entries`}</h2>
            <p>Nothing was changed, removed, added or moved. Taken from {from}.</p>
          </div>
        </section>
      ) : (
        <section class="verdict" data-ok="no" role="alert">
          <OctagonAlert aria-hidden="true" />
          <div>
            <h2>Broken at line {verdict.line}</h2>
            <p>
              {verdict.reason.charAt(0).toUpperCase() + verdict.reason.slice(1)}. Taken from {from}.
            </p>
          </div>
        </section>
      )}
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
      <section aria-label="Entries">
        <h2>Entries{rows.length > rowsShown && `, the last ${rowsShown}`}</h2>
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">When</th>
                <th scope="col">What</th>
                <th scope="col">By</th>
              </tr>
            </thead>
            <tbody>
              {rows
                .slice(-rowsShown)
                .reverse()
                .map((row) => (
                  <tr key={row.seq}>
                    <td class="count">{row.seq}</td>
                    <td class="count">{new Date(row.atMs).toLocaleString()}</td>
                    <td>
                      {row.what}
                      {row.text !== '' && <p class="record-text">{row.text}</p>}
                    </td>
                    <td>{row.who}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </section>
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
