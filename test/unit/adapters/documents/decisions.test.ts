import { describe, expect, it } from 'vitest';
import { readHere, readOne, refusalOf, saidIn } from '../../../support/read-here.ts';

describe('reading a decision log', () => {
  it('[DR27] gives each row of a table as what its owner decided and why', async () => {
    const csv =
      'ID,Decision,Reason,Date,Decision Owner\r\n1,"We stay in Berlin. For good.","It is, ""by far"", cheaper.",2026-03-03,Maya Lindqvist\r\n2,,nothing,,\r\n\r\n3,We hire.,,4 March 2026,Bo\r\n';
    const { documents, leftOut } = await readHere(csv, 'log.csv');
    expect(documents).toEqual([
      {
        title: 'We stay in Berlin.',
        date: '2026-03-03',
        place: 'Decision log',
        audience: null,
        lang: null,
        link: 'log.csv#row=2',
        text: 'We stay in Berlin. For good.\n\nIt is, "by far", cheaper.',
        turns: [{ start: 0, end: 55, speaker: 'Maya Lindqvist', isQuoted: false }],
      },
      expect.objectContaining({ date: '2026-03-04', link: 'log.csv#row=5', text: 'We hire.' }),
    ]);
    expect(leftOut).toBe(1);
  });

  it.each([
    'Entscheidung;Grund;Datum;Entscheider\nBleiben;Billig;3.3.2026;Maya',
    'what was decided\twhy\twhen\twho\nBleiben\tBillig\t2026-03-03\tMaya',
  ])('[DR27] finds columns by their headings, and what divides them (%#)', async (csv) => {
    const document = await readOne(csv, 'log.csv');
    expect([document.date, saidIn(document)]).toEqual(['2026-03-03', [['Maya', 'Bleiben\n\nBillig']]]);
  });

  it('[DR27] reads JSON as an array, or as an object that holds one', async () => {
    const rows = [
      { title: 'Berlin', decision: 'We stay.', reason: ['Cheap', 'Good'], date: '2026-03-03', owner: { name: 'Maya' } },
    ];
    for (const [json, link] of [
      [rows, 'log.json#/0'],
      [{ version: 1, decisions: rows }, 'log.json#/decisions/0'],
    ] as const) {
      const document = await readOne(JSON.stringify(json), 'log.json');
      expect(document).toMatchObject({ title: 'Berlin', date: '2026-03-03', link });
      expect(saidIn(document)).toEqual([['Maya', 'We stay.\n\nCheap; Good']]);
    }
  });

  it('[DR27] refuses a table without decisions, a broken one, and one with too many rows', async () => {
    expect(await refusalOf(readHere('name,price\nx,1', 'a.csv'))).toBe('broken');
    expect(await refusalOf(readHere('decision,reason\n"x', 'a.csv'))).toBe('broken');
    expect(await refusalOf(readHere(`decision\n${'x\n'.repeat(20)}`, 'a.csv', { parts: 10 }))).toBe('too-many-parts');
    expect(await refusalOf(readHere('decision,owner\n', 'a.csv'))).toBe('empty');
  });
});
