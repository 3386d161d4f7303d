import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type DecisionRow, isDecisionLog } from '../../documents/read-decisions.ts';
import { DocumentFailure } from '../../documents/read-failure.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';

const recordsSchema = z.array(z.array(z.string()));
const longestRecord = 1_000_000;

/** The rows of a decision log in CSV, divided by what its first line has most of: commas, semicolons or tabs. Row 1 is the heading. Rule DR27. */
export function readCsv(text: string, { parts }: ReadingLimits): readonly DecisionRow[] {
  const [names = [], ...rows] = recordsOf(text, parts);
  return rows.flatMap((row, i) => {
    const cells = new Map(names.map((name, column) => [name, row[column] ?? ''] as const));
    return row.every((cell) => cell.trim() === '') ? [] : [{ cells, part: `row=${i + 2}` }];
  });
}

function recordsOf(text: string, parts: number): readonly (readonly string[])[] {
  const first = text.slice(0, 10_000).split('\n', 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  try {
    const options = { bom: true, delimiter, relax_column_count: true, max_record_size: longestRecord, to: parts + 2 };
    const records = recordsSchema.parse(parse(text, options));
    if (records.length > parts + 1) throw new DocumentFailure('too-many-parts', `more than ${parts} rows`);
    return records;
  } catch (error) {
    // Its message quotes the file.
    if (error instanceof CsvError) throw new DocumentFailure('broken', 'no table of rows and columns');
    throw error;
  }
}

const objectsSchema = z.array(z.record(z.string(), z.unknown()));

/** The rows of a decision log in JSON: an array of objects, or an object that holds one. Null when it is none. */
export function decisionRowsOf(json: unknown, { parts }: ReadingLimits): readonly DecisionRow[] | null {
  const lists: readonly (readonly [string, unknown])[] = Array.isArray(json)
    ? [['', json]]
    : Object.entries(typeof json === 'object' && json !== null ? json : {}).map(([key, value]) => [`/${key}`, value]);
  for (const [path, list] of lists) {
    const { data } = objectsSchema.safeParse(list);
    if (data === undefined || !isDecisionLog(Object.keys(Object.assign({}, ...data.slice(0, 20))))) continue;
    if (data.length > parts) throw new DocumentFailure('too-many-parts', `more than ${parts} decisions`);
    return data.map((row, i) => ({
      cells: new Map(Object.entries(row).map(([key, value]) => [key, cellOf(value)] as const)),
      part: `${path}/${i}`,
    }));
  }
  return null;
}

function cellOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(cellOf).join('; ');
  if (typeof value === 'object' && value !== null) return 'name' in value ? cellOf(value.name) : '';
  return value === null || value === undefined ? '' : String(value);
}
