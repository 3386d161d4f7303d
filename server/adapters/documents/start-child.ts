import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export type ReadingChild = ChildProcessByStdio<Writable, Readable, null>;

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** What the child's program consists of. Nothing else on the disk can be read, the file least of all: it comes through a pipe. */
const code = ['package.json', 'server/documents/', 'server/adapters/documents/'];
const libraries = [
  'csv-parse',
  'dom-serializer',
  'domelementtype',
  'domhandler',
  'domutils',
  'entities',
  'htmlparser2',
  'marked',
  'postal-mime',
  'unpdf',
  'zod',
];
const watchMs = 50;
/** What Node itself takes beside its heap, and what a file may take in buffers. */
const besideHeapMegabytes = 192;

/**
 * Starts the pinned Node on the program that reads: under its permission model without the right to write, to start processes or threads, to
 * load native code; with a limited heap, without code from strings, without environment. Rule DR3.
 */
export function startChild(program: URL, heapMegabytes: number): ReadingChild {
  const readable = [...code, ...libraries.map((name) => `node_modules/${name}/`)].map((path) => `${root}${path}`);
  const { SystemRoot } = process.env;
  return spawn(
    process.execPath,
    [
      '--permission',
      ...[...readable, fileURLToPath(program)].map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${heapMegabytes}`,
      '--disallow-code-generation-from-strings',
      '--no-warnings',
      fileURLToPath(program),
    ],
    {
      cwd: root,
      env: SystemRoot === undefined ? {} : { SystemRoot },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    },
  );
}

/**
 * Watches the whole memory of a child, buffers too, which a limited heap says nothing about. On Linux only: elsewhere the limits on what is
 * held and inflated must do. Returns what ends the watching.
 */
export function watchMemory(pid: number, heapMegabytes: number, onTooMuch: () => void): () => void {
  if (process.platform !== 'linux') return () => undefined;
  const most = (heapMegabytes + besideHeapMegabytes) * 1024;
  const timer = setInterval(() => {
    // A child that has just ended has no status.
    readFile(`/proc/${pid}/status`, 'utf8').then(
      (status) => {
        if (Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) > most) onTooMuch();
      },
      () => undefined,
    );
  }, watchMs).unref();
  return () => clearInterval(timer);
}
