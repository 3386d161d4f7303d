/**
 * Tables as CSV (RFC 4180) that any spreadsheet opens as what was written. Texts that people wrote may look like formulas; a spreadsheet
 * would run them. They get an apostrophe before them, as OWASP advises, and stay readable.
 */
export type CsvCell = string | number | null;

/** What a spreadsheet takes for a formula, also in full width, or skips before one. */
const formulaLike = /^[\s\p{Cc}\p{Cf}]*[=+\-@|\uFF1D\uFF0B\uFF0D\uFF20\u2212]/u;
/** Tells spreadsheets that it is UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Gives a table as CSV: a byte order mark, a line for the names of the columns, then one line a row, each ended by CRLF. Every text is
 * quoted; a finite number stands as it is, and nothing else does. Rule CSV1.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`);
  return `${byteOrderMark}${lines.join('')}`;
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  // A line within a cell would let a spreadsheet that splits by lines begin a new one, with whatever stands there.
  const text = value
    .toWellFormed()
    .replace(/[\r\n\u2028\u2029\t]+/gu, ' ')
    .replaceAll('\0', '');
  const safe = formulaLike.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
