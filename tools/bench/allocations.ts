import { SourceMap } from 'node:module';
import type { Page } from 'playwright-core';

/** One in so many bytes is looked at, on average: nothing that happens in every frame escapes 200 frames. */
const everyBytes = 64;

interface Node {
  readonly callFrame: { readonly url: string; readonly lineNumber: number; readonly columnNumber: number };
  readonly selfSize: number;
  readonly children: readonly Node[];
}

/** Bytes allocated while `run` runs, by source file ('' where no file of the page's own is on the stack), those collected meanwhile among them. */
export async function allocationsWhile(page: Page, run: () => Promise<unknown>): Promise<ReadonlyMap<string, number>> {
  const devTools = await page.context().newCDPSession(page);
  const options = { includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true };
  await devTools.send('HeapProfiler.enable');
  await devTools.send('HeapProfiler.startSampling', { samplingInterval: everyBytes, ...options });
  await run();
  const { profile } = await devTools.send('HeapProfiler.stopSampling');
  await devTools.detach();
  const maps = new Map<string, SourceMap>();
  for (const url of urlsOf(profile.head))
    maps.set(
      url,
      new SourceMap(JSON.parse(await page.evaluate(async (map) => (await fetch(map)).text(), `${url}.map`))),
    );
  const bytes = new Map<string, number>();
  const add = (node: Node, from: string): void => {
    const { url, lineNumber, columnNumber } = node.callFrame;
    // What a built-in function allocates is its caller's.
    const source = url === '' ? from : sourceAt(maps.get(url), lineNumber, columnNumber);
    bytes.set(source, (bytes.get(source) ?? 0) + node.selfSize);
    for (const child of node.children) add(child, source);
  };
  add(profile.head, '');
  return bytes;
}

function urlsOf(node: Node, urls = new Set<string>()): ReadonlySet<string> {
  if (node.callFrame.url.startsWith('http')) urls.add(node.callFrame.url);
  for (const child of node.children) urlsOf(child, urls);
  return urls;
}

function sourceAt(map: SourceMap | undefined, line: number, column: number): string {
  const entry = map?.findEntry(line, column);
  return entry !== undefined && 'originalSource' in entry ? entry.originalSource.replace(/^(\.\.\/)+/, '') : '';
}
