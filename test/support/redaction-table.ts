import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TakenKind, takenKinds } from '../../protocol/import-http.ts';

/** A sentence of a table: what it says, and what of it must go. */
export interface Case {
  readonly text: string;
  readonly goes: readonly { readonly kind: TakenKind; readonly start: number; readonly end: number }[];
}

/** Reads a table of `test/data/redaction`: a sentence a line, `[[kind|words]]` around what must go, `#` before remarks. */
export function readTable(name: 'goes' | 'stays' | 'unseen'): readonly Case[] {
  const file = path.join(import.meta.dirname, `../data/redaction/${name}.txt`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readCase);
}

function readCase(line: string): Case {
  let text = '';
  let from = 0;
  const goes: Case['goes'][number][] = [];
  for (const match of line.matchAll(/\[\[(\w+)\|([^\]]+(?:\][^\]]+)*?)\]\]/g)) {
    const kind = takenKinds.find((known) => known === match[1]);
    if (kind === undefined) throw new Error(`no such kind: ${line}`);
    text += line.slice(from, match.index);
    goes.push({ kind, start: text.length, end: text.length + (match[2] ?? '').length });
    text += match[2];
    from = match.index + match[0].length;
  }
  return { text: text + line.slice(from), goes };
}
