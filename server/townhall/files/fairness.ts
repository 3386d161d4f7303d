import type { Fairness, Wait } from '../../../protocol/record/fairness.ts';
import type { Table } from './table.ts';

const columns = { figure: 'Figure', value: 'Value', unit: 'Unit', entries: 'Entries of the record' } as const;

/** The figures of the fairness page, each with the entries that it counts. Rule EX5. */
export function fairnessTable({ figures, answeredAfter, waitingFor }: Fairness): Table<keyof typeof columns> {
  const counted = Object.entries(figures).map(([figure, entries]) => ({
    figure,
    value: entries.length,
    unit: 'questions',
    entries: entries.join(' '),
  }));
  return {
    columns,
    rows: [...counted, ...waitRows('answered-after', answeredAfter), ...waitRows('waiting-for', waitingFor)],
  };
}

function waitRows(figure: string, wait: Wait | null) {
  if (wait === null) return [];
  const row = (name: string, ms: number, entries: readonly number[]) => ({
    figure: `${figure}-${name}`,
    value: Math.round(ms / 1000),
    unit: 'seconds',
    entries: entries.join(' '),
  });
  return [row('median', wait.medianMs, wait.entries), row('longest', wait.longestMs, wait.longest)];
}
