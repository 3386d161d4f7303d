import { noHash } from '../../protocol/record/chain.ts';
import { openSqlite } from '../../server/adapters/sql/open-sqlite.ts';
import { chain, entered } from './a-record.ts';

/** Appends to the file given and prints the seq of each entry that was acknowledged, until somebody kills it. */
const [file = ''] = process.argv.slice(2);
const { record } = await openSqlite({ file });
for (let after = { seq: 0, hash: noHash }; ; ) {
  const entries = chain([entered('Ada'), entered('Bo')], { after });
  await record.append(entries);
  after = entries.at(-1) ?? after;
  process.stdout.write(`${after.seq}\n`);
}
