import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../protocol/csv.ts';

/** Reads a table of quoted texts and bare numbers as RFC 4180 says. */
function read(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('a table as CSV', () => {
  it('[CSV1] quotes texts, leaves numbers and gaps, and ends each line', () => {
    expect(
      toCsv(
        ['A', 'B'],
        [
          ['Say "hi", all', 3],
          [null, -1.5],
          ['x', Number.NaN],
        ],
      ),
    ).toBe('\uFEFF"A","B"\r\n"Say ""hi"", all",3\r\n,-1.5\r\n"x",\r\n');
  });

  it('[CSV1] disarms what a spreadsheet would run, however it is disguised', () => {
    const formulas = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      ' =1',
      '\t=1',
      '\u200B=1',
      '\uFEFF=cmd|calc',
      '\uFF1D1',
      '\u22121',
      '|calc',
      '=HYPERLINK("http://x","y")',
    ];
    for (const formula of formulas) expect(read(toCsv([formula], []))[0]?.[0]).toMatch(/^'/);
    expect(read(toCsv(['Yes = no', "'s Gravenhage", '3 − 1'], []))).toEqual([['Yes = no', "'s Gravenhage", '3 − 1']]);
  });

  it('[CSV1] reads back as it was, one line a row, and begins no cell with a formula, whatever people write', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('="', '\r\n=1', '",=1', '\u2028-'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 3, maxLength: 3 })), (rows) => {
        const csv = toCsv(['a', 'b', 'c'], rows);
        const back = read(csv);
        expect(back).toHaveLength(rows.length + 1);
        expect(csv.split('\r\n')).toHaveLength(rows.length + 2);
        for (const row of back) {
          expect(row).toHaveLength(3);
          for (const cell of row) expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@]/u);
        }
        const bare = (written: string) => written.replace(/^'/, '').replace(/[\s\0]+/g, ' ');
        for (const [index, row] of rows.entries())
          for (const [column, written] of row.entries())
            if (!/[\uD800-\uDFFF\u2028\u2029\0]/.test(written))
              expect(bare(back[index + 1]?.[column] ?? '')).toBe(bare(written));
      }),
      { numRuns: 300 },
    );
  });
});
