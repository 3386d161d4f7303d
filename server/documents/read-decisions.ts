import type { SourceDocument } from './document.ts';
import { dateIn } from './read-date.ts';
import { DocumentFailure } from './read-failure.ts';
import { documentOf, noFacts, type Piece } from './read-pieces.ts';
import { cleanLine } from './read-text.ts';

/** How people head the columns of such a log, the likeliest first; compared without case, spaces and signs. */
const headings = {
  decision: ['decision', 'decided', 'whatwasdecided', 'resolution', 'outcome', 'entscheidung'],
  reason: ['reason', 'reasons', 'reasoning', 'rationale', 'why', 'justification', 'because', 'grund', 'begründung'],
  date: ['date', 'decisiondate', 'dateofdecision', 'decidedon', 'decidedat', 'when', 'datum'],
  owner: [
    'owner',
    'decisionowner',
    'decidedby',
    'decisionmaker',
    'maker',
    'who',
    'author',
    'responsible',
    'entscheider',
  ],
  title: ['title', 'topic', 'subject', 'name', 'titel', 'thema'],
  place: ['place', 'where', 'meeting', 'forum', 'source', 'ort'],
  audience: ['audience', 'for', 'scope'],
} as const;
type Column = keyof typeof headings;

/** One row by its headings as they stand in the file. */
export interface DecisionRow {
  readonly cells: ReadonlyMap<string, string>;
  /** Leads to the row in the file: "row=5", "/4". */
  readonly part: string;
}

/** Whether such headings are those of a decision log: one says what was decided. */
export function isDecisionLog(names: readonly string[]): boolean {
  return columnsOf(names).has('decision');
}

/**
 * One document for each decision: what was decided, then why, both said by its owner. A row without a decision is left out. Refuses a log
 * without a column for it as broken. Rule DR27.
 */
export function documentsOfDecisions(rows: readonly DecisionRow[], file: string): readonly SourceDocument[] {
  const columns = columnsOf(rows.flatMap(({ cells }, i) => (i < 20 ? [...cells.keys()] : [])));
  if (rows.length > 0 && !columns.has('decision'))
    throw new DocumentFailure('broken', 'no column that says what was decided');
  return rows.flatMap(({ cells, part }) => {
    const cell = (column: Column): string => cells.get(columns.get(column) ?? '')?.trim() ?? '';
    const decision = cell('decision');
    if (decision === '') return [];
    const said = { speaker: cell('owner') || null, isQuoted: false };
    const pieces: readonly Piece[] = [
      { text: decision, said },
      { text: cell('reason'), said },
    ];
    const document = documentOf(
      {
        ...noFacts,
        title: cell('title') || cleanLine(decision.split(/(?<=[.!?])\s/)[0] ?? '', 120),
        date: dateIn(cell('date')),
        place: cell('place') || 'Decision log',
        audience: cell('audience') || null,
        link: `${file}#${part}`,
      },
      pieces,
    );
    return document === null ? [] : [document];
  });
}

function columnsOf(names: readonly string[]): ReadonlyMap<Column, string> {
  const byName = new Map<string, string>();
  for (const name of names) {
    const bare = name.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
    if (!byName.has(bare)) byName.set(bare, name);
  }
  const columns = new Map<Column, string>();
  const known: readonly Column[] = ['decision', 'reason', 'date', 'owner', 'title', 'place', 'audience'];
  for (const column of known) {
    const name = headings[column].map((heading) => byName.get(heading)).find((found) => found !== undefined);
    if (name !== undefined) columns.set(column, name);
  }
  return columns;
}
