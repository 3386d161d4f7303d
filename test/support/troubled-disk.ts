import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the product's process before the product (`node --import`): gives the very connection that writes the record the trouble that
 * the file `trouble` of the data folder names, and says in `trouble-is` that it has it. The errors are SQLite's own. `full`: the database
 * may not grow any more. `read-only`: no write is taken. `slow`: each commit takes two seconds more, as an fsync of a dying disk does.
 */
export type Trouble = 'none' | 'full' | 'read-only' | 'slow';

const slowMs = 2000;
const pragmas: Readonly<Record<Trouble, string>> = {
  none: 'PRAGMA max_page_count=4294967294; PRAGMA query_only=OFF',
  // Never less than there are pages already: not one more.
  full: 'PRAGMA max_page_count=1',
  'read-only': 'PRAGMA query_only=ON',
  slow: '',
};

let trouble: Trouble = 'none';
const clock = new Int32Array(new SharedArrayBuffer(4));
const { exec, prepare } = DatabaseSync.prototype;
/** Statements that write, and whose they are. */
const writers = new WeakMap<StatementSync, DatabaseSync>();

function obeyFrom(folder: string, database: DatabaseSync): void {
  const asked = path.join(folder, 'trouble');
  const timer = setInterval(() => {
    if (!database.isOpen) clearInterval(timer);
    else if (existsSync(asked)) take(folder, database, readFileSync(asked, 'utf8'));
  }, 10);
  timer.unref();
}

function take(folder: string, database: DatabaseSync, asked: string): void {
  const next = (['none', 'full', 'read-only', 'slow'] as const).find((each) => each === asked);
  if (next === undefined || next === trouble || database.isTransaction) return;
  exec.call(database, pragmas.none);
  if (pragmas[next] !== '') exec.call(database, pragmas[next]);
  trouble = next;
  // A name is there with its content, or not at all.
  const told = path.join(folder, 'trouble-is');
  writeFileSync(`${told}.new`, next);
  renameSync(`${told}.new`, told);
}

function sync(): void {
  if (trouble === 'slow') Atomics.wait(clock, 0, 0, slowMs);
}

/** The first statement of the connection that writes. */
const opening = /journal_mode=WAL/;

const folder = process.env.DATA_DIR;
if (!isMainThread && folder !== undefined) {
  DatabaseSync.prototype.exec = function (text) {
    if (opening.test(text)) obeyFrom(folder, this);
    if (text === 'COMMIT') sync();
    exec.call(this, text);
  };
  DatabaseSync.prototype.prepare = function (text) {
    const statement = prepare.call(this, text);
    if (/^(insert|replace|update|delete)/i.test(text)) writers.set(statement, this);
    return statement;
  };
  StatementSync.prototype.run = syncing(StatementSync.prototype.run);
  StatementSync.prototype.all = syncing(StatementSync.prototype.all);
}

/** By itself, a statement that writes is a transaction. */
function syncing<T extends (...values: never[]) => unknown>(execute: T): T {
  return new Proxy(execute, {
    apply(target, statement: StatementSync, values) {
      if (writers.get(statement)?.isTransaction === false) sync();
      return Reflect.apply(target, statement, values);
    },
  });
}
