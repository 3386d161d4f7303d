import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDoor } from '../../../../../client/adapters/http/door.ts';

const part = new TextEncoder().encode('{"kind":"entry"}\n');

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A server that sends a part of the record at each of these seconds, and ends it, or sends nothing more. */
function sends(atSeconds: readonly number[], end: 'ends' | 'falls silent'): void {
  vi.stubGlobal('fetch', (_path: string, { signal }: { readonly signal: AbortSignal }) => {
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        signal.addEventListener('abort', () => controller.error(signal.reason));
        let now = 0;
        for (const at of atSeconds) {
          await new Promise((resolve) => setTimeout(resolve, (at - now) * 1000));
          now = at;
          controller.enqueue(part);
        }
        if (end === 'ends') controller.close();
      },
    });
    return Promise.resolve(new Response(body, { status: 200 }));
  });
}

it('[BD8] a record that comes slowly for ten minutes is waited for, and how much has come is told', async () => {
  sends(
    Array.from({ length: 24 }, (_, index) => index * 25),
    'ends',
  );
  const told: number[] = [];
  const reply = createDoor('hall').record((bytes) => told.push(bytes));
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(await reply).toEqual({ kind: 'ok', value: new TextDecoder().decode(part).repeat(24) });
  expect(told).toEqual(Array.from({ length: 24 }, (_, index) => (index + 1) * part.length));
});

it('[BD8] a record of which nothing more comes for half a minute is given up', async () => {
  sends([0, 20], 'falls silent');
  const told: number[] = [];
  const reply = createDoor('hall').record((bytes) => told.push(bytes));
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(49_000);
  await expect(Promise.race([reply, Promise.resolve('still waiting')])).resolves.toBe('still waiting');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await reply).toEqual({ kind: 'unreachable' });
  expect(told).toEqual([part.length, 2 * part.length]);
});
