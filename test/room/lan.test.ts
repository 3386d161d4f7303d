import { readFile } from 'node:fs/promises';
import https from 'node:https';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { healthReplySchema } from '../../protocol/http.ts';
import { lanAddress } from '../../server/config.ts';
import { RunningApp } from '../support/running-app.ts';

let app: RunningApp | null = null;
afterEach(() => app?.close());

it('[H7] --lan serves this machine’s address under a certificate whose authority is enough to trust it', async () => {
  const lan = lanAddress();
  if (lan === null) {
    await expect(RunningApp.start({}, ['--lan'])).rejects.toThrow('no address on a network');
    return;
  }
  app = await RunningApp.start({}, ['--lan']);
  expect(app.url).toMatch(`https://${lan.address}:`);
  expect(app.links.attendee).toMatch(`https://${lan.address}:`);
  const chain = await readFile(path.join(app.dataDir, 'lan-cert.pem'), 'utf8');
  const authority = `-----BEGIN CERTIFICATE-----${chain.split('-----BEGIN CERTIFICATE-----').at(-1)}`;
  const body = await new Promise<string>((resolve, reject) => {
    const request = https.get(`${app?.url}/health`, { ca: authority }, (response) =>
      response.on('data', (data) => resolve(String(data))),
    );
    request.on('error', reject);
  });
  expect(healthReplySchema.parse(JSON.parse(body)).parts.record).toEqual({ status: 'ok' });
});
