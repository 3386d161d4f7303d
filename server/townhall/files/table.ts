import { type CsvCell, toCsv } from '../../../protocol/csv.ts';
import type { FileForm } from '../../../protocol/http.ts';

/** A table for people to keep: each column with its key in JSON and its name in a spreadsheet. */
export interface Table<Key extends string = string> {
  readonly columns: Readonly<Record<Key, string>>;
  readonly rows: readonly Readonly<Record<Key, CsvCell>>[];
}

/** A table as text: for spreadsheets, or a list of objects under the name of the file. Rules EX1, CSV1. */
export function writeTable(name: string, { columns, rows }: Table, form: FileForm): string {
  if (form === 'json') return JSON.stringify({ [name]: rows }, null, 2);
  const keys = Object.keys(columns);
  return toCsv(
    Object.values(columns),
    rows.map((row) => keys.map((key) => row[key] ?? null)),
  );
}

/** A moment as a spreadsheet and a person read it. */
export function moment(ms: number): string {
  return new Date(ms).toISOString();
}
