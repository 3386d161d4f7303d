import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lanCertificate } from '../../../server/adapters/x509/certificate.ts';

describe('certificate for the network', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'rostrum-certificate-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('[H7] is a server leaf for the address under an authority of its own, kept with a private key', async () => {
    const made = await lanCertificate(dir, '192.0.2.9');
    const leaf = new X509Certificate(made.cert);
    expect(leaf.ca).toBe(false);
    expect(leaf.checkIP('192.0.2.9')).toBe('192.0.2.9');
    expect(leaf.issuer).not.toBe(leaf.subject);
    expect((await stat(path.join(dir, 'lan-key.pem'))).mode & 0o777).toBe(0o600);
    expect(await lanCertificate(dir, '192.0.2.9')).toEqual(made);
    expect((await lanCertificate(dir, '192.0.2.10')).fingerprint).not.toBe(made.fingerprint);
  });

  it('[H7] serves TLS that a client which trusts its authority accepts', async () => {
    const made = await lanCertificate(dir, '127.0.0.1');
    const authority = `-----BEGIN CERTIFICATE-----${made.cert.split('-----BEGIN CERTIFICATE-----').at(-1)}`;
    const server = https.createServer({ key: made.key, cert: made.cert }, (_request, response) =>
      response.end('hello'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const text = await new Promise<string>((resolve, reject) => {
      https
        .get({ host: '127.0.0.1', port, ca: authority }, (response) =>
          response.on('data', (data) => resolve(String(data))),
        )
        .on('error', reject);
    });
    server.close();
    expect(text).toBe('hello');
  });
});
