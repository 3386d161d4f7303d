import { readFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readDocuments } from '../../server/adapters/documents/read-documents.ts';
import { type Bench, single } from './figure.ts';

const bytes = 50 * 1024 * 1024;

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
      const mails = await writeMbox(file);
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

async function writeMbox(file: string): Promise<number> {
  const handle = await open(file, 'w');
  const picture = Buffer.alloc(300_000, 'picture').toString('base64').replaceAll(/.{76}/g, '$&\n');
  let written = 0;
  let count = 0;
  for (; written < bytes; count++) written += (await handle.write(mail(count, picture))).bytesWritten;
  await handle.close();
  return count;
}

const sentence =
  'We keep the office in Berlin because the people who work there asked us to, and that does not change this year.';

function mail(id: number, picture: string): string {
  const words = Array.from({ length: 3 + (id % 9) }, (_, i) => `${sentence} (${id}.${i})`).join('\n\n');
  const text = `${words}\n\nOn Mon, Mar 2, 2026 at 10:00 AM Bo Berg <bo@example.com> wrote:\n> ${sentence}\n> Why?\n\n-- \nMaya Lindqvist\n`;
  const parts = [`Content-Type: text/plain; charset=utf-8\n\n${text}`];
  if (id % 2 === 0)
    parts.push(`Content-Type: text/html; charset=utf-8\n\n<div><p>${words.replaceAll('\n\n', '</p><p>')}</p></div>\n`);
  if (id % 40 === 0)
    parts.push(
      `Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n${picture}\n`,
    );
  const body = parts.map((part) => `--b${id}\n${part}`).join('');
  return `From maya@example.com Tue Mar  3 10:00:00 2026\nFrom: Maya Lindqvist <maya@example.com>\nTo: All staff <all@example.com>\nDate: Tue, 3 Mar 2026 10:00:00 +0100\nSubject: Number ${id}\nMessage-ID: <${id}@example.com>\nContent-Type: multipart/${id % 40 === 0 ? 'mixed' : 'alternative'}; boundary=b${id}\n\n${body}--b${id}--\n\n`;
}

/** The most memory that the one child of this process ever had, as Linux keeps it; 0 elsewhere. */
function childPeak(): number {
  if (process.platform !== 'linux') return 0;
  const [pid = ''] = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  const status = pid === '' ? '' : readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}
