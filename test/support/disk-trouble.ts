import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from './livekit.ts';
import type { RunningApp } from './running-app.ts';
import type { Trouble } from './troubled-disk.ts';

/** The environment of an app whose disk can be given trouble. */
export const canHaveTrouble = {
  NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${new URL('./troubled-disk.ts', import.meta.url)}`,
} as const;

/** Gives an app's disk this trouble, or takes it away: done when it resolves. */
export async function giveTrouble({ dataDir }: RunningApp, trouble: Trouble): Promise<void> {
  const file = path.join(dataDir, 'trouble');
  await writeFile(`${file}.new`, trouble);
  await rename(`${file}.new`, file);
  const told = () => readFile(`${file}-is`, 'utf8').catch(() => 'none');
  await until(`the disk is ${trouble}`, async () => (await told()) === trouble, 20_000);
}
