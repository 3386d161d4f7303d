import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../../server/config.ts';
import { openModel } from '../../../server/hall-model.ts';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.ts';
import type { FakeOptions } from '../../support/fake-openai/options.ts';
import { serverDown } from '../../support/fake-openai/replies.ts';
import { noAbort } from '../../unit/mind/knowledge.ts';

const servers: FakeOpenAi[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function aServer(options: FakeOptions): Promise<FakeOpenAi> {
  const server = await startFakeOpenAi(options);
  servers.push(server);
  return server;
}

function aFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'model-'));
  folders.push(folder);
  return folder;
}

async function modelAt(baseUrl: string, dataDir: string | null, more: Record<string, string> = {}) {
  const { openAi } = readConfig({ OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: 'm', ...more }, []);
  const log = pino({ level: 'silent' });
  const model = openAi && (await openModel({ openAi, dataDir, townhallId: 'demo', nowMs: () => 0, log }));
  if (model === null) throw new Error('no model');
  const ask = (material: string) =>
    model.asking.ask(
      { step: 'write', instruction: 'i', material, replyTokens: 9, timeoutMs: 20_000 },
      z.object({ ok: z.boolean() }),
      noAbort,
    );
  return { model, ask };
}

it('[MD3] opens at once, and knows a little later what its server offers', async () => {
  const server = await aServer({ offers: ['chat'], chat: () => '{"ok":true}' });
  const { model } = await modelAt(server.url, null);
  expect(model.report()).toMatchObject({ model: 'm', writes: false, checkedBy: null, offers: null, trouble: null });
  await vi.waitFor(() => expect(model.offers()).toMatchObject({ chat: 'yes', responses: 'no' }));
});

it('[MD30] keeps what was spent over a restart', async () => {
  const server = await aServer({ chat: () => '{"ok":true}' });
  const folder = aFolder();
  const first = await modelAt(server.url, folder, { MODEL_CALLS: '2' });
  await first.ask('1');
  await first.model.close();
  const second = await modelAt(server.url, folder, { MODEL_CALLS: '2' });
  expect(second.model.report()?.inAll.calls).toBe(1);
  await second.ask('2');
  await expect(second.ask('3')).rejects.toMatchObject({ reason: 'over-budget' });
  expect(second.model.report()?.trouble).toBe('town-hall-spent');
  expect(second.model.health()).toMatchObject({ status: 'off' });
  await second.model.close();
});

it('[MD34] says when the model does not answer, and when it does again', async () => {
  let isDown = true;
  const server = await aServer({ chat: () => (isDown ? serverDown : '{"ok":true}') });
  const { model, ask } = await modelAt(server.url, null);
  await expect(ask('1')).rejects.toMatchObject({ reason: 'unavailable' });
  expect(model.report()?.trouble).toBe('not-answering');
  expect(model.health()).toEqual({ status: 'off', reason: 'The language model does not answer; the avatar quotes.' });
  isDown = false;
  await ask('1');
  expect([model.report()?.trouble, model.health()]).toEqual([null, { status: 'ok' }]);
});
