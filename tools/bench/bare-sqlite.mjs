// The least that a durable append can cost here: one table, one insert, one commit for all that waits.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const database = new DatabaseSync(workerData.file);
database.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT',
);
const insert = database.prepare('INSERT INTO entry (body) VALUES (?)');
let waiting = [];

function commit() {
  const batch = waiting;
  waiting = [];
  database.exec('BEGIN IMMEDIATE');
  for (const body of batch) insert.run(body);
  database.exec('COMMIT');
  parentPort.postMessage(batch.length);
}

parentPort.on('message', (body) => {
  if (waiting.push(body) === 1) setImmediate(commit);
});
parentPort.postMessage(0);
