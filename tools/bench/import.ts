import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readDocuments } from '../../server/adapters/documents/read-documents.ts';
import { type Bench, single } from './figure.ts';
import { writeMbox } from './mbox.ts';

const pictureEvery = 40;

/**
 * Reads an mbox of 50 MB as an import does: from the disk, in the child, every document checked by the parent and let go. Its mails are replies
 * in plain text, half of them with HTML beside it; every fortieth has a picture of 300 kB. Memory is the most that each process ever had.
 */
export const importBench: Bench = {
  names: ['import.mbox-50mb', 'import.mbox-50mb-child-memory', 'import.mbox-50mb-parent-memory'],
  async run() {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-import-'));
    try {
      const file = path.join(folder, 'all.mbox');
      const mails = await writeMbox(file, pictureEvery);
      const before = process.memoryUsage().rss;
      let parent = before;
      let child = 0;
      let told = 0;
      let documents = 0;
      let turns = 0;
      const began = performance.now();
      const onProgress = (): void => {
        if (told++ % 100 !== 0) return;
        parent = Math.max(parent, process.memoryUsage().rss);
        child = Math.max(child, childPeak());
      };
      for await (const document of readDocuments(file, { name: 'all.mbox', onProgress })) {
        documents++;
        turns += document.turns.length;
      }
      const seconds = (performance.now() - began) / 1_000;
      const note = `${mails} mails, ${documents} documents, ${turns} turns, progress told ${told} times`;
      return [
        single('import.mbox-50mb', 's', seconds, 1, note),
        single('import.mbox-50mb-child-memory', 'MB', child / 1e6, 1, 'most resident memory of the child'),
        single(
          'import.mbox-50mb-parent-memory',
          'MB',
          (parent - before) / 1e6,
          1,
          `by so much the parent grew at most, from ${Math.round(before / 1e6)} MB`,
        ),
      ];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

/** The most memory that the one child of this process ever had, as Linux keeps it; 0 elsewhere. */
function childPeak(): number {
  if (process.platform !== 'linux') return 0;
  const [pid = ''] = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  const status = pid === '' ? '' : readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}
