import os from 'node:os';
import { chaosBench } from './chaos.ts';
import { crowdBench } from './crowd.ts';
import { deskBench } from './desk.ts';
import { deskChangeBench } from './desk-change.ts';
import type { Bench, Figure } from './figure.ts';
import { gateBench } from './gate.ts';
import { hallBench } from './hall.ts';
import { importBench } from './import.ts';
import { importUploadBench } from './import-upload.ts';
import { leaderLatencyBench } from './leader-latency.ts';
import { leaderOffsetBench } from './leader-offsets.ts';
import { leaderPreparingBench } from './leader-preparing.ts';
import { leaderUnpreparedBench } from './leader-unprepared.ts';
import { pageBench } from './page.ts';
import { recordBench } from './record.ts';
import { similarBench } from './similar.ts';
import { soakBench } from './soak.ts';
import { startBench } from './start.ts';
import { stormBench } from './storm.ts';
import { sttBench } from './stt.ts';
import { verifyBench } from './verify.ts';
import { voiceBench } from './voice.ts';

/** `npm run bench -- NAME… [--json]`: a NAME is a figure's prefix; without any, all of them. */
const benches: readonly Bench[] = [
  startBench,
  pageBench,
  deskBench,
  deskChangeBench,
  hallBench,
  leaderLatencyBench,
  leaderOffsetBench,
  leaderPreparingBench,
  leaderUnpreparedBench,
  gateBench,
  recordBench,
  importBench,
  importUploadBench,
  crowdBench,
  stormBench,
  voiceBench,
  sttBench,
  chaosBench,
  similarBench,
  soakBench,
  verifyBench,
];

const args = process.argv.slice(2);
const isJson = args.includes('--json');
const wanted = args.filter((arg) => arg !== '--json');
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((prefix) => name.startsWith(prefix));

const chosen = benches.filter(({ names }) => names.some(isWanted));
if (chosen.length === 0) {
  process.stderr.write(
    `No figure begins with ${wanted.join(' or ')}. There are: ${benches.flatMap(({ names }) => names).join(', ')}.\n`,
  );
  process.exit(2);
}
for (const bench of chosen) {
  for (const figure of await bench.run(isWanted)) if (isWanted(figure.name)) print(figure);
}
process.exit(0);

function print(figure: Figure): void {
  const load = os.loadavg()[0]?.toFixed(1) ?? '?';
  const full = { ...figure, note: `${figure.note}; ${os.cpus().length} cores, load ${load}` };
  if (isJson) {
    process.stdout.write(`${JSON.stringify(full)}\n`);
    return;
  }
  const { name, unit, p50, p95, p99, max, n, note } = full;
  const spread = p95 === undefined ? '' : `  p95 ${p95}  p99 ${p99}  max ${max}`;
  process.stdout.write(`${name.padEnd(32)} ${String(p50).padStart(9)} ${unit}${spread}  n ${n}  (${note})\n`);
}
