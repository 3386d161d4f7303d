import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../protocol/record/canonical.ts';
import { noHash, sha256Hex } from '../../../protocol/record/chain.ts';
import { publicKeyOf, signHead } from '../../../protocol/record/sign.ts';
import { verifyFile, verifyRecord } from '../../../protocol/record/verify.ts';
import {
  anAnswer,
  aRecord,
  by,
  chain,
  entered,
  exported,
  publicKey,
  secretKey,
  signed,
} from '../../support/a-record.ts';

const none = new Map<string, string>();
const verdictOn = async (entries: ReturnType<typeof chain>) => verifyRecord(await exported({ entries, blobs: none }));

describe('verify', () => {
  it('[V3] proves a whole export, in its public form too', async () => {
    const record = aRecord();
    const verdict = { ok: true, entries: 6, head: record.entries.at(-1)?.hash, key: publicKey, erased: 1 };
    expect(await verifyRecord(await exported(record))).toEqual(verdict);
    const open = await exported(record, true);
    expect(open).toHaveLength(8);
    expect(open.join('')).not.toContain('Why?');
    expect(await verifyRecord(open)).toEqual(verdict);
  });

  it('[V3] proves an empty record', async () => {
    expect(await verdictOn([])).toMatchObject({ ok: true, entries: 0, head: noHash });
  });

  it('[V4] accepts a missing personal part only with a later entry that erased it', async () => {
    const gone = chain([entered('Ada'), entered('Bo')]).map((entry) => ({ ...entry, personal: null }));
    expect(await verdictOn(gone)).toEqual({
      ok: false,
      line: 4,
      reason: 'the personal part of entry 1 is missing, and no later entry says that it was erased',
    });
  });

  it('[V4] refuses an erasure of what is still there or not yet written', async () => {
    const kept = chain([entered('Ada'), { type: 'record.erased', at: 2, by, entries: [1] }]);
    expect(await verdictOn(kept)).toEqual({
      ok: false,
      line: 3,
      reason: 'entry 1 was erased, and yet its personal part is there',
    });
    const early = chain([{ type: 'record.erased', at: 2, by, entries: [2] }, entered('Ada')]);
    expect(await verdictOn(early)).toMatchObject({ ok: false, line: 2 });
  });

  it('[V5] a removed, doubled or moved line fails where it happened', async () => {
    const lines = await exported(aRecord());
    expect(lines).toHaveLength(10);
    const at = async (changed: readonly string[]) => {
      const verdict = await verifyRecord(changed);
      return verdict.ok ? 'proved' : verdict.line;
    };
    for (const [i, line] of lines.entries()) {
      const isLast = i === lines.length - 1;
      // Without the last entry every line is still true, until the trailer counts.
      expect(await at(lines.toSpliced(i, 1))).toBe(isLast || i === 6 ? 9 : i + 1);
      expect(await at(lines.toSpliced(i, 0, line))).toBe(i + 2);
      if (!isLast) expect(await at(lines.toSpliced(i, 2, lines[i + 1] ?? '', line))).toBe(i === 6 ? 8 : i + 1);
    }
    expect(await at([])).toBe(1);
  });

  it('[V5] a record cut anywhere fails', async () => {
    const bytes = new TextEncoder().encode(`${(await exported(aRecord())).join('\n')}\n`);
    expect(await verifyFile([bytes])).toMatchObject({ ok: true });
    for (let length = 0; length < bytes.length; length += length < bytes.length - 400 ? 97 : 1)
      expect(await verifyFile([bytes.subarray(0, length)])).toMatchObject({ ok: false });
  });

  it('[V5] a trailer that counts otherwise or names another head fails', async () => {
    const lines = await exported(aRecord());
    const trailer = lines.at(-1) ?? '';
    const other = aRecord().entries[4]?.hash ?? '';
    for (const changed of [
      trailer.replace('"entries":6', '"entries":7'),
      trailer.replace(/"head":"\w+"/, `"head":"${other}"`),
    ])
      expect(await verifyRecord(lines.with(-1, changed))).toMatchObject({ ok: false, line: lines.length });
  });

  it('[V6] proves bytes however they are cut, and refuses other line ends, marks and encodings', async () => {
    const text = `${(await exported(aRecord())).join('\n')}\n`;
    const bytes = new TextEncoder().encode(text);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(i * 7, i * 7 + 7));
    expect(await verifyFile(chunks)).toMatchObject({ ok: true });
    const of = (changed: string) => verifyFile([new TextEncoder().encode(changed)]);
    expect(await of(text.replaceAll('\n', '\r\n'))).toMatchObject({ ok: false, line: 1 });
    expect(await of(`\ufeff${text}`)).toMatchObject({ ok: false, line: 1 });
    expect(await of(`${text}\n`)).toMatchObject({ ok: false, line: 11 });
    expect(await of(text.slice(0, -1))).toEqual({ ok: false, line: 10, reason: 'the last line has no end' });
    expect(await verifyFile([bytes.with(0, 0xff)])).toEqual({ ok: false, line: 1, reason: 'this line is not UTF-8' });
  });

  it('[V7] a blob that the record names must be there, true, and nothing else', async () => {
    const { entries, blobs } = aRecord();
    const [[answerId = '', answerText = ''] = [], [statementHash = '', statementText = ''] = []] = [...blobs];
    const verdict = async (changed: ReadonlyMap<string, string>) =>
      verifyRecord(await exported({ entries, blobs: changed }));
    expect(await verdict(new Map([[answerId, answerText]]))).toEqual({
      ok: false,
      line: 9,
      reason: `the statement ${statementHash} is missing before this line`,
    });
    expect(await verdict(new Map([[statementHash, statementText]]))).toMatchObject({ ok: false, line: 8 });
    const lines = await exported({ entries, blobs });
    const extra = canonicalJson({ kind: 'blob', hash: sha256Hex('more'), text: 'more' });
    expect(await verifyRecord(lines.toSpliced(9, 0, extra))).toEqual({
      ok: false,
      line: 10,
      reason: 'nothing in the record names this blob',
    });
  });

  it('[V8] a quote that is not in the statement fails, though every hash fits', async () => {
    expect(await verifyRecord(await exported(aRecord(anAnswer('We sell our offices.'))))).toEqual({
      ok: false,
      line: 9,
      reason: 'an answer quotes this statement with words that it does not hold',
    });
  });

  it('[V9] a signed head is of the entry before it, and truly signed', async () => {
    const at = (change: (head: ReturnType<typeof signed>) => ReturnType<typeof signed>) =>
      verdictOn(chain([entered('Ada'), (seq, head) => change(signed(seq, head)), entered('Bo')]));
    expect(await at((head) => head)).toMatchObject({ ok: true });
    expect(await at((head) => ({ ...head, head: noHash }))).toMatchObject({ ok: false, line: 3 });
    expect(await at((head) => ({ ...head, signature: signHead(noHash, secretKey) }))).toEqual({
      ok: false,
      line: 3,
      reason: 'the signature of this signed head is wrong',
    });
  });

  it('[V10] a record rewritten with another key, or without the head people saw, is not theirs', async () => {
    const record = aRecord();
    const lines = await exported(record);
    const other = publicKeyOf(new Uint8Array(32).fill(8));
    expect(await verifyRecord(lines, { key: other })).toMatchObject({ ok: false, line: 1 });
    expect(await verifyRecord(lines, { head: noHash })).toEqual({
      ok: false,
      line: 10,
      reason: 'no entry of the record has the head given',
    });
    for (const { hash } of record.entries)
      expect(await verifyRecord(lines, { head: hash, key: publicKey })).toMatchObject({ ok: true });
  });
});
