import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { recordRows } from '../../world/record-view.ts';

const rowsShown = 200;
/** Of an entry that a link names, as many later ones are shown. */
const rowsAfter = 20;

/** The entries of a record, newest first, so many at once; the one that the address names is in sight and marked. Rule F12. */
export function RecordRows({ lines }: { readonly lines: readonly string[] }) {
  const entries = useMemo(() => lines.filter((line) => line.includes('"kind":"entry"')), [lines]);
  const named = useNamedEntry();
  const [end, setEnd] = useState(entries.length);
  useEffect(() => {
    const wanted = named === null ? entries.length : named + rowsAfter;
    setEnd(Math.min(entries.length, wanted));
  }, [named, entries]);
  const start = Math.max(0, end - rowsShown);
  const rows = useMemo(() => recordRows(entries.slice(start, end)).toReversed(), [entries, start, end]);
  const mark = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (mark.current === null || mark.current.dataset.seen === 'yes') return;
    mark.current.dataset.seen = 'yes';
    mark.current.focus({ preventScroll: true });
    mark.current.scrollIntoView({ block: 'center' });
  }, [named, rows]);
  const isWhole = start === 0 && end === entries.length;
  const [first, last] = [rows.at(-1)?.seq ?? 0, rows[0]?.seq ?? 0];
  return (
    <section aria-label="Entries">
      <h2>Entries{!isWhole && `, ${first} to ${last} of ${entries.length}`}</h2>
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
            {rows.map((row) => (
              <tr
                key={row.seq}
                id={`entry-${row.seq}`}
                {...(row.seq === named ? { ref: mark, tabIndex: -1, 'aria-current': 'true' as const } : {})}
              >
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
      {!isWhole && (
        <div class="row">
          <button
            type="button"
            class="small"
            disabled={end === entries.length}
            onClick={() => setEnd(Math.min(entries.length, end + rowsShown))}
          >
            Later entries
          </button>
          <button type="button" class="small" disabled={start === 0} onClick={() => setEnd(start)}>
            Earlier entries
          </button>
        </div>
      )}
    </section>
  );
}

/** The entry that the address names: `#entry-12`. */
function useNamedEntry(): number | null {
  const [named, setNamed] = useState(entryOf(location.hash));
  useEffect(() => {
    const look = () => setNamed(entryOf(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return named;
}

function entryOf(hash: string): number | null {
  const [, number] = /^#entry-(\d{1,9})$/.exec(hash) ?? [];
  return number === undefined ? null : Number(number);
}
