import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export type ReadingChild = ChildProcessByStdio<Writable, Readable, null>;

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** What the child's program consists of. Nothing else on the disk can be read, the file least of all: it comes through a pipe. */
const code = ['package.json', 'protocol/', 'server/documents/', 'server/mind/', 'server/adapters/documents/'];
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
/** Collecting garbage takes other cores beside its own. */
const processorShare = 3;
/** What Node itself takes beside its heap, and what a file may take in buffers. */
const besideHeapMegabytes = 192;

/**
 * Starts the pinned Node on the program that reads: under its permission model without the right to write, to start processes or threads, to
 * load native code; with a limited heap, without code from strings, without environment. Where there is a shell, it sets two limits that hold
 * even when this process is gone: seconds of processor time, and no core dump, in which a document would lie on the disk. Rules DR3, DR5, DR6.
 */
export function startChild(program: URL, { heapMegabytes, ms }: { heapMegabytes: number; ms: number }): ReadingChild {
  const readable = [...code, ...libraries.map((name) => `node_modules/${name}/`)].map((path) => `${root}${path}`);
  const { SystemRoot } = process.env;
  const node = [
    process.execPath,
    '--permission',
    ...[...readable, fileURLToPath(program)].map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${heapMegabytes}`,
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    fileURLToPath(program),
  ];
  const seconds = Math.ceil((ms / 1_000) * processorShare) + 1;
  // Of the two limits on time the soft one says so (SIGXCPU). The shell leaves variables of its own.
  const limits = `ulimit -c 0; ulimit -S -t ${seconds}; ulimit -H -t ${seconds + 5}; unset PWD OLDPWD SHLVL _; exec "$0" "$@"`;
  const [command = '', ...args] = process.platform === 'win32' ? node : ['/bin/sh', '-c', limits, ...node];
  return spawn(command, args, {
    cwd: root,
    env: SystemRoot === undefined ? {} : { SystemRoot },
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
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
