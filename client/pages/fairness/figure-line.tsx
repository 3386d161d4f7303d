import { ChevronRight } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Fairness } from '../../../protocol/record/fairness.ts';
import { entryNote, type FairnessLine } from '../../world/fairness-words.ts';
import { recordRows } from '../../world/record-view.ts';

const shownAtOnce = 50;

interface FigureLineProps {
  readonly line: FairnessLine;
  readonly fairness: Fairness;
  /** Of the record: the entry n is line n, after the header. */
  readonly lines: readonly string[];
}

/** One figure; it opens the list of the entries that it counts, each a link to its place in the record. Rule F7. */
export function FigureLine({ line, fairness, lines }: FigureLineProps) {
  const [isOpen, setIsOpen] = useState(false);
  const level = line.isPart ? 'part' : 'whole';
  if (line.entries.length === 0)
    return (
      <li class="figure" data-level={level}>
        <div class="figure-head">
          <span />
          <Said line={line} />
        </div>
      </li>
    );
  return (
    <li class="figure" data-level={level}>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary class="figure-head">
          <ChevronRight aria-hidden="true" />
          <Said line={line} />
        </summary>
        {isOpen && <EntryList entries={line.entries} fairness={fairness} lines={lines} />}
      </details>
    </li>
  );
}

function Said({ line: { words, value, share } }: { readonly line: FairnessLine }) {
  return (
    <>
      <span class="figure-words">{words}</span>
      {share === null ? (
        <span class="figure-bar" />
      ) : (
        <svg class="figure-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect class="bar-all" width="100" height="8" />
          <rect class="bar-part" width={100 * share} height="8" />
        </svg>
      )}
      <span class="figure-value count">{value}</span>
    </>
  );
}

function EntryList({ entries, fairness, lines }: Omit<FigureLineProps, 'line'> & { entries: readonly number[] }) {
  const [most, setMost] = useState(shownAtOnce);
  const shown = entries.slice(0, most);
  const rows = recordRows(shown.flatMap((seq) => lines[seq] ?? []));
  return (
    <>
      <ol class="figure-entries">
        {rows.map(({ seq, what, atMs, who }) => (
          <li key={seq}>
            <a class="count" href={`/record#entry-${seq}`}>
              No. {seq}
            </a>
            <span>
              {what}
              <span class="quiet-text">
                {' '}
                {[
                  new Date(atMs).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' }),
                  who,
                  entryNote(fairness, seq),
                ]
                  .filter((it) => it !== '')
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {entries.length > most && (
        <button type="button" class="small" onClick={() => setMost(most + 10 * shownAtOnce)}>
          Show more of {entries.length}
        </button>
      )}
    </>
  );
}
