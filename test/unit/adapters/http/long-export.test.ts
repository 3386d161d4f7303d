import http from 'node:http';
import { expect, it, vi } from 'vitest';
import { startHallServer } from './hall-server.ts';

const lineBytes = 16 * 1024;
const line = 'x'.repeat(lineBytes - 1);
const lines = (20 * 1024 * 1024) / lineBytes;

/** Resolves with the answer before any of it was read. */
function ask(port: number, cookie: string): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    http
      .get(`http://127.0.0.1:${port}/api/record`, { headers: { cookie, 'x-rostrum-door': 'hall' } }, resolve)
      .on('error', reject)
      .end();
  });
}

it('[BD7] a record of 20 MB leaves the server as fast as a slow phone takes it, and is never whole in memory', async () => {
  const server = await startHallServer();
  const warnings: string[] = [];
  const warned = ({ message }: Error) => warnings.push(message);
  process.on('warning', warned);
  let made = 0;
  vi.spyOn(server.core, 'exportRecord').mockImplementation(async function* () {
    for (; made < lines; made++) {
      yield line;
      if (made % 16 === 0) await new Promise(setImmediate);
    }
  });
  const answer = await ask(server.port, await server.cookieFor('attendee'));
  let before = -1;
  // Until nothing more goes into the buffers between them.
  while (before !== made) {
    before = made;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(made).toBeLessThan(lines / 2);
  let bytes = 0;
  for await (const chunk of answer) bytes += chunk.length;
  expect([made, bytes]).toEqual([lines, lines * lineBytes]);
  process.off('warning', warned);
  expect(warnings).toEqual([]);
  await server.close();
});
